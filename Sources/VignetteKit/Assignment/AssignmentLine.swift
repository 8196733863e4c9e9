/// The text of the lines of a log: JSON objects, keys in a fixed order, no spaces.
enum AssignmentLine {
  /// What the first line follows from.
  static let firstChain = String(repeating: "0", count: 64)

  /// What stands before a chain value.
  static let chainOpening = Array(",\"chain\":\"".utf8)
  /// What stands behind it.
  static let chainClosing = Array("\"}".utf8)

  /// The chain value of a line: its text up to the chain, after the value before.
  static func chain(after chain: String, body: some Sequence<UInt8>) -> String {
    var hasher = SHA256Hasher()
    hasher.update(chain.utf8)
    hasher.update([UInt8(ascii: "\n")])
    hasher.update(body)
    return hasher.hexadecimal
  }

  /// A line in two: its text up to the chain, and the chain; nil where it doesn't end in one.
  static func parts(
    of line: ArraySlice<UInt8>
  ) -> (body: ArraySlice<UInt8>, chain: String)? {
    let (opening, closing) = (chainOpening, chainClosing)
    let body = line.count - opening.count - 64 - closing.count
    guard body > 0 else { return nil }
    let rest = line.dropFirst(body)
    let digits = rest.dropFirst(opening.count).prefix(64)
    guard rest.starts(with: opening), rest.suffix(closing.count).elementsEqual(closing),
      digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return (line.prefix(body), String(decoding: digits, as: UTF8.self))
  }

  // MARK: Writing

  /// The first line without chain and closing brace.
  static func text(of opening: AssignmentLog.Opening) -> String {
    let design = opening.design
    let versions = design.versions.map { version in
      "{\"id\":\(quoted(version.version)),\"share\":\(version.share)}"
    }
    let strata = design.strata.map { stratum in
      "{\"id\":\(quoted(stratum.characteristic)),\"levels\":\(list(stratum.levels)),"
        + "\"weight\":\(stratum.weight)}"
    }
    let sets = design.sets.map { set in
      let decks = set.decks.map { deck in
        "{\"id\":\(quoted(deck.id)),\"vignettes\":\(list(deck.vignettes))}"
      }
      return "{\"id\":\(quoted(set.id)),\"shown\":\(set.shown.map(String.init) ?? "null"),"
        + "\"decks\":[\(decks.joined(separator: ","))]}"
    }
    return "{\"vignette.assignments\":1,\"study\":\(quoted(design.study)),"
      + "\"study.sha256\":\(quoted(opening.studyDigest)),"
      + "\"method\":\(quoted(design.method.rawValue)),"
      + "\"commitment\":\(opening.commitment.map(quoted) ?? "null"),"
      + "\"salt\":\(design.salt.map(quoted) ?? "null"),"
      + "\"versions\":[\(versions.joined(separator: ","))],"
      + "\"strata\":[\(strata.joined(separator: ","))],"
      + "\"blocks\":[\(design.blockSizes.map(String.init).joined(separator: ","))],"
      + "\"follow.millionths\":\(design.followMillionths.map(String.init) ?? "null"),"
      + "\"order\":\(quoted(design.order.rawValue)),\"sets\":[\(sets.joined(separator: ","))]"
  }

  /// Adds the line of an event without chain and closing brace. Logs have a line per respondent, so
  /// that it is written as bytes, in place.
  static func append(_ event: AssignmentEvent, number: Int, to line: inout [UInt8]) {
    append("{\"n\":", "\(number)", to: &line)
    switch event {
    case .status(let status, let unit):
      append(",\"event\":\"", status.rawValue, "\",\"unit\":", to: &line)
      append(quoted: unit, to: &line)
    case .assigned(let assignment):
      append(",\"event\":\"assigned\",\"unit\":", to: &line)
      append(quoted: assignment.unit, to: &line)
      append(",\"stratum\":", to: &line)
      append(list: assignment.stratum, to: &line)
      append(",\"version\":", to: &line)
      append(quoted: assignment.version, to: &line)
      append(",\"decks\":", to: &line)
      append(list: assignment.decks, to: &line)
      append(",\"vignettes\":[", to: &line)
      for (place, names) in assignment.vignettes.enumerated() {
        if place > 0 { append(",", to: &line) }
        append(list: names, to: &line)
      }
      append("]", to: &line)
      append(assignment.origin, to: &line)
    }
  }

  private static func append(_ origin: Assignment.Origin, to line: inout [UInt8]) {
    guard let (block, place) = origin.blockAndPlace else { return }
    append(",\"block\":", "\(block)", ",\"place\":", "\(place)", to: &line)
    guard case .replacement(let unit, _, _) = origin else { return }
    append(",\"replaces\":", to: &line)
    append(quoted: unit, to: &line)
  }

  private static func append(list names: [String], to line: inout [UInt8]) {
    line.append(UInt8(ascii: "["))
    for (place, name) in names.enumerated() {
      if place > 0 { line.append(UInt8(ascii: ",")) }
      append(quoted: name, to: &line)
    }
    line.append(UInt8(ascii: "]"))
  }

  private static func append(_ texts: String..., to line: inout [UInt8]) {
    for text in texts { line.append(contentsOf: text.utf8) }
  }

  /// A name in quotes; names hold no control characters.
  private static func append(quoted text: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        line.append(UInt8(ascii: "\\"))
      }
      line.append(byte)
    }
    line.append(UInt8(ascii: "\""))
  }

  private static func list(_ names: [String]) -> String {
    "[" + names.map(quoted).joined(separator: ",") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    append(quoted: text, to: &json)
    return String(decoding: json, as: UTF8.self)
  }
}
