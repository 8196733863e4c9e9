// A build with the static standard library has no Testing module, and builds this target too.
#if canImport(Testing)
  import Testing

  /// Expects two numbers to agree to a relative error (absolute where the expected one is 0).
  public func expectClose(
    _ actual: Double, _ expected: Double, relative tolerance: Double, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = relativeError(actual, expected)
    #expect(
      error <= tolerance,
      "\(actual) differs from \(expected) by \(error) relative \(comment.map { "(\($0))" } ?? "")",
      sourceLocation: sourceLocation)
  }

  /// Expects two numbers to exist and to agree to a relative error.
  public func expectClose(
    _ actual: Double?, _ expected: Double?, relative tolerance: Double, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard actual != nil || expected != nil else {
      Issue.record(
        "neither number exists; where both may be missing, expectCloseOrMissing says so",
        sourceLocation: sourceLocation)
      return
    }
    expectCloseOrMissing(
      actual, expected, relative: tolerance, comment, sourceLocation: sourceLocation)
  }

  /// Expects two numbers to agree to a relative error, or both to be missing.
  public func expectCloseOrMissing(
    _ actual: Double?, _ expected: Double?, relative tolerance: Double, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    switch (actual, expected) {
    case (nil, nil): break
    case (let actual?, let expected?):
      expectClose(actual, expected, relative: tolerance, comment, sourceLocation: sourceLocation)
    default:
      Issue.record(
        "\(String(describing: actual)) against \(String(describing: expected))",
        sourceLocation: sourceLocation)
    }
  }

  /// `|actual - expected| / |expected|`, or `|actual|` where the expected number is 0.
  public func relativeError(_ actual: Double, _ expected: Double) -> Double {
    if actual == expected { return 0 }
    return expected == 0 ? abs(actual) : abs(actual - expected) / abs(expected)
  }
#endif
