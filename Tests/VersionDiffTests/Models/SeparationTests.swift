import Foundation
import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Data in which some answers can be told apart without error.
@Suite struct SeparationTests {
  static func table(_ columns: [(String, [String])], counts: [Double]) -> ResponseTable {
    ResponseTable(
      columns: columns.map { Column(name: $0.0, labels: $0.1) }
        + [Column(name: "n", numbers: counts)])
  }

  static func logistic(_ formula: String, _ responses: ResponseTable) throws -> LogitFit {
    let count = responses.columns.contains { $0.name == "n" } ? "n" : nil
    return try LogisticRegression(Formula(parsing: formula), schema: Schema(count: count))
      .fitted(to: responses)
  }

  @Test func aNumberThatTellsAllAnswersApart() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["a", "a", "a", "b", "b", "b"]),
      Column(name: "x", numbers: [1, 2, 3, 4, 5, 6]),
    ])
    let fit = try Self.logistic("y ~ x", responses)
    #expect(fit.isSeparated)
    #expect(fit[coefficient: "x"]?.value == .infinite(.plus))
    #expect(fit[coefficient: "(Intercept)"]?.value == .infinite(.minus))
    #expect(fit.logLikelihood == 0)
    guard
      case .separation(_, _, let isComplete, let parts, let infinite, let all) =
        fit.warnings.first
    else { throw TestFailure.noWarning }
    #expect(isComplete)
    #expect(infinite == 2 && all == 2)
    #expect(parts.map(\.term) == ["(Intercept)", "x"])
    let name = CoefficientName(term: "x", factor: "x", level: nil)
    #expect(fit.interval(of: name, confidence: .ninetyFive) == nil)
    #expect(fit.profileInterval(of: name, confidence: .ninetyFive) == nil)
    #expect(fit.covariance.standardError(of: name) == nil)
  }

  /// The classic: at x = 3 both answers occur, elsewhere x tells them apart.
  @Test func aNumberThatTellsSomeAnswersApart() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["a", "a", "a", "b", "b", "b", "b"]),
      Column(name: "x", numbers: [1, 2, 3, 3, 3, 4, 5]),
    ])
    let fit = try Self.logistic("y ~ x", responses)
    #expect(fit[coefficient: "x"]?.value == .infinite(.plus))
    #expect(fit[coefficient: "(Intercept)"]?.value == .infinite(.minus))
    // In the limit the three people at x = 3 are left: one a, two b.
    let expected = 1 * log(1.0 / 3) + 2 * log(2.0 / 3)
    expectClose(fit.logLikelihood, expected, relative: 1e-12)
    #expect(fit.warnings.map(\.isCompleteSeparation) == [false])
  }

  /// Nobody in version 2 chose b, so its coefficient is minus infinity; the covariate keeps the
  /// estimate and the error that it has among the others.
  @Test func anEmptyCellLeavesTheOtherCoefficientsTheirEstimates() throws {
    let responses = Self.table(
      [
        ("y", ["a", "b", "a", "b", "a", "a"]), ("version", ["1", "1", "1", "1", "2", "2"]),
        ("sex", ["f", "f", "m", "m", "f", "m"]),
      ], counts: [30, 10, 20, 25, 40, 35])
    let fit = try Self.logistic("y ~ version + sex", responses)
    #expect(fit[coefficient: "version[2]"]?.value == .infinite(.minus))
    let slope = try #require(fit[coefficient: "sex[m]"])
    expectClose(slope.estimate, log(25.0 / 20) - log(10.0 / 30), relative: 1e-12)
    expectClose(
      fit.covariance.standardError(of: slope.name),
      (1.0 / 25 + 1.0 / 20 + 1.0 / 10 + 1.0 / 30).squareRoot(), relative: 1e-12)
    let interval = fit.profileInterval(of: slope.name, confidence: .ninetyFive)
    #expect(interval?.contains(slope.estimate ?? .nan) == true)
    #expect(fit.warnings.map(\.isCompleteSeparation) == [false])
  }

  /// Only together do two covariates tell the answers apart.
  @Test func aCombinationOfTwoIsNamed() throws {
    let responses = ResponseTable(columns: [
      Column(name: "y", labels: ["b", "a", "b", "a", "b", "a", "b", "a"]),
      Column(name: "u", numbers: [1, 1, 2, 2, 3, 3, 4, 4]),
      Column(name: "v", numbers: [0.5, 1.5, 1.5, 2.5, 2.5, 3.5, 3.5, 4.5]),
    ])
    let fit = try Self.logistic("y ~ u + v", responses)
    #expect(fit[coefficient: "u"]?.value == .infinite(.plus))
    #expect(fit[coefficient: "v"]?.value == .infinite(.minus))
    #expect(fit.warnings.map(\.isCompleteSeparation) == [true])
  }

  /// Probabilities near 0 and 1 alone are no separation.
  @Test func nearlySeparatedDataKeepTheirMaximum() throws {
    let responses = Self.table(
      [("y", ["a", "b", "a", "b"]), ("x", ["u", "u", "w", "w"])],
      counts: [1_000_000_000, 1, 1, 1_000_000_000])
    let fit = try Self.logistic("y ~ x", responses)
    #expect(!fit.isSeparated)
    expectClose(fit[coefficient: "x[w]"]?.estimate, 2 * log(1e9), relative: 1e-12)
    expectClose(
      fit[coefficient: "x[w]"].flatMap { fit.covariance.standardError(of: $0.name) },
      (2 + 2e-9).squareRoot(), relative: 1e-9)
  }

  /// Permuted and doubled rows, exchanged events: the same decision.
  @Test func theDecisionDoesNotDependOnTheOrderOfRowsOrTheEvent() throws {
    let labels = ["a", "a", "b", "a", "b", "b"]
    let numbers = [1.0, 2, 2, 1.5, 3, 4]
    for seed in 1...5 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let order = labels.indices.shuffled(using: &generator)
      let responses = ResponseTable(columns: [
        Column(name: "y", labels: order.map { labels[$0] }),
        Column(name: "x", numbers: order.map { numbers[$0] }),
      ])
      let fit = try Self.logistic("y ~ x", responses)
      #expect(fit[coefficient: "x"]?.value == .infinite(.plus))
      let turned = try LogisticRegression(Formula("y", on: "x"), event: "a")
        .fitted(to: responses)
      #expect(turned[coefficient: "x"]?.value == .infinite(.minus))
    }
  }

  /// An option that nobody chose in one version: the contrast of that option is infinite, those of
  /// the other options are what they are without it.
  @Test func multinomialSeparationIsDecidedPerAnswer() throws {
    let columns = [
      ("y", ["p", "q", "r", "p", "q"]), ("version", ["1", "1", "1", "2", "2"]),
    ]
    let responses = Self.table(columns, counts: [40, 30, 20, 50, 25])
    let fit = try MultinomialLogit(Formula("y", on: "version"), schema: Schema(count: "n"))
      .fitted(to: responses)
    #expect(fit[coefficient: "version[2]", response: "r"]?.value == .infinite(.minus))
    let finite = try #require(fit[coefficient: "version[2]", response: "q"])
    expectClose(finite.estimate, log(25.0 / 50) - log(30.0 / 40), relative: 1e-11)
    expectClose(
      fit[coefficient: "(Intercept)", response: "r"]?.estimate, log(20.0 / 40),
      relative: 1e-11)
    expectClose(
      fit.covariance.standardError(of: finite.name),
      (1.0 / 25 + 1.0 / 50 + 1.0 / 30 + 1.0 / 40).squareRoot(), relative: 1e-11)
  }

  /// Every random data set: separated exactly where a search over all directions finds one.
  @Test func agreesWithABruteForceSearch() throws {
    var generator = SeededGenerator(seed: 20)
    var separated = 0
    for _ in 0..<150 {
      let n = 3 + Int(generator.next(below: 5))
      let x = (0..<n).map { _ in Double(generator.next(below: 4)) }
      let z = (0..<n).map { _ in Double(generator.next(below: 3)) }
      let y = (0..<n).map { _ in generator.next(below: 2) == 1 }
      guard Set(x).count > 1, Set(z).count > 1, Set(y).count > 1 else { continue }
      let responses = ResponseTable(columns: [
        Column(name: "y", labels: y.map { $0 ? "b" : "a" }, levels: ["a", "b"]),
        Column(name: "x", numbers: x), Column(name: "z", numbers: z),
      ])
      let fit = try Self.logistic("y ~ x + z", responses)
      // All lines through two points of the grid, and those between points, as directions.
      let steps = (-12...12).map(Double.init)
      var found = false
      for a in steps {
        for b in steps {
          let heights = (0..<n).map { a * x[$0] + b * z[$0] }
          let low = (0..<n).filter { !y[$0] }.map { heights[$0] }.max() ?? 0
          let high = (0..<n).filter { y[$0] }.map { heights[$0] }.min() ?? 0
          let all = Set(heights).count
          if high >= low, all > 1 { found = true }
        }
      }
      #expect(fit.isSeparated == found, "x \(x), z \(z), y \(y)")
      if found { separated += 1 }
    }
    #expect(separated > 20)
  }

  enum TestFailure: Error { case noWarning }
}

extension ModelWarning {
  /// Whether a warning of separation says that all answers are told apart; nil for others.
  var isCompleteSeparation: Bool? {
    if case .separation(_, _, let isComplete, _, _, _) = self { isComplete } else { nil }
  }
}
