/// The smallest and largest Pearson chi-square, and p, that the rounding of published percentages
/// allows.
///
/// Unweighted versions range over every table of whole counts that rounds to the printed
/// percentages at the stated sample size; where none does, over those of all sample sizes up to
/// 10 % smaller that fit (answers may be missing to single questions). Weighted versions range over
/// every real-valued distribution within the rounding intervals, at their nominal sample size.
/// At fixed degrees of freedom p falls as chi-square rises, so the limits exchange places.
///
/// An option that every version prints as 0 is taken as chosen by nobody.
/// - Complexity: depends on the options and versions, not on the sample sizes, except for the
///   smallest chi-square over whole counts; where that would be too much work, the smallest over
///   real-valued distributions takes its place and ``kind`` says so.
public struct RoundingEnvelope: Sendable, Equatable {
  /// Over which tables the limits were taken.
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    /// All tables of whole counts.
    case wholeCounts = "whole.counts"
    /// All real-valued distributions, every version being weighted.
    case realValued = "real.valued"
    /// Whole counts of the unweighted versions with real-valued distributions of the weighted.
    case mixed = "mixed"
    /// Real-valued distributions also where people were counted: an outer bound.
    case continuousBounds = "continuous.bounds"
  }

  /// The smallest and largest chi-square.
  public let statistic: ClosedRange<Double>
  /// `(options - 1) × (versions - 1)`.
  public let degreesOfFreedom: Int
  /// Over which tables the limits were taken.
  public let kind: Kind
  /// For each version, the sample sizes that the envelope covers.
  public let sampleSizes: [[Int]]

  /// How many cells a table may have: the smallest chi-square takes the cube of them.
  private static let cellLimit = 200

  /// The smallest and largest p.
  public var pValue: ClosedRange<Double> {
    let distribution = ChiSquared(degreesOfFreedom: Double(degreesOfFreedom))
    let low = distribution.survival(statistic.upperBound)
    return low...max(low, distribution.survival(statistic.lowerBound))
  }

  /// Takes the envelope of two or more versions.
  ///
  /// - Precondition: the versions have the same options.
  /// - Throws: ``AnalysisError/tooFewVersions(_:)``, ``AnalysisError/tooFewOptions(_:)``,
  ///   ``AnalysisError/percentagesDoNotAddUp(version:sum:)`` and
  ///   ``AnalysisError/envelopeOutOfReach(versions:options:)``.
  public init(of distributions: [PrintedDistribution]) throws(AnalysisError) {
    guard distributions.count > 1 else { throw .tooFewVersions(distributions.count) }
    let options = distributions[0].percentages.count
    precondition(distributions.allSatisfy { $0.percentages.count == options })
    let used = (0..<options).filter { option in
      distributions.contains { $0.percentages[option].units > 0 }
    }
    guard used.count > 1 else { throw .tooFewOptions(used.count) }
    guard used.count * distributions.count <= Self.cellLimit else {
      throw .envelopeOutOfReach(versions: distributions.count, options: options)
    }
    let candidates = try distributions.map { distribution throws(AnalysisError) in
      try VersionCandidates(distribution, options: used)
    }
    let search = EnvelopeSearch(candidates)
    guard let statistic = search.statistic else {
      throw .envelopeOutOfReach(versions: distributions.count, options: options)
    }
    self.statistic = statistic
    kind = search.kind
    degreesOfFreedom = (used.count - 1) * (distributions.count - 1)
    sampleSizes = candidates.map { $0.choices.map(\.sampleSize) }
  }
}

/// What one version may be: one composition per sample size.
private struct VersionCandidates {
  struct Choice {
    let sampleSize: Int
    let composition: BoundedComposition
  }

  let choices: [Choice]
  let areWholeCounts: Bool
  let basis: PrintedDistribution.Basis

  init(_ distribution: PrintedDistribution, options: [Int]) throws(AnalysisError) {
    basis = distribution.basis
    guard distribution.addsUp else {
      throw .percentagesDoNotAddUp(
        version: distribution.version, sum: distribution.sum.description)
    }
    func kept(_ composition: BoundedComposition) -> BoundedComposition {
      BoundedComposition(
        ranges: options.map { composition.ranges[$0] }, total: composition.total)
    }
    if basis == .wholeCounts {
      let stated = distribution.fits(sampleSize: distribution.sampleSize)
      let sizes = stated ? [distribution.sampleSize] : distribution.fittingSampleSizes
      let whole = sizes.compactMap { size in
        distribution.counts(of: size).map {
          Choice(sampleSize: size, composition: kept($0))
        }
      }.filter(\.composition.isFeasible)
      if !whole.isEmpty {
        choices = whole
        areWholeCounts = true
        return
      }
    }
    let real = kept(distribution.composition)
    guard real.isFeasible else {
      throw .percentagesDoNotAddUp(
        version: distribution.version, sum: distribution.sum.description)
    }
    choices = [Choice(sampleSize: distribution.sampleSize, composition: real)]
    areWholeCounts = false
  }
}

/// Goes through the combinations of sample sizes and takes the extremes of each.
private struct EnvelopeSearch {
  let statistic: ClosedRange<Double>?
  let kind: RoundingEnvelope.Kind

  /// How many combinations of sample sizes are gone through at most.
  private static let combinationLimit = 5000
  /// How many tables of whole counts are combined with real-valued distributions at most.
  private static let tableLimit = 400

  init(_ candidates: [VersionCandidates]) {
    var combinations: [[VersionCandidates.Choice]] = [[]]
    for version in candidates {
      guard combinations.count * version.choices.count <= Self.combinationLimit else {
        statistic = nil
        kind = .continuousBounds
        return
      }
      combinations = combinations.flatMap { head in version.choices.map { head + [$0] } }
    }
    let whole = candidates.map(\.areWholeCounts)
    var isExact = !zip(candidates, whole).contains { $0.0.basis == .wholeCounts && !$0.1 }
    var (low, high) = (Double.infinity, -Double.infinity)
    for combination in combinations {
      let extremes = ChiSquaredExtremes(
        compositions: combination.map(\.composition),
        sampleSizes: combination.map { Double($0.sampleSize) })
      guard let largest = extremes.largest() else {
        statistic = nil
        kind = .continuousBounds
        return
      }
      high = max(high, largest)
      if let smallest = Self.smallest(extremes, whole: whole, limit: combinations.count) {
        low = min(low, smallest)
      } else {
        isExact = false
        low = min(low, Self.smallestOverReals(extremes))
      }
    }
    statistic = min(low, high)...high
    switch (isExact, whole.contains(true), whole.contains(false)) {
    case (false, _, _): kind = .continuousBounds
    case (true, true, true): kind = .mixed
    case (true, true, false): kind = .wholeCounts
    case (true, false, _): kind = .realValued
    }
  }

  /// The smallest value over whole counts where people were counted, or nil where there are too
  /// many tables.
  private static func smallest(
    _ extremes: ChiSquaredExtremes, whole: [Bool], limit combinations: Int
  ) -> Double? {
    if !whole.contains(false) { return extremes.smallestOverWholeParts() }
    let limit = max(1, tableLimit / combinations)
    var tables: [[BoundedComposition]] = [[]]
    for (composition, isWhole) in zip(extremes.compositions, whole) {
      guard isWhole else {
        tables = tables.map { $0 + [composition] }
        continue
      }
      guard let choices = composition.choices(atMost: limit), tables.count * choices.count <= limit
      else { return nil }
      tables = tables.flatMap { head in
        choices.map { parts in
          head + [BoundedComposition(ranges: parts.map { $0...$0 }, total: composition.total)]
        }
      }
    }
    return tables.map { table in
      smallestOverReals(
        ChiSquaredExtremes(compositions: table, sampleSizes: extremes.sampleSizes))
    }.min()
  }

  private static func smallestOverReals(_ extremes: ChiSquaredExtremes) -> Double {
    let limits = extremes.compositions.map { composition in
      composition.ranges.map { range in
        let total = Double(composition.total)
        return Double(range.lowerBound) / total...Double(range.upperBound) / total
      }
    }
    return SmallestChiSquared(limits: limits, sampleSizes: extremes.sampleSizes).lowerBound
  }
}
