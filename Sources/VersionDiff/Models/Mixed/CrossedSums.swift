import VignetteKit

/// What the likelihood of a mixed model with several groupings needs of the rows: the products of
/// all random-effects columns among each other and with X and y, as far as they are not zero.
///
/// The grouping with the most effects leads: its groups don't share rows, so they can be eliminated
/// one by one. What they have in common with the columns of the other groupings, which trail, is
/// listed group by group.
struct CrossedSums: Sendable {
  /// The leading grouping.
  let leading: RandomGrouping
  /// The groupings that trail.
  let trailing: [RandomGrouping]
  /// Where the columns of each trailing grouping start.
  let offsets: [Int]
  /// How many trailing columns there are.
  let trailingCount: Int
  /// How many columns X and y have together.
  let width: Int
  /// `Z₁ᵀ W Z₁`, a block for each leading group.
  let products: [Double]
  /// `Z₁ᵀ W [X y]`: for each leading group and effect a row.
  let sums: [Double]
  /// Where the trailing columns that share rows with each leading group start in the list.
  let starts: [Int]
  /// The list of trailing columns, ascending within each leading group.
  let columns: [Int]
  /// `Z₁ᵀ W Z₂`: for each listed column a value for each leading effect.
  let shared: [Double]
  /// The pairs of trailing columns that share rows, as `column * trailingCount + row`, row not
  /// before column.
  let pairs: [(key: Int, value: Double)]
  /// Which trailing columns are connected.
  let components: ColumnComponents
  /// `Z₂ᵀ W [X y]`, column by column.
  let trailingSums: [Double]

  /// Sums over the rows.
  init(leading: RandomGrouping, trailing: [RandomGrouping], _ rows: OrthogonalRows) {
    self.leading = leading
    self.trailing = trailing
    width = rows.matrix.columnCount + 1
    var offsets: [Int] = []
    var total = 0
    for grouping in trailing {
      offsets.append(total)
      total += grouping.count * grouping.size
    }
    self.offsets = offsets
    trailingCount = total
    let own = Self.ownSums(leading, rows)
    (products, sums) = (own.products, own.sums)
    var trailingSums = [Double](repeating: 0, count: total * width)
    for (grouping, offset) in zip(trailing, offsets) {
      let parts = Self.ownSums(grouping, rows).sums
      for place in 0..<grouping.count * grouping.size {
        for j in 0..<width { trailingSums[j * total + offset + place] = parts[place * width + j] }
      }
    }
    self.trailingSums = trailingSums
    let list = Self.sharedColumns(leading, trailing, offsets, total, rows.weights)
    (starts, columns, shared) = (list.starts, list.columns, list.values)
    let pairs = Self.pairs(trailing, offsets, total, rows.weights)
    self.pairs = pairs
    let groups = (0..<leading.count).map { list.columns[list.starts[$0]..<list.starts[$0 + 1]] }
    let levels = pairs.map { ArraySlice([$0.key / total, $0.key % total]) }
    components = ColumnComponents(count: total, links: groups + levels)
  }

  private static func ownSums(
    _ grouping: RandomGrouping, _ rows: OrthogonalRows
  ) -> (products: [Double], sums: [Double]) {
    let (count, size, width) = (
      rows.residuals.count, grouping.size, rows.matrix.columnCount + 1
    )
    var products = [Double](repeating: 0, count: grouping.count * size * size)
    var sums = [Double](repeating: 0, count: grouping.count * size * width)
    let z = grouping.columns.elements
    let x = rows.matrix.elements
    for i in 0..<count {
      let group = grouping.codes[i]
      for a in 0..<size {
        let left = z[a * count + i] * rows.weights[i]
        let place = group * size + a
        for b in 0..<size { products[place * size + b] += left * z[b * count + i] }
        for j in 0..<width - 1 { sums[place * width + j] += left * x[j * count + i] }
        sums[place * width + width - 1] += left * rows.residuals[i]
      }
    }
    return (products, sums)
  }

  /// For each leading group the trailing columns that share rows with it.
  private static func sharedColumns(
    _ leading: RandomGrouping, _ trailing: [RandomGrouping], _ offsets: [Int], _ total: Int,
    _ weights: [Double]
  ) -> (starts: [Int], columns: [Int], values: [Double]) {
    let (count, size) = (weights.count, leading.size)
    var ends = [Int](repeating: 0, count: leading.count + 1)
    for code in leading.codes { ends[code + 1] += 1 }
    for group in 0..<leading.count { ends[group + 1] += ends[group] }
    var next = ends
    var order = [Int](repeating: 0, count: count)
    for (row, code) in leading.codes.enumerated() {
      order[next[code]] = row
      next[code] += 1
    }
    var starts = [0]
    var columns: [Int] = []
    var values: [Double] = []
    var work = [Double](repeating: 0, count: total * size)
    var seen = [Bool](repeating: false, count: total)
    for group in 0..<leading.count {
      var own: [Int] = []
      for row in order[ends[group]..<ends[group + 1]] {
        for (grouping, offset) in zip(trailing, offsets) {
          for b in 0..<grouping.size {
            let column = offset + grouping.codes[row] * grouping.size + b
            if !seen[column] {
              seen[column] = true
              own.append(column)
            }
            let right = grouping.columns.elements[b * count + row] * weights[row]
            for a in 0..<size {
              work[column * size + a] += leading.columns.elements[a * count + row] * right
            }
          }
        }
      }
      own.sort()
      for column in own {
        seen[column] = false
        for a in 0..<size {
          values.append(work[column * size + a])
          work[column * size + a] = 0
        }
      }
      columns += own
      starts.append(columns.count)
    }
    return (starts, columns, values)
  }

  /// The products of the trailing columns among each other.
  private static func pairs(
    _ trailing: [RandomGrouping], _ offsets: [Int], _ total: Int, _ weights: [Double]
  ) -> [(key: Int, value: Double)] {
    var result: [Int: Double] = [:]
    var own: [(column: Int, value: Double)] = []
    for row in weights.indices {
      own.removeAll(keepingCapacity: true)
      for (grouping, offset) in zip(trailing, offsets) {
        for b in 0..<grouping.size {
          own.append(
            (offset + grouping.codes[row] * grouping.size + b, grouping.columns[row, b]))
        }
      }
      for (place, left) in own.enumerated() {
        for right in own[place...] {
          let value = left.value * right.value * weights[row]
          result[left.column * total + right.column, default: 0] += value
        }
      }
    }
    return result.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
  }
}
