/// The order of keys by their value, equal ones as they stand, found by counting digits: linear in
/// the keys where sorting by comparison is not.
enum RadixOrder {
  /// 2048 counters fit into the nearest cache.
  private static let digitBits = 11

  /// The positions of keys in ascending order.
  ///
  /// - Parameter largest: no key is larger.
  static func of(_ keys: [UInt64], largest: UInt64) -> [UInt32] {
    var order = (0..<UInt32(keys.count)).map { $0 }
    var moved = [UInt32](repeating: 0, count: keys.count)
    var shift = 0
    while shift < 64, largest >> UInt64(shift) > 0 {
      let isSorted = pass(keys, shift, from: order, to: &moved)
      if !isSorted { swap(&order, &moved) }
      shift += digitBits
    }
    return order
  }

  /// Orders by one digit; returns whether all keys have the same, so that nothing was to be done.
  private static func pass(
    _ keys: [UInt64], _ shift: Int, from order: [UInt32], to moved: inout [UInt32]
  ) -> Bool {
    let mask = UInt64(1 << digitBits) - 1
    var starts = [Int](repeating: 0, count: 1 << digitBits)
    keys.withUnsafeBufferPointer { keys in
      for key in keys { starts[Int((key >> UInt64(shift)) & mask)] += 1 }
    }
    if starts.contains(keys.count) { return true }
    var sum = 0
    for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
    keys.withUnsafeBufferPointer { keys in
      order.withUnsafeBufferPointer { order in
        moved.withUnsafeMutableBufferPointer { moved in
          starts.withUnsafeMutableBufferPointer { starts in
            for position in order {
              let digit = Int((keys[Int(position)] >> UInt64(shift)) & mask)
              moved[starts[digit]] = position
              starts[digit] += 1
            }
          }
        }
      }
    }
    return false
  }
}
