#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A number with so many decimals, nine at most, for sentences.
func readable(_ value: Double, decimals: Int) -> String {
  let decimals = min(9, decimals)
  let scaled = (value * Double(powerOfTen(decimals))).rounded()
  guard abs(scaled) < 1e15 else { return "\(value)" }
  return PrintedFigure(units: Int(scaled), decimals: decimals).description
}

/// A number with four decimals at most and no zeros at their end, for sentences.
func readable(_ value: Double) -> String {
  let rounded = (value * 10_000).rounded() / 10_000
  return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
}

/// A p-value for sentences: three decimals, or one digit and a power of ten where it is small.
func readableP(_ p: Double) -> String {
  guard p < 0.001 else { return "p = " + readable(p, decimals: 3) }
  guard p > 1e-300 else { return "p < 1e-300" }
  var exponent = Int(log10(p).rounded(.down))
  var digit = (p / pow(10, Double(exponent))).rounded()
  if digit >= 10 { (digit, exponent) = (1, exponent + 1) }
  return "p = \(Int(digit))e\(exponent)"
}

/// Names joined as in a sentence.
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

/// Whole numbers as runs: `45-47, 52-55`.
func runs(of numbers: [Int]) -> String {
  var runs: [ClosedRange<Int>] = []
  for number in numbers {
    if let last = runs.last, last.upperBound == number - 1 {
      runs[runs.count - 1] = last.lowerBound...number
    } else {
      runs.append(number...number)
    }
  }
  return runs.map { run in
    switch run.count {
    case 1: "\(run.lowerBound)"
    case 2: "\(run.lowerBound), \(run.upperBound)"
    default: "\(run.lowerBound) to \(run.upperBound)"
    }
  }.joined(separator: ", ")
}
