import VignetteKit

/// Assigns many respondents to two versions, two to one, and prints how many got each:
/// `assignments METHOD COUNT`, with `salted` (a hash for each respondent) or `blocks` (permuted blocks of six within four strata).
@main
struct Assignments {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let count = arguments.last.flatMap { Int($0) } ?? 1_000_000
    let counts =
      switch arguments.first {
      case "salted": try salted(count)
      case "blocks": try blocked(count)
      default: [Int]()
      }
    print(counts.map { "\($0)" }.joined(separator: " "))
  }

  private static let versions: [AssignmentDesign.VersionShare] = [
    .init(version: "1", share: 2), .init(version: "2", share: 1),
  ]

  /// Who got each version, from the hash of each name.
  private static func salted(_ count: Int) throws -> [Int] {
    let assignment = SaltedAssignment(
      try AssignmentDesign(study: "benchmark", method: .simple, versions: versions))
    var counts = [0, 0]
    for unit in 1...count { counts[assignment.version(of: "\(unit)")] += 1 }
    return counts
  }

  /// Who got each version, arriving in strata in turn.
  private static func blocked(_ count: Int) throws -> [Int] {
    let levels = ["north", "east", "south", "west"]
    let design = try AssignmentDesign(
      study: "benchmark", method: .blocks, versions: versions,
      strata: [.init(characteristic: "region", levels: levels)], blockSizes: [6])
    var register = AssignmentRegister(design, seed: "9f86d081884c7d659a2feaa0c55ad015")
    var counts = [0, 0]
    for unit in 1...count {
      let assignment = try register.assign("\(unit)", stratum: [levels[unit % 4]])
      counts[assignment.version == "1" ? 0 : 1] += 1
    }
    return counts
  }
}
