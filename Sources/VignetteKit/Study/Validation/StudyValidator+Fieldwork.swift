extension StudyValidator {
  mutating func checkFieldwork() {
    guard let fieldwork = study.fieldwork else { return }
    let path = ["fieldwork"]
    if let days = fieldwork.retentionDays, !(1...36_500).contains(days) {
      report(
        path + ["retention-days"], found: "\(days) days",
        expected: "between 1 and 36,500 days (100 years)")
    }
    checkEntries(fieldwork, at: path)
    if let panel = fieldwork.panel { check(panel, at: path + ["panel"]) }
    if let seconds = fieldwork.minimumSeconds, !(seconds > 0) {
      report(
        path + ["minimum-seconds"], found: "a shortest time of \(seconds) seconds",
        expected: "a number above 0")
    }
    check(fieldwork.attentionChecks, at: path + ["attention-checks"])
    if fieldwork.minimumPerVersion < 2 {
      report(
        path + ["minimum-per-version"], found: "\(fieldwork.minimumPerVersion) respondents",
        expected: "at least two in every version")
    }
    checkStrata()
    checkNamesOfSteps()
  }

  private mutating func checkEntries(_ fieldwork: Fieldwork, at path: [String]) {
    if fieldwork.entries.isEmpty {
      report(
        path + ["entry"], found: "no way to come in",
        expected: "at least one of: "
          + Fieldwork.Entry.allCases.map(\.rawValue).joined(separator: ", "))
    }
    var seen: Set<Fieldwork.Entry> = []
    for (index, entry) in fieldwork.entries.enumerated() where !seen.insert(entry).inserted {
      report(
        path + ["entry", "\(index)"], found: "'\(entry.rawValue)' twice",
        expected: "every way to come in once")
    }
    let opensToPanel = fieldwork.entries.contains(.panel)
    if opensToPanel, fieldwork.panel == nil, !unreadNames.contains("panel") {
      report(
        path + ["entry"], found: "entry by a panel without a 'panel'",
        expected: "a 'panel' that names the parameter with its identifier")
    }
    if !opensToPanel, fieldwork.panel != nil {
      report(
        path + ["panel"], found: "a panel whose members can't come in",
        expected: "'panel' under 'entry'")
    }
  }

  private mutating func check(_ panel: PanelPlan, at path: [String]) {
    check(parameter: panel.identifier, at: path + ["identifier"])
    for (index, name) in panel.parameters.enumerated() {
      let place = path + ["parameters", "\(index)"]
      check(parameter: name, at: place)
      if name == panel.identifier {
        report(
          place, found: "the identifier '\(name)' once more", expected: "only further parameters")
      }
    }
    for (index, host) in panel.hosts.enumerated() where !PanelPlan.isHost(host) {
      report(
        path + ["hosts", "\(index)"], found: "'\(host)'",
        expected: "the name of a host in lower case, such as app.example.org")
    }
    check(address: panel.completed, of: panel, at: path + ["completed"])
    check(address: panel.refused, of: panel, at: path + ["refused"])
  }

  private mutating func check(parameter name: String, at path: [String]) {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-_.".utf8.contains(byte)
    }
    if !isPlain || name.utf8.count > 64 {
      report(
        path, found: "the parameter '\(name)'",
        expected: "at most 64 letters, digits and - _ . , as in PROLIFIC_PID")
    }
  }

  private mutating func check(address: String?, of panel: PanelPlan, at path: [String]) {
    guard let address else { return }
    guard let host = PanelPlan.host(of: address) else {
      report(
        path, found: "'\(address)'",
        expected: "an address that begins with https:// and a host, without port or password")
      return
    }
    check(host, isOneOf: panel.hosts, kind: "host", at: path)
  }

  /// Strata are asked before the assignment: of everybody, and apart from every text that the
  /// assignment decides on.
  private mutating func checkStrata() {
    let asked = study.reachable(
      from: study.dilemmas.flatMap(\.questions) + study.vignetteSets.flatMap(\.questions))
    for (index, name) in (study.assignment?.strata ?? []).enumerated() {
      let place = ["assignment", "strata", "\(index)"]
      if asked.contains(name) {
        report(
          place, found: "the stratum '\(name)', which a dilemma or a vignette asks",
          expected: "a question of its own: it must be asked before a version is assigned")
      }
      let question = study.questions.first { $0.id == name }
      if question?.order == .random {
        report(
          ["questions", name, "order"], found: "the stratum '\(name)' in a random order",
          expected: "the order 'fixed': it is asked before a respondent has a name to draw with")
      }
      if question?.isOptional == true {
        report(
          ["questions", name, "optional"], found: "the stratum '\(name)', which may be left open",
          expected: "an answer of everybody; an option with the role left-out will do")
      }
    }
  }

  /// With several sets of vignettes, answers are named `set.vignette.question`.
  private mutating func checkNamesOfSteps() {
    guard study.vignetteSets.count > 1 else { return }
    for set in study.vignetteSets where set.id.contains(".") {
      report(
        ["vignettes", set.id], found: "the name '\(set.id)'",
        expected: "a name without points, because set.vignette.question uses them")
    }
  }
}
