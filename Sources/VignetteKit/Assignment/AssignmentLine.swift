/// The text of the lines of a log: JSON objects, keys in a fixed order, no spaces.
enum AssignmentLine {
  /// What the first line follows from.
  static let firstChain = String(repeating: "0", count: 64)

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
    let opening = Array(",\"chain\":\"".utf8)
    let closing = Array("\"}".utf8)
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

  /// The line of an event without chain and closing brace.
  static func text(of event: AssignmentEvent, number: Int) -> String {
    switch event {
    case .status(let status, let unit):
      return "{\"n\":\(number),\"event\":\"\(status.rawValue)\",\"unit\":\(quoted(unit))"
    case .assigned(let assignment):
      let vignettes = assignment.vignettes.map(list).joined(separator: ",")
      return "{\"n\":\(number),\"event\":\"assigned\",\"unit\":\(quoted(assignment.unit)),"
        + "\"stratum\":\(list(assignment.stratum)),\"version\":\(quoted(assignment.version)),"
        + "\"decks\":\(list(assignment.decks)),\"vignettes\":[\(vignettes)]"
        + text(of: assignment.origin)
    }
  }

  private static func text(of origin: Assignment.Origin) -> String {
    switch origin {
    case .drawn: ""
    case .block(let block, let place): ",\"block\":\(block),\"place\":\(place)"
    case .replacement(let unit, let block, let place):
      ",\"block\":\(block),\"place\":\(place),\"replaces\":\(quoted(unit))"
    }
  }

  private static func list(_ names: [String]) -> String {
    "[" + names.map(quoted).joined(separator: ",") + "]"
  }

  /// A name in quotes; names hold no control characters.
  private static func quoted(_ text: String) -> String {
    var json = "\""
    var isPlain = true
    for byte in text.utf8 where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      isPlain = false
    }
    if isPlain { return "\"" + text + "\"" }
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { json += "\\" }
      json.unicodeScalars.append(scalar)
    }
    return json + "\""
  }
}
