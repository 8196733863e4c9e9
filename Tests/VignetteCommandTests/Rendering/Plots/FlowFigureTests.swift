import Foundation
import Testing
import VersionDiff

@testable import vignette

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("The figure of respondents' flow")
struct FlowFigureTests {
  static let flow = ParticipantFlow(
    versions: ["1", "2"], shares: [1, 1], opened: 4120, consented: 3300, assigned: [1650, 1648],
    reached: [.init("dilemma1", [1640, 1641]), .init("dilemma2", [1602, 1555])],
    completed: [1590, 1540], excluded: [.init("less than 120 seconds", [12, 9])],
    analysed: [1578, 1531])

  @Test("Says every number in a box and in words")
  func numbers() throws {
    let svg = FlowFigure(Self.flow, language: .en).svg
    for number in ["4,120", "3,300", "1,650", "1,602", "1,531", "820 did not", "86 no further"] {
      #expect(svg.contains(">\(number)<"), "\(number)")
    }
    #expect(svg.contains("Reached: dilemma2, version 2: 1,555."))
    #expect(svg.components(separatedBy: "flow-out").count == 3)
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test("Speaks Dutch and uses the tasks' titles")
  func dutch() {
    let titles = ["dilemma1": "Het eerste dilemma, over een brief van de minister"]
    let svg = FlowFigure(Self.flow, titles: titles, language: .nl).svg
    #expect(svg.contains("lang=\"nl\""))
    #expect(svg.contains(">4.120<"))
    #expect(svg.contains("Uitgesloten: minder dan 120 seconden, versie 1: 12."))
    #expect(svg.contains(">Bereikte: Het eerste<"))
  }

  @Test("Escapes what a study calls its tasks and rules, in text and in words")
  func escaping() {
    let mean = "</text><script>alert(1)</script>"
    let flow = ParticipantFlow(
      versions: ["<b>"], shares: [1], opened: 1, consented: 1, assigned: [1],
      reached: [.init(mean, [1])], completed: [1], excluded: [.init("\"x\" & 'y'", [0])],
      analysed: [1])
    let svg = FlowFigure(flow, language: .en).svg
    #expect(!svg.contains("<script") && !svg.contains("<b>"))
    #expect(svg.contains("&lt;script&gt;") && svg.contains("&quot;x&quot; &amp; &#39;y&#39;"))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }
}
