/// The count of versions and decks in the blocks of a log, from what it records alone: without the
/// seed, and without deriving anything again.
struct BlockBalance {
  private let log: AssignmentLog

  init(_ log: AssignmentLog) {
    self.log = log
  }

  /// Whether every whole block holds every cell as planned, and no cell of an unfinished one stands
  /// more often than it could in the largest block.
  var outcome: AssignmentAudit.Outcome {
    let design = log.opening.design
    guard design.method == .blocks else {
      return .notDone("only permuted blocks are balanced exactly")
    }
    var blocks: [BlockName: Block] = [:]
    for (index, event) in log.events.enumerated() {
      guard case .assigned(let assignment) = event,
        case .block(let number, let place) = assignment.origin
      else { continue }
      let cell = [assignment.version] + assignment.decks
      let name = BlockName(stratum: assignment.stratum, number: number)
      blocks[name, default: Block()].add(cell, place: place, line: AssignmentLog.line(of: index))
    }
    let smallest = smallestBlock(design)
    var wholeCount = 0
    for (name, block) in blocks.sorted(by: { $0.value.lastLine < $1.value.lastLine }) {
      let isLast = blocks[BlockName(stratum: name.stratum, number: name.number + 1)] == nil
      let isWhole = design.blockSizes.contains(block.size) && block.isBalanced(by: smallest)
      wholeCount += isWhole ? 1 : 0
      let isPossible =
        isLast
        && design.blockSizes.contains { size in
          block.fits(within: smallest, times: size / smallest.values.reduce(0, +))
        }
      guard isWhole || isPossible else {
        let stratum =
          name.stratum.isEmpty ? "" : " of stratum \(name.stratum.joined(separator: ", "))"
        return .failed(
          line: block.lastLine,
          "ends block \(name.number)\(stratum), in which versions and decks do not stand as planned"
        )
      }
    }
    return .passed("\(wholeCount) whole blocks hold every version and deck as planned")
  }

  /// How often each cell stands in the smallest block.
  private func smallestBlock(_ design: AssignmentDesign) -> [[String]: Int] {
    var cells: [[String]: Int] = [:]
    for version in design.versions { cells[[version.version]] = version.share }
    for set in design.sets {
      var more: [[String]: Int] = [:]
      for (cell, share) in cells {
        for deck in set.decks { more[cell + [deck.id]] = share }
      }
      cells = more
    }
    return cells
  }

  private struct BlockName: Hashable {
    let stratum: [String]
    let number: Int
  }

  private struct Block {
    var counts: [[String]: Int] = [:]
    var size = 0
    var lastLine = 0

    mutating func add(_ cell: [String], place: Int, line: Int) {
      counts[cell, default: 0] += 1
      size += 1
      lastLine = line
    }

    func isBalanced(by smallest: [[String]: Int]) -> Bool {
      let times = size / smallest.values.reduce(0, +)
      return smallest.allSatisfy { counts[$0.key] == $0.value * times }
    }

    func fits(within smallest: [[String]: Int], times: Int) -> Bool {
      counts.allSatisfy { cell, count in count <= (smallest[cell] ?? 0) * times }
    }
  }
}
