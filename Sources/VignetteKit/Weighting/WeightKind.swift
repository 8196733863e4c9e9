/// What the weights of respondents mean; the same numbers of another kind give other standard
/// errors.
public enum WeightKind: String, Sendable, Equatable, CaseIterable {
  /// How many people of the population a respondent stands for: variances are design-based.
  case sampling
  /// The precision of a row, one over its variance up to a constant.
  case analytic
}
