import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// NIST's certified results, to as many digits as the data can carry as doubles.
@Suite struct ReferenceDataSetTests {
  struct Results: Decodable, Sendable {
    let estimates: [Double]
    let errors: [Double]
    let sigma: Double
    let rSquared: Double
    let f: Double?

    enum CodingKeys: String, CodingKey {
      case estimates, errors, sigma, f
      case rSquared = "r.squared"
    }
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let columns: [[Double]]
    let outcome: [Double]
    let estimates: [Double]
    let errors: [Double]
    let sigma: Double
    let f: Double?
    let rounded: Results

    var testDescription: String { name }
  }

  static let cases = (try? Fixture<Case>.load("nist-regression").cases) ?? []

  struct Fitted {
    let solution: LinearSolution
    let inference: CoefficientInference
    let f: WaldTest?

    init(_ columns: [[Double]], _ outcome: [Double]) throws {
      solution = try #require(
        LinearSolution(
          Matrix(columns: columns), outcome, frequencies: outcome.map { _ in 1 }, weights: nil,
          hasIntercept: true))
      let names = columns.indices.map { CoefficientName(term: "x\($0)", factor: nil, level: nil) }
      inference = try LinearInference(
        .model, of: solution, names: names, clusters: nil, unitCount: outcome.count, weightKind: nil
      ).inference
      f = solution.overallTest
    }
  }

  @Test func fixturesAreThere() throws {
    #expect(Self.cases.count == 8)
    #expect(Self.variances.count == 9)
  }

  /// Ten digits; for Filip, whose powers as doubles carry 7.7 digits, seven.
  @Test(arguments: cases) func certifiedDigits(_ reference: Case) throws {
    let fitted = try Fitted(reference.columns, reference.outcome)
    let tolerance = reference.name == "Filip" ? 1e-7 : 1e-10
    #expect(fitted.solution.rank == reference.columns.count)
    for (place, estimate) in reference.estimates.enumerated() {
      expectClose(
        fitted.solution.squares.coefficients[place], estimate, relative: tolerance, "b\(place)")
    }
    guard reference.sigma > 0 else {
      // A perfect fit: only rounding is left.
      let scale = reference.outcome.reduce(0) { max($0, abs($1)) }
      #expect(fitted.solution.residualVariance.squareRoot() < 1e-14 * scale)
      return
    }
    for (name, error) in zip(fitted.inference.covariance.names, reference.errors) {
      expectClose(
        fitted.inference.covariance.standardError(of: name), error, relative: tolerance, "\(name)")
    }
    expectClose(
      fitted.solution.residualVariance.squareRoot(), reference.sigma, relative: tolerance)
    expectClose(fitted.f?.statistic, reference.f, relative: tolerance, "F")
  }

  /// What the doubles say exactly: the solution loses nothing beyond it.
  @Test(arguments: cases) func digitsOfTheDoubles(_ reference: Case) throws {
    let fitted = try Fitted(reference.columns, reference.outcome)
    for (place, estimate) in reference.rounded.estimates.enumerated() {
      expectClose(
        fitted.solution.squares.coefficients[place], estimate, relative: 1e-12, "b\(place)")
    }
    guard reference.sigma > 0 else { return }
    expectClose(
      fitted.solution.residualVariance.squareRoot(), reference.rounded.sigma, relative: 1e-13)
    // The triangle is not refined: it loses what the angles between the columns cost it.
    let tolerance = reference.name == "Filip" ? 1e-7 : 1e-12
    for (name, error) in zip(fitted.inference.covariance.names, reference.rounded.errors) {
      expectClose(
        fitted.inference.covariance.standardError(of: name), error, relative: tolerance, "\(name)")
    }
  }

  struct Variance: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let base: Double
    let replicates: Int
    let f: Double
    let sigma: Double
    let roundedF: Double
    let roundedSigma: Double
    let representable: Double

    enum CodingKeys: String, CodingKey {
      case name, base, replicates, f, sigma, representable
      case roundedF = "rounded.f"
      case roundedSigma = "rounded.sigma"
    }

    var testDescription: String { name }
  }

  static let variances = (try? Fixture<Variance>.load("nist-anova").cases) ?? []

  /// Nine treatments of which the responses alternate by 0.1 around the mean; from set 4 on the data
  /// lose digits as they are read, and the bar is what is left of them.
  @Test(arguments: variances) func analysisOfVariance(_ reference: Variance) throws {
    let tenths = [4, 3, 5, 3, 5, 3, 5, 3, 5]
    var outcome: [Double] = []
    var treatments: [Int] = []
    for (treatment, tenth) in tenths.enumerated() {
      for i in 0..<reference.replicates {
        let step = i == 0 ? 0 : i.isMultiple(of: 2) ? 1 : -1
        // One rounding, as in reading the number.
        outcome.append((reference.base * 10 + Double(tenth + step)) / 10)
        treatments.append(treatment)
      }
    }
    let columns =
      [outcome.map { _ in 1.0 }]
      + (1..<9).map { level in treatments.map { $0 == level ? 1.0 : 0 } }
    let fitted = try Fitted(columns, outcome)
    let test = try #require(fitted.f)
    expectClose(test.statistic, reference.roundedF, relative: 1e-11)
    expectClose(
      fitted.solution.residualVariance.squareRoot(), reference.roundedSigma, relative: 1e-12)
    let error = max(relativeError(test.statistic, reference.f), 1e-16)
    let bar = min(10, reference.representable - 0.1)
    let tolerance = (0..<Int(bar)).reduce(1.0) { value, _ in value / 10 }
    #expect(error < tolerance)
    #expect(test.degreesOfFreedom == 8)
    #expect(test.denominatorDegreesOfFreedom == Double(9 * reference.replicates - 9))
  }
}
