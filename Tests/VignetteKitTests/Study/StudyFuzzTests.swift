import Testing

@testable import VignetteKit

/// Mutated study files: whatever stands in a file, reading it ends, with a study or with mistakes
/// that have a place in the file.
@Suite struct StudyFuzzTests {
  static let shards = 8
  static let inputsPerShard = 12_500

  @Test(arguments: 0..<shards) func mutatedFilesAreReadOrRefused(shard: Int) throws {
    var mutation = Mutation(generator: SeededGenerator(seed: UInt64(shard)))
    var outcomes = Outcomes()
    for _ in 0..<Self.inputsPerShard {
      let input = mutation.next(of: Self.seeds)
      let failure = outcomes.read(input)
      if let failure {
        Issue.record("\(failure): \(String(decoding: input, as: UTF8.self))")
        return
      }
    }
    // A mutation that always breaks the syntax would never reach the study.
    #expect(outcomes.studies > Self.inputsPerShard / 50)
    #expect(outcomes.mistakes > Self.inputsPerShard / 50)
    #expect(outcomes.syntaxErrors > Self.inputsPerShard / 50)
  }

  @Test(arguments: seeds) func everySeedIsAStudy(_ seed: String) throws {
    let document = try DocumentNode(parsingJSON: Array(seed.utf8))
    let study = try Study(from: document)
    #expect(study.mistakes().isEmpty)
  }

  /// Small studies, which together use every kind of mapping.
  static let seeds = [
    start + "\"1\":\"a\"}}",
    start + """
      "1":"a"},"questions":{"q":{"kind":"single-choice","text":"Q","options":{"a":"A","b":"B"},"order":"random"},
      "r":{"kind":"open-text","text":"R","optional":false}},"characteristics":["q"],
      "fieldwork":{"organisation":"O","contact":"c","purpose":"p","retention-days":9,"entry":["open","panel"],
      "panel":{"identifier":"P","parameters":["S"],"hosts":["h.nl"],"completed":"https://h.nl/x","refused":"https://h.nl/"},
      "minimum-seconds":1,"attention-checks":[{"question":"q","passes":["a"]}],"minimum-per-version":2,"blinded":true}}
      """,
    start + """
      "1":{"label":"a","allocation":1},"2":{"label":"b","allocation":2}},
      "factors":{"f":{"label":"F","levels":{"x":{"label":"X","text":"ex","forms":{"h":"hx"}},"y":{"label":"Y","text":"","forms":{"h":""}}}}},
      "dilemmas":{"d":{"title":"D","text":"t {f} {{u}} {f.H} {f=x|y: s {f}.} {f=x: a} b","shows":{"f":{"1":"x","2":"y"}},"questions":["q"]}},
      "questions":{"q":{"kind":"single-choice","text":"Q {f}","options":{"a":"A","b":{"text":"B","role":"other"}},
      "routes":[{"answers":["a"],"tell":"no","ask":["r"]}]},"r":{"kind":"open-text","text":"R","codes":{"c":"C"}}}}
      """,
    start + """
      "1":"a"},"factors":{"g":{"label":"G","levels":{"x":"X","y":"Y"}}},
      "dilemmas":{"d":{"title":"D","text":"t","shows":{"g":{"1":"x"}},"questions":["s"]}},
      "questions":{"s":{"kind":"sliders","text":"S","items":{"i":"I","j":"J"},"positions":[{"value":0,"cost":0,"text":"n"},
      {"value":1,"cost":1,"text":"m"}],"limit":{"factor":"g","levels":{"x":2,"y":0}},"groups":{"m":{"text":"m","values":[1]}}}}}
      """,
    start + """
      "1":"a"},"questions":{"m":{"kind":"rating","text":"M","min":1,"max":10,"labels":{"1":"bad"}},
      "a":{"kind":"agreement","text":"A","min":1,"max":2,"labels":{"1":"n","2":"y"}},"n":{"kind":"number","text":"N","step":1}},
      "scales":{"z":{"label":"Z","items":["m","a"],"reversed":["a"],"score":"sum","answers-needed":1}},
      "analysis":{"outcomes":["z"],"reference":"1","families":{"k":["z"]},"confidence":0.9,"margin":5,
      "exclusions":{"attention":[{"question":"m","passes":["3"]}],"shortest-seconds":60,"duplicates":"keep-last"}}}
      """,
    start + """
      "1":"a"},"questions":{"c":{"kind":"multiple-choice","text":"C","options":{"p":"P","q":"Q"}}},"characteristics":["c"],
      "data":{"file":"d.csv","separator":";","decimal":",","missing":["","9"],"version":{"column":"V","values":{"1":"A"}},
      "respondent":"R","questions":{"c":{"columns":{"p":"c1","q":"c2"},"ticked":"1","unticked":"0"}}}}
      """,
    start + """
      "1":"a"},"questions":{"q":{"kind":"single-choice","text":"Q","options":{"a":"A","b":"B"}},"m":{"kind":"number","text":"M"}},
      "population":{"label":"p","margins":{"q":{"a":26.0,"b":"unclear"}}},
      "published":{"samples":{"v":{"label":"V","version":"1","n":688}},"reported-total":{"n":688,"samples":["v"]},
      "distributions":{"t":{"question":"q","percent":{"a":{"v":60.3},"b":{"v":{"derived":39.7,"low":39.6,"high":39.8}}}}},
      "moments":{"u":{"sample":"v","rows":{"m":{"mean":6.05,"sd":1.90,"n":464}}}},
      "correlations":{"w":{"sample":"v","pairs":[{"of":["q","m"],"value":"-.079","stars":1}]}}}}
      """,
    start + """
      "1":"a"},"factors":{"e":{"label":"E","levels":{"h":{"label":"H","text":"h"},"l":{"label":"L","text":"l"}}}},
      "vignettes":{"s":{"title":"S","text":"{e}","factors":["e"],"items":{"V1":{"levels":{"e":"h"}},"V2":{"levels":{"e":"l"},
      "status":"derived"}},"questions":["p"]}},"questions":{"p":{"kind":"rating","text":"P","min":0,"max":10}},
      "published":{"samples":{"a":{"label":"A"}},"coefficients":{"m":{"sample":"a","outcome":"p","statistic":"z",
      "vignettes":{"set":"s","reference":"V2"},"rows":{"V1":{"coefficient":".490","se":".170","statistic":2.88,"p":"< .01"}}}},
      "proportions":{"x":{"percent":94,"question":"p","answers":["6"]}}}}
      """,
  ]

  private static let start = "{\"name\":\"s\",\"languages\":[\"en\"],\"title\":\"T\",\"versions\":{"
}

/// What became of the inputs so far.
private struct Outcomes {
  var studies = 0
  var mistakes = 0
  var syntaxErrors = 0

  /// Reads one input; what it says of a study or its mistakes that can't be, or nil.
  mutating func read(_ input: [UInt8]) -> String? {
    let lineCount = input.count { $0 == UInt8(ascii: "\n") } + 1
    do throws(StudyError) {
      let study = try Study(from: try DocumentNode(parsingJSON: input))
      studies += 1
      try render(study)
      return study.mistakes().isEmpty ? nil : "a study with mistakes"
    } catch {
      switch error {
      case .syntax(let mistake):
        syntaxErrors += 1
        return hasPlace(mistake, lineCount) ? nil : "a syntax error without a place"
      case .mistakes(let found):
        mistakes += 1
        if found.isEmpty { return "an error without a mistake" }
        return found.allSatisfy { hasPlace($0, lineCount) } ? nil : "a mistake without a place"
      default: return "a text that passed and cannot be rendered: \(error)"
      }
    }
  }

  private func hasPlace(_ mistake: StudyMistake, _ lineCount: Int) -> Bool {
    (1...lineCount).contains(mistake.position.line) && mistake.position.column >= 1
      && !mistake.found.isEmpty && !mistake.expected.isEmpty
  }

  /// Every text of a study that was read can be shown and checked.
  private func render(_ study: Study) throws(StudyError) {
    _ = try StudyTexts(of: study)
    _ = try TextCheck(of: study, selecting: StudyTexts.Selection())
  }
}

/// Changes inputs at random: bytes, pieces of the format, copies of other places.
private struct Mutation {
  var generator: SeededGenerator

  mutating func next(of seeds: [String]) -> [UInt8] {
    var bytes = Array(seeds[index(below: seeds.count)].utf8)
    for _ in 0...index(below: 3) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = index(below: bytes.count)
    let end = min(bytes.count, place + 1 + index(below: 12))
    switch index(below: 8) {
    case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: index(below: bytes.count))
    case 3: bytes.removeSubrange(place...)
    case 4:
      // Between a name and its value, where the syntax survives and only places change.
      guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) else { return }
      bytes.insert(UInt8(ascii: "\n"), at: colon + 1)
    case 5:
      // Within the quotes of a name or text, where the syntax survives.
      guard let quote = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) else { return }
      bytes.insert(UInt8(ascii: "a") + UInt8(index(below: 26)), at: quote + 1)
    default:
      let token = Self.tokens[index(below: Self.tokens.count)]
      bytes.replaceSubrange(place..<end, with: token.utf8)
    }
  }

  private mutating func index(below bound: Int) -> Int {
    Int(generator.next(below: UInt64(bound)))
  }

  private static let tokens = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "null", "true", "-1", "0", "1e999", "1e-999",
    "99999999999999999999", "\\u0000", "\\ud83d", "{f}", "{f.h}", "{f=x:", "|y",
    "{{", "}}", "\"en\"", "\"1\":", "[]", "{}",
    "\"unclear\"", "\"< .001\"", "é", "\u{FEFF}", "\"q\"", "\"routes\":[{\"ask\":[\"q\"]}],",
  ]
}
