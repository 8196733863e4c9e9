/// The inner product of two vectors, in eight running sums so that the processor can work on them
/// at the same time; the order of the additions is fixed.
func innerProduct(
  _ first: UnsafePointer<Double>?, _ second: UnsafePointer<Double>?, _ count: Int
) -> Double {
  guard let first, let second else { return 0 }
  var sums = SIMD8<Double>(repeating: 0)
  var i = 0
  while i + 8 <= count {
    let a = UnsafeRawPointer(first + i).loadUnaligned(as: SIMD8<Double>.self)
    let b = UnsafeRawPointer(second + i).loadUnaligned(as: SIMD8<Double>.self)
    sums += a * b
    i += 8
  }
  var rest = 0.0
  while i < count {
    rest += first[i] * second[i]
    i += 1
  }
  return sums.sum() + rest
}
