/// The small language of list-like option values: `a,b`, `a=x,b=y`, `a=low<mid<high`.
///
/// A part that contains `,` `=` or `<` stands in double quotes, and so does an empty one; a quote
/// inside doubles.
enum ListSyntax {
  /// `a,b` as its parts.
  static func list(_ text: String, option: String) throws(UsageError) -> [String] {
    try parts(of: text, separators: ",", option: option).map(\.text)
  }

  /// `a=x,b=y` as pairs; a part without `=` is a bare value.
  static func assignments(_ text: String, option: String) throws(UsageError) -> [Assignment] {
    var result: [Assignment] = []
    for entry in try entries(of: text, option: option) {
      switch entry.count {
      case 1: result.append(Assignment(name: nil, value: entry[0].text))
      case 2 where entry[0].separator == "=":
        result.append(Assignment(name: entry[0].text, value: entry[1].text))
      default: throw malformed(text, option, "name=value pairs joined by commas")
      }
    }
    return result
  }

  /// `a=x,b=y` with a name for every value, each name once.
  static func namedValues(
    _ text: String, option: String, example: String
  ) throws(UsageError) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    for part in try assignments(text, option: option) {
      guard let name = part.name else {
        throw UsageError(
          "\(option) expects 'name=value' such as '\(example)', but found '\(text)'.")
      }
      guard !result.contains(where: { $0.name == name }) else {
        throw UsageError("\(option) names '\(name)' twice in '\(text)'.")
      }
      result.append((name, part.value))
    }
    return result
  }

  /// `a=low<mid<high,b=1<2` as names with their ordered levels.
  static func orders(_ text: String, option: String) throws(UsageError) -> [Order] {
    var result: [Order] = []
    for entry in try entries(of: text, option: option) {
      let levels = entry.dropFirst().map(\.text)
      guard entry[0].separator == "=", !levels.isEmpty,
        entry.dropFirst().dropLast().allSatisfy({ $0.separator == "<" })
      else { throw malformed(text, option, "name=first<second<third") }
      guard Set(levels).count == levels.count else {
        throw UsageError("\(option) names a level of '\(entry[0].text)' twice.")
      }
      result.append(Order(name: entry[0].text, levels: levels))
    }
    return result
  }

  /// A value, with the name that it is for unless it stands bare.
  struct Assignment: Equatable {
    let name: String?
    let value: String
  }

  /// A name with levels in order.
  struct Order: Equatable {
    let name: String
    let levels: [String]
  }

  /// A part and the separator that follows it (nil at the end).
  private struct Part {
    var text = ""
    var separator: Character?
    var isQuoted = false
  }

  /// The parts of each entry, entries being separated by commas.
  private static func entries(of text: String, option: String) throws(UsageError) -> [[Part]] {
    var result: [[Part]] = [[]]
    for part in try parts(of: text, separators: ",=<", option: option) {
      result[result.count - 1].append(part)
      if part.separator == "," { result.append([]) }
    }
    return result
  }

  private static func parts(
    of text: String, separators: String, option: String
  ) throws(UsageError) -> [Part] {
    var result = [Part()]
    var isQuoted = false
    var characters = Array(text)[...]
    while let character = characters.popFirst() {
      if character == "\"" {
        if isQuoted, characters.first == "\"" {
          characters.removeFirst()
          result[result.count - 1].text.append("\"")
        } else {
          isQuoted.toggle()
          result[result.count - 1].isQuoted = true
        }
      } else if !isQuoted, separators.contains(character) {
        result[result.count - 1].separator = character
        result.append(Part())
      } else {
        result[result.count - 1].text.append(character)
      }
    }
    guard !isQuoted else {
      throw UsageError("\(option) has a double quote that is not closed: \(text)")
    }
    guard result.allSatisfy({ !$0.text.isEmpty || $0.isQuoted }) else {
      throw UsageError("\(option) has an empty part: '\(text)'.")
    }
    return result
  }

  private static func malformed(_ text: String, _ option: String, _ form: String) -> UsageError {
    UsageError(
      "\(option) expects \(form), but found '\(text)'. "
        + "A part that contains , = or < stands in double quotes.")
  }
}
