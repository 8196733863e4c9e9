extension StudyValidator {
  mutating func check(_ table: PublishedMoments) {
    let path = ["published", "moments", table.heading.id]
    checkSample(table.sample, at: path + ["sample"])
    for row in table.rows {
      let place = path + ["rows", row.id]
      checkVariable(row.variable, at: place + ["of"], orAt: place)
      check(row.base, at: place + ["base"])
      checkCount(row.count, at: place + ["n"])
      if let deviation = row.standardDeviation?.value, deviation < 0 {
        report(
          place + ["sd"], found: "the standard deviation \(deviation)",
          expected: "a number of at least 0")
      }
      if let low = row.minimum?.value, let high = row.maximum?.value, low > high {
        report(
          place + ["max"], found: "a largest answer of \(high)",
          expected: "at least the smallest, \(low)")
      }
    }
  }

  mutating func check(_ table: PublishedClasses) {
    let path = ["published", "classes", table.heading.id]
    checkSample(table.sample, at: path + ["sample"])
    let names = table.classes.map(\.id)
    for latentClass in table.classes {
      let place = path + ["classes", latentClass.id]
      checkPercentage(latentClass.size, at: place + ["size"])
      if latentClass.id == PublishedClasses.overallName {
        report(
          place, found: "a class named '\(latentClass.id)'",
          expected: "another name: this one stands for the mean of everybody")
      }
    }
    for row in table.rows {
      let place = path + ["means", row.variable]
      checkVariable(row.variable, at: place)
      for mean in row.means {
        check(
          mean.latentClass, isOneOf: names, kind: "class", at: place + [mean.latentClass])
      }
    }
  }

  mutating func check(_ table: PublishedCoefficients) {
    let path = ["published", "coefficients", table.heading.id]
    checkSample(table.sample, at: path + ["sample"])
    checkVariable(table.outcome, at: path + ["outcome"])
    checkCount(table.observations, at: path + ["observations"])
    checkCount(table.groups, at: path + ["groups"])
    if let freedom = table.degreesOfFreedom, !(freedom > 0) {
      report(
        path + ["df"], found: "\(freedom) degrees of freedom", expected: "a number above 0")
    }
    if !table.unknownTerms.isEmpty, table.formula == nil {
      report(
        path + ["unknown-terms"], found: "terms left out of a formula that isn't there",
        expected: "the key 'formula' beside them")
    }
    for (index, term) in table.unknownTerms.enumerated() {
      check(
        term, isOneOf: table.rows.map(\.term), kind: "row",
        at: path + ["unknown-terms", "\(index)"])
    }
    for row in table.rows {
      let place = path + ["rows", row.term]
      check(row.pValue, isWithin: 0...1, kind: "p", at: place + ["p"])
      if let error = row.standardError?.value, error < 0 {
        report(
          place + ["se"], found: "the standard error \(error)",
          expected: "a number of at least 0")
      }
    }
    if case .vignettes(let set, let reference) = table.terms {
      checkVignettes(table, set: set, reference: reference, at: path)
    }
  }

  private mutating func checkVignettes(
    _ table: PublishedCoefficients, set name: String, reference: String, at path: [String]
  ) {
    let names = study.vignetteSets.map(\.id)
    let setPath = path + ["vignettes", "set"]
    guard check(name, isOneOf: names, kind: "set of vignettes", at: setPath),
      let set = study.vignetteSets.first(where: { $0.id == name })
    else { return }
    let vignettes = set.vignettes.map(\.id)
    check(
      reference, isOneOf: vignettes, kind: "vignette", at: path + ["vignettes", "reference"])
    for row in table.rows {
      let place = path + ["rows", row.term]
      check(row.term, isOneOf: vignettes, kind: "vignette", at: place)
      if row.term == reference {
        report(
          place, found: "a row for '\(reference)', with which the others are compared",
          expected: "rows for the other vignettes")
      }
    }
  }

  mutating func check(_ table: PublishedCorrelations) {
    let path = ["published", "correlations", table.heading.id]
    checkSample(table.sample, at: path + ["sample"])
    checkCount(table.count, at: path + ["n"])
    if let level = table.starBelow, !(level > 0 && level < 1) {
      report(path + ["star-below"], found: "a p of \(level)", expected: "a p between 0 and 1")
    }
    for (index, pair) in table.pairs.enumerated() {
      let place = path + ["pairs", "\(index)"]
      checkVariable(pair.first, at: place + ["of", "0"])
      checkVariable(pair.second, at: place + ["of", "1"])
      check(
        pair.figure, isWithin: -1...1, kind: "correlation", at: place + ["value"])
    }
  }
}
