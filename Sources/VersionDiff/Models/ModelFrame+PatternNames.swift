extension ModelFrame {
  /// A pattern by its answers: rows with equal ones are the same to the model.
  ///
  /// - Parameter answer: the answer of people of the pattern; nil where the outcome is a number.
  func name(ofPattern pattern: Int, answer: String? = nil) -> String {
    let explanations = variables.map { variable in
      let value =
        variable.levels.map { $0[variable.codes[pattern]] }
        ?? ModelColumn.label(variable.values[pattern])
      return "\(variable.name) = \(value)"
    }
    let own = answer ?? ModelColumn.label(outcomeValues[pattern])
    return (["\(outcome) = \(own)"] + explanations).joined(separator: ", ")
  }
}
