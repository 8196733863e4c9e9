import TestSupport
import Testing

@testable import VersionDiff

/// Every design tried, each with a linear programme.
struct FactorialCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Design: Decodable, Sendable {
    let combinations: [Int]
    let widening: Double
    let range: [Double]?
  }

  let name: String
  /// Centre and half width.
  let effects: [[Double]]
  let means: [[Double]?]
  let exact: [Bool]
  let designs: [Design]
  let count: Int
  let fitting: Int

  var testDescription: String { name }

  var search: FactorialDesignSearch {
    FactorialDesignSearch(
      factors: effects.indices.map { "f\($0)" },
      effects: effects.map { $0[0] - $0[1]...$0[0] + $0[1] },
      vignettes: means.indices.map { "V\($0 + 1)" },
      means: zip(means, exact).map { mean, isExact in
        guard let mean else { return .illegible }
        return isExact ? .exactly(mean[0]) : .printed(mean[0] - mean[1]...mean[0] + mean[1])
      })
  }
}

@Suite struct FactorialDesignSearchTests {
  static let cases = Result { try Fixture<FactorialCase>.load("factorial-designs").cases }

  @Test(arguments: try cases.get()) func findsWhatTryingEveryDesignFinds(_ sample: FactorialCase)
    throws
  {
    let search = sample.search
    for design in sample.designs {
      let found = try #require(
        search.candidate(
          FactorialDesign(
            factors: search.factors, vignettes: search.vignettes,
            combinations: design.combinations)))
      // The solver's own tolerance is about 1e-9.
      #expect(abs(found.widening - design.widening) < 1e-9)
      #expect((found.range == nil) == (design.range == nil))
      if let range = found.range, let expected = design.range {
        // A range follows the solver's widening, times the number of cells and its slope.
        #expect(abs(range.lowerBound - expected[0]) < 1e-7)
        #expect(abs(range.upperBound - expected[1]) < 1e-7)
      }
    }
    let best = try #require(sample.designs.first).widening
    let limit = 4 * best + 1e-9
    let results = search.results(within: 4)
    let expected = sample.designs.filter { $0.widening <= limit }
    guard expected.count < sample.designs.count else { return }
    #expect(Set(results.nearest.map(\.design.combinations)) == Set(expected.map(\.combinations)))
    let next = try #require(sample.designs.first { $0.widening > limit })
    #expect(abs((results.next?.widening ?? 0) - next.widening) < 1e-9)
  }

  @Test func nearestDesignOfTheTwoSlides() throws {
    let sample = try #require(try Self.cases.get().first { $0.name == "two slides" })
    let results = sample.search.results()
    #expect(results.nearest.count == 2)
    let first = try #require(results.nearest.first)
    // As the field notes have it: under a last digit.
    #expect(first.widening > 0 && first.widening < 0.0007)
    #expect(first.design.high("f0") == ["V1", "V4", "V5", "V7"])
    #expect(first.design.high("f1") == ["V3", "V4", "V5", "V8"])
    #expect(first.design.high("f2") == ["V1", "V2", "V5", "V8"])
    expectClose(first.value, 1.84966666666666667, relative: 1e-12)
    expectClose(first.rangeByEffect?.lowerBound, 1.843, relative: 1e-12)
    expectClose(first.rangeByEffect?.upperBound, 1.861, relative: 1e-12)
    let second = try #require(results.nearest.last)
    // Two exchanges of one vignette with the same miss.
    expectClose(second.widening, first.widening, relative: 1e-6)
    expectClose(second.value, -3.36366666666666667, relative: 1e-12)
    #expect(abs((results.next?.widening ?? 0) - 0.002125) < 1e-9)
  }

  /// An assignment and its figures, turned by a permutation of the vignettes, rank alike.
  @Test func permutedVignettesGivePermutedDesigns() throws {
    let sample = try #require(try Self.cases.get().first { $0.name == "two slides" })
    let search = sample.search
    let order = [4, 7, 0, 2, 6, 1, 3, 5]
    let other = FactorialDesignSearch(
      factors: search.factors, effects: search.effects,
      vignettes: order.map { search.vignettes[$0] }, means: order.map { search.means[$0] })
    let (one, two) = (search.results(within: 60), other.results(within: 60))
    #expect(one.nearest.count > 6)
    #expect(
      Set(one.nearest.map { candidate in order.map { candidate.design.combinations[$0] } })
        == Set(two.nearest.map(\.design.combinations)))
  }

  @Test func exchangesThatLeaveTheDataUnchangedCountOnce() {
    // Two vignettes with the same mean, and two factors with the same effect.
    let range = 0.995...1.005
    let search = FactorialDesignSearch(
      factors: ["a", "b"], effects: [range, range], vignettes: ["V1", "V2", "V3", "V4"],
      means: [.exactly(0), .printed(range), .printed(range), .printed(1.995...2.005)])
    let results = search.results()
    #expect(results.nearest.count == 1)
    #expect(results.nearest.first?.widening == 0)
    #expect(results.nearest.first?.design.high("a").contains("V4") == true)
    // An effect of zero says nothing of which level is the second.
    let none = FactorialDesignSearch(
      factors: ["a"], effects: [-0.05...0.05], vignettes: ["V1", "V2"],
      means: [.exactly(0), .printed(-0.05...0.05)])
    #expect(none.results().nearest.count == 1)
  }

  @Test func fourFactorsWithOneIllegibleMean() throws {
    // Means that follow from effects of 1.7, 0.9, 0.4 and 0.25 and some interactions.
    let effects = [1.7, 0.9, 0.4, 0.25]
    var generator = SeededDraws(seed: 7)
    let combinations = (0..<16).sorted { _, _ in generator.next() & 1 == 0 }
    var means = combinations.map { code in
      effects.indices.reduce(0.0) { $0 + (code >> $1 & 1 == 1 ? effects[$1] : 0) }
    }
    for (index, code) in combinations.enumerated() {
      for pair in [3, 5, 9, 14] {
        means[index] += 0.137 * Double(pair) * FactorialDesign.sign(of: pair, at: code) / 4
      }
    }
    let reference = means[0]
    let shown = means.map { ((($0 - reference) * 1000).rounded()) / 1000 }
    let search = FactorialDesignSearch(
      factors: ["a", "b", "c", "d"], effects: effects.map { $0 - 0.0005...$0 + 0.0005 },
      vignettes: (1...16).map { "V\($0)" },
      means: shown.enumerated().map { index, value in
        index == 0
          ? .exactly(0)
          : index == 11
            ? .illegible
            : .printed(value - 0.0005...value + 0.0005)
      })
    let design = FactorialDesign(
      factors: search.factors, vignettes: search.vignettes, combinations: combinations)
    let truth = try #require(search.candidate(design))
    #expect(truth.widening == 0)
    #expect(truth.range?.contains(means[11] - reference) == true)
  }

  /// Figures of very different sizes: what adding them up rounds must not pass for a contradiction.
  @Test(arguments: [1e3, 1e9, 1e12]) func largeFiguresAreSearchedToo(_ size: Double) throws {
    let means = [0, 0.1, size, size + 0.3]
    let effects = [(means[2] + means[3] - means[0] - means[1]) / 2, 0.2]
    let search = FactorialDesignSearch(
      factors: ["a", "b"], effects: effects.map { $0 - 0.05...$0 + 0.05 },
      vignettes: ["V1", "V2", "V3", "V4"],
      means: means.enumerated().map { place, mean in
        place == 0 ? .exactly(0) : .printed(mean - 0.05...mean + 0.05)
      })
    let best = try #require(search.results().nearest.first)
    // What the figures of this size can be rounded by.
    #expect(best.widening <= 1e-3 * size)
    #expect(best.meanRanges.count == 4)
  }
}

/// A few random bits.
private struct SeededDraws: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
