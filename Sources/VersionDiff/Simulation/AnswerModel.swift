import VignetteKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the answers to one question are drawn.
///
/// ```
/// numbers:     y = μ + Σ effects + b + e,                        b ~ N(0, τ²),  e ~ N(0, σ²)
/// categories:  logit P(Y > j) = logit(share above j) + Σ effects + b
/// ```
/// An effect is added where all of its levels are shown. Numbers are rounded to the nearest answer
/// that the question admits.
struct AnswerModel: Sendable {
  enum Basis: Sendable {
    /// The mean at the reference levels, the deviation within respondents, and what can be answered.
    case number(mean: Double, deviation: Double, scale: AnswerScale)
    /// The answers in order; for each version the log odds of an answer above each of the first,
    /// second, ... of them.
    case categories([String], logOdds: [[Double]])
  }

  let outcome: String
  let basis: Basis
  let effects: [ExpectedEffect]
  let betweenDeviation: Double
  let missing: Double

  /// The answer of somebody who reads these levels, or nil for one that is missing.
  func answer(
    to levels: [LevelReference], version: Int, ownLevel: Double,
    from generator: inout SeededGenerator
  ) -> SimulatedAnswer? {
    let added = effects.reduce(ownLevel * betweenDeviation) { sum, effect in
      effect.levels.allSatisfy(levels.contains) ? sum + effect.value : sum
    }
    let isMissing = generator.uniform() < missing
    switch basis {
    case .number(let mean, let deviation, let scale):
      let value = mean + added + deviation * generator.normal()
      return isMissing ? nil : .number(scale.nearest(to: value))
    case .categories(let names, let logOdds):
      let uniform = generator.uniform()
      let position = logOdds[version].count { uniform < 1 / (1 + exp(-($0 + added))) }
      return isMissing ? nil : .name(names[position])
    }
  }
}

/// An answer that was drawn.
enum SimulatedAnswer: Sendable, Equatable {
  case name(String)
  case number(Double)
}

/// The numbers that can be answered.
enum AnswerScale: Sendable, Equatable {
  case points([Double])
  case range(minimum: Double?, maximum: Double?, step: Double?)

  /// The nearest number that can be answered.
  func nearest(to value: Double) -> Double {
    switch self {
    case .points(let points): return points.min { abs($0 - value) < abs($1 - value) } ?? value
    case .range(let minimum, let maximum, let step):
      var value = value
      if let step, step > 0 {
        let origin = minimum ?? 0
        value = origin + ((value - origin) / step).rounded() * step
      }
      return min(max(value, minimum ?? value), maximum ?? value)
    }
  }
}
