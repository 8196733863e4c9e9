import VersionDiff
import VignetteKit

/// Fits a random intercept to many samples of eight ratings by each of some respondents, as power by
/// simulation does, and prints the mean of a coefficient: `fits SAMPLES RESPONDENTS`.
@main
struct Fits {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let samples = arguments.first ?? 1000
    let respondents = arguments.dropFirst().first ?? 58
    var generator = SeededGenerator(seed: 1)
    let formula = try Formula(parsing: "rating ~ effort + need + reputation + (1 | respondent)")
    var sum = 0.0
    for _ in 0..<samples {
      let fit = try LinearMixedModel(formula).fitted(
        to: ratings(by: respondents, from: &generator))
      for coefficient in fit.coefficients where coefficient.name.term == "need[high]" {
        sum += coefficient.estimate ?? .nan
      }
    }
    print("mean effect of need: \(sum / Double(samples))")
  }

  /// Ratings of the eight vignettes of a full factorial by each respondent.
  private static func ratings(
    by respondents: Int, from generator: inout SeededGenerator
  ) -> ResponseTable {
    let levels = ["low", "high"]
    var columns: [[String]] = [[], [], [], []]
    var ratings: [Double] = []
    for respondent in 0..<respondents {
      let own = Normal.standard.quantile(generator.uniform())
      for cell in 0..<8 {
        let factors = [cell & 1, cell >> 1 & 1, cell >> 2]
        for (place, level) in factors.enumerated() { columns[place].append(levels[level]) }
        columns[3].append("\(respondent)")
        let mean =
          5 + 0.7 * Double(factors[0]) + 1.2 * Double(factors[1]) + 0.7 * Double(factors[2])
        ratings.append(mean + own + 1.5 * Normal.standard.quantile(generator.uniform()))
      }
    }
    let names = ["effort", "need", "reputation", "respondent"]
    return ResponseTable(
      columns: zip(names, columns).map { name, labels in
        Column(name: name, labels: labels, levels: name == "respondent" ? nil : levels)
      } + [Column(name: "rating", storage: .measurements(ratings))])
  }
}
