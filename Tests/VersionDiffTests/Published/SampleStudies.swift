import Testing
import VignetteKit

/// Studies made for the tests, none of them real.
enum SampleStudy {
  /// A study whose figures all hold: two versions that differ in one factor, drawn from one group.
  static func clean() throws -> Study { try study(cleanText) }

  /// The same with one passage of its file replaced.
  static func clean(replacing passage: String, by other: String) throws -> Study {
    try clean(replacing: [(passage, other)])
  }

  /// The same with passages of its file replaced.
  static func clean(replacing passages: [(String, String)]) throws -> Study {
    var text = cleanText
    for (passage, other) in passages {
      let parts = text.split(separator: passage, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "the passage must occur once: \(passage)")
      text = parts.joined(separator: other)
    }
    return try study(text)
  }

  /// The same with every published number passed through a closure.
  static func clean(changing change: (String) -> String) throws -> Study {
    let parts = cleanText.split(separator: "\"published\":", maxSplits: 1)
    var text = parts[0] + "\"published\":"
    var number = ""
    for character in parts[1] {
      if character.isNumber || character == "." || character == "-" {
        number.append(character)
        continue
      }
      if !number.isEmpty {
        let isValue = text.last == " " || (text.last == "\"" && character == "\"")
        let other = isValue ? change(number) : number
        text += other == number || text.last == "\"" ? other : "\"\(other)\""
        number = ""
      }
      text.append(character)
    }
    return try study(String(text))
  }

  /// A study with the figures of a consultation in two versions: the first weighted, the second
  /// not, with respondents of other ages.
  static func consultation() throws -> Study { try study(consultationText) }

  private static func study(_ text: String) throws -> Study {
    try Study(from: DocumentNode(parsingJSON: Array(text.utf8)))
  }

  private static let cleanText = """
    {
      "format": "vignette.study/1", "name": "parking", "languages": ["en"],
      "title": "Parking in the old town",
      "factors": {
        "price": {"label": "Price", "levels": {
          "low": {"label": "low price", "text": "two euros"},
          "high": {"label": "high price", "text": "four euros"}}},
        "sign": {"label": "Sign", "levels": {
          "plain": {"label": "plain sign", "text": "a plain sign"},
          "bright": {"label": "bright sign", "text": "a bright sign"}}}
      },
      "versions": {
        "A": {"label": "first", "allocation": 1}, "B": {"label": "second", "allocation": 1}},
      "dilemmas": {
        "ticket": {
          "title": "A ticket", "text": "Parking costs {price}, says {sign}.",
          "shows": {
            "price": {"A": "low", "B": "high"}, "sign": {"A": "plain", "B": "plain"}},
          "questions": ["verdict", "reasons"]}
      },
      "questions": {
        "verdict": {"kind": "single-choice", "text": "What now?",
          "options": {"pay": "Pay", "protest": "Protest", "leave": "Leave"}},
        "reasons": {"kind": "multiple-choice", "text": "Why?",
          "options": {"money": "Money", "law": "Law", "habit": "Habit"}},
        "age": {"kind": "single-choice", "text": "Age?",
          "options": {"young": "young", "old": "old",
            "secret": {"text": "not said", "role": "left-out"}}},
        "cars": {"kind": "number", "text": "Cars?", "min": 0, "max": 9, "step": 1},
        "mark": {"kind": "rating", "text": "Mark?", "min": 1, "max": 10}
      },
      "characteristics": ["age", "cars", "mark"],
      "population": {"label": "drivers", "margins": {"age": {"young": 50.0, "old": 50.0}}},
      "analysis": {"outcomes": ["verdict"]},
      "published": {
        "samples": {
          "a": {"label": "first", "version": "A", "n": 200},
          "b": {"label": "second", "version": "B", "n": 210}},
        "reported-total": 410,
        "distributions": {
          "verdict": {"question": "verdict", "place": "page 3", "percent": {
            "pay": {"a": 40.0, "b": 50.0}, "protest": {"a": 35.5, "b": 30.0},
            "leave": {"a": 24.5, "b": 20.0}}},
          "reasons": {"question": "reasons", "percent": {
            "money": {"a": 80.5, "b": 80.0}, "law": {"a": 30.0, "b": 40.0},
            "habit": {"a": 35.5, "b": 10.0}}},
          "age": {"question": "age", "percent": {
            "young": {"a": 45.5, "b": 46.7}, "old": {"a": 54.5, "b": 53.3}}}
        },
        "moments": {"numbers": {"sample": "a", "rows": {
          "cars": {"mean": "1.32", "sd": "0.81", "min": 0, "max": 4},
          "mark": {"mean": "7.20", "sd": "1.35"}}}},
        "classes": {"groups": {"sample": "a",
          "classes": {"one": {"size": 60}, "two": {"size": 40}},
          "means": {
            "mark": {"one": "7.00", "two": "7.50", "all": "7.20"},
            "cars": {"one": "1.00", "two": "1.80", "all": "1.32"}}}},
        "coefficients": {
          "model": {"sample": "a", "outcome": "mark", "statistic": "z", "rows": {
            "price": {"coefficient": "0.745", "se": "0.170", "statistic": "4.38", "p": ".000"},
            "cars": {"coefficient": "-0.118", "se": "1.043", "statistic": "-0.11", "p": ".910"}}},
          "small model": {"sample": "b", "outcome": "mark", "statistic": "t", "df": 40, "rows": {
            "price": {"coefficient": "2.10", "se": "1.00", "statistic": "2.10", "p": ".042"},
            "cars": {"coefficient": "0.50", "se": "0.20", "p": "< .05"}}}},
        "correlations": {"pairs": {"sample": "a", "pairs": [
          {"of": ["mark", "cars"], "value": "-.250", "stars": 1},
          {"of": ["mark", "age"], "value": ".040"}]}},
        "proportions": {"pass": {"percent": 87, "sample": "a", "question": "mark",
          "answers": ["6", "7", "8", "9", "10"]}}
      }
    }
    """

  private static let consultationText = """
    {
      "format": "vignette.study/1", "name": "consultation", "languages": ["en"],
      "title": "A consultation",
      "factors": {
        "law": {"label": "Law", "levels": {"possible": "possible", "impossible": "impossible"}},
        "contract": {"label": "Contract", "levels": {"temporary": "temporary", "none": "none"}}},
      "versions": {"1": {"label": "start"}, "2": {"label": "changed"}},
      "dilemmas": {"order": {"title": "An order", "text": "An order.",
        "shows": {
          "law": {"1": "possible", "2": "impossible"},
          "contract": {"1": "temporary", "2": "none"}},
        "questions": ["order", "protests", "damage"]}},
      "questions": {
        "order": {"kind": "single-choice", "text": "?",
          "options": {"carry out": "a", "leave": "b", "resign": "c", "else": "d"}},
        "protests": {"kind": "single-choice", "text": "?",
          "options": {"carry out": "a", "same": "b", "colleague": "c", "else": "d"}},
        "damage": {"kind": "single-choice", "text": "?", "options": {
          "procedure": "a", "temporary": "b", "pay": "c", "solve": "d", "else": "e"}},
        "age": {"kind": "single-choice", "text": "?",
          "options": {"under 35": "a", "35-65": "b", "65 and over": "c"}},
        "education": {"kind": "single-choice", "text": "?",
          "options": {"practical": "a", "middle": "b", "theoretical": "c"}}
      },
      "characteristics": ["age", "education"],
      "population": {"label": "adults", "margins": {
        "age": {"65 and over": 22.0}, "education": {"practical": 26.0}}},
      "analysis": {"outcomes": ["order", "protests", "damage"]},
      "published": {
        "samples": {
          "v1": {"label": "1", "version": "1", "n": 1375, "weighted": true},
          "v2": {"label": "2", "version": "2", "n": 688}},
        "reported-total": 2025,
        "distributions": {
          "order": {"question": "order", "percent": {
            "carry out": {"v1": 60.3, "v2": "59.0"}, "leave": {"v1": 18.9, "v2": 23.8},
            "resign": {"v1": 8.1, "v2": 7.2}, "else": {"v1": 12.7, "v2": "10.0"}}},
          "protests": {"question": "protests", "percent": {
            "carry out": {"v1": "35.0", "v2": 42.8}, "same": {"v1": 27.6, "v2": 27.9},
            "colleague": {"v1": 26.5, "v2": 19.3}, "else": {"v1": 10.9, "v2": 10.1}}},
          "damage": {"question": "damage", "percent": {
            "procedure": {"v1": 47.5, "v2": 44.1}, "temporary": {"v1": 33.3, "v2": 36.1},
            "pay": {"v1": 8.4, "v2": "7.0"}, "solve": {"v1": 5.1, "v2": 7.1},
            "else": {"v1": 5.7, "v2": 5.6}}},
          "age": {"question": "age", "weighted": false, "percent": {
            "under 35": {"v1": {"derived": 27.3}, "v2": 35.5},
            "35-65": {"v1": 58.2, "v2": 58.4}, "65 and over": {"v1": 14.5, "v2": 6.1}}},
          "education": {"question": "education", "weighted": false, "percent": {
            "practical": {"v1": 15.7, "v2": 13.8}, "middle": {"v1": {"derived": 42.1}, "v2": 44.5},
            "theoretical": {"v1": 42.2, "v2": 41.6}}}
        }
      }
    }
    """
}
