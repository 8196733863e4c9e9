/// GRIM: whether a printed mean, or percentage, of whole numbers is possible at a sample size.
///
/// The sum of n whole numbers is a whole number, so their mean is a multiple of `1 / n`; with m
/// items per person a multiple of `1 / (n m)`. With few people, printed decimals show means that no
/// sample can have. All arithmetic is in whole numbers.
/// - Reference: [BrownHeathers2017]
public enum GranularityTest {
  /// The sums of n × items whole numbers whose mean rounds to the printed one, or nil where there
  /// is none.
  public static func sums(
    mean: PrintedFigure, count: Int, items: Int = 1
  ) -> ClosedRange<Int>? {
    precondition(count > 0 && items > 0)
    return mean.numerators(over: count * items)
  }

  /// Whether a sample of this size can have the printed mean.
  public static func isPossible(mean: PrintedFigure, count: Int, items: Int = 1) -> Bool {
    sums(mean: mean, count: count, items: items) != nil
  }

  /// Whether a number of people can be the printed percentage of this sample size.
  public static func isPossible(percentage: PrintedFigure, count: Int) -> Bool {
    precondition(count > 0)
    return percentage.numerators(over: count, times: 100) != nil
  }

  /// The sample sizes within 25 % of the stated one that the printed percentage fits, as runs of
  /// neighbours, an exact half being rounded upwards.
  public static func fittingSampleSizes(
    percentage: PrintedFigure, near count: Int
  ) -> [ClosedRange<Int>] {
    let reach = min(max(1, count / 4), 10_000)
    let fitting = (max(1, count - reach)...(count + reach)).filter {
      percentage.numerators(over: $0, times: 100, ties: .upward) != nil
    }
    return fitting.reduce(into: []) { runs, size in
      if let last = runs.last, last.upperBound == size - 1 {
        runs[runs.count - 1] = last.lowerBound...size
      } else {
        runs.append(size...size)
      }
    }
  }
}
