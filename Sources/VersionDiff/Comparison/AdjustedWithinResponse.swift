/// A contrast whose p-value is adjusted over the contrasts of one family within one response.
protocol AdjustedWithinResponse {
  /// The answer that it is about; nil for the mean of a number.
  var response: String? { get }
  /// The contrast.
  var estimate: QuantityEstimate { get }
  /// The adjusted p-value.
  var adjustedPValue: Double? { get set }
}

extension Array where Element: AdjustedWithinResponse {
  /// The contrasts of one family, with p-values adjusted by Holm within each response.
  func adjustedByHolm() -> [Element] {
    var result = self
    for places in indices.grouped(by: { self[$0].response }) {
      let adjusted = MultipleTesting.holm(places.map { self[$0].estimate.pValue })
      for (place, pValue) in zip(places, adjusted) { result[place].adjustedPValue = pValue }
    }
    return result
  }
}

extension Sequence {
  /// The elements with equal keys together, in the order in which keys first occur.
  func grouped<Key: Hashable>(by key: (Element) -> Key) -> [[Element]] {
    var places: [Key: Int] = [:]
    var groups: [[Element]] = []
    for element in self {
      let place = places[key(element), default: groups.count]
      if place == groups.count {
        places[key(element)] = place
        groups.append([])
      }
      groups[place].append(element)
    }
    return groups
  }
}
