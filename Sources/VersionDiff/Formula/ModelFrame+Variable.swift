extension ModelFrame {
  /// An explanatory variable: its code or value in each pattern.
  ///
  /// Numbers computed from columns are none; a design computes them from their columns.
  struct Variable: Sendable {
    /// The name in tables: that of the column, or `factor(x)`.
    let name: String
    /// The column that it comes from.
    let column: String
    /// The levels, the reference first; nil for a number.
    let levels: [String]?
    /// The place of each level in the factor's own order; empty for a number.
    let ranks: [Int]
    /// How a factor becomes columns of numbers.
    let contrast: Contrast
    /// The position of the level in each pattern; empty for a number.
    let codes: [Int]
    /// The value in each pattern; empty for a factor.
    let values: [Double]

    /// A number.
    init(name: String, values: [Double]) {
      self.init(name: name, levels: nil, codes: [], values: values)
    }

    /// A number or a factor; what is not given is as in a column of its own with its levels in
    /// order.
    init(
      name: String, column: String? = nil, levels: [String]?, ranks: [Int]? = nil,
      contrast: Contrast = .treatment, codes: [Int], values: [Double]
    ) {
      self.name = name
      self.column = column ?? name
      self.levels = levels
      self.ranks = ranks ?? Array((levels ?? []).indices)
      self.contrast = contrast
      self.codes = codes
      self.values = values
    }

    /// The same variable in other patterns.
    func replacing(codes: [Int], values: [Double]) -> Variable {
      Variable(
        name: name, column: column, levels: levels, ranks: ranks, contrast: contrast, codes: codes,
        values: values)
    }
  }
}
