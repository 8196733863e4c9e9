import VersionDiff
import VignetteKit

extension EffectsRequest {
  /// The column that keeps the names of vignettes when the study's factors are read from them.
  private static let shownVignette = "vignette as shown"

  /// The columns that randomisation tests need beside the model's.
  func randomisedColumns(in path: String) throws -> [String] {
    guard let unit = try options.randomisation.unitColumn(in: path, study) else { return [] }
    let header = try CSVReader().header(ofFileAt: path)
    return [unit] + [vignetteColumn].filter(header.contains) + [options.version].compactMap { $0 }
  }

  /// The table with a copy of the column of vignettes, which the study's factors replace.
  func keepingVignettes(_ table: ResponseTable) -> ResponseTable {
    guard options.randomisation.inference == .randomisation,
      let column = table.columns.first(where: { $0.name == vignetteColumn })
    else { return table }
    let labels = (0..<column.count).map { column.label(at: $0).map(vignette(ofCode:)) }
    return ResponseTable(
      columns: table.columns + [Column(name: Self.shownVignette, labels: labels)])
  }

  /// The tests of the model's terms by what a log of assignments says was randomised; nil where none
  /// were asked for.
  func randomised(
    in table: ResponseTable, _ schema: Schema
  ) throws -> RandomisedEffects? {
    guard let log = try options.randomisation.log() else { return nil }
    let family = options.model.family
    guard family == .gaussian || family == .binomial else {
      throw UsageError(
        "--inference randomisation tests numbers and one answer against the rest; with --family "
          + "\(family.rawValue) give --family binomial --event '\(formulas[0].response)=answer'.")
    }
    guard options.data.count == nil, options.model.weight == nil else {
      throw UsageError(
        "--inference randomisation needs a row for each answer; leave --count and --weight out.")
    }
    let names = Set(table.columns.map(\.name))
    let usual = [options.randomisation.unit, study?.codebook?.respondent, "unit", "respondent"]
    let unit = usual.compactMap { $0 }.first(where: names.contains) ?? "unit"
    let vignette = [Self.shownVignette, vignetteColumn].first(where: names.contains)
    return try RandomisedEffects(
      of: try schema.resolved(formulas[0], in: table),
      event: family == .binomial ? try event(in: table, schema) : nil, schema: schema,
      columns: RandomisedEffects.Columns(
        unit: unit, vignette: vignette, version: options.version ?? StudyColumns.version,
        factors: Set(study?.vignetteSets.flatMap(\.factors) ?? [])),
      in: table, log: log, plan: try options.randomisation.plan(seed: options.analysis.seed))
  }

  private var vignetteColumn: String { study?.codebook?.vignette?.column ?? "vignette" }

  /// The study's name of a vignette that the data may call by a code.
  private func vignette(ofCode code: String) -> String {
    guard let mapping = study?.codebook?.vignette else { return code }
    return mapping.values.first { $0.code == code }?.id ?? code
  }

  /// The answer that counts: the one asked for, else the second of two.
  private func event(in table: ResponseTable, _ schema: Schema) throws -> String? {
    if let event = try eventLevel() { return event }
    let response = formulas[0].response
    let levels = try table.column(response).levels ?? []
    let reference = schema.references[response] ?? levels.first
    let others = levels.filter { $0 != reference }
    guard others.count == 1 else {
      throw UsageError("--inference randomisation needs --event '\(response)=answer'.")
    }
    return others[0]
  }
}
