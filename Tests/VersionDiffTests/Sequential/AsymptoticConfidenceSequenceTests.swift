import TestSupport
import Testing

@testable import VersionDiff

@Suite struct AsymptoticConfidenceSequenceTests {
  @Test func theFixedSampleIntervalLiesWithinAndTheSequenceNarrows() {
    let sequence = AsymptoticConfidenceSequence(tunedTo: 1000)
    var width = Double.infinity
    for count in [50.0, 200, 1000, 5000, 1e6] {
      let standardError = 0.5 / count.squareRoot()
      let limits = sequence.interval(around: 0, standardError: standardError, count: count)
      #expect(limits.upperBound > 2.9 * standardError)
      #expect(limits.upperBound < width)
      width = limits.upperBound
    }
  }

  /// At the number that it is tuned to, it is half as wide again as the fixed-sample interval, and
  /// no other tuning is narrower there.
  @Test func itIsNarrowestWhereItIsTunedTo() {
    func width(_ tuned: Double) -> Double {
      AsymptoticConfidenceSequence(tunedTo: tuned)
        .interval(around: 0, standardError: 1, count: 800).upperBound
    }
    #expect(width(800) < width(700) && width(800) < width(900))
    #expect(abs(width(800) / ConfidenceLevel.ninetyFive.criticalValue() - 1.5) < 0.06)
  }

  /// With a limit exactly at 0, p is the significance.
  @Test(arguments: [0.5, 0.9, 0.95, 0.999])
  func thePValueInvertsTheInterval(level: Double) throws {
    let sequence = AsymptoticConfidenceSequence(tunedTo: 300, try ConfidenceLevel(level))
    for count in [20.0, 300, 9000] {
      let width = sequence.interval(around: 0, standardError: 0.07, count: count).upperBound
      let pValue = sequence.pValue(of: -width, standardError: 0.07, count: count)
      expectClose(pValue, 1 - level, relative: 1e-12)
    }
    #expect(sequence.pValue(of: 0, standardError: 0.07, count: 300) == 1)
  }
}
