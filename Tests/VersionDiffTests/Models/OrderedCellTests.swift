import TestSupport
import Testing

@testable import VersionDiff

@Suite struct OrderedCellTests {
  static let boundaries: [(lower: Double, upper: Double)] = [
    (-1, 0.5), (-0.001, 0.001), (3, 3 + 1e-9), (40, 41), (-41, -40), (-800, 2), (-5, 700),
    (-.infinity, -3), (2, .infinity), (-.infinity, .infinity), (-300, 300),
  ]

  /// Far out, where a difference of cumulative probabilities would have lost all digits.
  @Test func tailsKeepTheirDigits() {
    for sign in [1.0, -1.0] {
      let (lower, upper) = sign > 0 ? (40.0, 41.0) : (-41.0, -40.0)
      let cell = OrderedCell(from: lower, to: upper)
      let expected =
        (exponential(-40) - exponential(-41)) / ((1 + exponential(-40)) * (1 + exponential(-41)))
      expectClose(cell.probability, expected, relative: 1e-14)
      expectClose(cell.logProbability, naturalLogarithm(expected), relative: 1e-15)
    }
    let narrow = OrderedCell(from: 3, to: 3 + 0x1p-30)
    let e = exponential(-3)
    let density = e / ((1 + e) * (1 + e))
    expectClose(narrow.probability, density * 0x1p-30, relative: 1e-9)
    // So far out that no probability can be written, only its logarithm.
    expectClose(OrderedCell(from: 800, to: .infinity).logProbability, -800, relative: 1e-15)
    expectClose(
      OrderedCell(from: 800, to: 801).logProbability, -800 + naturalLogarithm(1 - exponential(-1)),
      relative: 1e-15)
  }

  @Test func probabilitiesOfAllAnswersAddUpToOne() {
    let thresholds = [-.infinity, -2.5, -0.3, 0.1, 4, .infinity]
    let cells = zip(thresholds, thresholds.dropFirst()).map { OrderedCell(from: $0, to: $1) }
    expectClose(cells.reduce(0) { $0 + $1.probability }, 1, relative: 1e-15)
    for cell in cells {
      expectClose(naturalLogarithm(cell.probability), cell.logProbability, relative: 1e-14)
    }
  }

  /// First and second derivatives against differences of the functions below them.
  @Test func derivativesAreThoseOfTheLogarithm() {
    let h = 1e-5
    for (lower, upper) in [(-1.0, 0.5), (-3, -2.9), (1.5, 4), (-6, 5)] {
      let cell = OrderedCell(from: lower, to: upper)
      let above = OrderedCell(from: lower, to: upper + h)
      let below = OrderedCell(from: lower, to: upper - h)
      let slope = (above.logProbability - below.logProbability) / (2 * h)
      // Against central differences, whose error is the square of their step.
      expectClose(cell.upper, slope, relative: 1e-6)
      let curvature = -(above.upper - below.upper) / (2 * h)
      expectClose(cell.upperCurvature, curvature, relative: 1e-6)
      expectClose(cell.crossCurvature, -(above.lower - below.lower) / (2 * h), relative: 1e-6)
      let raised = OrderedCell(from: lower + h, to: upper)
      let lowered = OrderedCell(from: lower - h, to: upper)
      let other = (raised.logProbability - lowered.logProbability) / (2 * h)
      // Against central differences, as above.
      expectClose(cell.lower, other, relative: 1e-6)
      expectClose(
        cell.lowerCurvature, -(raised.lower - lowered.lower) / (2 * h), relative: 1e-6)
    }
  }

  @Test(arguments: boundaries) func sumsAgreeWithTheirParts(lower: Double, upper: Double) {
    let cell = OrderedCell(from: lower, to: upper)
    #expect(cell.logProbability <= 0 && !cell.logProbability.isNaN)
    #expect(abs(cell.shift - (cell.upper + cell.lower)) <= 1e-12 * abs(cell.upper))
    let row = cell.upperCurvature + cell.crossCurvature
    #expect(abs(cell.upperShiftCurvature - row) <= 1e-12 * cell.upperCurvature)
    #expect(cell.shiftCurvature >= 0)
    // Turned upside down: the same probability, derivatives exchanged.
    let turned = OrderedCell(from: -upper, to: -lower)
    expectClose(turned.logProbability, cell.logProbability, relative: 1e-15)
    #expect(turned.upper == -cell.lower && turned.lowerCurvature == cell.upperCurvature)
  }

  /// Crossed boundaries: a negative probability, and no logarithm.
  @Test func crossedBoundariesAreSeen() {
    let cell = OrderedCell(from: 1, to: 0.5)
    #expect(cell.probability < 0)
    #expect(cell.logProbability.isNaN)
  }
}
