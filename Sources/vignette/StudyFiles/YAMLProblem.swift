import VignetteKit
import Yams

extension StudyMistake {
  /// Puts the YAML library's error into our form, in the words of somebody who writes a study and
  /// not a parser.
  init(_ error: any Error, readingYAML text: String, in file: String?) {
    let start = SourcePosition(line: 1, column: 1)
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let position = SourcePosition(mark)
      let advice = YAMLAdvice(on: problem, at: position, in: text)
      let during = context.map { " (\($0.text) from line \($0.mark.line))" } ?? ""
      self.init(
        file: file, position: position, found: advice.found + (advice.isOwn ? "" : during),
        expected: advice.expected)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      let first = SourcePosition(context.mark)
      let second = duplicates.count == 1 ? Self.second(duplicates[0], after: first, in: text) : nil
      self.init(
        file: file, position: second ?? first, found: "the key \(names) twice in one mapping",
        expected: "every key once")
    case .reader(let problem, _, _, _):
      self.init(file: file, position: start, found: problem, expected: "text in UTF-8")
    default:
      self.init(file: file, position: start, found: "\(error)", expected: "YAML")
    }
  }

  /// Where a key stands for the second time in a block that begins at a place, or nil where it
  /// can't be found by its looks. The library names only the block.
  private static func second(
    _ key: String, after start: SourcePosition, in text: String
  ) -> SourcePosition? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var occurrences = 0
    for (index, line) in lines.enumerated().dropFirst(start.line - 1) {
      let content = line.drop { $0 == " " }
      let indentation = line.count - content.count
      if content.isEmpty || content.first == "#" { continue }
      if indentation < start.column - 1 { return nil }
      guard indentation == start.column - 1 else { continue }
      let isKey = ["\(key):", "\"\(key)\":", "'\(key)':"].contains { content.hasPrefix($0) }
      if isKey { occurrences += 1 }
      if occurrences == 2 { return SourcePosition(line: index + 1, column: start.column) }
    }
    return nil
  }
}

/// What somebody probably wrote, and should write instead, where YAML can't be read.
private struct YAMLAdvice {
  /// What stands there.
  var found: String
  /// What would be read.
  var expected: String
  /// Whether it says more than the library's own words.
  var isOwn = true

  init(on problem: String, at position: SourcePosition, in text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = position.line <= lines.count ? lines[max(0, position.line - 1)] : ""
    let rest = line.dropFirst(position.column - 1)
    if line.prefix(while: \.isWhitespace).contains("\t") {
      (found, expected) = ("a tab at the start of the line", "spaces: YAML counts no tabs")
    } else if problem.contains("mapping values are not allowed") {
      found = "a ':' where no name can stand"
      expected = "the indentation of the lines beside it, or quotes around a text with ': ' in it"
    } else if problem.contains("cannot start any token"), let sign = rest.first {
      (found, expected) = ("a text that begins with '\(sign)'", "quotes around it")
    } else if problem.contains("did not find expected key") {
      found = "something that is no name with a ':'"
      expected =
        "the indentation of the lines beside it, or quotes around a text that begins with a brace, "
        + "bracket or quote"
    } else if problem.contains("could not find expected ':'") {
      found = "a line without a name and a ':'"
      expected = "'name: value'; lines that continue a text stand deeper than its name"
    } else if problem.contains("did not find expected ',' or ']'") {
      found = "a list without its closing ']', or without a ',' between two entries"
      expected = "'[one, two]', with quotes around a text that holds a comma, colon or bracket"
    } else if problem.contains("did not find expected ',' or '}'") {
      found = "a mapping without its closing '}', or without a ',' between two entries"
      expected =
        "'{en: One, nl: Two}', with quotes around a text that holds a comma, colon or brace"
    } else if problem.contains("undefined alias") {
      found = "a value that begins with '*' and names no anchor"
      expected = "quotes around a text that begins with '*'"
    } else {
      found =
        problem.hasPrefix("found ")
        ? String(problem.dropFirst(6)) : "what YAML can't read: \(problem)"
      expected = "YAML; look at the indentation, colons, brackets and quotes here"
      isOwn = false
    }
  }
}

extension SourcePosition {
  /// The place that the YAML library speaks of, or the beginning.
  init(_ mark: Mark?) {
    self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
