import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct ClusterInferenceTests {
  /// Rows of a design with residuals, in clusters.
  struct Sample {
    var rows: [[Double]]
    var residuals: [Double]
    var clusters: [Int]

    var scores: ClusterScores {
      ClusterScores(
        design: Matrix(rows: rows), clusters: clusters,
        clusterCount: (clusters.max() ?? 0) + 1, scoreFactors: residuals,
        informationFactors: rows.map { _ in 1 })
    }

    var responses: ClusterResponses {
      ClusterResponses(
        derivatives: Matrix(rows: rows), clusters: clusters,
        clusterCount: (clusters.max() ?? 0) + 1, frequencies: rows.map { _ in 1 },
        residualSums: residuals, variances: rows.map { _ in 1 }, weights: nil)
    }
  }

  /// Unequal clusters with a covariate that varies within them and one that doesn't.
  static func sample(seed: UInt64, sizes: [Int]) -> Sample {
    var generator = SeededGenerator(seed: seed)
    func uniform() -> Double { Double(generator.next() >> 11) * 0x1p-53 - 0.5 }
    var sample = Sample(rows: [], residuals: [], clusters: [])
    for (cluster, size) in sizes.enumerated() {
      let own = uniform()
      for _ in 0..<size {
        sample.rows.append([1, cluster.isMultiple(of: 2) ? 1 : 0, 3 + uniform()])
        sample.residuals.append(own + uniform())
        sample.clusters.append(cluster)
      }
    }
    let design = Matrix(rows: sample.rows)
    let products = design.transposed * design
    guard let factor = Cholesky(products) else { return sample }
    let fitted = design * factor.solution(design.transposed * sample.residuals)
    for i in fitted.indices { sample.residuals[i] -= fitted[i] }
    return sample
  }

  static let sizes = [3, 7, 2, 9, 4, 4, 1, 12, 6]

  /// With equal clusters the mean is the mean of cluster means, on G - 1 degrees of freedom.
  @Test func meanOfEqualClustersIsExact() throws {
    let means = [1.0, 2, 4, 8, 5]
    let mean = 4.0
    let sample = Sample(
      rows: means.flatMap { _ in [[1], [1], [1]] },
      residuals: means.flatMap { [$0 - mean - 1, $0 - mean, $0 - mean + 1] },
      clusters: (0..<5).flatMap { [$0, $0, $0] })
    let inference = try #require(
      ClusterInference(.cr2, of: sample.scores, observationCount: 15))
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4 / 5
    expectClose(inference.covariance[0, 0], variance, relative: 1e-14)
    expectClose(inference.reference.degreesOfFreedom(of: [1]), 4, relative: 1e-13)
    let test = try #require(
      inference.reference.jointTest(
        of: Matrix(rows: [[1]]), values: [2], combined: inference.covariance))
    expectClose(test.statistic, 4 / variance, relative: 1e-13)
    expectClose(test.denominatorDegreesOfFreedom, 4, relative: 1e-13)
  }

  /// The degrees of freedom by the matrix of all pairs of clusters, which the engine avoids.
  @Test func degreesOfFreedomEqualThoseByAllPairs() throws {
    let sample = Self.sample(seed: 3, sizes: Self.sizes)
    let scores = sample.scores
    let adjusted = try #require(AdjustedScores(scores))
    let inference = ClusterInference(adjusted)
    let contrast = [0.3, 1, -2]
    let q = adjusted.inverseRoot * contrast
    let combination = Matrix(rows: 3, columns: 1, elements: q)
    let own = adjusted.moments.map { $0.at(combination).own[0, 0] }
    let shared = adjusted.moments.map { $0.at(combination).shared.elements }
    var (trace, squares) = (0.0, 0.0)
    for i in own.indices {
      for j in own.indices {
        let product = zip(shared[i], shared[j]).reduce(0) { $0 + $1.0 * $1.1 }
        let covariance = (i == j ? own[i] : 0) - product
        squares += covariance * covariance
        if i == j { trace += covariance }
      }
    }
    expectClose(
      inference.reference.degreesOfFreedom(of: contrast), trace * trace / squares,
      relative: 1e-12)
    // Unbiased where the model holds: the expected variance is that of the model.
    let length = q.reduce(0) { $0 + $1 * $1 }
    expectClose(trace, length, relative: 1e-12)
  }

  /// A joint test of one combination is its t test; any basis of the combinations gives the same.
  @Test func jointTestsDoNotDependOnTheBasis() throws {
    let inference = try #require(
      ClusterInference(
        .cr2, of: Self.sample(seed: 5, sizes: Self.sizes).scores, observationCount: 48))
    let joint = { (rows: [[Double]], values: [Double]) in
      inference.reference.jointTest(
        of: Matrix(rows: rows), values: values,
        combined: Matrix(rows: rows) * inference.covariance * Matrix(rows: rows).transposed)
    }
    let one = try #require(joint([[0, 1, 0]], [0.3]))
    expectClose(one.statistic, 0.09 / inference.covariance[1, 1], relative: 1e-12)
    expectClose(
      one.denominatorDegreesOfFreedom, inference.reference.degreesOfFreedom(of: [0, 1, 0]),
      relative: 1e-12)
    let two = try #require(joint([[0, 1, 0], [0, 0, 1]], [0.3, 0.2]))
    let turned = try #require(joint([[0, 1, 2], [0, 3, -1]], [0.7, 0.7]))
    expectClose(two.statistic, turned.statistic, relative: 1e-10)
    expectClose(
      two.denominatorDegreesOfFreedom, turned.denominatorDegreesOfFreedom, relative: 1e-10)
  }

  @Test(arguments: [VarianceEstimator.cr0, .cr1, .cr2])
  func coordinatesDoNotMatter(_ estimator: VarianceEstimator) throws {
    let sample = Self.sample(seed: 7, sizes: Self.sizes)
    var turned = sample
    // β₁' = β₁/2, β₂' = 10 β₂ - β₀ …
    turned.rows = sample.rows.map { [$0[0] + $0[2] / 10, 2 * $0[1], $0[2] / 10] }
    let own = try #require(ClusterInference(estimator, of: sample.scores, observationCount: 48))
    let other = try #require(
      ClusterInference(
        estimator, of: turned.scores, observationCount: 48,
        basis: ParameterBasis(scales: [1, 0.5, 1], mixing: nil)))
    for contrast in [[1.0, 0, 0], [0, 1, 0], [0.5, 2, 0]] {
      expectClose(
        own.covariance.bilinear(contrast, contrast), other.covariance.bilinear(contrast, contrast),
        relative: 1e-10)
      expectClose(
        own.reference.degreesOfFreedom(of: contrast),
        other.reference.degreesOfFreedom(of: contrast), relative: 1e-9)
    }
  }

  /// Adjusting scores is the same as adjusting residuals where people vary equally, and needs no
  /// matrix of people.
  @Test func scoresAndResidualsAgreeForEqualVariances() throws {
    let sample = Self.sample(seed: 9, sizes: Self.sizes)
    let scores = try #require(ClusterInference(.cr2, of: sample.scores, observationCount: 48))
    let residuals = ClusterInference(try #require(sample.responses.adjusted()))
    for contrast in [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]] {
      expectClose(
        scores.covariance.bilinear(contrast, contrast),
        residuals.covariance.bilinear(contrast, contrast), relative: 1e-11)
      expectClose(
        scores.reference.degreesOfFreedom(of: contrast),
        residuals.reference.degreesOfFreedom(of: contrast), relative: 1e-11)
    }
  }

  /// Matrices instead of rows, and information equal to that of another cluster, change nothing.
  @Test func matricesAndRowsAgree() throws {
    let scores = Self.sample(seed: 11, sizes: [4, 4, 2, 5, 1, 6]).scores
    guard case .rows(let values, let starts) = scores.information else { return }
    let matrices = (0..<scores.clusterCount).flatMap {
      ClusterScores.gram(values[starts[$0] * 3..<starts[$0 + 1] * 3], width: 3)
    }
    let other = ClusterScores(
      parameterCount: 3, scores: scores.scores, information: .matrices(matrices))
    let (a, b) = (
      try #require(ClusterInference(.cr2, of: scores, observationCount: 22)),
      try #require(ClusterInference(.cr2, of: other, observationCount: 22))
    )
    for (x, y) in zip(a.covariance.elements, b.covariance.elements) {
      expectClose(x, y, relative: 1e-9)
    }
    expectClose(
      a.reference.degreesOfFreedom(of: [0, 1, 0]), b.reference.degreesOfFreedom(of: [0, 1, 0]),
      relative: 1e-11)
  }

  /// A coefficient that one cluster alone determines is named.
  @Test func coefficientsOfOneClusterAreNamed() throws {
    let rows = [[1.0, 0], [1, 0], [1, 0], [1, 0], [1, 0], [1, 0], [1, 1], [1, 1]]
    let sample = Sample(
      rows: rows, residuals: [1, 0, -1, 2, -1, -1, 0.5, -0.5], clusters: [0, 0, 1, 1, 2, 2, 3, 3])
    let inference = try #require(ClusterInference(.cr2, of: sample.scores, observationCount: 8))
    #expect(inference.singleClusterCoefficients == [1])
    #expect(
      try #require(
        ClusterInference(
          .cr2, of: Self.sample(seed: 1, sizes: Self.sizes).scores, observationCount: 48)
      ).singleClusterCoefficients.isEmpty)
  }

  /// A cluster of too many patterns is adjusted on scores, and the result says so.
  @Test func largeClustersAreAdjustedOnScores() throws {
    let sizes = [ClusterResponses.patternLimit + 1, 40, 30, 20, 10, 10]
    let sample = Self.sample(seed: 13, sizes: sizes)
    let own = try #require(ClusterInference(adjusting: sample.responses))
    #expect(own.adjustsScoresInstead)
    let scores = try #require(ClusterInference(.cr2, of: sample.scores, observationCount: 911))
    #expect(own.covariance == scores.covariance)
    let small = try #require(
      ClusterInference(adjusting: Self.sample(seed: 13, sizes: Self.sizes).responses))
    #expect(!small.adjustsScoresInstead)
  }
}
