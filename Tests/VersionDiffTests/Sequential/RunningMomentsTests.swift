import TestSupport
import Testing

@testable import VersionDiff

@Suite struct RunningMomentsTests {
  private let values = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3.5]

  @Test func theyAreThoseOfTheWholeSample() {
    var moments = RunningMoments()
    for value in values { moments.add(1e6 + value) }
    let sample = Sample(values)
    #expect(moments.count == 10)
    // A mean of a million keeps ten digits of the rest.
    expectClose(moments.mean - 1e6, sample.mean, relative: 1e-9)
    expectClose(moments.varianceOfMean, sample.variance.map { $0 / 10 }, relative: 1e-9)
  }

  @Test func whatIsTakenAwayLeavesNothing() {
    var (moments, kept) = (RunningMoments(), RunningMoments())
    for value in values { moments.add(value) }
    for value in values.prefix(4) { kept.add(value) }
    for value in values.dropFirst(4).reversed() { moments.remove(value) }
    #expect(moments.count == 4)
    expectClose(moments.mean, kept.mean, relative: 1e-12)
    expectClose(moments.varianceOfMean, kept.varianceOfMean, relative: 1e-12)
    for value in values.prefix(4) { moments.remove(value) }
    #expect(moments == RunningMoments())
    #expect(moments.varianceOfMean == nil)
  }
}
