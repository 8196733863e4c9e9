import Foundation
import TestSupport
import Testing

@Suite("The command effects") struct EffectsCommandTests {
  @Test func publishedTablesWithoutAnswers() throws {
    let tables = try tables(of: ["effects", "Studies/deservingness"])
    let interactions = try #require(tables["interactions"])
    let hidden = try #require(
      interactions.first {
        $0["factor"] as? String == "need" && $0["by.factor"] as? String == "reputation"
      })
    expectClose(hidden["estimate"] as? Double, 2.22, relative: 2e-3, "from three printed digits")
    expectClose(hidden["std.error"] as? Double, 0.318, relative: 1e-12)
    let reproduction = try #require(tables["reproduction"])
    let main = reproduction.filter { $0["table"] as? String == "main" }
    #expect(!main.isEmpty)
    #expect(main.allSatisfy { $0["agrees"] as? String == "cannot.be.checked" })
  }

  @Test func syntheticRatingsReturnThePublishedTables() throws {
    try withFile("ratings.csv") { path in
      let made = try vignette(
        "simulate", "Studies/deservingness", "--published", "--seed", "7", "--output", path)
      #expect(made.status == 0, "\(made.standardError)")
      let tables = try tables(of: ["effects", "Studies/deservingness", "--data", path])
      let reproduction = try #require(tables["reproduction"])
      let errors = reproduction.filter {
        $0["quantity"] as? String == "std.error"
          && ["effort", "need", "reputation", "V1", "V8"].contains($0["term"] as? String)
      }
      #expect(errors.count == 5)
      #expect(errors.allSatisfy { $0["agrees"] as? String == "yes" })
      let vignettes = reproduction.filter {
        $0["table"] as? String == "vignettes" && $0["quantity"] as? String == "estimate"
          && $0["term"] as? String != "V5"
      }
      #expect(vignettes.count == 6)
      #expect(vignettes.allSatisfy { $0["agrees"] as? String == "yes" })
      let components = try #require(tables["variance.components"])
      #expect(components.map { $0["group"] as? String } == ["respondent", "Residual"])
    }
  }

  @Test func modelsStandSideBySide() throws {
    try withFile("ratings.csv", Self.ratings) { path in
      let tables = try tables(of: [
        "effects", "--data", path, "--cluster", "rater", "--formula", "rating ~ effort * need",
        "--formula", "rating ~ effort",
      ])
      let columns = try #require(tables["models"]?.first)
      #expect(columns["1"] is Double && columns["2"] is Double)
      let coefficients = try #require(tables["coefficients"])
      #expect(coefficients.count == 4)
      #expect(coefficients.allSatisfy { $0["df"] is Double })
    }
  }

  @Test(arguments: [
    (["--robust", "cr2"], "--cluster"), (["--weight-kind", "analytic"], "--weight"),
    (["--quadrature", "0"], "between 1 and 100"), (["--robust", "hc9"], "hc0"),
    (["--cluster", "rater", "--robust", "hc2"], "independent"),
    (["--reference", "efort=low"], "did you mean 'effort'"),
    (["--contrasts", "need=sum"], "does not have"),
    (["--quadrature", "-3"], "between 1 and 100"),
    (["--averaging", "target"], "needs the shares"),
    (["--averaging", "uniform", "--target", "effort=low:1"], "leave one of the two out"),
    (["--target", "effort=low"], "factor=level:share"),
    (["--target", "effort=low:0.5,effort=low:0.5"], "two shares"),
    (["--exclude", "effort=low"], "two or more"), (["--at", "effort"], "name=value"),
    (["--at", "effort=low,effort=high"], "'effort' twice"),
  ])
  func whatCannotBeMeantIsRefused(options: [String], expected: String) throws {
    try withFile("ratings.csv", Self.ratings) { path in
      let run = try ProcessRun(
        [Repository.command, "effects", "--data", path, "--formula", "rating ~ effort"] + options)
      #expect(run.status == 64, "\(run.standardError)")
      #expect(run.standardError.contains(expected), "\(run.standardError)")
    }
  }

  /// The libraries say what to do, the command which option does it.
  @Test(arguments: [
    (["--formula", "rating ~ effort", "--family", "binomial"], "Options: --event 'rating="),
    (["--formula", "effort ~ rating"], "Options: --family binomial"),
    (["--formula", "rating ~ effort", "--firth"], "Options: --firth."),
    (["--formula", "rating ~ rater + (1 | rater)"], "names the groups of a random effect"),
    (["--formula", "rating ~ poly(need, 2)"], "no function 'poly'"),
    (
      ["--formula", "rating ~ effort", "--target", "effort=low:0.6,effort=high:0.5"], "1.1 instead"
    ),
    (["--formula", "rating ~ effort", "--at", "age=40"], "'age' is no variable of the model"),
    (["--formula", "rating ~ effort", "--exclude", "effort=low,mood=bad"], "'mood' is no factor"),
    (
      ["--formula", "rating ~ effort * need", "--exclude", "effort=lowe,need=low"],
      "'effort' has no level 'lowe'"
    ),
  ])
  func mistakesComeWithTheRemedy(options: [String], expected: String) throws {
    try withFile("ratings.csv", Self.ratings) { path in
      let run = try ProcessRun([Repository.command, "effects", "--data", path] + options)
      #expect(run.status == 1, "\(run.standardError)")
      #expect(run.standardError.contains(expected), "\(run.standardError)")
    }
  }

  @Test func blanksAroundNumbersDontCount() throws {
    try withFile("blanks.csv", "y,x\n1, 1\n2,2 \n3,3\n5, 4\n4,5\n") { path in
      let tables = try tables(of: ["effects", "--data", path, "--formula", "y ~ x"])
      #expect(tables["coefficients"]?.map { $0["term"] as? String } == ["(Intercept)", "x"])
    }
  }

  @Test func predictionsAtChosenValues() throws {
    try withFile("ratings.csv", Self.ratings) { path in
      let tables = try tables(of: [
        "effects", "--data", path, "--formula", "rating ~ effort * need", "--at",
        "effort=high,need=low", "--at", "need=high",
      ])
      let rows = try #require(tables["predictions.at"])
      #expect(rows.map { $0["at"] as? String } == ["effort = high, need = low", "need = high"])
      let cell = try #require(
        tables["predictions"]?.first {
          $0["effort"] as? String == "high" && $0["need"] as? String == "low"
        })
      for column in ["estimate", "std.error", "df", "conf.low", "conf.high"] {
        expectClose(rows[0][column] as? Double, cell[column] as? Double, relative: 1e-12)
      }
      let mean = tables["marginal.means"]?.first {
        $0["factor"] as? String == "need" && $0["level"] as? String == "high"
      }
      expectClose(rows[1]["estimate"] as? Double, mean?["estimate"] as? Double, relative: 1e-12)
    }
  }

  @Test func averagesByTargetShares() throws {
    try withFile("ratings.csv", Self.ratings) { path in
      try withFile(
        "shares.csv", "variable,level,share\nneed,low,25\nneed,high,75\n"
      ) { shares in
        func mean(_ options: [String]) throws -> Double? {
          let tables = try tables(
            of: ["effects", "--data", path, "--formula", "rating ~ effort * need"] + options)
          let rows = try #require(tables["marginal.means"])
          return rows.first { $0["level"] as? String == "high" }?["estimate"] as? Double
        }
        let typed = try mean(["--target", "need=low:0.25,need=high:0.75"])
        expectClose(
          typed, try mean(["--averaging", "target", "--target", shares]), relative: 1e-14)
        let displayed = try mean([])
        #expect(displayed != typed)
      }
    }
  }

  @Test func combinationsThatNeverGoTogetherAreLeftOut() throws {
    try withFile("ratings.csv", Self.ratings) { path in
      let base = ["effects", "--data", path, "--formula", "rating ~ effort + need"]
      func output(_ options: [String]) throws -> String {
        try ProcessRun([Repository.command] + base + options + ["--format", "json"]).standardOutput
      }
      let restricted = try output(["--exclude", "effort=high,need=high"])
      #expect(
        restricted.contains("1 of the 4 combinations of levels is not part of the design."))
      let whole = try output(["--exclude", "none"])
      #expect(!whole.contains("combinations of levels"))
    }
  }

  @Test func subgroupsNeedNoPlaceInTheFormula() throws {
    try withFile("ratings.csv", Self.ratings) { path in
      let tables = try tables(
        of: ["effects", "--data", path, "--formula", "rating ~ effort", "--by", "need"])
      #expect(tables["subgroup.effects"]?.isEmpty == false)
    }
  }

  @Test func rowsLeftOutOfAllModelsAreCounted() throws {
    try withFile("ratings.csv", Self.ratings + "24,low,,5\n25,low,high,\n") { path in
      let run = try vignette(
        "effects", "--data", path, "--formula", "rating ~ effort * need", "--formula",
        "rating ~ effort", "--format", "json")
      #expect(run.standardOutput.contains("2 rows were left out of all models"))
      #expect(run.standardOutput.contains("need: 1"))
    }
  }

  @Test func robustErrorsOfSeparatedAnswersAreNull() throws {
    let rows = (0..<160).map { row in
      let (rater, place) = (row / 8, row % 8)
      // All of level b answer yes; of level a some.
      let answer = place >= 4 || (rater * rater + place * rater) % 5 < 2 ? "yes" : "no"
      return "\(rater),\(place >= 4 ? "b" : "a"),\(answer)"
    }
    try withFile("separated.csv", "g,f,z\n" + rows.joined(separator: "\n") + "\n") { path in
      let run = try vignette(
        "effects", "--data", path, "--formula", "z ~ f", "--family", "binomial", "--cluster", "g",
        "--firth", "--format", "json")
      #expect(run.status == 0, "\(run.standardError)")
      #expect(run.standardOutput.contains("variance-unseen"))
      let tables = try tables(
        of: [
          "effects", "--data", path, "--formula", "z ~ f", "--family", "binomial", "--cluster",
          "g", "--firth",
        ])
      let rows = try #require(tables["coefficients"])
      #expect(rows[0]["std.error"] is Double)
      #expect(rows[1]["estimate"] is Double && rows[1]["std.error"] is NSNull)
    }
  }

  @Test func weightsThatAreAllZeroAreRefused() throws {
    try withFile("zero.csv", "y,x,w\n1,2,0\n3,4,0\n5,7,0\n") { path in
      let run = try vignette("effects", "--data", path, "--formula", "y ~ x", "--weight", "w")
      #expect(run.status == 1)
      #expect(run.standardError.contains("weight 0 in 'w'"), "\(run.standardError)")
    }
  }

  @Test(arguments: [[], ["--robust", "cr0"]])
  func whatClustersSayNothingAboutHasNoStandardError(options: [String]) throws {
    try withFile("few.csv", "y,h,g\n1,u,1\n2,u,1\n3,v,1\n5,v,2\n4,v,2\n7,v,3\n") { path in
      let tables = try tables(
        of: ["effects", "--data", path, "--formula", "y ~ h", "--cluster", "g"] + options)
      let intercept = try #require(tables["coefficients"]?.first)
      expectClose(intercept["estimate"] as? Double, 1.5, relative: 1e-12)
      #expect(intercept["std.error"] is NSNull && intercept["p.value"] is NSNull)
      #expect((intercept["reason"] as? String)?.contains("no standard error") == true)
    }
  }

  @Test(arguments: [
    (["--firth"], "binomial"), (["--quadrature", "5"], "random intercept"),
    (["--ml"], "mixed"), (["--link", "probit"], "binomial"), (["--event", "rating=1"], "binomial"),
    (["--reference", "effort=none"], "no level"),
  ])
  func whatHasNoMeaningTogetherIsRefused(options: [String], expected: String) throws {
    try withFile("ratings.csv", Self.ratings) { path in
      let run = try ProcessRun(
        [Repository.command, "effects", "--data", path, "--formula", "rating ~ effort"] + options)
      #expect(run.status == 1, "\(run.standardError)")
      #expect(run.standardError.contains(expected), "\(run.standardError)")
      #expect(run.standardOutput.isEmpty)
    }
  }

  private static let ratings =
    "rater,effort,need,rating\n"
    + (0..<96).map { row in
      let (rater, cell) = (row / 4, row % 4)
      let rating = 4 + cell % 2 * 2 + (rater * 7 + cell * 5) % 4 + (cell == 3 ? 1 : 0)
      return "\(rater),\(["low", "high"][cell % 2]),\(["low", "high"][cell / 2]),\(rating)"
    }.joined(separator: "\n") + "\n"

  private func tables(of arguments: [String]) throws -> [String: [[String: Any]]] {
    let run = try ProcessRun([Repository.command] + arguments + ["--format", "json"])
    #expect(run.status == 0, "\(run.standardError)")
    let parsed = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8))
    let document = try #require(parsed as? [String: Any])
    let tables = try #require(document["tables"] as? [[String: Any]])
    var result: [String: [[String: Any]]] = [:]
    for table in tables {
      let id = try #require(table["id"] as? String)
      result[id] = try #require(table["rows"] as? [[String: Any]])
    }
    return result
  }

  private func vignette(_ arguments: String...) throws -> ProcessRun {
    try ProcessRun([Repository.command] + arguments)
  }

  private func withFile(
    _ name: String, _ content: String = "", _ body: (String) throws -> Void
  ) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString)-\(name)")
    defer { try? FileManager.default.removeItem(at: file) }
    try content.write(to: file, atomically: true, encoding: .utf8)
    try body(file.path)
  }
}
