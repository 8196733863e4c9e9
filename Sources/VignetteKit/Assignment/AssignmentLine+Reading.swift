extension AssignmentLine {
  /// Reads the first line.
  ///
  /// - Throws: ``AssignmentError/line(_:_:)``, and what an ``AssignmentDesign`` throws.
  static func opening(in line: ArraySlice<UInt8>) throws(AssignmentError) -> AssignmentLog.Opening {
    let fields = try Fields(line, line: 1)
    guard fields.node["vignette.assignments"]?.scalar == "1" else {
      throw .line(1, "is not the first line of a log of assignments")
    }
    let methodName = try fields.text("method")
    let orderName = try fields.text("order")
    guard let method = AssignmentPlan.Method(rawValue: methodName),
      let order = VignetteOrder(rawValue: orderName)
    else { throw .line(1, "names the method '\(methodName)' and the order '\(orderName)'") }
    var versions: [AssignmentDesign.VersionShare] = []
    for item in try fields.items("versions") {
      versions.append(.init(version: try item.text("id"), share: try item.number("share")))
    }
    guard !versions.isEmpty else { throw fields.missing("versions") }
    var strata: [AssignmentDesign.Stratum] = []
    for item in try fields.items("strata") {
      strata.append(
        .init(
          characteristic: try item.text("id"), levels: try item.texts("levels"),
          weight: try item.number("weight")))
    }
    var sets: [AssignmentDesign.DeckSet] = []
    for item in try fields.items("sets") { sets.append(try deckSet(item)) }
    let follow = try fields.optionalNumber("follow.millionths")
    guard (follow != nil) == (method == .minimisation) else {
      throw fields.missing("follow.millionths")
    }
    let design = try AssignmentDesign(
      study: try fields.text("study"), method: method, salt: try fields.optional("salt"),
      versions: versions, sets: sets, strata: strata, blockSizes: try fields.numbers("blocks"),
      order: order, followProbability: follow.map { Double($0) / 1e6 })
    return AssignmentLog.Opening(
      design: design, commitment: try fields.optional("commitment"),
      studyDigest: try fields.text("study.sha256"))
  }

  /// Reads the line of an event.
  ///
  /// - Throws: ``AssignmentError/line(_:_:)``.
  static func event(
    in line: ArraySlice<UInt8>, number: Int
  ) throws(AssignmentError) -> AssignmentEvent {
    let fields = try Fields(line, line: number + 1)
    let found = try fields.number("n")
    guard found == number else {
      throw .line(number + 1, "is numbered \(found) and should be \(number)")
    }
    let name = try fields.text("event")
    guard let status = AssignmentStatus(rawValue: name) else {
      throw .line(number + 1, "holds the event '\(name)'")
    }
    let unit = try fields.text("unit")
    guard status == .assigned else { return .status(status, unit: unit) }
    var vignettes: [[String]] = []
    for list in try fields.sequence("vignettes") {
      guard let names = list.texts else { throw fields.missing("vignettes") }
      vignettes.append(names)
    }
    return .assigned(
      Assignment(
        unit: unit, stratum: try fields.texts("stratum"), version: try fields.text("version"),
        decks: try fields.texts("decks"), vignettes: vignettes, origin: try origin(fields)))
  }

  private static func deckSet(
    _ fields: Fields
  ) throws(AssignmentError) -> AssignmentDesign.DeckSet {
    var decks: [Deck] = []
    for item in try fields.items("decks") {
      decks.append(Deck(id: try item.text("id"), vignettes: try item.texts("vignettes")))
    }
    return AssignmentDesign.DeckSet(
      id: try fields.text("id"), decks: decks, shown: try fields.optionalNumber("shown"))
  }

  private static func origin(_ fields: Fields) throws(AssignmentError) -> Assignment.Origin {
    guard fields.node["block"] != nil else { return .drawn }
    let block = try fields.number("block")
    let place = try fields.number("place")
    guard fields.node["replaces"] != nil else { return .block(block, place: place) }
    return .replacement(of: try fields.text("replaces"), block: block, place: place)
  }

  /// The fields of an object of a line.
  private struct Fields {
    let node: DocumentNode
    private let line: Int

    init(_ bytes: ArraySlice<UInt8>, line: Int) throws(AssignmentError) {
      self.line = line
      do throws(StudyError) {
        node = try DocumentNode(parsingJSON: bytes)
      } catch {
        throw .line(line, "can't be read: \(error.description)")
      }
    }

    private init(_ node: DocumentNode, line: Int) {
      self.node = node
      self.line = line
    }

    func missing(_ key: String) -> AssignmentError {
      .line(line, "has no '\(key)', or not as it was written")
    }

    func text(_ key: String) throws(AssignmentError) -> String {
      guard let text = node[key]?.scalar else { throw missing(key) }
      return text
    }

    func number(_ key: String) throws(AssignmentError) -> Int {
      guard let number = node[key]?.scalar.flatMap(Int.init) else { throw missing(key) }
      return number
    }

    /// The text under a key, or nil for `null`.
    func optional(_ key: String) throws(AssignmentError) -> String? {
      guard let value = node[key] else { throw missing(key) }
      return value.isNull ? nil : try text(key)
    }

    /// The number under a key, or nil for `null`.
    func optionalNumber(_ key: String) throws(AssignmentError) -> Int? {
      guard let value = node[key] else { throw missing(key) }
      return value.isNull ? nil : try number(key)
    }

    func sequence(_ key: String) throws(AssignmentError) -> [DocumentNode] {
      guard case .sequence(let items)? = node[key]?.content else { throw missing(key) }
      return items
    }

    func items(_ key: String) throws(AssignmentError) -> [Fields] {
      try sequence(key).map { Fields($0, line: line) }
    }

    func texts(_ key: String) throws(AssignmentError) -> [String] {
      guard let texts = node[key]?.texts else { throw missing(key) }
      return texts
    }

    func numbers(_ key: String) throws(AssignmentError) -> [Int] {
      let numbers = try texts(key).map { Int($0) }
      guard !numbers.contains(nil) else { throw missing(key) }
      return numbers.compactMap { $0 }
    }
  }
}

extension DocumentNode {
  /// The text of a scalar, or nil.
  fileprivate var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The texts of a list of scalars, or nil.
  fileprivate var texts: [String]? {
    guard case .sequence(let items) = content else { return nil }
    let texts = items.compactMap(\.scalar)
    return texts.count == items.count ? texts : nil
  }
}
