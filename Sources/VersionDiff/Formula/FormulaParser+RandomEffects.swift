extension FormulaParser {
  /// The random effects of `(terms | groups)`; the next token is the bar.
  ///
  /// `(x || g)` is `(1 | g) + (0 + x | g)`, and `(1 | a/b)` is `(1 | b:a) + (1 | a)`, as lme4 reads
  /// them.
  mutating func randomEffects(
    of inside: Part, from opening: Int
  ) throws(FormulaMistake) -> [RandomEffect] {
    let isUncorrelated = tokens[next].token == .doubleBar
    guard inside.randomEffects.isEmpty else {
      throw mistake(.expected("one bar in a random effect"))
    }
    next += 1
    let groups = try nestedGroups()
    guard accept(")") else { throw mistake(.expected("')', '/' or ':' after the group")) }
    let hasIntercept = inside.intercept ?? true
    let terms = Formula.ordered(inside.terms.terms.map(term))
    guard hasIntercept || !terms.isEmpty else { throw mistake(.emptyRandomEffect, at: opening) }
    guard isUncorrelated else {
      return groups.map { RandomEffect(terms, hasIntercept: hasIntercept, group: $0) }
    }
    let slopes = terms.flatMap { term in
      groups.map { RandomEffect([term], hasIntercept: false, group: $0) }
    }
    return (hasIntercept ? groups.map { RandomEffect(group: $0) } : []) + slopes
  }

  /// Adds random effects; the same effect of the same groups stands once.
  func add(
    _ effects: [RandomEffect], to all: inout [RandomEffect], at position: Int
  ) throws(FormulaMistake) {
    for effect in effects {
      for other in all where other.group == effect.group {
        let repeated = effect.terms.first(where: other.terms.contains)?.description
        if let repeated = effect.hasIntercept && other.hasIntercept ? "The intercept" : repeated {
          throw mistake(
            .repeatedRandomEffect(repeated, group: effect.group.description), at: position)
        }
      }
      all.append(effect)
    }
  }

  /// The groupings of `a/b/c`, the smallest first: `c:b:a`, `b:a`, `a`.
  private mutating func nestedGroups() throws(FormulaMistake) -> [Term] {
    var groups = [try crossedGroup()]
    while accept("/") {
      let inner = try crossedGroup()
      groups.insert(inner.interacting(with: groups[0]), at: 0)
    }
    return groups
  }

  private mutating func crossedGroup() throws(FormulaMistake) -> Term {
    var columns = [try groupName()]
    while accept(":") { columns.append(try groupName()) }
    return Term(columns)
  }

  /// A column; `factor(g)` is `g`, whose values are labels in any case.
  private mutating func groupName() throws(FormulaMistake) -> String {
    switch tokens[next].token {
    case .name("factor") where tokens[next + 1].token == .sign("("):
      let position = tokens[next].position
      guard case .factor(let name) = try function("factor") else {
        throw mistake(.expected("the name of a grouping column"), at: position)
      }
      return name
    case .name(let name) where name != "." && tokens[next + 1].token != .sign("("):
      next += 1
      return name
    case .quotedName(let name):
      next += 1
      return name
    default:
      throw mistake(.expected("the name of a grouping column"))
    }
  }
}
