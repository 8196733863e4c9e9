/// How many numbers there are, with their mean and spread, kept up to date one by one.
///
/// - Reference: [Welford1962]
public struct RunningMoments: Sendable, Equatable {
  /// How many numbers.
  public private(set) var count = 0
  /// Their mean; 0 of none.
  public private(set) var mean = 0.0
  /// The sum of squares about the mean.
  public private(set) var squares = 0.0

  /// No numbers yet.
  public init() {}

  /// Adds a number.
  public mutating func add(_ value: Double) {
    count += 1
    let before = value - mean
    mean += before / Double(count)
    squares += before * (value - mean)
  }

  /// Takes a number away that was added before, as where an answer is corrected or deleted.
  ///
  /// - Precondition: there is a number.
  public mutating func remove(_ value: Double) {
    precondition(count > 0, "nothing to take away")
    guard count > 1 else {
      self = RunningMoments()
      return
    }
    let after = value - mean
    count -= 1
    mean -= after / Double(count)
    squares = max(0, squares - after * (value - mean))
  }

  /// The variance of the mean, `s² / n`; nil of fewer than two numbers.
  var varianceOfMean: Double? {
    count > 1 ? squares / Double(count - 1) / Double(count) : nil
  }
}
