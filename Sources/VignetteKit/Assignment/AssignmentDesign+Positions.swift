extension AssignmentDesign {
  /// The position of each of an assignment's levels among those of its characteristic.
  ///
  /// - Precondition: the assignment is one of this design.
  func levels(of assignment: Assignment) -> [Int] {
    zip(strata, assignment.stratum).map { Self.position(of: $1, among: $0.levels) }
  }

  /// The position of an assignment's version.
  ///
  /// - Precondition: the assignment is one of this design.
  package func version(of assignment: Assignment) -> Int {
    Self.position(of: assignment.version, among: versions.lazy.map(\.version))
  }

  /// The position of an assignment's deck in each set.
  ///
  /// - Precondition: the assignment is one of this design.
  package func decks(of assignment: Assignment) -> [Int] {
    zip(sets, assignment.decks).map { Self.position(of: $1, among: $0.decks.lazy.map(\.id)) }
  }

  private static func position(of name: String, among names: some Collection<String>) -> Int {
    for (position, known) in names.enumerated() where known == name { return position }
    preconditionFailure("an assignment's names are its design's")
  }
}
