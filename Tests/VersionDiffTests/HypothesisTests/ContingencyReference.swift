import TestSupport
import VersionDiff

/// One table of `contingency.json`.
struct ContingencyReference: Decodable, Sendable {
  let name: String
  let counts: [[Double]]
  let level: Double
  let pearson: Double
  let df: Double
  let pearsonP: Double
  let likelihoodRatio: Double
  let likelihoodRatioP: Double
  let adjustedResiduals: [[Double]]
  let smallestExpected: Double
  let smallExpected: Int
  let v: Double
  let vLow: Double
  let vHigh: Double
  let vLowEffectsize: Double
  let vHighEffectsize: Double
  let vCorrected: Double

  enum CodingKeys: String, CodingKey {
    case name, counts, level, pearson, df, v
    case pearsonP = "pearson.p"
    case likelihoodRatio = "likelihood.ratio"
    case likelihoodRatioP = "likelihood.ratio.p"
    case adjustedResiduals = "adjusted.residuals"
    case smallestExpected = "smallest.expected"
    case smallExpected = "small.expected"
    case vLow = "v.low"
    case vHigh = "v.high"
    case vLowEffectsize = "v.low.effectsize"
    case vHighEffectsize = "v.high.effectsize"
    case vCorrected = "v.corrected"
  }

  static func all() throws -> [ContingencyReference] {
    try Fixture<ContingencyReference>.load("contingency").cases
  }

  func table() throws -> ContingencyTable { try ContingencyTable(counts) }
}

extension ContingencyTable {
  /// A table whose rows are called a, b, ... and whose columns 1, 2, ...
  init(_ counts: [[Double]]) throws {
    let letters = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
    try self.init(
      counts: counts, rowNames: counts.indices.map { letters[$0] },
      columnNames: (counts.first ?? []).indices.map { "\($0 + 1)" })
  }
}
