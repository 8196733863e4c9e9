#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `ln n!` for n from 0 to a bound, looked up.
struct LogFactorials: Sendable {
  private let table: [Double]

  /// The largest bound up to which values are tabulated; beyond it they are computed.
  private static let tableLimit = 200_000

  init(upTo bound: Int) {
    var values = [0.0]
    values.reserveCapacity(min(bound, Self.tableLimit) + 1)
    // Compensated: a plain sum would lose three digits over a long table.
    var (sum, lost) = (0.0, 0.0)
    for n in stride(from: 1, through: min(bound, Self.tableLimit), by: 1) {
      let term = log(Double(n)) - lost
      let next = sum + term
      lost = (next - sum) - term
      sum = next
      values.append(sum)
    }
    table = values
  }

  subscript(_ n: Int) -> Double {
    n < table.count ? table[n] : logGamma(Double(n) + 1)
  }
}
