import Foundation
import TestSupport
import Testing

/// `vignette power` as its users run it.
@Suite("The command power")
struct PowerCommandTests {
  private struct Document: Decodable {
    struct Table: Decodable {
      let id: String
      let rows: [Row]
    }
    struct Row: Decodable {
      let n: Int
      let power: Double?
      let effect: Double?
      let measure: String
      let method: String?
      let option: String?
      let contrast: String?
      let smallest: Double?
      let needed: Int?
      let error: Double?
      let studies: Int?

      enum CodingKeys: String, CodingKey {
        case n, power, effect, measure, method, option, contrast, studies
        case smallest = "smallest.effect"
        case needed = "n.needed"
        case error = "mc.std.error"
      }
    }
    let tables: [Table]
  }

  private func run(_ arguments: String) throws -> ProcessRun {
    try ProcessRun(
      [Repository.command, "power"] + arguments.split(separator: " ").map(String.init))
  }

  private func rows(_ arguments: String, table: String = "power") throws -> [Document.Row] {
    let run = try run(arguments + " --format json")
    #expect(run.status == 0, "\(run.standardError)")
    let document = try JSONDecoder().decode(Document.self, from: Data(run.standardOutput.utf8))
    return try #require(document.tables.first { $0.id == table }).rows
  }

  @Test("Gives the power with a number, and the number for a power")
  func chiSquared() throws {
    let row = try rows("chisq --effect-size 0.1 --df 3 --n 1091")[0]
    #expect(row.n == 1091)
    #expect(abs((row.power ?? 0) - 0.8) < 1e-3)
    #expect(row.needed == 1091)
    #expect(row.effect == 0.1)
    #expect(row.measure == "cohens.w")
    #expect(try rows("chisq --effect-size 0.1 --df 3 --power 0.8")[0].n == 1091)
    let strict = try rows("chisq --effect-size 0.1 --df 3 --power 0.8 --confidence 0.99")[0]
    #expect(strict.n > 1091)
  }

  @Test("Speaks plainly in English and Dutch")
  func sentences() throws {
    let arguments = "proportions --shares 40,45 --allocation 2:1 --n 2063"
    let english = try run(arguments).standardOutput.replacing("\n", with: " ")
    #expect(
      english.hasPrefix(
        "With 2,063 respondents (1,375 and 688), a difference of 5.0 points from 40.0 % is found with "
          + "58.4 % power. A power of 80 % takes 3,443 respondents."))
    let dutch = try run(arguments + " --lang nl").standardOutput.replacing("\n", with: " ")
    #expect(
      dutch.hasPrefix(
        "Met 2.063 respondenten (1.375 en 688) wordt een verschil van 5,0 punten vanaf 40,0 % gevonden "
          + "met 58,4 % onderscheidingsvermogen."))
    #expect(!dutch.contains("power from") && !dutch.contains("Alpha is"))
  }

  @Test("Follows a curve")
  func curve() throws {
    let points = try rows("means --difference 1 --sd 2 --n 128 --curve n=64,128", table: "curve")
    #expect(points.map(\.n) == [64, 128])
    #expect(abs((points[1].power ?? 0) - 0.8014596) < 1e-6)
    let effects = try rows(
      "proportions --shares 40,45 --n 1000 --curve effect=5,10", table: "curve")
    #expect(effects.map(\.effect) == [0.05, 0.1])
  }

  @Test("Simulates the same studies from the same seed")
  func simulation() throws {
    let arguments =
      "tables --shares 40,60 --shares 45,55 --n 1000 --simulations 2000 --seed 7"
    let first = try rows(arguments)
    #expect(first.map(\.method) == ["noncentral.chi.squared", "simulation"])
    let error = try #require(first[1].error)
    #expect(abs((first[0].power ?? 0) - (first[1].power ?? 0)) < 4 * error)
    #expect(first[1].studies == 2000)
    #expect(try rows(arguments)[1].power == first[1].power)
    #expect(try run(arguments).standardOutput.contains("Seed: 7"))
  }

  @Test("Plans every contrast of a study")
  func studies() throws {
    let options = try rows("Studies/civil-servants")
    #expect(options.contains { $0.option == nil && $0.measure == "cohens.w" })
    #expect(options.contains { $0.option != nil && $0.measure == "difference" })
    let ratings = try rows("Studies/deservingness --n 58")
    #expect(ratings.allSatisfy { $0.n == 58 && $0.measure == "mean.difference" })
    #expect(ratings.count >= 3)
  }

  @Test(
    "Says what is wrong and how to mend it",
    arguments: [
      ("proportions --shares 40,45 --power 1", 1, "such as 0.8"),
      ("proportions --shares 40,145 --n 100", 1, "between 0 and 100"),
      ("proportions --shares 0.4,0.45 --n 100", 64, "--shares 40,45"),
      ("proportions --shares 40,45 --allocation 2:0", 1, "positive part"),
      ("proportions --shares 40,45 --n 1", 1, "at least 2"),
      ("tables --shares 40,50 --shares 30,70 --n 100", 1, "add up to 90"),
      ("proportions --shares 40 --power 0.8", 1, "smallest effect that would matter"),
      ("chisq --effect-size=-1 --n 100", 1, "0 or more"),
      ("chisqq --n 100", 64, "did you mean 'chisq'"),
      ("vignettes --vignettes 8 --n 10", 64, "--sd"),
      ("means --sd 2 --n 100 --simulations 10", 64, "--simulations"),
      ("chisq --effect-size 0.1 --n 100 --icc 0.1", 64, "--cluster-size"),
    ])
  func refusals(arguments: String, status: Int, words: String) throws {
    let run = try run(arguments)
    #expect(Int(run.status) == status, "\(run.standardError)")
    #expect(run.standardError.contains(words), "\(run.standardError)")
    #expect(run.standardOutput.isEmpty)
  }

  /// No study is sure to find its effect, and no alpha is 0.
  @Test func nothingIsRoundedToCertainty() throws {
    let sure = try run("chisq --effect-size 0.3 --df 1 --n 500").standardOutput
    #expect(sure.contains("with over 99.9 % power") && !sure.contains("100"), "\(sure)")
    let dutch = try run("chisq --effect-size 0.3 --df 1 --n 500 --lang nl").standardOutput
    #expect(dutch.contains("met meer dan 99,9 %"), "\(dutch)")
    let curve = try run("chisq --effect-size 0.3 --df 1 --n 500 --curve n=20,500").standardOutput
    #expect(curve.contains("over 99.9") && curve.contains("26.9"), "\(curve)")
    let strict = try run("chisq --effect-size 0.1 --df 2 --n 90 --confidence 0.9999999999")
    #expect(strict.standardOutput.contains("Alpha is 1e-10,"), "\(strict.standardOutput)")
    #expect(strict.standardOutput.contains("under 0.1 % power"), "\(strict.standardOutput)")
  }
}
