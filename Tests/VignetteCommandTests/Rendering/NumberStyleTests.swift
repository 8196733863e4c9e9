import Foundation
import Testing
import VignetteKit

@testable import vignette

@Suite("Numbers for people")
struct NumberStyleTests {
  private let english = NumberStyle(language: .en)
  private let dutch = NumberStyle(language: .nl)

  @Test(
    "Percentages have one decimal",
    arguments: [
      (0.603, "60.3", "60,3"), (0, "0.0", "0,0"), (-0.0, "0.0", "0,0"), (1, "100.0", "100,0"),
      (0.00049, "0.0", "0,0"), (12.5, "1,250.0", "1.250,0"),
    ])
  func percentages(value: Double, english: String, dutch: String) {
    #expect(self.english.percentage(value) == english)
    #expect(self.dutch.percentage(value) == dutch)
  }

  @Test(
    "Points always have a sign, but for zero",
    arguments: [
      (0.049, "+4.9"), (-0.013, "−1.3"), (0, "0.0"), (-0.0, "0.0"), (-0.0004, "0.0"),
      (0.0004, "0.0"), (-0.0006, "−0.1"),
    ])
  func points(value: Double, expected: String) {
    #expect(english.points(value) == expected)
  }

  @Test(
    "p-values have three decimals and no leading zero",
    arguments: [
      (0.0312, ".031", ",031"), (0.00099, "< .001", "< ,001"), (0, "< .001", "< ,001"),
      (0.001, ".001", ",001"), (1e-300, "< .001", "< ,001"), (0.9996, "> .999", "> ,999"),
      (1, "> .999", "> ,999"), (0.15, ".150", ",150"),
    ])
  func pValues(value: Double, english: String, dutch: String) {
    #expect(self.english.pValue(value) == english)
    #expect(self.dutch.pValue(value) == dutch)
  }

  @Test(
    "Bounded numbers have two decimals and no leading zero",
    arguments: [(0.0656, ".07"), (1, "1.00"), (-0.122, "−.12"), (-0.001, ".00"), (0, ".00")])
  func bounded(value: Double, expected: String) {
    #expect(english.bounded(value) == expected)
  }

  @Test(
    "Other numbers keep at least two significant digits",
    arguments: [
      (0.9466, "0.95"), (0.0123, "0.012"), (0.00123, "0.0012"), (0.000123, "0.00012"),
      (0.0000123, "1.2 × 10⁻⁵"), (1e-300, "1.0 × 10⁻³⁰⁰"), (-5e9, "−5.0 × 10⁹"),
      (9.96e-6, "1.0 × 10⁻⁵"), (1234.567, "1,234.57"), (1e18, "1.0 × 10¹⁸"),
      (.leastNonzeroMagnitude, "5.0 × 10⁻³²⁴"), (1.7976931348623157e308, "1.8 × 10³⁰⁸"),
      (0, "0.00"),
      (12_345_678, "1.2 × 10⁷"), (-0.0, "0.00"),
    ])
  func plain(value: Double, expected: String) {
    #expect(english.plain(value) == expected)
  }

  @Test(
    "Significance levels have as many decimals as they need, two at least",
    arguments: [(0.95, ".05"), (0.9, ".10"), (0.995, ".005"), (0.999, ".001")])
  func levels(confidence: Double, expected: String) {
    #expect(english.level(1 - confidence) == expected)
  }

  @Test("Counts are grouped", arguments: [(1375, "1,375"), (688, "688"), (-2_063, "−2,063")])
  func counts(value: Int, expected: String) {
    #expect(english.count(value) == expected)
  }

  @Test(
    "Exact ties go to the even digit, and nothing is rounded twice",
    arguments: [
      (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (0.285, 2, "0.28"),
      (1.005, 2, "1.00"), (0.15, 1, "0.1"), (0.25, 1, "0.2"), (0.35, 1, "0.3"),
    ])
  func ties(value: Double, decimals: Int, expected: String) {
    #expect(english.fixed(value, decimals: decimals) == expected)
  }

  @Test("Agrees with printf on random doubles")
  func printf() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let size = Double(Int(generator.next(below: 30)) - 15)
      let value = (generator.uniform() - 0.5) * pow(10, size)
      let decimals = Int(generator.next(below: 7))
      let printed = String(format: "%.\(decimals)f", value)
      let expected = printed.contains { "123456789".contains($0) } ? printed : printed.drop("-")
      let ours = english.fixed(value, decimals: decimals)
      let comparable = ours.replacingOccurrences(of: ",", with: "")
        .replacingOccurrences(of: "−", with: "-")
      #expect(comparable == expected)
    }
  }
}

extension String {
  fileprivate func drop(_ sign: Character) -> String {
    String(drop { $0 == sign })
  }
}
