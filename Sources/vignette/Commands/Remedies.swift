import VersionDiff
import VignetteKit

extension InputFault {
  /// The options that do what the message advises; the libraries know of no command line.
  var options: [String] { [] }
}

extension AnalysisError {
  /// The options that do what the message advises.
  var options: [String] {
    switch self {
    case .nothingPublished, .noPublishedEffects, .answersOverlap: ["--data FILE.csv"]
    case .simulation(.respondents), .simulation(.noBestNumber): ["--respondents N"]
    case .wrongKind(_, let expected) where expected.contains("gaussian"):
      ["--family binomial, multinomial or ordinal for answers", "--decimal , for decimal commas"]
    case .model(let mistake): mistake.options
    case .randomisation(.notAssigned), .randomisation(.unnamedRows): ["--unit COL"]
    case .randomisation(.draws): ["--draws N"]
    case .responses(let error): error.options
    default: []
    }
  }
}

extension ModelMistake {
  fileprivate var options: [String] {
    switch self {
    case .moreThanTwoLevels(let outcome, let levels):
      ["--event '\(outcome)=\(levels.last ?? "LEVEL")'", "--family multinomial"]
    case .noCompleteRows: ["--missing category"]
    case .tooManyOrderedLevels: ["--family gaussian"]
    case .referenceOfOrderedOutcome(let outcome, _): ["--levels '\(outcome)=low<mid<high'"]
    case .noClusters: ["--cluster COL"]
    case .analyticWeights: ["--weight-kind sampling", "--count COL"]
    case .biasReductionNeedsLogit: ["--firth", "--link logit"]
    case .contrastsOfNumber(let column): ["--categorical \(column)", "--contrasts"]
    case .mixed(let mistake): mistake.options
    case .cannotCombine(let first, let second, let remedy):
      Self.words.filter { word in [first, second, remedy].contains { $0.contains(word.words) } }
        .map(\.option)
    default: []
    }
  }

  /// What the options are called in the messages about what cannot be combined.
  private static let words: [(words: String, option: String)] = [
    ("link", "--link"), ("event", "--event"), ("bias reduction", "--firth"),
    ("maximum likelihood in place of REML", "--ml"), ("quadrature points", "--quadrature"),
    ("effect of its own on each threshold", "--nonproportional"),
    ("robust variances", "--robust"), ("clusters", "--cluster"),
    ("profile-likelihood", "--intervals"), ("binomial model", "--family binomial"),
    ("weights", "--weight"),
  ]
}

extension MixedModelMistake {
  fileprivate var options: [String] {
    switch self {
    case .oneRandomIntercept: ["--family gaussian", "--cluster COL"]
    case .weights: ["--cluster COL", "--weight"]
    case .clusters, .unboundedVariance: ["--cluster COL"]
    case .samplingWeights: ["--weight COL --cluster COL", "--weight-kind analytic"]
    case .quadraturePoints: ["--quadrature N"]
    default: []
    }
  }
}

extension ResponseError {
  /// The options that do what the message advises.
  var options: [String] {
    switch self {
    case .columnNotAmong(_, let columns):
      ResponseError.isWholeLine(columns) ? ["--separator"] : []
    case .missingAnswers(_, _, let isNumeric):
      isNumeric ? ["--missing drop"] : ["--missing drop", "--missing category"]
    case .missingLevelOfNumbers(let column): ["--categorical \(column)", "--missing drop"]
    case .labelsExpected(let column): ["--categorical \(column)"]
    case .csv(let fault):
      switch fault.problem {
      case .ambiguousSeparator, .fieldCount: ["--separator"]
      case .invalidUTF8: ["--encoding latin1"]
      case .decimalComma(let column, _): ["--decimal ,", "--categorical \(column)"]
      default: []
      }
    default: []
    }
  }
}
