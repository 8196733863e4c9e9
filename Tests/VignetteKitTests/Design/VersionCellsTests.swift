import TestSupport
import Testing

@testable import VignetteKit

@Suite struct VersionCellsTests {
  /// Dilemmas whose versions show these levels: dilemma to factor to level per version.
  private func study(
    _ shows: [[(String, [String])]], versions: [String] = ["1", "2"], levels: Int = 2
  ) -> Study {
    let text = LocalizedText("text")
    let names = shows.flatMap { $0.map(\.0) }
    return Study(
      name: "s", title: text,
      factors: names.map { name in
        Factor(
          id: name, label: text,
          levels: (0..<levels).map { Level(id: "l\($0)", label: text, text: text) })
      },
      versions: versions.map { Version(id: $0, label: text) },
      dilemmas: shows.enumerated().map { place, factors in
        Dilemma(
          id: "d\(place + 1)", title: text, text: text,
          shows: factors.map { factor, levels in
            ShownFactor(
              factor: factor,
              showings: zip(versions, levels).map { .init(version: $0, level: $1) })
          }, questions: [])
      })
  }

  @Test func findsTheMissingCells() throws {
    let study = study([[("legal", ["l0", "l1"]), ("contract", ["l0", "l1"])]])
    let cells = try #require(VersionCells(of: study.dilemmas[0], in: study, shares: [1375, 688]))
    #expect(cells.bundled == ["legal", "contract"])
    #expect(cells.cells.map(\.versions) == [["1"], [], [], ["2"]])
    #expect(cells.cells[1].levels.map(\.level) == ["l1", "l0"])
    // 1/π + 1/(1 − π) now; 4, 16 and 6 with equal cells.
    let now = 2063.0 / 1375 + 2063.0 / 688
    let expected: [(VersionCells.Cost.Plan, [String], Double)] = [
      (.present, ["legal", "contract"], now),
      (.oneAtATime, ["legal"], 6), (.oneAtATime, ["contract"], 6),
      (.additive, ["legal"], 4), (.additive, ["contract"], 4),
      (.interacting, ["legal"], 4), (.interacting, ["contract"], 4),
      (.interacting, ["legal", "contract"], 16),
    ]
    #expect(cells.costs.map(\.plan) == expected.map(\.0))
    #expect(cells.costs.map(\.effect) == expected.map(\.1))
    for (cost, wanted) in zip(cells.costs, expected) {
      expectClose(cost.variance, wanted.2, relative: 1e-12)
      expectClose(cost.relativeRespondents, wanted.2 / now, relative: 1e-12)
    }
  }

  @Test func oneFactorBundlesNothing() throws {
    let study = study([[("order", ["l0", "l1"]), ("same", ["l0", "l0"])]])
    let cells = try #require(VersionCells(of: study.dilemmas[0], in: study, shares: [1, 1]))
    #expect(cells.bundled.isEmpty && cells.costs.isEmpty && cells.factors.map(\.id) == ["order"])
    let none = self.study([[("same", ["l0", "l0"])]])
    #expect(VersionCells(of: none.dilemmas[0], in: none, shares: [1, 1]) == nil)
  }

  @Test func moreVersionsMaySeparate() throws {
    let study = study(
      [[("a", ["l0", "l1", "l0"]), ("b", ["l0", "l0", "l1"])]], versions: ["1", "2", "3"])
    let cells = try #require(VersionCells(of: study.dilemmas[0], in: study, shares: [1, 1, 1]))
    #expect(cells.bundled.isEmpty && cells.cells.filter(\.versions.isEmpty).count == 1)
  }

  @Test func proposesTheFewestVersions() throws {
    let two = ["l0", "l1"]
    let study = study([
      [("budget", two)], [("legal", two), ("contract", two)], [("order", two)], [("damage", two)],
    ])
    let proposals = try study.versionProposals()
    #expect(proposals.map(\.scope) == [.withinTasks, .acrossTasks])
    #expect(proposals.map(\.versions.count) == [4, 8])
    // The first version stays one of them.
    #expect(proposals.allSatisfy { $0.present[0] == "1" })
    for (proposal, terms) in [(proposals[0], [[1], [2]]), (proposals[1], (0..<5).map { [$0] })] {
      let model = DesignModel(proposal.factors, terms: terms)
      expectClose(
        DesignEfficiency(of: proposal.versions, model: model).relative, 1, relative: 1e-12)
    }
    let joint = proposals[1]
    #expect(joint.fraction?.resolution == 3)
    #expect(joint.correlations.allSatisfy { $0.isAliased && !$0.isPartnerInModel })
    #expect(Set(joint.fraction?.combinations ?? []) == Set(joint.versions))
  }

  @Test func factorsOfThreeLevelsGetABalancedChoice() throws {
    let three = ["l0", "l1", "l2"]
    let study = study(
      [[("a", three), ("b", three)], [("c", three)]], versions: ["1", "2", "3"], levels: 3)
    let proposals = try study.versionProposals()
    #expect(proposals.map(\.scope) == [.acrossTasks] && proposals[0].versions.count == 9)
    let model = DesignModel(proposals[0].factors, terms: [[0], [1], [2]])
    expectClose(
      DesignEfficiency(of: proposals[0].versions, model: model).relative, 1, relative: 1e-12)
  }

  /// Two factors of different dilemmas could share a column, if they didn't meet in a third.
  @Test func factorsThatMeetAnywhereAreKeptApart() throws {
    let two = ["l0", "l1"]
    let met = study([[("a", two)], [("b", two)], [("a", two), ("b", two)], [("c", two)]])
    let proposal = try #require(try met.versionProposals().first)
    #expect(proposal.scope == .withinTasks && proposal.versions.count == 4)
    let model = DesignModel(proposal.factors, terms: [[0], [1]])
    expectClose(
      DesignEfficiency(of: proposal.versions, model: model).relative, 1, relative: 1e-12)
    // Four factors, every two of which meet somewhere, need more columns than any one dilemma.
    let names = ["a", "b", "c", "d"]
    let pairs = names.indices.flatMap { first in
      names.indices.dropFirst(first + 1).map { [(names[first], two), (names[$0], two)] }
    }
    #expect(try study(pairs).versionProposals().first?.versions.count == 8)
  }

  @Test func oneFactorNeedsNoProposal() throws {
    #expect(try study([[("a", ["l0", "l1"])]]).versionProposals().isEmpty)
  }
}
