/// A word or phrase of the page itself, in each language.
enum Word: String, Sendable, CaseIterable {
  case yes, no, points, comparison, effects, check, design, assignment, audit, power
  case option, difference, interval, pAdjusted, verdict, version, answer
  case notes, warnings, warning, allTables, provenance, input, inputs, seed, continued, tables
  case to, and, against, confidenceInterval, seedInLine
  case versionInLine, versionsInLine, theVersions, statedMargin, percentagePoints
  case sentences, fit, oddsRatio
  case mean, unadjusted, furtherTables, changedLevels, effect, at
  case line, nominal, atTheUtmost
  case texts, questions, otherQuestions, vignette, afterAnswer, afterOtherAnswers
  case nothingDiffers, removedWords, addedWords, text, readIn
  case where_ = "where", size, remedy, noFindings, term, estimate, standardError, p

  /// In English.
  var english: String { texts.english }
  /// In Dutch.
  var dutch: String { texts.dutch }

  private var texts: (english: String, dutch: String) {
    switch self {
    case .yes: ("yes", "ja")
    case .no: ("no", "nee")
    case .points: ("points", "punten")
    case .comparison: ("Comparison of versions", "Vergelijking van versies")
    case .effects: ("Effects", "Effecten")
    case .check: ("Check of the study", "Controle van de studie")
    case .design: ("Design of the study", "Ontwerp van de studie")
    case .assignment: ("Assignment", "Toewijzing")
    case .audit: ("Audit of assignments", "Controle van de toewijzing")
    case .power: ("Power", "Onderscheidingsvermogen")
    case .option: ("Option", "Optie")
    case .difference: ("Difference", "Verschil")
    case .interval: ("interval", "interval")
    case .pAdjusted: ("p (Holm)", "p (Holm)")
    case .verdict: ("Verdict", "Oordeel")
    case .version: ("Version", "Versie")
    case .answer: ("Answer", "Antwoord")
    case .notes: ("Notes", "Toelichting")
    case .warnings: ("Warnings", "Waarschuwingen")
    case .warning: ("Warning", "Waarschuwing")
    case .allTables: ("All tables", "Alle tabellen")
    case .provenance: ("Provenance", "Herkomst")
    case .input: ("Input", "Invoer")
    case .inputs: ("Inputs", "Invoer")
    case .seed: ("Seed", "Startwaarde")
    case .continued: ("continued", "vervolg")
    case .tables: ("Tables", "Tabellen")
    case .to: ("to", "tot")
    case .and: ("and", "en")
    case .against: ("against", "tegen")
    case .confidenceInterval: (" CI", "-BI")
    case .seedInLine: ("seed", "startwaarde")
    case .versionInLine: ("version", "versie")
    case .versionsInLine: ("versions", "versies")
    case .theVersions: ("the versions", "de versies")
    case .statedMargin: ("the stated margin", "de opgegeven marge")
    case .percentagePoints: ("percentage points", "procentpunten")
    case .oddsRatio: ("Odds ratio", "Odds ratio")
    case .sentences: ("Sentences", "Zinnen")
    case .fit: ("Fit", "Model")
    case .line: ("line", "regel")
    case .mean: ("Mean", "Gemiddelde")
    case .effect: ("Effect", "Effect")
    case .at: ("At", "Bij")
    case .changedLevels: ("Changed levels", "Andere niveaus")
    case .furtherTables: ("Further tables", "Verdere tabellen")
    case .unadjusted: ("Raw points", "Ruwe punten")
    case .atTheUtmost: ("at the utmost", "op zijn hoogst")
    case .nominal:
      ("nominal: weighted percentages", "nominaal: gewogen percentages")
    case .where_: ("Where", "Waar")
    case .size: ("How big", "Hoe groot")
    case .remedy: ("What to do", "Wat te doen")
    case .noFindings: ("No findings.", "Geen bevindingen.")
    case .term: ("Term", "Term")
    case .estimate: ("Estimate", "Schatting")
    case .standardError: ("SE", "SE")
    case .p: ("p", "p")
    case .texts: ("Texts", "Teksten")
    case .text: ("Text", "Tekst")
    case .readIn: ("Read in", "Gelezen in")
    case .questions: ("Questions", "Vragen")
    case .otherQuestions: ("Questions that belong to no task", "Vragen die bij geen taak horen")
    case .vignette: ("Vignette", "Vignet")
    case .afterAnswer: ("After", "Na")
    case .afterOtherAnswers: ("After every other answer", "Na elk ander antwoord")
    case .nothingDiffers: ("Nothing differs.", "Er is geen verschil.")
    case .removedWords: ("only here", "alleen hier")
    case .addedWords: ("new here", "nieuw hier")
    }
  }
}
