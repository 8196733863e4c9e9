import TestSupport
import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct NormalDrawTests {
  @Test func drawsAreTheQuantilesOfTheGenerator() {
    var (own, other) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
    for _ in 0..<20_000 {
      let uniform = (Double(other.next() >> 12) + 0.5) * 0x1p-52
      let quantile = Normal.standard.quantile(uniform)
      // Wichura's approximation is right to about 16 digits of the quantile.
      #expect(abs(own.normal() - quantile) <= 4e-15 * max(1, abs(quantile)))
    }
  }
}

@Suite struct BinomialDrawTests {
  /// Chi-square of observed counts against the distribution itself, cells with few expected pooled.
  @Test(arguments: [
    (10, 0.3), (40, 0.05), (40, 0.5), (25, 0.45), (688, 0.189), (2063, 0.5), (500, 0.93),
    (1000, 0.012), (100_000, 0.4),
  ])
  func drawsFollowTheDistribution(trials: Int, probability: Double) {
    let draws = BinomialDraws(upTo: trials)
    var generator = SeededGenerator(seed: 20_261_121)
    let count = 30_000
    var observed: [Int: Int] = [:]
    for _ in 0..<count {
      let k = draws.draw(trials: trials, probability: probability, &generator)
      observed[k, default: 0] += 1
    }
    #expect(observed.keys.allSatisfy { (0...trials).contains($0) })
    let binomial = Binomial(trials: trials, probability: probability)
    var (chiSquared, cells) = (0.0, 0)
    var (pooledExpected, pooledObserved) = (0.0, 0.0)
    let spread = (Double(trials) * probability * (1 - probability)).squareRoot()
    let low = max(0, Int(Double(trials) * probability - 6 * spread) - 2)
    let high = min(trials, Int(Double(trials) * probability + 6 * spread) + 2)
    for k in low...high {
      pooledExpected += Double(count) * binomial.probability(of: k)
      pooledObserved += Double(observed[k] ?? 0)
      guard pooledExpected >= 10 else { continue }
      let difference = pooledObserved - pooledExpected
      chiSquared += difference * difference / pooledExpected
      cells += 1
      (pooledExpected, pooledObserved) = (0, 0)
    }
    // The seed is fixed: this can't fail by chance, only by a change of the draws.
    let p = ChiSquared(degreesOfFreedom: Double(cells - 1)).survival(chiSquared)
    #expect(p > 1e-3, "chi-square \(chiSquared) of \(cells) cells")
  }

  @Test func certainSharesNeedNoChance() {
    let draws = BinomialDraws(upTo: 50)
    var generator = SeededGenerator(seed: 1)
    #expect(draws.draw(trials: 50, probability: 0, &generator) == 0)
    #expect(draws.draw(trials: 50, probability: 1, &generator) == 50)
    #expect(draws.draw(trials: 0, probability: 0.5, &generator) == 0)
    #expect(generator == SeededGenerator(seed: 1))
  }

  @Test func aSpreadKeepsItsTotalAndFollowsTheShares() {
    let shares = [0.6, 0.2, 0, 0.15, 0.05]
    let draws = BinomialDraws(upTo: 200)
    var generator = SeededGenerator(seed: 3)
    var sums = [0, 0, 0, 0, 0]
    var counts = sums
    for _ in 0..<20_000 {
      draws.spread(
        200, conditional: BinomialDraws.conditional(shares), into: &counts, at: 0, &generator)
      #expect(counts.reduce(0, +) == 200)
      for place in sums.indices { sums[place] += counts[place] }
    }
    for (sum, share) in zip(sums, shares) {
      // Five standard errors of four million people.
      let error = (share * (1 - share) / 4e6).squareRoot()
      #expect(abs(Double(sum) / 4e6 - share) <= 5 * error)
    }
  }

  /// The draws of a seed, written down: whoever changes them changes every simulation.
  @Test func drawsOfASeedStayAsTheyAre() {
    let draws = BinomialDraws(upTo: 2063)
    var generator = SeededGenerator(seed: 42)
    let own = (0..<6).map { _ in draws.draw(trials: 2063, probability: 0.35, &generator) }
    let few = (0..<6).map { _ in draws.draw(trials: 20, probability: 0.2, &generator) }
    #expect(own == [710, 723, 769, 752, 711, 727])
    #expect(few == [4, 6, 5, 5, 2, 2])
  }
}
