import VignetteKit

extension PublishedSimulation {
  /// The ratings as a table of data: a row per rating, with the columns that the study's data have,
  /// and the levels of the factors.
  ///
  /// The name of the last column says what the ratings are, what they have of the published figures
  /// and what was given up, so that this stands in the header of whatever file they are written to
  /// without being in any reader's way: lines before the header would be. Ratings are rounded to
  /// six decimals.
  public func table(seed: UInt64, in study: Study) -> EffectTable {
    let set = tables.vignetteSet
    let codes = study.codebook?.vignette?.values ?? []
    let columns = [
      TableColumn(study.codebook?.respondent ?? "respondent", .integer, label: "Respondent"),
      TableColumn(study.codebook?.vignette?.column ?? "vignette", .string, label: "Vignette"),
    ]
    let factors = tables.factors.map { TableColumn($0.id, .string, label: $0.id) }
    var outcomeName = tables.effects.outcome
    if case .column(let mapping)? = study.codebook?.mapping(of: outcomeName)?.layout {
      outcomeName = mapping.column
    }
    let outcome = TableColumn(outcomeName, .number, label: "Rating")
    let mark = TableColumn(statement(seed: seed), .string, label: "Synthetic")
    let rows = ratings(seed: seed).enumerated().flatMap { person, own in
      set.vignettes.indices.map { index -> [Cell] in
        let vignette = set.vignettes[index].id
        let levels = tables.factors.indices.map { factor -> Cell in
          let isHigh = design.combinations[index] >> factor & 1
          return .text(tables.factors[factor].levels[isHigh].id)
        }
        let code = codes.first { $0.id == vignette }?.code ?? vignette
        let rating = (own[index] * 1e6).rounded() / 1e6
        return [.integer(person + 1), .text(code)] + levels + [.number(rating), .text("yes")]
      }
    }
    return EffectTable(
      id: "ratings", title: "Synthetic ratings", columns: columns + factors + [outcome, mark],
      rows: rows)
  }

  /// How the name of the column begins that says that ratings are synthetic.
  public static let mark = "synthetic ("

  /// What the ratings are, in a sentence without line breaks.
  public func statement(seed: UInt64) -> String {
    Self.mark + "made from published figures with seed \(seed), nobody's answers; held: "
      + kept.joined(separator: ", ") + "; given up: "
      + (givenUp.isEmpty ? "nothing" : givenUp.joined(separator: "; ")) + ")"
  }
}
