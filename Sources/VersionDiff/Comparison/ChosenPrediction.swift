import VignetteKit

/// A prediction with some variables at chosen values for everybody, averaged over the people's
/// other variables.
///
/// ```
/// ŷ(v) = Σᵢ wᵢ f(v, xᵢ) / Σᵢ wᵢ
/// ```
///
/// Unlike ``Prediction`` the variables may be numbers, and any of the model's. Limits of a
/// probability are symmetric on the scale of the log odds. A number outside the data's range is an
/// extrapolation, of which ``extrapolated`` tells.
public struct ChosenPrediction: Sendable, Equatable {
  /// A variable with the value that everybody is given.
  public struct Choice: Sendable, Equatable {
    /// The variable, by its name in the model.
    public let variable: String
    /// The level, or the number as text.
    public let value: String

    /// Creates a choice.
    public init(_ variable: String, _ value: String) {
      (self.variable, self.value) = (variable, value)
    }
  }

  /// The answer whose probability is predicted; nil for the mean of a number.
  public let response: String?
  /// The chosen values.
  public let choices: [Choice]
  /// The numbers outside the data's range, with that range.
  public let extrapolated: [Extrapolation]
  /// The prediction.
  public let estimate: QuantityEstimate

  /// A chosen number beyond all observed ones.
  public struct Extrapolation: Sendable, Equatable {
    /// The variable.
    public let variable: String
    /// The chosen number.
    public let value: Double
    /// What was observed.
    public let observed: ClosedRange<Double>
  }
}

extension ChosenPrediction {
  /// The predictions at some points, each on every response.
  ///
  /// - Throws: ``AnalysisError/model(_:)`` for a name that is no variable of the model, a level that
  ///   doesn't occur or a text that is no number.
  static func all(
    at points: [[Choice]], in averages: inout PopulationAverages
  ) throws(AnalysisError) -> [ChosenPrediction] {
    var predictions: [ChosenPrediction] = []
    for choices in points {
      let point = try PredictionPoint(choices, in: averages.fit.frame)
      let quantities = averages.averages(at: point)
      predictions += averages.estimates(of: quantities, .level).map { response, estimate in
        ChosenPrediction(
          response: response, choices: choices, extrapolated: point.extrapolated,
          estimate: estimate)
      }
    }
    return predictions
  }
}

/// Chosen values of variables of a frame, both by position.
struct PredictionPoint: Sendable, Hashable {
  /// The level of each factor that is set.
  private(set) var levels: [Int: Int] = [:]
  /// The value of each number that is set.
  private(set) var numbers: [Int: Double] = [:]
  /// The numbers beyond all observed ones.
  private(set) var extrapolated: [ChosenPrediction.Extrapolation] = []

  static func == (first: PredictionPoint, second: PredictionPoint) -> Bool {
    first.levels == second.levels && first.numbers == second.numbers
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(levels)
    hasher.combine(numbers)
  }

  init(_ choices: [ChosenPrediction.Choice], in frame: ModelFrame) throws(AnalysisError) {
    for choice in choices {
      let places = frame.variables.indices.filter {
        frame.variables[$0].name == choice.variable || frame.variables[$0].column == choice.variable
      }
      guard !places.isEmpty else {
        throw .model(
          .unknownVariable(choice.variable, variables: frame.variables.map(\.name)))
      }
      // A column that is in the model as a number and as a factor has the value in both.
      for place in places { try set(place, to: choice.value, in: frame.variables[place]) }
    }
  }

  private mutating func set(
    _ place: Int, to value: String, in variable: ModelFrame.Variable
  ) throws(AnalysisError) {
    if let own = variable.levels {
      guard let level = own.firstIndex(of: value) else {
        throw .model(
          .unknownLevel(
            value, of: variable.name, levels: own, nearest: NearestNames.of(value, among: own)))
      }
      levels[place] = level
      return
    }
    guard let number = Double(value), number.isFinite else {
      throw .model(.notANumber(value, of: variable.name))
    }
    numbers[place] = number
    guard let low = variable.values.min(), let high = variable.values.max(),
      !(low...high).contains(number)
    else { return }
    extrapolated.append(
      .init(variable: variable.name, value: number, observed: low...high))
  }
}

extension ModelFrame {
  /// The frame with some numbers at a value for everybody.
  func holding(_ numbers: [Int: Double]) -> ModelFrame {
    var frame = self
    for (place, number) in numbers {
      frame.variables[place] = variables[place].replacing(
        codes: [], values: [Double](repeating: number, count: patternCount))
    }
    return frame
  }
}
