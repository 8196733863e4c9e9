import VignetteKit

/// How one characteristic of the respondents is spread over the versions, by the published
/// percentages.
///
/// Counts are percentage / sum × N, not rounded. Answers whether the versions can be random parts of one group. Where chance decided who saw
/// which version, p is uniform; a very small p says that it did not, so that answers may differ
/// because the readers do. Figures that are unknown in some version are taken together with what
/// is missing to 100.
public struct PublishedBalance: Sendable, Equatable {
  /// A category with its share in every version.
  public struct Category: Sendable, Equatable {
    /// The answer, or nil for all others together.
    public let option: String?
    /// Its share in every version, as a proportion.
    public let shares: [Double]

    /// The standardised difference of a version from the first.
    ///
    /// ```
    /// (p₂ - p₁) / √( (p₁(1-p₁) + p₂(1-p₂)) / 2 )
    /// ```
    /// nil where neither version varies.
    public func standardisedDifference(version: Int = 1) -> Double? {
      let (first, second) = (shares[0], shares[version])
      let variance = (first * (1 - first) + second * (1 - second)) / 2
      return variance > 0 ? (second - first) / variance.squareRoot() : nil
    }
  }

  /// The question.
  public let characteristic: String
  /// The versions, in the study's order.
  public let versions: [String]
  /// The number of respondents of each version.
  public let sampleSizes: [Int]
  /// The categories.
  public let categories: [Category]
  /// Categories by versions: percentage / sum × N. Others together are called `(rest)`.
  public let table: ContingencyTable
  /// Pearson's chi-square over categories and versions.
  public let statistic: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// Where the table stands.
  public let heading: PublishedHeading

  /// The chance of a chi-square at least as large if the versions were random parts of one group.
  public var pValue: Double {
    ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(statistic)
  }

  /// The largest standardised difference, by size.
  public var largestDifference: Double {
    categories.flatMap { category in
      versions.indices.dropFirst().map { abs(category.standardisedDifference(version: $0) ?? 0) }
    }.max() ?? 0
  }

  /// The balance of every characteristic that is published for two or more versions.
  public static func all(in study: Study) -> [PublishedBalance] {
    study.characteristics.compactMap { characteristic in
      study.published?.distributions.lazy
        .filter { $0.variable == characteristic && $0.base == nil }
        .compactMap { PublishedBalance($0, in: study) }.first
    }
  }

  private init?(_ published: PublishedDistribution, in study: Study) {
    guard study.coverage(of: published) != .overlapping else { return nil }
    let samples = study.versions.compactMap { version in
      study.published?.samples.first {
        $0.version == version.id && published.samples.contains($0.id)
      }
    }
    let sizes = samples.compactMap { published.count(in: $0) }.filter { $0 > 0 }
    guard samples.count > 1, sizes.count == samples.count else { return nil }
    let known = published.rows.filter { row in
      samples.allSatisfy { PrintedFigure(row[$0.id]).map { (0...100).contains($0.value) } ?? false }
    }
    guard !known.isEmpty else { return nil }
    let isComplete =
      known.count == published.rows.count && study.coverage(of: published) == .complete
    var columns: [[PrintedFigure]] = []
    for sample in samples {
      let figures = known.compactMap { PrintedFigure($0[sample.id]) }
      let decimals = figures.map(\.decimals).max() ?? 0
      let units = figures.reduce(0) { $0 + $1.units * powerOfTen(decimals - $1.decimals) }
      let rest = 100 * powerOfTen(decimals) - units
      if isComplete {
        columns.append(figures)
      } else {
        guard rest > 0 else { return nil }
        columns.append(figures + [PrintedFigure(units: rest, decimals: decimals)])
      }
    }
    // Real-valued: rounding to whole respondents would add an error that nobody printed.
    let counts = zip(columns, sizes).map { figures, size in
      let sum = figures.reduce(0) { $0 + $1.value }
      return figures.map { Double(size) * $0.value / sum }
    }
    let used = columns[0].indices.filter { option in counts.contains { $0[option] > 0 } }
    guard used.count > 1 else { return nil }
    let versions = samples.compactMap(\.version)
    let names = used.map { $0 < known.count ? known[$0].option : "(rest)" }
    let rows = used.map { option in counts.map { $0[option] } }
    guard let table = try? ContingencyTable(counts: rows, rowNames: names, columnNames: versions)
    else { return nil }
    self.table = table
    self.versions = versions
    characteristic = published.variable
    sampleSizes = sizes
    categories = used.map { option in
      Category(
        option: option < known.count ? known[option].option : nil,
        shares: columns.map { $0[option].proportion })
    }
    statistic = chiSquared(columns: counts.map { column in used.map { column[$0] } })
    degreesOfFreedom = (used.count - 1) * (samples.count - 1)
    heading = published.heading
  }
}
