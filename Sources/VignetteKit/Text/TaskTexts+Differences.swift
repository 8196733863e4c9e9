/// A passage that reads differently for the readers of two versions, or in two vignettes.
public struct PassageDifference: Sendable, Equatable {
  /// The passage as the other reading has it.
  public let passage: Passage
  /// The name of the reading that it is compared with.
  public let reference: String
  /// The name of the other reading.
  public let reading: String
  /// The texts, word by word.
  public let comparison: TextComparison
}

extension TaskTexts {
  /// The passages that differ from the reference reading's.
  ///
  /// - Parameter version: The version that dilemmas are compared with; vignettes are compared with
  ///   the first one.
  public func differences(against version: String) -> [PassageDifference] {
    guard let reference = reference(version) else { return [] }
    return readings.filter { $0.name != reference.name }.flatMap { reading in
      zip(reference.passages, reading.passages).compactMap { first, second in
        guard let old = first.text, let new = second.text, old.text != new.text else { return nil }
        return PassageDifference(
          passage: second, reference: reference.name ?? "", reading: reading.name ?? "",
          comparison: TextComparison(of: new, against: old, in: language))
      }
    }
  }

  /// How long each text is: the task's own, and those of questions and follow-ups that differ
  /// between readings.
  public var lengths: [PassageLength] {
    let places = readings.first?.passages.indices.filter { place in
      let texts = readings.map { $0.passages[place].text?.text }
      switch readings.first?.passages[place].part {
      case .text: return true
      case .question, .followUp: return Set(texts).count > 1
      default: return false
      }
    }
    return (places ?? []).flatMap { place in
      readings.compactMap { reading in
        reading.passages[place].text.map { text in
          PassageLength(
            passage: reading.passages[place], reading: reading.name ?? "",
            length: ReadingLength(of: text.text, in: language))
        }
      }
    }
  }
}

/// How long a passage is for the readers of a version, or in a vignette.
public struct PassageLength: Sendable, Equatable {
  /// The passage.
  public let passage: Passage
  /// The version or vignette.
  public let reading: String
  /// Its length.
  public let length: ReadingLength
}
