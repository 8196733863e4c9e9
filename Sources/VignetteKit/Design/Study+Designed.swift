extension Study {
  /// The study with the vignettes and decks that its design plans call for.
  ///
  /// A set without vignettes gets them from its plan: all combinations that are possible, or a
  /// D-optimal choice, called `V1`, `V2`, … in standard order. Where the plan has decks and the set
  /// lists none, the vignettes are dealt into decks `D1`, `D2`, …. What is listed stays as it is.
  /// The same study gives the same design on every machine.
  ///
  /// - Throws: ``DesignError/inSet(_:_:)`` for a plan that can't be carried out.
  public func designed() throws(DesignError) -> Study {
    var study = self
    for (place, set) in vignetteSets.enumerated() {
      guard let plan = set.design else { continue }
      guard set.vignettes.isEmpty || (plan.decks != nil && set.decks.isEmpty) else { continue }
      do throws(DesignError) {
        let design = try VignetteDesign(designRequest(for: set))
        study.vignetteSets[place] = set.filled(from: design)
      } catch {
        throw .inSet(set.id, error)
      }
    }
    return study
  }

  /// What a set's plan, vignettes and decks ask of a design.
  ///
  /// - Throws: ``DesignError`` for a factor, level or vignette that isn't there.
  public func designRequest(for set: VignetteSet) throws(DesignError) -> VignetteDesignRequest {
    let factors = try set.factors.map { name throws(DesignError) in
      guard let factor = self.factors.first(where: { $0.id == name }) else {
        throw .unknownFactor(
          name, nearest: NearestNames.of(name, among: self.factors.map(\.id)),
          known: self.factors.map(\.id))
      }
      return DesignFactor(factor)
    }
    let plan = set.design ?? VignetteDesignPlan()
    var request = VignetteDesignRequest(
      factors: factors, effects: plan.effects, exclusions: plan.exclusions.map(\.levels),
      vignettes: plan.vignettes, perRespondent: set.perRespondent, seed: plan.seed)
    if !set.vignettes.isEmpty {
      request.vignettes = nil
      request.listed = .init(
        names: set.vignettes.map(\.id),
        combinations: try set.vignettes.map { vignette throws(DesignError) in
          try vignette.positions(in: factors)
        })
    }
    if !set.decks.isEmpty {
      request.decks = .listed(try set.listedDecks())
    } else if let decks = plan.decks {
      request.decks = .planned(count: decks.count, size: decks.size)
    }
    return request
  }
}

extension VignetteSet {
  /// The set with the vignettes and decks of a design.
  public func filled(from design: VignetteDesign) -> VignetteSet {
    var set = self
    if vignettes.isEmpty {
      set.vignettes = design.names.indices.map { place in
        Vignette(id: design.names[place], levels: design.levels(of: place))
      }
    }
    set.decks = zip(design.deckNames, design.decks).map { name, deck in
      Deck(id: name, vignettes: deck.map { design.names[$0] })
    }
    return set
  }

  fileprivate func listedDecks() throws(DesignError) -> [VignetteDesignRequest.ListedDeck] {
    let names = vignettes.map(\.id)
    return try decks.map { deck throws(DesignError) in
      let positions = try deck.vignettes.map { name throws(DesignError) in
        guard let place = names.firstIndex(of: name) else {
          throw .unknownVignette(
            name, deck: deck.id, nearest: NearestNames.of(name, among: names))
        }
        return place
      }
      return .init(name: deck.id, vignettes: positions)
    }
  }
}

extension Vignette {
  /// The position of each factor's level.
  fileprivate func positions(in factors: [DesignFactor]) throws(DesignError) -> [Int] {
    try factors.map { factor throws(DesignError) in
      guard let name = level(of: factor.id) else {
        throw .missingLevel(vignette: id, factor: factor.id)
      }
      guard let place = factor.levels.firstIndex(of: name) else {
        throw .unknownLevel(name, factor: factor.id, levels: factor.levels)
      }
      return place
    }
  }
}
