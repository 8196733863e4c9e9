import VignetteKit

/// Do a table of main effects and a table of vignettes fit each other, and which vignette has which
/// levels where the source doesn't show it?
enum VignetteDesignRule: StudyRule {
  static let code = "vignette-design"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    for (tables, fit) in PublishedFactorial.nearest(in: study) {
      guard let best = fit.preferred(by: tables) else { continue }
      derive(tables, best, &report)
      if best.widening > 0 {
        report.findings.append(misfit(tables, fit, best))
      } else if fit.nearest.count > 1 {
        report.findings.append(ambiguity(tables, fit, best))
      } else {
        report.verified.append(
          Verification(
            rule: code, place: place(tables),
            holds: "the main effects follow from the vignettes"
              + (tables.showsDesign
                ? "" : " under one arrangement of the levels only")))
      }
    }
    return report
  }

  private static func derive(
    _ tables: PublishedFactorial, _ best: FactorialDesignSearch.Candidate,
    _ report: inout RuleReport
  ) {
    guard let name = tables.illegible, let range = best.rangeByEffect else { return }
    let place = "\(tables.differences.heading.reading), \(name)"
    report.derived.append(DerivedRange(place: place, quantity: "coefficient", range: range))
    let row = tables.differences.rows.first { $0.term == name }
    guard let stated = row?.coefficient, stated.status == .derived,
      let interval = stated.roundingInterval, !overlap(interval, range)
    else { return }
    report.findings.append(
      Finding(
        rule: code, severity: .warning, place: place,
        position: stated.position ?? row?.position,
        found: "The derived coefficient is given as \(stated.printed ?? ""), but the effects give "
          + "\(readable(range.lowerBound, decimals: 3)) to "
          + "\(readable(range.upperBound, decimals: 3)).",
        size: Finding.Size(gap(interval, range), "distance"),
        advice: "Derive it again, or look the figures that it comes from up in the source."))
  }

  private static func misfit(
    _ tables: PublishedFactorial, _ fit: DesignFit, _ best: FactorialDesignSearch.Candidate
  ) -> Finding {
    var sentences: [String] = []
    let miss = readableMiss(best.widening)
    if tables.showsDesign {
      sentences.append(
        "The main effects don't follow from the vignettes at the printed precision: every figure "
          + "would have to be \(miss) off.")
    } else {
      let unknown = tables.illegible.map { " and no value of \($0)" } ?? ""
      sentences += [
        "No arrangement of the \(best.design.vignettes.count) combinations of levels\(unknown) "
          + "fits both tables at the printed precision.",
        "The nearest misses by \(miss) per figure" + value(tables, best, byEffect: true) + ": "
          + description(best, tables) + ".",
      ]
    }
    sentences += sharpened(tables, best)
    sentences += fit.nearest.filter { $0 != best }.prefix(3).map { other($0, best, tables) }
    if let next = fit.next {
      sentences.append("The next arrangement misses by \(readableMiss(next.widening)).")
    }
    return Finding(
      rule: code, severity: .warning, place: place(tables),
      position: tables.differences.heading.position, found: sentences.joined(separator: " "),
      size: Finding.Size(best.widening, "per figure"),
      advice: tables.showsDesign
        ? "Ask whether both tables are of the same ratings, and look the figures up."
        : "Ask which vignette has which levels; until then say that they are derived, also of "
          + "everything that is computed with them.")
  }

  private static func ambiguity(
    _ tables: PublishedFactorial, _ fit: DesignFit, _ best: FactorialDesignSearch.Candidate
  ) -> Finding {
    let others = fit.nearest.filter { $0 != best }
    return Finding(
      rule: code, severity: .note, place: place(tables),
      position: tables.differences.heading.position,
      found: "\(fit.nearest.count) arrangements of the levels fit both tables exactly, among them"
        + value(tables, best, byEffect: false) + ": " + description(best, tables) + ". "
        + others.prefix(3).map { other($0, best, tables) }.joined(separator: " "),
      size: Finding.Size(Double(fit.nearest.count), "arrangements"),
      advice: "Ask which vignette has which levels; until then say that they are derived, also of "
        + "everything that is computed with them.")
  }

  /// What becomes of the miss when all figures are read to the decimals that most of them show.
  private static func sharpened(
    _ tables: PublishedFactorial, _ best: FactorialDesignSearch.Candidate
  ) -> [String] {
    guard let sharp = tables.searchAtCommonDecimals?.candidate(best.design)?.widening else {
      return []
    }
    let short = tables.shortFigures
    guard sharp > best.widening, !short.isEmpty else { return [] }
    return [
      "If \(listed(short)) stands for as many decimals as the other figures show, it misses by "
        + "\(readableMiss(sharp))."
    ]
  }

  private static func other(
    _ candidate: FactorialDesignSearch.Candidate, _ best: FactorialDesignSearch.Candidate,
    _ tables: PublishedFactorial
  ) -> String {
    let design = candidate.design
    let moved = design.vignettes.indices.filter {
      design.combinations[$0] != best.design.combinations[$0]
    }
    let value = value(tables, candidate, byEffect: false)
    if moved.count == 2 {
      let names = listed(moved.map { design.vignettes[$0] })
      return candidate.widening - best.widening < 1e-9
        ? "Exchanging only \(names) fits equally\(value)."
        : "Exchanging only \(names) misses by \(readableMiss(candidate.widening))\(value)."
    }
    return "Another arrangement misses by \(readableMiss(candidate.widening))\(value): "
      + description(candidate, tables) + "."
  }

  private static func value(
    _ tables: PublishedFactorial, _ candidate: FactorialDesignSearch.Candidate, byEffect: Bool
  ) -> String {
    guard let name = tables.illegible, let value = candidate.value,
      let range = candidate.rangeByEffect
    else { return "" }
    let limits =
      byEffect
      ? " (\(readable(range.lowerBound, decimals: 3)) to "
        + "\(readable(range.upperBound, decimals: 3)) by effect)" : ""
    return ", with \(name) = \(readable(value, decimals: 2))\(limits)"
  }

  private static func description(
    _ candidate: FactorialDesignSearch.Candidate, _ tables: PublishedFactorial
  ) -> String {
    tables.factors.map { factor in
      "\(factor.id) \(factor.levels[1].id) in \(listed(candidate.design.high(factor.id)))"
    }.joined(separator: "; ")
  }

  private static func place(_ tables: PublishedFactorial) -> String {
    "\(tables.effects.heading.reading) and \(tables.differences.heading.reading)"
  }
}

/// A small distance with its first digit.
func readableMiss(_ value: Double) -> String {
  guard value > 0 else { return "0" }
  var decimals = 1
  while decimals < 9, value * Double(powerOfTen(decimals)) < 0.95 { decimals += 1 }
  return readable(value, decimals: decimals)
}
