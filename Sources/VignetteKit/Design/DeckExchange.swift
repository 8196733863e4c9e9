/// One search for decks that estimate effects within respondents as precisely as can be.
///
/// The criterion is the determinant of the information that is left when every deck has a level of
/// its own,
///
///     M = Σ_decks Σ_{i in deck} (xᵢ − x̄_deck)(xᵢ − x̄_deck)ᵀ
///
/// A single deck is an ordinary D-optimal choice: with the constant, |XᵀX| = N |M|. The search
/// replaces vignettes by candidates and interchanges vignettes between decks as long as |M| grows.
/// Both moves change M by rank two, so that a move's worth follows from `M⁻¹` alone:
///
///     replacing x by y in a deck of K, m the mean of its others, a = x − m, b = y − m, w = (K − 1)/K:
///         |M'|/|M| = (1 + w bᵀM⁻¹b)(1 − w aᵀM⁻¹a) + w² (aᵀM⁻¹b)²
///     interchanging x of deck d with y of deck e, δ = y − x, g = S_d − S_e + δ, S the decks' sums:
///         |M'|/|M| = (1 − δᵀM⁻¹g/K)² − (δᵀM⁻¹δ)(gᵀM⁻¹g)/K²
///
/// - Reference: [CookNachtsheim1989]; [MeyerNachtsheim1995]
struct DeckExchange {
  /// What is to be filled, and with what.
  struct Task: Sendable {
    /// The candidates' columns, row after row.
    let rows: [Double]
    /// How many candidates there are.
    let candidateCount: Int
    /// How many columns a candidate has.
    let parameterCount: Int
    /// How many decks.
    let deckCount: Int
    /// How many different vignettes in each.
    let deckSize: Int

    /// How many vignettes all decks show.
    var placeCount: Int { deckCount * deckSize }
    /// How often each candidate is used at least; everyone alike, give or take one.
    var leastUses: Int { placeCount / candidateCount }
    /// How often each candidate is used at most.
    var mostUses: Int { (placeCount + candidateCount - 1) / candidateCount }
  }

  /// Where the search ended.
  struct Outcome: Sendable {
    /// The candidates of each deck.
    let decks: [[Int]]
    /// `ln |M|`.
    let logDeterminant: Double
  }

  /// A gain below this is rounding, and would let the search turn in circles.
  private static let leastGain = 1e-8

  let task: Task
  /// The candidate in each place, deck after deck.
  private(set) var points: [Int]
  private var uses: [Int]
  private var isInDeck: [Bool]
  /// The sum of the columns in each deck.
  var sums: [Double]
  /// `M⁻¹`, column by column.
  var inverse: [Double] = []
  /// `xᵀM⁻¹x` of every candidate.
  var leverages: [Double] = []

  /// Fills the decks at random.
  init(_ task: Task, random: inout SeededGenerator) {
    self.task = task
    points = []
    uses = [Int](repeating: 0, count: task.candidateCount)
    isInDeck = [Bool](repeating: false, count: task.candidateCount * task.deckCount)
    sums = [Double](repeating: 0, count: task.deckCount * task.parameterCount)
    var pile: [Int] = []
    for place in 0..<task.placeCount {
      let deck = place / task.deckSize
      if pile.isEmpty { pile = Array(0..<task.candidateCount) }
      // A pile that was begun in this deck may hold what the deck has already, but has enough
      // besides: a deck is no larger than a pile.
      let free = pile.indices.filter { !isInDeck[deck * task.candidateCount + pile[$0]] }
      let chosen = pile.remove(at: free[Int(random.next(below: UInt64(free.count)))])
      points.append(chosen)
      uses[chosen] += 1
      isInDeck[deck * task.candidateCount + chosen] = true
    }
    for deck in 0..<task.deckCount { refreshSum(deck) }
  }

  /// Moves until nothing gains; nil where the effects can't be told apart even then.
  mutating func run() -> Outcome? {
    if !invert(ridge: 0) {
      // From a start that doesn't separate the effects the way leads over a ridge.
      guard invert(ridge: 1e-3 * Double(task.placeCount)) else { return nil }
      pass()
      guard invert(ridge: 0) else { return nil }
    }
    // Every accepted move gains, so that the search ends by itself; the limit guards rounding.
    for _ in 0..<1_000 {
      let isMoved = pass()
      guard invert(ridge: 0) else { return nil }
      if !isMoved { break }
    }
    guard let cholesky = Cholesky(information) else { return nil }
    let decks = (0..<task.deckCount).map { deck in
      Array(points[deck * task.deckSize..<(deck + 1) * task.deckSize])
    }
    return Outcome(decks: decks, logDeterminant: cholesky.logDeterminant)
  }

  /// One round over all places; whether anything moved.
  @discardableResult
  private mutating func pass() -> Bool {
    var isMoved = false
    for place in points.indices {
      if replace(place) { isMoved = true }
      if task.deckCount > 1, interchange(place) { isMoved = true }
    }
    return isMoved
  }

  /// Replaces one vignette by the candidate that gains most.
  private mutating func replace(_ place: Int) -> Bool {
    let old = points[place]
    guard uses[old] > task.leastUses || task.leastUses == 0 else { return false }
    let size = task.parameterCount
    let deck = place / task.deckSize
    let others = Double(task.deckSize - 1)
    let mean = (0..<size).map { (sums[deck * size + $0] - task.rows[old * size + $0]) / others }
    let a = (0..<size).map { task.rows[old * size + $0] - mean[$0] }
    let inverseA = timesInverse(a)
    let inverseMean = timesInverse(mean)
    let weight = others / Double(task.deckSize)
    let keeps = 1 - weight * product(a, inverseA)
    let meanProduct = product(mean, inverseMean)
    let meanA = product(mean, inverseA)
    var best = (candidate: -1, ratio: 1 + Self.leastGain)
    for candidate in 0..<task.candidateCount {
      guard uses[candidate] < task.mostUses, !isInDeck[deck * task.candidateCount + candidate]
      else { continue }
      let start = candidate * size
      var withMean = 0.0
      var withA = -meanA
      for k in 0..<size {
        withMean += task.rows[start + k] * inverseMean[k]
        withA += task.rows[start + k] * inverseA[k]
      }
      let square = leverages[candidate] - 2 * withMean + meanProduct
      let ratio = (1 + weight * square) * keeps + weight * weight * withA * withA
      if ratio > best.ratio { best = (candidate, ratio) }
    }
    guard best.candidate >= 0 else { return false }
    let b = (0..<size).map { task.rows[best.candidate * size + $0] - mean[$0] }
    put(best.candidate, at: place)
    update(adding: b, weight)
    update(adding: a, -weight)
    return true
  }

  /// Interchanges one vignette with the one of another deck that gains most.
  private mutating func interchange(_ place: Int) -> Bool {
    let size = task.parameterCount
    let (old, deck) = (points[place], place / task.deckSize)
    let scale = 1 / Double(task.deckSize)
    let x = row(old)
    let inverseX = timesInverse(x)
    let sumsTimesInverse = (0..<task.deckCount).map { timesInverse(sum($0)) }
    let ownSum = sum(deck)
    let ownSquare = product(ownSum, sumsTimesInverse[deck])
    let ownWithX = product(ownSum, inverseX)
    var best = (place: -1, ratio: 1 + Self.leastGain)
    for other in 0..<task.deckCount where other != deck {
      let inverseOther = sumsTimesInverse[other]
      let otherSquare = product(sum(other), inverseOther)
      let cross = product(ownSum, inverseOther)
      let otherWithX = product(x, inverseOther)
      let hh = ownSquare + otherSquare - 2 * cross
      for partner in other * task.deckSize..<(other + 1) * task.deckSize {
        let new = points[partner]
        guard new != old, !isInDeck[deck * task.candidateCount + new],
          !isInDeck[other * task.candidateCount + old]
        else { continue }
        let start = new * size
        var (withX, withOwn, withOther) = (0.0, 0.0, 0.0)
        for k in 0..<size {
          let value = task.rows[start + k]
          withX += value * inverseX[k]
          withOwn += value * sumsTimesInverse[deck][k]
          withOther += value * inverseOther[k]
        }
        let dd = leverages[new] + leverages[old] - 2 * withX
        let hd = withOwn - ownWithX - withOther + otherWithX
        let gd = hd + dd
        let gg = hh + 2 * hd + dd
        let root = 1 - gd * scale
        let ratio = root * root - dd * gg * scale * scale
        if ratio > best.ratio { best = (partner, ratio) }
      }
    }
    guard best.place >= 0 else { return false }
    swap(place, best.place)
    return true
  }

  /// `M' = M − (δ gᵀ + g δᵀ)/K`, as the difference of two squares.
  private mutating func swap(_ place: Int, _ partner: Int) {
    let size = task.parameterCount
    let (deck, other) = (place / task.deckSize, partner / task.deckSize)
    let (old, new) = (points[place], points[partner])
    let delta = (0..<size).map { task.rows[new * size + $0] - task.rows[old * size + $0] }
    let g = (0..<size).map { sums[deck * size + $0] - sums[other * size + $0] + delta[$0] }
    put(new, at: place)
    put(old, at: partner)
    let half = 0.5 / Double(task.deckSize)
    update(adding: zip(delta, g).map { $0 - $1 }, half)
    update(adding: zip(delta, g).map { $0 + $1 }, -half)
  }

  private mutating func put(_ candidate: Int, at place: Int) {
    let deck = place / task.deckSize
    let old = points[place]
    uses[old] -= 1
    uses[candidate] += 1
    isInDeck[deck * task.candidateCount + old] = false
    isInDeck[deck * task.candidateCount + candidate] = true
    points[place] = candidate
    refreshSum(deck)
  }
}
