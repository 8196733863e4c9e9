/// What is left of a column after those before it, relative to its length, at which it counts as
/// redundant.
///
/// One number cannot serve all models: what matters is how the estimates are computed afterwards.
enum Redundancy {
  /// For columns that are mixed before they are squared (``ColumnBasis``), so that a time in seconds
  /// since 1970 is told apart from the intercept.
  static let ofMixedColumns = 1e-10
  /// For columns that are made orthogonal, as mixed models do, before anything is squared.
  static let ofOrthogonalColumns = 1e-10
  /// For least squares on centered columns with residuals of twice the precision, where columns
  /// such as the tenth power of a number (NIST's Filip) are still told apart.
  static let ofRefinedSquares = 1e-13
}
