import Foundation
import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

/// Bias reduction of small and lopsided data sets, where scoring by the information swings to and
/// fro.
@Suite struct FirthPenaltyTests {
  /// A few people, up to three covariates of very different kinds, answers that are rare, separated
  /// or nearly so.
  static func table(seed: UInt64) -> (table: ResponseTable, covariates: Int) {
    var generator = SeededGenerator(seed: seed)
    let people = 6 + Int(generator.next(below: 30))
    let covariates = 1 + Int(generator.next(below: 3))
    let columns = (0..<covariates).map { _ -> [Double] in
      let kind = generator.next(below: 3)
      return (0..<people).map { _ in
        let number = generator.uniform()
        return kind == 0 ? number.rounded() : kind == 1 ? (number < 0.1 ? 1 : 0) : number * 4
      }
    }
    let kind = generator.next(below: 3)
    var answers = (0..<people).map { row in
      switch kind {
      case 0: generator.uniform() < 0.1
      case 1: columns[0][row] > 0.5
      default: (columns[0][row] > 0.5) != (generator.uniform() < 0.1)
      }
    }
    (answers[0], answers[1]) = (true, false)
    return (
      ResponseTable(
        columns: columns.enumerated().map { Column(name: "x\($0.offset)", numbers: $0.element) }
          + [Column(name: "y", labels: answers.map { $0 ? "yes" : "no" }, levels: ["no", "yes"])]),
      covariates
    )
  }

  /// The fit; nil where the data allow no such model.
  private static func fit(_ formula: Formula, to table: ResponseTable) throws -> LogitFit? {
    do {
      return try BinomialRegression(formula, estimation: .biasReduction).fitted(to: table)
    } catch .model(.constantNumber), .model(.tooManyParameters) {
      return nil
    }
  }

  @Test func everySmallDataSetHasAnEstimate() throws {
    var (fits, separated) = (0, 0)
    for seed in 0..<150 {
      let (table, covariates) = Self.table(seed: UInt64(seed))
      let formula = Formula("y", on: (0..<covariates).map { Term(["x\($0)"]) })
      guard let fit = try Self.fit(formula, to: table) else { continue }
      #expect(fit.convergence.isConverged && fit.convergence.iterations < 100, "seed \(seed)")
      // The penalised score is zero there, in units of standard errors.
      let solution = fit.solution
      let gradient = solution.likelihood.value(at: solution.parameters).gradient
      let free = solution.free.map { gradient[$0] }
      #expect(solution.covariance.bilinear(free, free).squareRoot() < 1e-7, "seed \(seed)")
      fits += 1
      if Separation.decided(for: solution.likelihood) != nil { separated += 1 }
    }
    #expect(fits > 120 && separated > 30)
  }

  /// A data set that brglm2 needed many iterations for.
  struct Hard: Decodable, Sendable {
    let x: [[Double]]
    let y: [Int]
    let objective: Double
  }

  @Test func noOtherProgramFindsAHigherMaximum() throws {
    for (index, hard) in try Fixture<Hard>.load("bias-reduction").cases.enumerated() {
      let names = hard.x.indices.map { "x\($0)" }
      let table = ResponseTable(
        columns: zip(names, hard.x).map { Column(name: $0, numbers: $1) }
          + [Column(name: "y", labels: hard.y.map { $0 == 1 ? "yes" : "no" })])
      let formula = Formula("y", on: names.map { Term([$0]) })
      let fit = try BinomialRegression(formula, estimation: .biasReduction).fitted(to: table)
      let estimates = fit.coefficients.compactMap(\.estimate)
      let found = try #require(Self.penalised(hard, at: estimates))
      #expect(found > hard.objective - 1e-8, "case \(index): \(found), \(hard.objective)")
    }
  }

  /// `ℓ(β) + ½ ln |Xᵀ W X|`, nil where the information is not positive definite.
  private static func penalised(_ data: Hard, at parameters: [Double]) -> Double? {
    let design = Matrix(columns: [data.y.map { _ in 1 }] + data.x)
    let predictors = design * parameters
    var likelihood = 0.0
    var information = Matrix(rows: parameters.count, columns: parameters.count)
    for (row, predictor) in predictors.enumerated() {
      let signed = data.y[row] == 1 ? -predictor : predictor
      likelihood -= max(signed, 0) + log1p(exp(-abs(signed)))
      let own = design.row(row)
      let weight = exp(-abs(predictor)) / ((1 + exp(-abs(predictor))) * (1 + exp(-abs(predictor))))
      for i in own.indices {
        for j in own.indices { information[i, j] += weight * own[i] * own[j] }
      }
    }
    return Cholesky(information).map { likelihood + $0.logDeterminant / 2 }
  }
}
