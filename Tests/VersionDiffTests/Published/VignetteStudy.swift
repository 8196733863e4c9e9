import Testing
import VignetteKit

/// A study of eight vignettes with two published tables, made for the tests.
enum VignetteStudy {
  /// The study, with passages of its file replaced.
  static func study(replacing passages: [(String, String)] = []) throws -> Study {
    var text = text
    for (passage, other) in passages {
      try #require(text.contains(passage), "no passage \(passage)")
      text = text.split(separator: passage, omittingEmptySubsequences: false).joined(
        separator: other)
    }
    return try Study(from: DocumentNode(parsingJSON: Array(text.utf8)))
  }

  /// Levels that the source does not show.
  private static let text = """
    {
      "format": "vignette.study/1", "name": "stories", "languages": ["en"], "title": "Stories",
      "factors": {
        "effort": {"label": "Effort", "levels": {
          "low": {"label": "low", "text": ""}, "high": {"label": "high", "text": "much"}}},
        "need": {"label": "Need", "levels": {
          "low": {"label": "low", "text": ""}, "high": {"label": "high", "text": "much"}}},
        "reputation": {"label": "Reputation", "levels": {
          "low": {"label": "low", "text": ""}, "high": {"label": "high", "text": "much"}}}},
      "versions": {"1": "only"},
      "vignettes": {"stories": {
        "title": "Stories", "text": "{effort} {need} {reputation}",
        "factors": ["effort", "need", "reputation"], "per-respondent": 8, "questions": ["psrb"],
        "items": {
          "V1": {"status": "derived", "levels": {"effort": "high", "need": "low", "reputation": "high"}},
          "V2": {"status": "derived", "levels": {"effort": "low", "need": "low", "reputation": "high"}},
          "V3": {"status": "derived", "levels": {"effort": "low", "need": "high", "reputation": "low"}},
          "V4": {"status": "derived", "levels": {"effort": "high", "need": "high", "reputation": "low"}},
          "V5": {"status": "derived", "levels": {"effort": "high", "need": "high", "reputation": "high"}},
          "V6": {"status": "derived", "levels": {"effort": "low", "need": "low", "reputation": "low"}},
          "V7": {"status": "derived", "levels": {"effort": "high", "need": "low", "reputation": "low"}},
          "V8": {"status": "derived", "levels": {"effort": "low", "need": "high", "reputation": "high"}}
        }}},
      "questions": {
        "psrb": {"kind": "rating", "text": "How willing?", "min": 1, "max": 10},
        "gender": {"kind": "single-choice", "text": "Gender?",
          "options": {"man": "Man", "woman": "Woman"}}},
      "characteristics": ["gender"],
      "analysis": {"outcomes": ["psrb"]},
      "data": {"respondent": "respondent", "vignette": "vignette"},
      "published": {
        "samples": {"all": {"label": "raters", "version": "1", "n": 58, "observations": 464}},
        "moments": {"ratings": {"sample": "all", "rows": {
          "psrb": {"mean": "6.05", "sd": "1.90", "n": 464}}}},
        "proportions": {"women": {
          "percent": 87, "sample": "all", "question": "gender", "answers": ["woman"]}},
        "coefficients": {
          "main": {"sample": "all", "outcome": "psrb", "rows": {
            "effort": {"coefficient": ".490", "p": ".000"},
            "need": {"coefficient": "1.250", "p": ".000"},
            "reputation": {"coefficient": ".552", "p": ".000"}}},
          "multilevel": {"sample": "all", "outcome": "psrb", "statistic": "z",
            "formula": "psrb ~ effort + need + reputation + (1 | respondent)",
            "unknown-terms": ["control"],
            "rows": {
              "(Intercept)": {"coefficient": "3.167", "se": "2.299", "statistic": "1.38", "p": ".168"},
              "control": {"coefficient": "-.118", "se": "1.043", "statistic": "-0.11", "p": ".910"},
              "effort": {"coefficient": ".745", "se": ".170", "statistic": "4.38", "p": ".000"},
              "need": {"coefficient": "1.261", "se": ".170", "statistic": "7.41", "p": ".000"},
              "reputation": {"coefficient": ".723", "se": ".170", "statistic": "4.25", "p": ".000"}}},
          "vignettes": {"sample": "all", "outcome": "psrb", "statistic": "z",
            "vignettes": {"set": "stories", "reference": "V4"},
            "rows": {
              "V1": {"coefficient": "-.452", "se": ".318", "statistic": "-1.42"},
              "V2": {"coefficient": "-1.403"}, "V3": {"coefficient": "-.778"},
              "V5": {"coefficient": "unclear"},
              "V6": {"coefficient": "-.757"}, "V7": {"coefficient": "-.327"},
              "V8": {"coefficient": "1.04", "se": ".318", "statistic": "3.29", "p": ".001"}}}}
      }
    }
    """
}
