/// How far each stratum has come in its blocks, and the places that units who dropped out left.
struct BlockProgress: Sendable {
  /// Where the next unit of a stratum goes.
  enum Place: Equatable {
    /// The place of an assignment, by its position in the register.
    case vacant(Int)
    /// The next place of a block, both counted from 1.
    case fresh(block: Int, place: Int, cell: Int)
  }

  private struct Stratum: Sendable {
    var block = 1
    var cells: [Int] = []
    var used = 0
    /// Left places, in the order in which they became vacant.
    var vacancies: [Int] = []

    mutating func next(_ cells: (Int) -> [Int]) -> Place {
      if !vacancies.isEmpty { return .vacant(vacancies.removeFirst()) }
      if self.cells.isEmpty {
        self.cells = cells(block)
      } else if used == self.cells.count {
        block += 1
        used = 0
        self.cells = cells(block)
      }
      used += 1
      return .fresh(block: block, place: used, cell: self.cells[used - 1])
    }
  }

  private let blocks: BlockedAssignment
  private var strata: [[String]: Stratum] = [:]

  init(_ blocks: BlockedAssignment) {
    self.blocks = blocks
  }

  /// The next place of a stratum: a vacant one first.
  mutating func next(in stratum: [String]) -> Place {
    strata[stratum, default: Stratum()].next { blocks.block($0, in: stratum) }
  }

  /// Makes the place of an assignment vacant.
  mutating func release(_ position: Int, in stratum: [String]) {
    strata[stratum, default: Stratum()].vacancies.append(position)
  }
}

extension Assignment.Origin {
  /// The place in a block, also one that a replacement took over; nil for other methods.
  package var blockAndPlace: (block: Int, place: Int)? {
    switch self {
    case .block(let block, let place), .replacement(_, let block, let place): (block, place)
    case .drawn: nil
    }
  }
}
