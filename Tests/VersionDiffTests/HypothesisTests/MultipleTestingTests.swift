import TestSupport
import Testing
import VersionDiff

@Suite struct MultipleTestingTests {
  struct Reference: Decodable, Sendable {
    let p: [Double]
    let adjusted: [Double]
  }

  @Test func agreesWithR() throws {
    for reference in try Fixture<Reference>.load("holm").cases {
      for (own, expected) in zip(MultipleTesting.holm(reference.p), reference.adjusted) {
        expectClose(own, expected, relative: 1e-14)
      }
    }
  }

  @Test func missingValuesDoNotCount() {
    #expect(MultipleTesting.holm([0.01, nil, 0.04]) == [0.02, nil, 0.04])
    #expect(MultipleTesting.holm([]) == [])
  }
}
