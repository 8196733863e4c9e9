import Foundation
import TestSupport
import Testing

@testable import VignetteKit
@testable import vignette

@Suite struct StudySchemaTests {
  @Test func theProgramPrintsTheShippedFile() throws {
    let url = Repository.root.appendingPathComponent("Studies/study.schema.json")
    #expect(try String(contentsOf: url, encoding: .utf8) == StudySchema.text)
  }

  /// Where the schema describes a kind of mapping, and the keys that the reader knows for it.
  static let mappings: [(definition: String, keys: [String])] = [
    ("", keys(Study.Key.self)), ("source", keys(StudySource.Key.self)),
    ("version", keys(Version.Key.self)), ("factor", keys(Factor.Key.self)),
    ("level", keys(Level.Key.self)), ("dilemma", keys(Dilemma.Key.self)),
    ("vignetteSet", keys(VignetteSet.Key.self)), ("vignette", keys(VignetteKit.Vignette.Key.self)),
    ("question", keys(Question.Key.self)), ("option", keys(AnswerOption.Key.self)),
    ("group", keys(AnswerGroup.Key.self)), ("position", keys(SliderPosition.Key.self)),
    ("limit", keys(BudgetLimit.Key.self)), ("route", keys(Route.Key.self)),
    ("scale", keys(ItemScale.Key.self)), ("population", keys(Population.Key.self)),
    ("design", keys(VignetteDesignPlan.Key.self)),
    ("excludedCombination", keys(ExcludedCombination.Key.self)),
    ("assignment", keys(AssignmentPlan.Key.self)), ("plannedModel", keys(PlannedModel.Key.self)),
    ("expected", keys(Expectations.Key.self)),
    ("preregistration", keys(PreregistrationPlan.Key.self)),
    ("fieldwork", keys(Fieldwork.Key.self)), ("panel", keys(PanelPlan.Key.self)),
    ("expectedAnswers", keys(ExpectedAnswers.Key.self)),
    ("analysis", keys(AnalysisPlan.Key.self)), ("exclusions", keys(ExclusionRules.Key.self)),
    ("attentionCheck", keys(AttentionCheck.Key.self)), ("data", keys(Codebook.Key.self)),
    ("column", keys(ColumnMapping.Key.self)), ("questionColumns", keys(QuestionMapping.Key.self)),
    ("figure", keys(PublishedFigure.Key.self)), ("published", keys(PublishedResults.Key.self)),
    ("sample", keys(PublishedSample.Key.self)), ("reportedTotal", keys(ReportedCount.Key.self)),
    ("base", keys(PublishedBase.Key.self)),
    ("distribution", keys(PublishedDistribution.Key.self)),
    ("moments", keys(PublishedMoments.Key.self)),
    ("momentsRow", keys(PublishedMoments.Row.Key.self)),
    ("classes", keys(PublishedClasses.Key.self)),
    ("latentClass", keys(PublishedClasses.LatentClass.Key.self)),
    ("coefficients", keys(PublishedCoefficients.Key.self)),
    ("vignetteTerms", keys(PublishedCoefficients.Terms.Key.self)),
    ("coefficientRow", keys(PublishedCoefficients.Row.Key.self)),
    ("correlations", keys(PublishedCorrelations.Key.self)),
    ("correlation", keys(PublishedCorrelations.Pair.Key.self)),
    ("proportion", keys(PublishedProportion.Key.self)),
    ("codeFrequencies", keys(PublishedCodeFrequencies.Key.self)),
  ]

  @Test(arguments: mappings) func knowsTheReadersKeys(_ definition: String, _ keys: [String]) throws
  {
    let schema = try DocumentNode(parsingJSON: Array(StudySchema.text.utf8))
    let node = try #require(definition.isEmpty ? schema : schema["$defs"]?[definition])
    let properties = try #require(Self.properties(of: node))
    #expect(Set(properties) == Set(keys))
  }

  @Test func describesEveryMappingThatItDefines() throws {
    let schema = try DocumentNode(parsingJSON: Array(StudySchema.text.utf8))
    let definitions = Self.names(in: try #require(schema["$defs"]))
    let tested = Set(Self.mappings.map(\.definition))
    #expect(Set(definitions).subtracting(tested) == ["text", "name", "expectedShares"])
    for name in definitions {
      let node = try #require(schema["$defs"]?[name])
      #expect(node["description"] != nil || node["anyOf"] != nil, "\(name) has no description")
    }
  }

  private static func keys<Key: FieldKey>(_ keys: Key.Type) -> [String] {
    keys.allCases.map(\.rawValue)
  }

  /// The properties of a definition, or of the alternative that has some.
  private static func properties(of node: DocumentNode) -> [String]? {
    if let properties = node["properties"] { return names(in: properties) }
    guard case .sequence(let alternatives)? = node["anyOf"]?.content else { return nil }
    return alternatives.lazy.compactMap { $0["properties"] }.first.map(names(in:))
  }

  private static func names(in node: DocumentNode) -> [String] {
    guard case .mapping(let entries) = node.content else { return [] }
    return entries.map(\.key)
  }
}
