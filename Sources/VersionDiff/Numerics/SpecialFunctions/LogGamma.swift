#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `ln Γ(x)` for x > 0.
public func logGamma(_ x: Double) -> Double {
  #if canImport(Glibc)
    lgamma(x).0
  #else
    lgamma(x)
  #endif
}
