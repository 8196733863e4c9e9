import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// The cases of `mixed.R`.
struct MixedCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Effect: Decodable, Sendable {
    let group: [String]
    let terms: [String]
    let intercept: Bool
  }

  struct Block: Decodable, Sendable {
    let group: String
    let terms: [String]
    let covariance: [Double]
  }

  struct JointTest: Decodable, Sendable {
    let rows: [Int]
    let statistic: Double
    let df: Double
  }

  let name: String
  let response: String
  let fixed: [String]
  let random: [Effect]
  let reml: Bool
  let weight: String?
  let columns: [String: ReferenceColumn]
  let estimates: [Double]
  let covariance: [Double]
  let df: [Double]
  let dfLmerTest: [Double]
  let sigma: Double
  let blocks: [Block]
  let logLikelihood: Double
  let parameters: Int
  let test: JointTest?

  enum CodingKeys: String, CodingKey {
    case name, response, fixed, random, reml, weight, columns, estimates, covariance, df, sigma
    case blocks, parameters, test
    case dfLmerTest = "df.lmerTest"
    case logLikelihood = "log.likelihood"
  }

  var testDescription: String { name }

  var formula: Formula {
    Formula(
      response, on: fixed.map { Term($0.split(separator: ":").map(String.init)) },
      randomEffects: random.map { effect in
        RandomEffect(
          effect.terms.map { Term([$0]) }, hasIntercept: effect.intercept,
          group: Term(effect.group))
      })
  }

  var model: LinearMixedModel {
    LinearMixedModel(
      formula, schema: Schema(weight: weight, weightKind: .analytic),
      criterion: reml ? .restricted : .full)
  }

  func fit() throws -> LinearMixedFit {
    try #require(try Self.fits[name]?.get())
  }

  /// Every case is fitted once.
  private static let fits = Dictionary(
    uniqueKeysWithValues: all.map { expected in
      (expected.name, Result { try expected.model.fitted(to: ResponseTable(expected.columns)) })
    })

  static func named(_ name: String) throws -> MixedCase {
    try #require(all.first { $0.name == name })
  }

  static let all = (try? Fixture<MixedCase>.load("mixed").cases) ?? []
}

@Suite struct LinearMixedModelTests {
  @Test func theFixtureIsThere() {
    #expect(MixedCase.all.count == 17)
  }

  @Test(arguments: MixedCase.all)
  func estimatesAgreeWithLme4(_ expected: MixedCase) throws {
    let fit = try expected.fit()
    let errors = expected.estimates.indices.map {
      expected.covariance[$0 * expected.estimates.count + $0].squareRoot()
    }
    for (place, coefficient) in fit.coefficients.enumerated() {
      let estimate = try #require(coefficient.estimate)
      // Of an estimate near zero the standard error is the measure.
      #expect(abs(estimate - expected.estimates[place]) < 1e-8 * errors[place])
    }
    for (own, other) in zip(fit.covariance.matrix.elements, expected.covariance) {
      #expect(abs(own - other) <= 1e-8 * (errors.max() ?? 0) * (errors.max() ?? 0))
    }
    expectClose(fit.residualStandardDeviation, expected.sigma, relative: 1e-9)
    expectClose(fit.logLikelihood, expected.logLikelihood, relative: 1e-11)
    #expect(fit.parameterCount == expected.parameters)
    #expect(fit.convergence.isConverged)
    // The search's own tolerance.
    #expect(fit.convergence.scaledGradient < 1e-8)
  }

  @Test(arguments: MixedCase.all)
  func variancesAgreeWithLme4(_ expected: MixedCase) throws {
    let fit = try expected.fit()
    let components = fit.varianceComponents
    for block in expected.blocks {
      let group = block.group.replacing(".1", with: "")
      let terms = block.terms.map { name in
        name.hasPrefix("Machine") ? "Machine[\(name.dropFirst(7))]" : name
      }
      for (j, term) in terms.enumerated() {
        for (i, other) in terms.enumerated() where i >= j {
          let own = components.first {
            $0.group == group && $0.term == term && $0.otherTerm == (i == j ? nil : other)
          }
          let value = block.covariance[j * terms.count + i]
          guard value > 0 || i != j else {
            #expect(own?.variance == 0)
            continue
          }
          // lme4 polished by Newton steps; a variance is flat at its maximum.
          expectClose(own?.variance, value, relative: 1e-7)
        }
      }
    }
    #expect(components.last?.group == "Residual")
    #expect(components.last?.term == nil)
  }

  @Test(arguments: MixedCase.all)
  func degreesOfFreedomAreSatterthwaites(_ expected: MixedCase) throws {
    let fit = try expected.fit()
    for (place, coefficient) in fit.coefficients.enumerated() {
      let own = fit.inference.degreesOfFreedom(of: coefficient.name)
      // Derivatives of variances, on both sides by differences.
      expectClose(own, expected.df[place], relative: 1e-6)
      // lmerTest differentiates numerically, at a minimum found less closely.
      expectClose(own, expected.dfLmerTest[place], relative: 1e-3)
    }
    guard let test = expected.test else { return }
    let size = expected.estimates.count
    var contrasts = Matrix(rows: test.rows.count, columns: size)
    for (row, place) in test.rows.enumerated() { contrasts[row, place] = 1 }
    let values = test.rows.map { fit.coefficients[$0].estimate ?? .nan }
    let own = try #require(
      fit.inference.reference.jointTest(
        of: contrasts, values: values, combined: fit.covariance.covariance(of: contrasts)))
    // Follows the variances, which agree to about that.
    expectClose(own.statistic, test.statistic, relative: 1e-8)
    expectClose(own.denominatorDegreesOfFreedom, test.df, relative: 1e-6)
  }
}
