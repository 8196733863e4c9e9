/// The logarithm of the number of ways to choose k of n, for 0 ≤ k ≤ n: no digits are lost where
/// the factorials are large and their ratio is small.
///
/// ```
/// ln (n! / (k! (n - k)!))
/// ```
public func logBinomialCoefficient(_ n: Int, _ k: Int) -> Double {
  precondition(k >= 0 && k <= n, "k of n are chosen, k from 0 to n")
  return doubleDoubleLogBinomialCoefficient(n, k).high
}

func doubleDoubleLogBinomialCoefficient(_ n: Int, _ k: Int) -> DoubleDouble {
  if k == 0 || k == n { return DoubleDouble(0) }
  let chosen = DoubleDouble(Double(k)).logGammaOfOnePlus
  let left = DoubleDouble(Double(n - k)).logGammaOfOnePlus
  return DoubleDouble(Double(n)).logGammaOfOnePlus - chosen - left
}
