extension StudyValidator {
  mutating func checkVersions() {
    checkUnique(versionNames, kind: "version", at: ["versions"])
    if study.versions.isEmpty, unreadNames.isEmpty {
      report(["versions"], found: "no version", expected: "at least one")
    }
    for version in study.versions {
      let path = ["versions", version.id, "allocation"]
      if let allocation = version.allocation, !(allocation > 0) {
        report(path, found: "the allocation \(allocation)", expected: "a number above 0")
      }
      if version.allocation == nil, study.versions.contains(where: { $0.allocation != nil }) {
        report(
          path, found: "no allocation for version '\(version.id)'",
          expected: "one for every version, or for none where no plan is known")
      }
    }
  }

  mutating func checkFactors() {
    checkUnique(study.factors.map(\.id), kind: "factor", at: ["factors"])
    for factor in study.factors {
      let path = ["factors", factor.id]
      checkUnique(factor.levels.map(\.id), kind: "level", at: path + ["levels"])
      checkSlotName(factor.id, of: "factor", at: path)
      for level in factor.levels {
        let place = path + ["levels", level.id, "forms"]
        checkUnique(level.forms.map(\.id), kind: "form", at: place)
        for form in level.forms { checkSlotName(form.id, of: "form", at: place + [form.id]) }
      }
      let unread = factor.levels.count < 2 && !unreadNames.isEmpty
      if factor.levels.count < 2, !unread {
        report(
          path + ["levels"], found: "a factor with \(factor.levels.count) level(s)",
          expected: "at least two levels")
      }
    }
  }

  mutating func checkDilemmas() {
    checkUnique(study.dilemmas.map(\.id), kind: "dilemma", at: ["dilemmas"])
    for dilemma in study.dilemmas {
      let path = ["dilemmas", dilemma.id]
      for shown in dilemma.shows { check(shown, at: path + ["shows", shown.factor]) }
      checkAsked(dilemma.questions, at: path + ["questions"])
    }
    checkAskedOnce()
  }

  mutating func checkVignetteSets() {
    checkUnique(study.vignetteSets.map(\.id), kind: "set of vignettes", at: ["vignettes"])
    for set in study.vignetteSets {
      let path = ["vignettes", set.id]
      for (index, factor) in set.factors.enumerated() {
        checkFactor(factor, at: path + ["factors", "\(index)"])
      }
      for vignette in set.vignettes {
        check(vignette, in: set, at: path + ["items", vignette.id, "levels"])
      }
      checkDecks(of: set, at: path)
      if let design = set.design { check(design, of: set, at: path + ["design"]) }
      if set.vignettes.isEmpty, set.design == nil {
        report(path + ["items"], found: "no vignette", expected: "at least one")
      }
      checkPerRespondent(set, at: path + ["per-respondent"])
      checkAsked(set.questions, at: path + ["questions"])
    }
  }

  // MARK: Parts

  private mutating func checkSlotName(_ name: String, of kind: String, at path: [String]) {
    guard name.contains(where: { $0.isWhitespace || "{}.:=|".contains($0) }) else { return }
    report(
      path, found: "the \(kind) name '\(name)'",
      expected: "a name without spaces, braces and . : = |, because slots {name} use it")
  }

  private mutating func check(_ shown: ShownFactor, at path: [String]) {
    guard let factor = checkFactor(shown.factor, at: path) else { return }
    for showing in shown.showings {
      let place = path + [showing.version]
      check(showing.version, isOneOf: versionNames, kind: "version", at: place)
      check(showing.level, isOneOf: factor.levels.map(\.id), kind: "level", at: place)
    }
    for version in versionNames where shown.level(in: version) == nil {
      report(
        path, found: "the factor '\(shown.factor)' without a level in version '\(version)'",
        expected: "a level for every version")
    }
  }

  private mutating func check(_ vignette: Vignette, in set: VignetteSet, at path: [String]) {
    for reference in vignette.levels {
      let place = path + [reference.factor]
      guard check(reference.factor, isOneOf: set.factors, kind: "factor of the set", at: place),
        let factor = study.factors.first(where: { $0.id == reference.factor })
      else { continue }
      check(reference.level, isOneOf: factor.levels.map(\.id), kind: "level", at: place)
    }
    for factor in set.factors where vignette.level(of: factor) == nil {
      report(
        path, found: "the vignette '\(vignette.id)' without a level of '\(factor)'",
        expected: "a level of every factor of the set")
    }
  }

  private mutating func checkPerRespondent(_ set: VignetteSet, at path: [String]) {
    guard let count = set.perRespondent else { return }
    let isUndecided = set.vignettes.isEmpty && set.design != nil
    if count < 1 || count > set.vignettes.count && !isUndecided, unreadNames.isEmpty {
      report(
        path, found: "\(count) vignettes for each respondent",
        expected: "between 1 and the \(set.vignettes.count) of the set")
    }
  }

  @discardableResult
  private mutating func checkFactor(_ name: String, at path: [String]) -> Factor? {
    let names = study.factors.map(\.id)
    guard check(name, isOneOf: names, kind: "factor", at: path) else { return nil }
    return study.factors.first { $0.id == name }
  }

  private mutating func checkAsked(_ questions: [String], at path: [String]) {
    for (index, question) in questions.enumerated() {
      checkQuestion(question, at: path + ["\(index)"])
    }
  }

  /// Data have one column per question, so it cannot be asked about two texts.
  private mutating func checkAskedOnce() {
    var asking: [String: String] = [:]
    let lists =
      study.dilemmas.map { ("dilemmas", $0.id, $0.questions) }
      + study.vignetteSets.map { ("vignettes", $0.id, $0.questions) }
    for (section, id, questions) in lists {
      for (index, question) in questions.enumerated() {
        if let other = asking[question] {
          report(
            [section, id, "questions", "\(index)"],
            found: "the question '\(question)', which '\(other)' asks already",
            expected: "a question of its own")
        }
        asking[question] = id
      }
    }
  }
}
