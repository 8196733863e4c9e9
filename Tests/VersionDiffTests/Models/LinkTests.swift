import TestSupport
import Testing

@testable import VersionDiff

@Suite struct LinkTests {
  struct Case: Decodable, Sendable {
    let link: String
    let predictor: Double
    let value: Double
    let complement: Double
    let logValue: Double
    let logComplement: Double
    let slope: Double
    let curvature: Double
    let rise: Double
    let fall: Double
    let riseLoss: Double
    let fallGain: Double
  }

  static let cases = (try? Fixture<Case>.load("links").cases) ?? []

  @Test func fixtureIsThere() {
    #expect(Self.cases.count >= 80)
  }

  /// Where the argument of an exponential is large its rounding shows: a predictor of 25 is the
  /// exponent of 7e10 in the cloglog, which a double knows to 1e-5 only. Every figure is held to
  /// 16 units of its own conditioning.
  @Test(arguments: cases) func bothTailsAreRight(_ reference: Case) throws {
    let link = try #require(Link(rawValue: reference.link))
    let own = link.probability(at: reference.predictor)
    let exponent = max(1, -reference.logValue, -reference.logComplement)
    let tolerance = 16 * Double.ulpOfOne * exponent
    let pairs: [(Double, Double)] = [
      (own.value, reference.value), (own.complement, reference.complement),
      (own.slope, reference.slope), (own.logValue, reference.logValue),
      (own.logComplement, reference.logComplement), (own.rise, reference.rise),
      (own.fall, reference.fall), (own.riseLoss, reference.riseLoss),
      (own.fallGain, reference.fallGain),
    ]
    for (place, (own, expected)) in pairs.enumerated() where expected > 1e-300 || expected < 0 {
      // Differences of hazards lose a little where neither part is small.
      let allowed = place >= 7 ? 64 * tolerance : 4 * tolerance
      expectClose(own, expected, relative: allowed, "\(place) at \(reference.predictor)")
    }
    let scale = max(reference.slope, abs(reference.curvature))
    #expect(abs(own.curvature - reference.curvature) <= 64 * tolerance * scale)
  }

  /// Turning the predictor around exchanges event and rest where the link is symmetric.
  @Test(arguments: [Link.logit, .probit]) func symmetricLinks(_ link: Link) {
    for predictor in stride(from: -40, through: 40, by: 0.37) {
      let own = link.probability(at: predictor)
      let turned = link.probability(at: -predictor)
      #expect(own.value == turned.complement)
      #expect(own.logValue == turned.logComplement)
      #expect(own.rise == turned.fall)
      #expect(own.riseLoss == turned.fallGain)
    }
  }

  @Test(arguments: Link.allCases) func nothingIsLostFarOut(_ link: Link) {
    for predictor in [-700.0, -100, 100, 700] {
      let own = link.probability(at: predictor)
      #expect(own.value + own.complement == 1)
      #expect(own.logValue <= 0 && own.logComplement <= 0)
      #expect(own.riseLoss >= 0 && own.fallGain >= 0)
      #expect(!own.rise.isNaN && !own.fall.isNaN && !own.curvature.isNaN)
    }
  }
}
