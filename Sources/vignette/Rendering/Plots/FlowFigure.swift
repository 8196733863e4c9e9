import VersionDiff

/// A CONSORT diagram of respondents' flow as an SVG drawing: a box per stage, from the split a column
/// per version.
///
/// The drawing needs nothing else: colours stand in attributes that a page's style sheet may
/// override by the classes `flow-box`, `flow-out`, `flow-text`, `flow-number` and `flow-line`. All of
/// it is said in words as well, for those who can't see it.
struct FlowFigure: Sendable {
  private let flow: ParticipantFlow
  private let words: Vocabulary
  private let numbers: NumberStyle
  private let titles: [String: String]

  /// Creates a figure.
  ///
  /// - Parameter titles: what people call a task, by its name.
  init(
    _ flow: ParticipantFlow, titles: [String: String] = [:], language: RenderingStyle.Language
  ) {
    self.flow = flow
    self.titles = titles
    words = Vocabulary(language: language)
    numbers = NumberStyle(language: language)
  }

  private static let columnWidth = 208.0
  private static let gap = 16.0
  private static let margin = 4.0
  private static let lineHeight = 19.0
  private static let padding = 9.0
  private static let arrow = 34.0
  /// Letters of a line within a box; text of 15 units is on average half as wide as high.
  private static let lettersPerLine = 24

  /// The drawing, ending in a newline.
  var svg: String {
    var canvas = SVGCanvas()
    var y = Self.margin
    var bottoms: [Double] = []
    for step in flow.steps {
      let isSplit = !step.perVersion.isEmpty
      let isFirstSplit = isSplit && bottoms.count < flow.versions.count
      let lines = labels(of: step)
      let height = 2 * Self.padding + Self.lineHeight * Double(lines.map(\.count).max() ?? 1)
      let top = y
      for (column, label) in lines.enumerated() {
        let (left, width) = isSplit ? place(column) : (Self.margin, wholeWidth)
        if isFirstSplit, let bottom = bottoms.first {
          canvas.arrow(fromX: middle, y: bottom, toX: left + width / 2, y: top)
        } else if let bottom = bottoms.isEmpty ? nil : bottoms[min(column, bottoms.count - 1)] {
          canvas.arrow(fromX: left + width / 2, y: bottom, toX: left + width / 2, y: top)
        }
        if let note = note(on: step, column), !bottoms.isEmpty {
          let (x, anchor) = isFirstSplit ? (Self.margin, "start") : (left + width / 2 + 9, "start")
          canvas.note(note, x: x, y: top - Self.arrow / 2 + 5, anchor: anchor)
        }
        canvas.box(x: left, y: top, width: width, height: height, isDashed: isOut(step))
        canvas.lines(
          label, x: left + width / 2, y: top + Self.padding + 14, lineHeight: Self.lineHeight)
      }
      bottoms = lines.map { _ in top + height }
      y = top + height + Self.arrow
    }
    return canvas.drawing(
      width: wholeWidth + 2 * Self.margin, height: y - Self.arrow + Self.margin,
      title: words.flow(.title), description: description, language: words.language.rawValue)
  }

  private var wholeWidth: Double {
    let columns = Double(max(1, flow.versions.count))
    return columns * Self.columnWidth + (columns - 1) * Self.gap
  }

  private var middle: Double { Self.margin + wholeWidth / 2 }

  private func place(_ column: Int) -> (left: Double, width: Double) {
    (Self.margin + Double(column) * (Self.columnWidth + Self.gap), Self.columnWidth)
  }

  private func isOut(_ step: ParticipantFlow.Step) -> Bool {
    if case .excluded = step.stage { true } else { false }
  }

  /// The lines in each box of a stage, the number last.
  private func labels(of step: ParticipantFlow.Step) -> [[String]] {
    let counts = step.perVersion.isEmpty ? [step.count] : step.perVersion
    let letters = step.perVersion.isEmpty ? 2 * Self.lettersPerLine : Self.lettersPerLine
    let wrapped = counts.indices.map { column in
      TextLayout.wrapped(TextLayout.printable(name(of: step, column)), width: letters)
    }
    // Boxes of one stage are equally high, the numbers in one line.
    let most = wrapped.map(\.count).max() ?? 1
    return zip(wrapped, counts).map { lines, count in
      lines + [String](repeating: "", count: most - lines.count) + [number(count)]
    }
  }

  private func name(of step: ParticipantFlow.Step, _ column: Int) -> String {
    switch step.stage {
    case .opened: words.flow(.opened)
    case .consented: words.flow(.consented)
    case .assigned: words.flow(.assigned, words.versionInLine(flow.versions[column]))
    case .reached(let task): words.flow(.reached, titles[task] ?? task)
    case .completed: words.flow(.completed)
    case .excluded(let rule): words.flow(.excluded, words.sentence(rule))
    case .analysed: words.flow(.analysed)
    }
  }

  /// How many left on the way to this box; nil where nobody did.
  private func note(on step: ParticipantFlow.Step, _ column: Int) -> String? {
    let left =
      step.leftPerVersion.isEmpty ? (column == 0 ? step.left : nil) : step.leftPerVersion[column]
    guard let left, left > 0 else { return nil }
    return words.flow(step.stage == .consented ? .refused : .left, number(left))
  }

  private func number(_ count: Int) -> String { numbers.fixed(Double(count), decimals: 0) }

  /// The same in a sentence per box.
  private var description: String {
    flow.steps.flatMap { step in
      let counts = step.perVersion.isEmpty ? [step.count] : step.perVersion
      return counts.indices.map { column in
        var text = name(of: step, column)
        if !step.perVersion.isEmpty, step.stage != .assigned {
          text += ", " + words.versionInLine(flow.versions[column])
        }
        return "\(text): \(number(counts[column]))."
      }
    }.joined(separator: " ")
  }
}
