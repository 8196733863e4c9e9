import VignetteKit

/// Do the stated numbers of respondents and answers agree with each other?
enum SampleSizesRule: StudyRule {
  static let code = "sample-sizes"

  static func report(on study: Study) -> RuleReport {
    var report = RuleReport()
    guard let published = study.published else { return report }
    checkTotal(published, &report)
    for (table, sample) in study.publishedShares {
      guard let stated = table.counts.first(where: { $0.sample == sample.id })?.count,
        let all = sample.count, stated > all, areManageable([stated])
      else { continue }
      report.findings.append(
        exceeding(stated, all, sample, table.heading.reading, table.heading.position))
    }
    for table in published.moments {
      guard let sample = published.sample(table.sample), let all = sample.count else { continue }
      for row in table.rows {
        guard let stated = row.count, stated > max(all, sample.observations ?? 0) else { continue }
        report.findings.append(
          exceeding(stated, all, sample, "\(table.heading.reading), \(row.id)", row.position))
      }
    }
    checkJudgements(study, published, &report)
    return report
  }

  private static func checkTotal(_ published: PublishedResults, _ report: inout RuleReport) {
    guard let total = published.reportedTotal else { return }
    let parts =
      total.samples.isEmpty
      ? published.samples : total.samples.compactMap { published.sample($0) }
    let counts = parts.compactMap(\.count)
    guard counts.count == parts.count, !counts.isEmpty, areManageable(counts + [total.count])
    else { return }
    let sum = counts.reduce(0, +)
    let terms = counts.map { "\($0)" }.joined(separator: " + ")
    guard sum != total.count else {
      report.verified.append(
        Verification(rule: code, place: "samples", holds: "\(terms) = \(total.count)"))
      return
    }
    report.findings.append(
      Finding(
        rule: code, severity: .warning, place: "samples", position: total.position,
        found: "The source reports \(total.count) respondents in total, but its samples are "
          + "\(terms) = \(sum).",
        size: Finding.Size(Double(abs(sum - total.count)), "respondents"),
        advice: "Ask which figure counts whom (unfinished answers, exclusions, a second visit) "
          + "before quoting a total."))
  }

  /// Larger numbers are no numbers of people, and their sums and products might not fit.
  private static func areManageable(_ counts: [Int]) -> Bool {
    counts.allSatisfy { (0...1_000_000_000).contains($0) }
  }

  private static func exceeding(
    _ stated: Int, _ all: Int, _ sample: PublishedSample, _ place: String,
    _ position: SourcePosition?
  ) -> Finding {
    Finding(
      rule: code, severity: .error, place: place, position: position,
      found: "\(stated) answers are stated, but sample \(sample.id) has \(all) respondents.",
      size: Finding.Size(Double(stated - all), "respondents"),
      advice: "Correct the number, or name the sample that the figures are of.")
  }

  /// Where everybody judges the same number of vignettes, answers = respondents × vignettes.
  private static func checkJudgements(
    _ study: Study, _ published: PublishedResults, _ report: inout RuleReport
  ) {
    guard study.vignetteSets.count == 1, let each = study.vignetteSets[0].perRespondent else {
      return
    }
    for sample in published.samples {
      guard let people = sample.count, let answers = sample.observations,
        areManageable([people, each, answers])
      else { continue }
      let expected = people * each
      if answers == expected {
        report.verified.append(
          Verification(
            rule: code, place: "sample \(sample.id)",
            holds: "\(people) respondents × \(each) vignettes = \(answers) answers"))
      } else if answers > expected {
        report.findings.append(
          Finding(
            rule: code, severity: .error, place: "sample \(sample.id)",
            position: sample.position,
            found: "\(answers) answers are more than \(people) respondents can give to \(each) "
              + "vignettes each (\(expected)).",
            size: Finding.Size(Double(answers - expected), "answers"),
            advice: "Correct one of the three numbers."))
      }
    }
  }
}
