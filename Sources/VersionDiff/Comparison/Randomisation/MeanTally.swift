/// Gathers, arrangement after arrangement, what a studentised difference of two means needs, so that
/// it can be found for any constant effect without drawing again.
///
/// If the effect of the second version is τ for everybody, the answers without it are `a = Y − τ W`,
/// W telling who got the second version. In an arrangement w the statistic is
///
/// ```
/// t(w; τ) = (ā₁ − ā₀) / √(s₁² / n₁ + s₀² / n₀)        groups by w, s² with n − 1
/// ```
/// and all of its parts follow from five sums over the second group. Studentised, the test keeps
/// its size in large samples also where only the means agree and not the spreads.
///
/// - Reference: [WuDing2021], section 3; [ImbensRubin2015], section 5.7
struct MeanTally: RandomisationTally {
  /// Sums over the group of the second version: its size, Y, Y², W, W Y.
  struct Sums: Sendable {
    var n = 0.0
    var y = 0.0
    var yy = 0.0
    var w = 0.0
    var wy = 0.0
    var weight = 1.0
  }

  /// The answers of those who answered, less their mean.
  private let answers: [Double]
  private let rows: [Int]
  /// Whether each of them got the second version.
  private let treated: [Double]
  /// The sums over everybody.
  private let all: Sums
  /// The sums of the recorded arrangement.
  let recorded: Sums
  /// The sums of each arrangement.
  private(set) var sums: [Sums] = []

  /// - Parameter answers: the number in each row; nil where there is no answer.
  init(_ answers: [Double?], recorded: [UInt16]) {
    let rows = answers.indices.filter { answers[$0] != nil }
    let values = rows.map { answers[$0] ?? 0 }
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    self.rows = rows
    self.answers = values.map { $0 - mean }
    treated = rows.map { Double(recorded[$0]) }
    let everybody = [UInt16](repeating: 1, count: answers.count)
    all = Self.sums(everybody, self.answers, rows, treated)
    self.recorded = Self.sums(recorded, self.answers, rows, treated)
  }

  /// Whether both groups of the recorded arrangement have two answers and more.
  var isEstimable: Bool { recorded.n >= 2 && all.n - recorded.n >= 2 }

  /// The difference of the recorded means.
  var difference: Double {
    recorded.y / recorded.n - (all.y - recorded.y) / (all.n - recorded.n)
  }

  mutating func add(_ versions: [UInt16], weight: Double) -> Bool {
    var sums = Self.sums(versions, answers, rows, treated)
    guard sums.n >= 2, all.n - sums.n >= 2 else { return false }
    sums.weight = weight
    self.sums.append(sums)
    return true
  }

  private static func sums(
    _ versions: [UInt16], _ answers: [Double], _ rows: [Int], _ treated: [Double]
  ) -> Sums {
    var sums = Sums()
    for index in rows.indices {
      let isSecond = Double(versions[rows[index]])
      let answer = answers[index] * isSecond
      sums.n += isSecond
      sums.y += answer
      sums.yy += answer * answers[index]
      sums.w += isSecond * treated[index]
      sums.wy += answer * treated[index]
    }
    return sums
  }

  /// The studentised difference in an arrangement if the effect is τ; infinite where the groups have
  /// no spread and differ.
  func statistic(_ sums: Sums, effect: Double) -> Double {
    let first = Self.moments(sums, effect: effect)
    let second = Self.moments(
      Sums(
        n: all.n - sums.n, y: all.y - sums.y, yy: all.yy - sums.yy, w: all.w - sums.w,
        wy: all.wy - sums.wy), effect: effect)
    let difference = first.mean - second.mean
    let variance = first.variance / sums.n + second.variance / (all.n - sums.n)
    // Cancellation leaves this much of a variance that is none.
    let least = 1e-13 * (all.yy / all.n + effect * effect)
    if variance > least { return difference / variance.squareRoot() }
    return difference * difference <= least ? 0 : difference.sign == .minus ? -.infinity : .infinity
  }

  private static func moments(
    _ sums: Sums, effect: Double
  ) -> (mean: Double, variance: Double) {
    let sum = sums.y - effect * sums.w
    let squares = sums.yy - 2 * effect * sums.wy + effect * effect * sums.w
    let mean = sum / sums.n
    return (mean, max(0, (squares - sum * mean) / (sums.n - 1)))
  }
}
