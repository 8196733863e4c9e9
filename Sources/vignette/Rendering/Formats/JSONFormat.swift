import VersionDiff

/// The JSON document `vignette.tables/1`: every number at full precision (the shortest digits that
/// give the same double), null for what does not exist, keys in column order, a row per line.
///
/// Written by hand because an encoder that sorts or shuffles keys would lose the column order.
enum JSONFormat {
  /// The document, ending in a newline.
  static func rendered(_ document: TableDocument, provenance: Provenance) -> String {
    var json = "{\n  \"schema\": \"vignette.tables/1\",\n"
    json += "  \"command\": \(literal(document.command)),\n  \"tables\": "
    json += list(document.tables.map(object), indentation: "  ") + ",\n  \"warnings\": "
    let warnings = document.warnings.map {
      "{\"code\": \(literal($0.code)), \"message\": \(literal($0.message))}"
    }
    json += list(warnings, indentation: "  ") + ",\n  \"provenance\": "
    json += object(provenance) + "\n}\n"
    return json
  }

  private static func object(_ table: EffectTable) -> String {
    let columns = table.columns.map { column in
      "{\"name\": \(literal(column.name)), \"type\": \(literal(column.kind.rawValue)), "
        + "\"label\": \(literal(column.label))}"
    }
    let names = table.columns.map { literal($0.name) + ": " }
    let rows = table.rows.map { row in
      var line = "{"
      for (position, cell) in row.enumerated() {
        if position > 0 { line += ", " }
        line += names[position]
        line += literal(cell)
      }
      return line + "}"
    }
    let margin = "      "
    return "{\n\(margin)\"id\": \(literal(table.id)),\n\(margin)\"title\": \(literal(table.title))"
      + ",\n\(margin)\"columns\": \(list(columns, indentation: margin))"
      + ",\n\(margin)\"rows\": \(list(rows, indentation: margin))"
      + ",\n\(margin)\"notes\": \(list(table.notes.map(literal), indentation: margin))\n    }"
  }

  private static func object(_ provenance: Provenance) -> String {
    let inputs = provenance.inputs.map {
      "{\"path\": \(literal($0.path)), \"sha256\": \(literal($0.sha256))}"
    }
    let options = provenance.options.map { "\(literal($0.name)): \(literal($0.value))" }
    let margin = "    "
    return "{\n\(margin)\"program\": \"vignette\",\n\(margin)\"version\": "
      + literal(provenance.version) + ",\n\(margin)\"command\": " + literal(provenance.command)
      + ",\n\(margin)\"inputs\": " + list(inputs, indentation: margin)
      + ",\n\(margin)\"options\": {" + options.joined(separator: ", ") + "}"
      + ",\n\(margin)\"seed\": " + (provenance.seed.map(String.init) ?? "null") + "\n  }"
  }

  /// An array with an element per line, or `[]`.
  private static func list(_ elements: [String], indentation: String) -> String {
    guard !elements.isEmpty else { return "[]" }
    let inner = indentation + "  "
    return "[\n" + inner + elements.joined(separator: ",\n" + inner) + "\n" + indentation + "]"
  }

  /// The value of a cell; a number that is not finite does not exist, whoever put it there.
  static func literal(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): literal(text)
    case .number(let value): value.isFinite ? digits(value) : "null"
    case .integer(let value): String(value)
    case .boolean(let value): value ? "true" : "false"
    case .missing: "null"
    }
  }

  /// The shortest digits that read back as the same double; minus zero is zero.
  static func digits(_ value: Double) -> String {
    value == 0 ? "0.0" : value.description
  }

  /// A string with quotes; control characters, and the two line separators that JavaScript
  /// doesn't take in a string, are escaped.
  static func literal(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let hexadecimal = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
