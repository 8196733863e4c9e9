import Testing
import VignetteKit

@testable import VersionDiff

@Suite struct QuantityTablesTests {
  private func tables(
    _ name: String, subgroups: String? = nil, space: DesignSpace? = nil
  ) throws -> [String: EffectTable] {
    let reference = try #require(QuantityCase.all.first { $0.name == name })
    var settings = reference.settings(space)
    settings.subgroups = subgroups
    let tables = try QuantitiesOfInterest(of: reference.fit(), settings)
      .tables(confidence: .ninetyFive)
    return Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0) })
  }

  @Test func aFullDesignHasOneTableOfEffects() throws {
    let tables = try tables("gaussian, as displayed")
    #expect(
      Set(tables.keys) == [
        "marginal.effects", "marginal.means", "pairwise.comparisons", "conditional.means",
        "simple.effects", "interactions", "predictions", "factor.tests",
      ])
    let effects = try #require(tables["marginal.effects"])
    #expect(effects.rows.count == 5)
    #expect(effects.cell(row: 0, column: "contrast") == .text("some - low"))
    #expect(effects.cell(row: 0, column: "df")?.number == 233)
    // Only the factor with three levels has pairs that are not effects.
    #expect(tables["pairwise.comparisons"]?.rows.count == 3)
    #expect(tables["predictions"]?.rows.count == 12)
    #expect(
      tables["predictions"]?.columns.map(\.name).prefix(4)
        == ["response", "effort", "need", "reputation"])
    let interactions = try #require(tables["interactions"])
    #expect(interactions.cell(row: 0, column: "by.contrast") == .text("good - bad"))
    #expect(interactions.columnIndex("p.adjusted") != nil)
  }

  @Test func leftOutCombinationsAreSaid() throws {
    let tables = try tables(
      "gaussian, a combination left out, uniform", space: .inferred)
    let effects = try #require(tables["component.effects"])
    #expect(effects.notes.contains { $0.hasPrefix("2 of the 12 combinations of levels never") })
    #expect(effects.notes[0].contains("each counting equally"))
    let interactions = try #require(tables["interactions"])
    let reasons = interactions.rows.indices.compactMap {
      interactions.cell(row: $0, column: "reason")?.text
    }
    #expect(reasons == ["no combination of the other factors has all levels compared"])
    #expect(tables["predictions"]?.rows.count == 10)
  }

  @Test func subgroupsHaveTheirTables() throws {
    let tables = try tables("binomial, subgroups", subgroups: "gender")
    #expect(tables["subgroup.effects"]?.rows.count == 6)
    #expect(tables["subgroup.differences"]?.rows.count == 3)
    #expect(tables["subgroup.tests"]?.rows.count == 2)
    #expect(tables["subgroup.means"]?.rows.count == 10)
    let means = try #require(tables["marginal.means"])
    #expect(means.columns.first { $0.name == "estimate" }?.quantity == .proportion)
  }

  @Test func everyRowHasACellPerColumn() throws {
    for reference in QuantityCase.all {
      for table in try reference.quantities().tables(confidence: .ninetyFive) {
        #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.id)")
        #expect(!table.notes.isEmpty)
      }
    }
  }
}
