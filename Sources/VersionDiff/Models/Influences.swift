/// How far the coefficients move when a row or a cluster is left out.
public struct Influence: Sendable, Equatable {
  /// The answers of the pattern, as rows with equal ones are the same to a model, or the cluster's
  /// name.
  public let unit: String
  /// Cook's distance.
  public let cooksDistance: Double

  /// Creates a measure.
  public init(unit: String, cooksDistance: Double) {
    self.unit = unit
    self.cooksDistance = cooksDistance
  }
}

/// Who moves the coefficients of a model most, or why nobody can say.
public enum Influences: Sendable, Equatable {
  /// The five largest Cook's distances, the largest first; fewer where fewer have one.
  case largest([Influence])
  /// There is no such measure.
  case notEstimable(reason: String)

  /// The five largest of some distances; of equal ones the first.
  ///
  /// - Parameters:
  ///   - distances: nil for who cannot be left out.
  ///   - unit: the name of who is left out, by position.
  init(largestOf distances: [Double?], unit: (Int) -> String) {
    var places: [Int] = []
    func distance(_ place: Int) -> Double { distances[place] ?? -.infinity }
    for (place, own) in distances.enumerated() {
      guard let own else { continue }
      if places.count == 5, own <= distance(places[4]) { continue }
      places.insert(place, at: places.firstIndex { distance($0) < own } ?? places.count)
      if places.count > 5 { places.removeLast() }
    }
    self =
      places.isEmpty
      ? .notEstimable(reason: "nobody can be left out without losing a coefficient")
      : .largest(places.map { Influence(unit: unit($0), cooksDistance: distance($0)) })
  }

  /// The largest distances, where there are any.
  public var largest: [Influence]? {
    if case .largest(let influences) = self { influences } else { nil }
  }
}
