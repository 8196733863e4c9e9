/// How the limits of a coefficient are found.
public enum IntervalMethod: String, Sendable, Equatable, CaseIterable {
  /// Estimate plus and minus a multiple of the standard error.
  case wald
  /// Where the profile likelihood has fallen by the critical value of a likelihood-ratio test.
  case profile
}
