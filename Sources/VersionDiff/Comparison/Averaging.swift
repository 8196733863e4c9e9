/// Over which combinations of the other factors a marginal mean or an effect of one factor is
/// averaged.
///
/// - Reference: [HainmuellerHopkinsYamamoto2014]; [DelaCuestaEgamiImai2022]
public enum Averaging: Sendable, Equatable {
  /// As the combinations were displayed: the observed distribution of the data.
  case displayed
  /// Every possible combination of the factors counts equally.
  case uniform
  /// By given shares of the levels of some factors, as they are in the world that the results are
  /// meant for; factors without shares as displayed. Factors vary independently of each other.
  case target([String: [String: Double]])

  /// The word under which tables name it.
  public var name: String {
    switch self {
    case .displayed: "displayed"
    case .uniform: "uniform"
    case .target: "target"
    }
  }
}

/// Which combinations of the factors' levels a design has.
public enum DesignSpace: Sendable, Equatable {
  /// Those that the data do not show to be left out.
  ///
  /// Two levels that never occur together are taken as left out where so many rows would be
  /// expected, if factors varied freely, that their absence is no chance (below 5 % for all pairs
  /// of two factors together). Larger combinations are taken as left out by the same rule, as long
  /// as at most a quarter of all combinations are absent; of a design that shows fewer, a fraction
  /// or a deck, the model speaks for the others.
  case inferred
  /// Every combination.
  case unrestricted
  /// All but those that have these levels of some factors together.
  case excluding([[String: String]])
}
