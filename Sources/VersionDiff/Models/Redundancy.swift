/// What is left of a column after those before it, relative to its length, at which it counts as
/// redundant.
///
/// One number cannot serve all models: what matters is how the estimates are computed afterwards.
enum Redundancy {
  /// For information matrices, which hold the squares of what the columns hold: beyond it they are
  /// singular in working precision, and Newton steps have no direction.
  static let ofInformation = 1e-7
  /// For columns that are made orthogonal, as mixed models do, before anything is squared.
  static let ofOrthogonalColumns = 1e-10
  /// For least squares on centered columns with residuals of twice the precision, where columns
  /// such as the tenth power of a number (NIST's Filip) are still told apart.
  static let ofRefinedSquares = 1e-13
}
