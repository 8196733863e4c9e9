/// Something in a study that does not fit, and where: the path of keys that leads there.
struct StudyFinding {
  /// Keys, and numbers (from 0) for items of lists; where the file may say the same thing in two
  /// places, the path of each.
  var paths: [[String]]
  var found: String
  var expected: String
  var nearest: [String] = []

  func mistake(in document: DocumentNode) -> StudyMistake {
    let path = paths.first { document.has($0) } ?? paths.first ?? []
    return StudyMistake(
      position: document.position(at: path), found: found, expected: expected, nearest: nearest)
  }
}

extension DocumentNode {
  /// Whether a path of keys leads somewhere.
  func has(_ path: [String]) -> Bool {
    guard let step = path.first else { return true }
    switch content {
    case .scalar: return false
    case .sequence(let items):
      guard let index = Int(step), items.indices.contains(index) else { return false }
      return items[index].has(Array(path.dropFirst()))
    case .mapping: return self[step]?.has(Array(path.dropFirst())) ?? false
    }
  }
}
