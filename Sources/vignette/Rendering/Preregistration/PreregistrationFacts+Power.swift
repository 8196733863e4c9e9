import VersionDiff
import VignetteKit

extension PreregistrationFacts {
  /// The power of each planned contrast, as `vignette power` computes it.
  var powerLines: [String] {
    guard let power, let table = TableDocument(power: power.results)["power"] else { return [] }
    var style = RenderingStyle(language: language)
    style.study = study
    let wording = Wording(style: style)
    let rows = table.tableRows().filter { $0.number("power") != nil }
    guard let first = rows.first, let alpha = first.number("alpha") else { return [] }
    let level = Question.name(ofPoint: (alpha * 1e6).rounded() / 1e6)
    let respondents = rows.compactMap { $0.number("n") }.max().map {
      wording.numbers.fixed($0, decimals: 0)
    }
    let heading = say(
      "Power at the level \(level), with \(respondents ?? "–") respondents:",
      "Onderscheidend vermogen op niveau \(level), met \(respondents ?? "–") respondenten:")
    return [heading] + rows.map { line($0, wording) }
  }

  private func line(_ row: TableRow, _ wording: Wording) -> String {
    let sentence = PowerSentence(row, wording)
    let what = [row.text("outcome"), sentence.comparison, wording.words(row, "test")]
    let percent = row.number("power").map(wording.power) ?? "–"
    let studies = row.number("studies").map {
      say(
        " (\(wording.numbers.fixed($0, decimals: 0)) simulated studies)",
        " (\(wording.numbers.fixed($0, decimals: 0)) gesimuleerde studies)")
    }
    return "- " + what.compactMap { $0 }.joined(separator: ", ") + ": \(percent) %"
      + (studies ?? "")
  }
}
