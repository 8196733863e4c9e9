/// A form of preregistration: which facts stand under which headings.
enum PreregistrationFormat: String, CaseIterable {
  /// The numbered questions of AsPredicted, as plain text to paste.
  case aspredicted
  /// The headings of the OSF's preregistration template, in Markdown.
  case osf
  /// Everything under headings of its own, in Markdown.
  case markdown

  /// A heading with what stands under it.
  private struct Section {
    let heading: String
    let lines: [String]
  }

  /// The text, ending in a newline.
  func rendered(_ facts: PreregistrationFacts) -> String {
    switch self {
    case .aspredicted:
      facts.title + "\n\n"
        + numbered(aspredicted(facts)).map(Self.plain).joined(separator: "\n\n") + "\n"
    case .osf: markdown(facts, osf(facts))
    case .markdown: markdown(facts, own(facts))
    }
  }

  private func aspredicted(_ facts: PreregistrationFacts) -> [Section] {
    let say = facts.say
    return [
      Section(heading: say("Data collection", "Gegevensverzameling"), lines: facts.collected),
      Section(heading: say("Hypotheses", "Hypothesen"), lines: facts.hypotheses),
      Section(
        heading: say("Dependent variables", "Afhankelijke variabelen"), lines: facts.outcomes),
      Section(
        heading: say("Conditions", "Condities"), lines: facts.conditions + facts.assignment),
      Section(heading: say("Analyses", "Analyses"), lines: facts.analyses + facts.inference),
      Section(
        heading: say("Outliers and exclusions", "Uitbijters en uitsluitingen"),
        lines: facts.exclusions),
      Section(
        heading: say("Sample size", "Steekproefomvang"), lines: facts.sampleSize + facts.stopping),
      Section(heading: say("Other", "Overig"), lines: facts.other + facts.digestLines),
    ]
  }

  private func osf(_ facts: PreregistrationFacts) -> [Section] {
    let say = facts.say
    return [
      Section(heading: say("Description", "Beschrijving"), lines: facts.summary),
      Section(heading: say("Hypotheses", "Hypothesen"), lines: facts.hypotheses),
      Section(heading: say("Study design", "Opzet"), lines: facts.conditions),
      Section(heading: say("Randomization", "Randomisatie"), lines: facts.assignment),
      Section(heading: say("Existing data", "Bestaande gegevens"), lines: facts.collected),
      Section(heading: say("Sample size", "Steekproefomvang"), lines: facts.sampleSize),
      Section(heading: say("Stopping rule", "Stopregel"), lines: facts.stopping),
      Section(heading: say("Measured variables", "Gemeten variabelen"), lines: facts.outcomes),
      Section(heading: say("Statistical models", "Statistische modellen"), lines: facts.analyses),
      Section(heading: say("Inference criteria", "Criteria"), lines: facts.inference),
      Section(
        heading: say("Data exclusion and missing data", "Uitsluiting en ontbrekende gegevens"),
        lines: facts.exclusions),
      Section(heading: say("Other", "Overig"), lines: facts.other + facts.digestLines),
    ]
  }

  private func own(_ facts: PreregistrationFacts) -> [Section] {
    let say = facts.say
    return [
      Section(heading: say("Summary", "Samenvatting"), lines: facts.summary),
      Section(heading: say("Hypotheses", "Hypothesen"), lines: facts.hypotheses),
      Section(heading: say("Outcomes", "Uitkomsten"), lines: facts.outcomes),
      Section(heading: say("What is varied", "Wat gevarieerd wordt"), lines: facts.conditions),
      Section(heading: say("Assignment", "Toewijzing"), lines: facts.assignment),
      Section(
        heading: say("Respondents", "Respondenten"),
        lines: facts.collected + facts.sampleSize + facts.stopping),
      Section(
        heading: say("Analysis", "Analyse"), lines: facts.analyses + facts.inference),
      Section(heading: say("Who is left out", "Wie wordt weggelaten"), lines: facts.exclusions),
      Section(heading: say("Other", "Overig"), lines: facts.other),
      Section(heading: say("Digests", "Controlegetallen"), lines: facts.digestLines),
    ]
  }

  private func numbered(_ sections: [Section]) -> [Section] {
    sections.enumerated().map {
      Section(heading: "\($0 + 1)) \($1.heading)", lines: $1.lines)
    }
  }

  private static func plain(_ section: Section) -> String {
    ([section.heading] + section.lines).joined(separator: "\n")
  }

  /// Headings with paragraphs; lines of a list follow each other directly.
  private func markdown(_ facts: PreregistrationFacts, _ sections: [Section]) -> String {
    var text = "# \(facts.title)\n"
    for section in sections where !section.lines.isEmpty {
      text += "\n## \(section.heading)\n"
      var wasInList = false
      for line in section.lines {
        let isInList = line.hasPrefix("- ") || line.first?.isWholeNumber == true
        text += (isInList && wasInList ? "" : "\n") + line + "\n"
        wasInList = isInList
      }
    }
    return text
  }
}
