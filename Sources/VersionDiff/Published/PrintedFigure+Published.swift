import VignetteKit

extension PrintedFigure {
  /// The number in a published figure; nil where it is unclear, only a bound, or too long.
  public init?(_ figure: PublishedFigure?) {
    guard let figure, let value = figure.value, !figure.isUpperBound else { return nil }
    self.init(value, decimals: figure.decimals)
  }
}

extension PrintedDistribution {
  /// The percentages of one sample in a published table; nil where a figure is unclear or outside
  /// 0 to 100, or the number of respondents is unknown.
  public init?(_ table: PublishedDistribution, of sample: PublishedSample) {
    guard let count = table.count(in: sample), (1...1_000_000_000).contains(count) else {
      return nil
    }
    let figures = table.rows.compactMap { PrintedFigure($0[sample.id]) }
    guard figures.count == table.rows.count, !figures.isEmpty,
      figures.allSatisfy({ (0...100).contains($0.value) })
    else { return nil }
    self.init(
      version: sample.version ?? sample.id, percentages: figures, sampleSize: count,
      basis: table.isWeighted(in: sample) ? .weightedPercentages : .wholeCounts)
  }
}
