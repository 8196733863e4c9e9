import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct StandardPopulationTests {
  private static let printed = #""margins": {"age": {"young": 50.0, "old": 50.0}}"#

  private func population(_ young: String, _ old: String) throws -> Study {
    try SampleStudy.clean(
      replacing: Self.printed, by: #""margins": {"age": {"young": \#(young), "old": \#(old)}}"#)
  }

  @Test func printedSharesAreTakenAsTheyAre() throws {
    let known = try #require(StandardPopulation.published(in: SampleStudy.clean(), of: ["age"]))
    #expect(known.standard == .population(["age": ["young": 50, "old": 50]]))
    #expect(known.warnings.isEmpty)
    #expect(try StandardPopulation.published(in: SampleStudy.clean(), of: ["mark"]) == nil)
  }

  @Test func whatRoundingExplainsIsScaledAndSaid() throws {
    let study = try population("33.3", "66.6")
    let known = try #require(StandardPopulation.published(in: study, of: ["age"]))
    let sum = 33.3 + 66.6
    #expect(known.standard == .population(["age": ["young": 33.3 / sum, "old": 66.6 / sum]]))
    #expect(
      known.warnings.map(\.message) == [
        "The population's shares of 'age' add up to 99.9 % as they are printed; they were scaled to "
          + "100 %."
      ])
    // What rounding doesn't explain is left for the comparison to refuse.
    let wrong = try #require(
      StandardPopulation.published(in: try population("30.0", "66.6"), of: ["age"]))
    #expect(wrong.warnings.isEmpty)
    #expect(wrong.standard == .population(["age": ["young": 30, "old": 66.6]]))
  }
}
