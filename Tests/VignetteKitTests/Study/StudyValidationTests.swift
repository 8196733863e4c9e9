import Testing

@testable import VignetteKit

@Suite struct StudyValidationTests {
  @Test func aLongChainOfRoutesIsNoCircle() {
    #expect(chain(of: 10_000, backTo: nil).mistakes().isEmpty)
  }

  @Test func aLongCircleIsFound() throws {
    let mistakes = chain(of: 1_000, backTo: 0).mistakes()
    #expect(mistakes.count == 1)
    #expect(try #require(mistakes.first).found.hasPrefix("a circle in the routing: q0 -> q1 -> "))
  }

  @Test func everyCircleIsReportedOnce() {
    var study = chain(of: 4, backTo: 1)
    study.questions[2].routes.append(Route(condition: .otherwise, ask: ["q2"]))
    let circles = study.mistakes().map(\.found).filter { $0.contains("circle") }
    #expect(circles.count == 2)
    #expect(circles.contains { $0.contains("q1 -> q2 -> q3 -> q1") })
    #expect(circles.contains { $0.contains("q2 -> q2") })
  }

  @Test func mistakesOfAStudyInCodeNameThePath() throws {
    var study = chain(of: 1, backTo: nil)
    study.analysis.margin = -1
    let mistake = try #require(study.mistakes().first)
    #expect(mistake.found == "the margin -1.0 at 'analysis.margin'")
  }

  /// Questions of which each leads to the next, the last back to one of them.
  private func chain(of count: Int, backTo start: Int?) -> Study {
    let questions = (0..<count).map { index in
      let next = index + 1 < count ? index + 1 : start
      return Question(
        id: "q\(index)", text: LocalizedText("?"), form: .openText([]),
        routes: next.map { [Route(condition: .otherwise, ask: ["q\($0)"])] } ?? [])
    }
    return Study(
      name: "chain", title: LocalizedText("chain"),
      versions: [Version(id: "1", label: LocalizedText("one"))], questions: questions)
  }
}
