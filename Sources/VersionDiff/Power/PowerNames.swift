/// The tests that can be planned, by the names under which tables list them.
public enum PowerTest: String, Sendable, Equatable, CaseIterable {
  /// Pearson's chi-square test.
  case pearson
  /// Two shares.
  case twoProportions = "two.proportions"
  /// Two shares that differ by less than a margin: two one-sided tests.
  case equivalence
  /// Two means, by Student's t.
  case t
  /// A mean that is not worse by more than a margin.
  case noninferiority
  /// Ratings by raters, by a linear mixed model.
  case mixedModel = "mixed.model"
  /// One answer against the rest, by logistic regression.
  case logistic
  /// Ordered answers, by proportional odds.
  case proportionalOdds = "proportional.odds"
  /// An effect that differs between versions.
  case interaction
}

/// How a power is computed.
public enum PowerMethod: String, Sendable, Equatable, CaseIterable {
  /// The noncentral chi-square distribution.
  case noncentralChiSquared = "noncentral.chi.squared"
  /// The noncentral t distribution.
  case noncentralT = "noncentral.t"
  /// The noncentral F distribution.
  case noncentralF = "noncentral.f"
  /// The normal distribution, by a formula for the standard error.
  case normal
  /// The normal distribution of transformed shares.
  case arcsine
  /// All tables of counts added up.
  case exact
  /// Simulated studies.
  case simulation
}

/// What an effect is measured in.
public enum EffectMeasure: String, Sendable, Equatable, CaseIterable {
  /// Cohen's w, the root of chi-square by respondent.
  case cohensW = "cohens.w"
  /// A difference of proportions.
  case difference
  /// The margin within which a difference is to be shown to lie, as a difference of proportions.
  case margin
  /// The margin by which a mean may be lower, in units of the answers.
  case meanMargin = "mean.margin"
  /// A difference in units of the answers.
  case meanDifference = "mean.difference"
  /// A log odds ratio.
  case logOddsRatio = "log.odds.ratio"
  /// A difference of differences of proportions.
  case differenceOfDifferences = "difference.of.differences"
  /// Cohen's f, the spread of the levels' means in standard deviations of the ratings.
  case cohensF = "cohens.f"
}
