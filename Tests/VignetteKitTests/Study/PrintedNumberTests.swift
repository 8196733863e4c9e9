import TestSupport
import Testing

@testable import VignetteKit

@Suite struct PrintedNumberTests {
  @Test(arguments: [
    ("60.3", 60.3, 1), (".490", 0.49, 3), ("-.079", -0.079, 3), (".000", 0, 3), ("1375", 1375, 0),
    ("+2.10", 2.1, 2), ("5.", 5, 0),
  ])
  func readsWhatIsPrinted(_ text: String, _ value: Double, _ decimals: Int) throws {
    let number = try #require(PrintedNumber(text))
    #expect(number.value == value)
    #expect(number.decimals == decimals)
    #expect(!number.isUpperBound)
    #expect(number.text == text)
  }

  @Test(arguments: ["< .001", "<.001"]) func readsABound(_ text: String) throws {
    let number = try #require(PrintedNumber(text))
    #expect(number.isUpperBound)
    #expect(number.value == 0.001)
    #expect(PublishedFigure.published(number).roundingInterval == nil)
  }

  @Test(arguments: [
    "", ".", "-", "<", "60,3", "1e3", "inf", "nan", "0x1", "1 2", "--1", "6O.3", "١", "< < 1",
    "1.2.3",
  ])
  func refusesTheRest(_ text: String) {
    #expect(PrintedNumber(text) == nil)
  }

  @Test func intervalIsHalfAUnitToBothSides() throws {
    let figure = PublishedFigure.published(try #require(PrintedNumber("60.3")))
    let interval = try #require(figure.roundingInterval)
    expectClose(interval.lowerBound, 60.25, relative: 1e-15)
    expectClose(interval.upperBound, 60.35, relative: 1e-15)
    let derived = PublishedFigure.derived(try #require(PrintedNumber("0.44")), low: 0.38, high: 0.5)
    #expect(derived.roundingInterval == 0.38...0.5)
    #expect(PublishedFigure.unclear().roundingInterval == nil)
  }
}
