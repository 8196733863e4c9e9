/// The answers of one version to one question as a source prints them: a percentage per option.
public struct PrintedDistribution: Sendable, Equatable {
  /// What the percentages are shares of.
  public enum Basis: String, Sendable, Equatable, CaseIterable {
    /// Shares of people who were counted: whole numbers of the sample.
    case wholeCounts = "whole.counts"
    /// Shares of summed weights: any real number, with the stated sample size only nominal.
    case weightedPercentages = "weighted.percentages"
  }

  /// The version's name.
  public let version: String
  /// The printed percentages, in the order of the options.
  public let percentages: [PrintedFigure]
  /// The sample size that the source states.
  public let sampleSize: Int
  /// What the percentages are shares of.
  public let basis: Basis

  /// Creates a distribution.
  ///
  /// - Precondition: there is a percentage, all lie in 0...100, and the sample size in 1...1e9.
  public init(version: String, percentages: [PrintedFigure], sampleSize: Int, basis: Basis) {
    precondition(!percentages.isEmpty && percentages.allSatisfy { (0...100).contains($0.value) })
    precondition((1...1_000_000_000).contains(sampleSize))
    self.version = version
    self.percentages = percentages
    self.sampleSize = sampleSize
    self.basis = basis
  }

  /// Whole counts that add up to the sample size, by the method of largest remainders.
  ///
  /// ```
  /// quota = percentage / (sum of the printed percentages) × N
  /// ```
  /// Each option gets the whole part of its quota; the seats that are left go to the largest
  /// remainders, ties to the earlier option. Computed in whole numbers.
  public var counts: [Int] {
    let units = unitsAtCommonDecimals.map { Int128($0) }
    let total = units.reduce(0, +)
    guard total > 0 else { return units.map { _ in 0 } }
    let shares = units.map { $0 * Int128(sampleSize) }
    var counts = shares.map { Int($0 / total) }
    let byRemainder = shares.indices.sorted {
      (shares[$0] % total, $1) > (shares[$1] % total, $0)
    }
    for option in byRemainder.prefix(sampleSize - counts.reduce(0, +)) { counts[option] += 1 }
    return counts
  }

  /// How many decimals the most precise percentage shows.
  public var decimals: Int { percentages.map(\.decimals).max() ?? 0 }

  /// The sum of the printed percentages.
  public var sum: PrintedFigure {
    PrintedFigure(units: unitsAtCommonDecimals.reduce(0, +), decimals: decimals)
  }

  /// Whether unrounded percentages that add up to exactly 100 round to the printed ones.
  public var addsUp: Bool { composition.isFeasible }

  /// Whether whole counts of this sample size round to the printed percentages.
  public func fits(sampleSize: Int) -> Bool { counts(of: sampleSize)?.isFeasible ?? false }

  /// The sample sizes that whole counts fit, ascending, from the stated one down to 10 % less
  /// (answers may be missing to single questions).
  ///
  /// The nearest 100,000 sizes at most; more matter only to figures of five and more decimals.
  public var fittingSampleSizes: [Int] {
    guard addsUp else { return [] }
    let lowest = max((9 * sampleSize + 9) / 10, sampleSize - 100_000, 1)
    return (lowest...sampleSize).filter { fits(sampleSize: $0) }
  }

  /// The whole counts of a sample size that round to the printed percentages, or nil where an
  /// option has none.
  func counts(of sampleSize: Int) -> BoundedComposition? {
    var ranges: [ClosedRange<Int>] = []
    for percentage in percentages {
      guard let range = percentage.numerators(over: sampleSize, times: 100) else {
        return nil
      }
      ranges.append(max(0, range.lowerBound)...min(sampleSize, max(0, range.upperBound)))
    }
    return BoundedComposition(ranges: ranges, total: sampleSize)
  }

  /// The real-valued distributions that round to the printed percentages, in half units of the
  /// finest printed digit.
  var composition: BoundedComposition {
    let whole = 200 * powerOfTen(decimals)
    let ranges = percentages.map { figure in
      let scale = powerOfTen(decimals - figure.decimals)
      let low = max(0, (2 * figure.units - 1) * scale)
      return low...max(low, min(whole, (2 * figure.units + 1) * scale))
    }
    return BoundedComposition(ranges: ranges, total: whole)
  }

  private var unitsAtCommonDecimals: [Int] {
    percentages.map { $0.units * powerOfTen(decimals - $0.decimals) }
  }
}
