/// Something in a study that does not fit, and where: the path of keys that leads there.
struct StudyFinding {
  var path: [String]
  var found: String
  var expected: String
  var nearest: [String] = []

  func mistake(in document: DocumentNode) -> StudyMistake {
    StudyMistake(
      position: document.position(at: path), found: found, expected: expected, nearest: nearest)
  }
}
