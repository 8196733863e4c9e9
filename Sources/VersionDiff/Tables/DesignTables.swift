import VignetteKit

extension DesignReport.Vignettes {
  var tables: [EffectTable] {
    [
      efficiency, vignettes, decks, balance, pairs, contrasts, aliases, fraction, aliasSets,
      leftOut,
    ]
  }

  private var efficiency: EffectTable {
    let search = design.dealing ?? design.search
    return EffectTable(
      id: "efficiency", title: "Size and efficiency of the design",
      columns: [
        TableColumn("n.vignettes", .integer, label: "Vignettes"),
        TableColumn("candidates", .integer, label: "Possible combinations"),
        TableColumn("n.decks", .integer, label: "Decks"),
        TableColumn("per.respondent", .integer, label: "Per respondent"),
        TableColumn("parameters", .integer, label: "Parameters"),
        TableColumn("d.efficiency", .number, .proportion, label: "D-efficiency"),
        TableColumn("starts", .integer, label: "Random starts"),
        TableColumn("reached", .integer, label: "Starts at the best"),
      ],
      rows: [
        [
          .integer(design.combinations.count), .integer(design.candidates.combinations.count),
          design.decks.isEmpty ? .missing : .integer(design.decks.count),
          .integer(design.perRespondent), .integer(design.model.parameterCount),
          Cell(efficiencyOfDesign.relative), search.map { .integer($0.starts) } ?? .missing,
          search.map { .integer($0.reached) } ?? .missing,
        ]
      ],
      notes: [
        "D-efficiency: the p-th root of the determinant of the information within respondents, "
          + "per judgement, in orthonormal effect coding: 100 % where all effects are orthogonal "
          + "and all levels are shown equally often to everybody."
      ])
  }

  private var vignettes: EffectTable {
    let names = design.combinations.indices.map { place in
      zip(design.deckNames, design.decks).filter { $1.contains(place) }.map(\.0)
        .joined(separator: " ")
    }
    return EffectTable(
      id: "vignettes", title: "Vignettes",
      columns: [.vignette] + factorColumns + (design.decks.isEmpty ? [] : [.inDecks]),
      rows: design.combinations.indices.map { place in
        [.text(design.names[place])] + levels(of: place)
          + (design.decks.isEmpty ? [] : [names[place].isEmpty ? .missing : .text(names[place])])
      })
  }

  private var decks: EffectTable {
    var table = EffectTable(
      id: "decks", title: "Decks",
      columns: [
        TableColumn("deck", .string, label: "Deck"),
        TableColumn("position", .integer, label: "Position"), .vignette,
      ] + factorColumns)
    for (name, deck) in zip(design.deckNames, design.decks) {
      for (position, place) in deck.enumerated() {
        table.append(
          [.text(name), .integer(position + 1), .text(design.names[place])] + levels(of: place))
      }
    }
    return table
  }

  private var balance: EffectTable {
    EffectTable(
      id: "balance", title: "How often each level is shown",
      columns: [
        .factor, .level, TableColumn("n.vignettes", .integer, label: "Vignettes"),
        TableColumn("shown", .integer, label: "Shown"),
        TableColumn("deck.min", .integer, label: "Least in a deck"),
        TableColumn("deck.max", .integer, label: "Most in a deck"),
      ],
      rows: design.levelCounts.map { count in
        [
          .text(count.factor), .text(count.level), .integer(count.vignettes),
          .integer(count.shown), count.leastInDeck.map { .integer($0) } ?? .missing,
          count.mostInDeck.map { .integer($0) } ?? .missing,
        ]
      })
  }

  private var pairs: EffectTable {
    EffectTable(
      id: "pairs", title: "How often two levels are shown together",
      columns: [
        .factor, .level, TableColumn("other.factor", .string, label: "Other factor"),
        TableColumn("other.level", .string, label: "Its level"),
        TableColumn("shown", .integer, label: "Shown"),
        TableColumn("expected", .number, label: "If all alike"),
      ],
      rows: design.pairCounts.map { count in
        [
          .text(count.first.factor), .text(count.first.level), .text(count.second.factor),
          .text(count.second.level), .integer(count.shown), .number(count.expected),
        ]
      })
  }

  private var contrasts: EffectTable {
    EffectTable(
      id: "contrasts", title: "How precisely effects are estimated",
      columns: [
        .designTerm, .contrast, TableColumn("variance", .number, label: "Variance per respondent"),
        TableColumn("complete.variance", .number, label: "Variance if all were seen"),
        TableColumn("equivalent", .number, label: "Worth of 100 respondents"),
        TableColumn("efficiency", .number, .proportion, label: "Per judgement"),
      ],
      rows: precisions.map { contrast in
        let judgements = Double(design.perRespondent)
        let complete = Double(design.candidates.combinations.count)
        let worth = contrast.equivalentRespondents
        return [
          .text(contrast.effect.joined(separator: ":")), .text(contrast.words),
          Cell(contrast.variance), .number(contrast.completeVariance),
          Cell(worth.map { 100 * $0 }), Cell(worth.map { $0 * complete / judgements }),
        ]
      },
      notes: [
        "Variance: of the estimate from one respondent, in units of the variance of a judgement "
          + "within respondents; divide by the number of respondents.",
        "Worth of 100 respondents: how many who saw every possible vignette would estimate the "
          + "effect as precisely; per judgement: the same for as many judgements.",
      ])
  }

  private var aliases: EffectTable {
    EffectTable(
      id: "aliases", title: "Effects that are mixed up", columns: EffectCorrelation.columns,
      rows: correlations.map(\.cells),
      notes: [
        "Correlation: the largest between a contrast of the one and a contrast of the other; 1 "
          + "means that no data can tell them apart.",
        "Main effects and interactions of two factors are looked at, also those that the model "
          + "leaves out.",
      ])
  }

  private var fraction: EffectTable {
    var table = EffectTable(
      id: "fraction", title: "Defining relation of the fraction",
      columns: [
        TableColumn("word", .string, label: "Word"),
        TableColumn("length", .integer, label: "Length"),
        TableColumn("generator", .boolean, label: "Generator"),
      ],
      notes: [
        "I equals each word: the product of its factors, their first level counting as -1 and the "
          + "second as 1, is the same in all vignettes. An effect is aliased with its product with "
          + "every word."
      ])
    guard case .fraction(let fraction) = design.origin else { return table }
    for word in fraction.definingRelation {
      table.append([
        .text(fraction.name(of: word)), .integer(word.length),
        .boolean(fraction.generators.contains(word)),
      ])
    }
    return table
  }

  private var aliasSets: EffectTable {
    var table = EffectTable(
      id: "alias.sets", title: "What each effect of the fraction is aliased with",
      columns: [.designTerm, TableColumn("aliases", .string, label: "Aliased with")],
      notes: [
        "The aliases of fewest factors first; where there are many, those of the next size are left "
          + "out."
      ])
    guard case .fraction(let fraction) = design.origin, fraction.resolution != nil else {
      return table
    }
    let factors = fraction.factors
    let pairs = factors.indices.flatMap { first in
      factors.indices.dropFirst(first + 1).map { [first, $0] }
    }
    for effect in factors.indices.map({ [$0] }) + pairs {
      let all = fraction.aliases(of: effect, upTo: factors.count)
      let sizes = all.map(\.length)
      // Whole sizes, as many as are readable.
      let size = Set(sizes).sorted().last { size in sizes.count { $0 <= size } <= 8 } ?? sizes.first
      let shown = all.filter { $0.length <= size ?? 0 }
      table.append([
        .text(effect.map { factors[$0].id }.joined(separator: ":")),
        .text(shown.map(fraction.name).joined(separator: " = ")),
      ])
    }
    return table
  }

  private var leftOut: EffectTable {
    let all = design.candidates
    return EffectTable(
      id: "left.out", title: "Combinations left out",
      columns: [
        TableColumn("levels", .string, label: "Levels"),
        TableColumn("n", .integer, label: "Combinations"),
        TableColumn("because", .string, label: "Because"),
      ],
      rows: all.exclusions.enumerated().map { place, exclusion in
        [
          .text(exclusion.words), .integer(all.combinationCount(of: exclusion)),
          Cell(place < reasons.count ? reasons[place] : nil),
        ]
      })
  }

  private var factorColumns: [TableColumn] {
    let taken: Set = ["vignette", "decks", "deck", "position"]
    return design.candidates.factors.map { factor in
      TableColumn(
        taken.contains(factor.id) ? "factor.\(factor.id)" : factor.id, .string, label: factor.id)
    }
  }

  private func levels(of place: Int) -> [Cell] {
    design.levels(of: place).map { .text($0.level) }
  }
}
