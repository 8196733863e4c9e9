/// Boxes, arrows and text of an SVG drawing; everything written into it is escaped.
struct SVGCanvas: Sendable {
  private var elements: [String] = []

  /// A box.
  mutating func box(x: Double, y: Double, width: Double, height: Double, isDashed: Bool) {
    let name = isDashed ? "flow-out" : "flow-box"
    let dashes = isDashed ? " stroke-dasharray=\"5 4\"" : ""
    elements.append(
      "<rect class=\"\(name)\" x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" "
        + "width=\"\(Self.text(width))\" height=\"\(Self.text(height))\" rx=\"6\" "
        + "fill=\"#ffffff\" stroke=\"#35586b\" stroke-width=\"1.5\"\(dashes)/>")
  }

  /// An arrow, straight where both ends stand above each other, else with two corners.
  mutating func arrow(fromX x1: Double, y y1: Double, toX x2: Double, y y2: Double) {
    let bend = y1 + (y2 - y1) / 2
    let way =
      x1 == x2
      ? "V\(Self.text(y2 - 2))"
      : "V\(Self.text(bend)) H\(Self.text(x2)) V\(Self.text(y2 - 2))"
    elements.append(
      "<path class=\"flow-line\" d=\"M\(Self.text(x1)) \(Self.text(y1)) \(way)\" fill=\"none\" "
        + "stroke=\"#35586b\" stroke-width=\"1.5\" marker-end=\"url(#flow-tip)\"/>")
  }

  /// Centred lines, the last one bold.
  mutating func lines(_ lines: [String], x: Double, y: Double, lineHeight: Double) {
    for (position, line) in lines.enumerated() where !line.isEmpty {
      let isNumber = position == lines.count - 1
      elements.append(
        "<text class=\"\(isNumber ? "flow-number" : "flow-text")\" x=\"\(Self.text(x))\" "
          + "y=\"\(Self.text(y + Double(position) * lineHeight))\" text-anchor=\"middle\" "
          + "font-size=\"15\"\(isNumber ? " font-weight=\"700\"" : "") fill=\"#14222b\">"
          + "\(HTMLFormat.escaped(line))</text>")
    }
  }

  /// A small text beside an arrow.
  mutating func note(_ text: String, x: Double, y: Double, anchor: String) {
    elements.append(
      "<text class=\"flow-text\" x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" "
        + "text-anchor=\"\(anchor)\" font-size=\"13\" fill=\"#14222b\">"
        + "\(HTMLFormat.escaped(text))</text>")
  }

  /// The whole drawing, with its title and its description in words.
  func drawing(
    width: Double, height: Double, title: String, description: String, language: String
  ) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" class="flow" lang="\(language)" role="img" \
    aria-labelledby="flow-title flow-description" width="\(Self.text(width))" \
    height="\(Self.text(height))" viewBox="0 0 \(Self.text(width)) \(Self.text(height))" \
    font-family="system-ui, sans-serif">
    <title id="flow-title">\(HTMLFormat.escaped(title))</title>
    <desc id="flow-description">\(HTMLFormat.escaped(description))</desc>
    <defs><marker id="flow-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" \
    markerHeight="7" orient="auto"><path class="flow-tip" d="M0 0 L10 5 L0 10 z" \
    fill="#35586b"/></marker></defs>
    \(elements.joined(separator: "\n"))
    </svg>

    """
  }

  /// A coordinate with at most one digit after the point.
  private static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
