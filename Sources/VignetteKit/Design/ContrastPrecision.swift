/// How precisely a design estimates one contrast.
public struct ContrastPrecision: Sendable, Equatable {
  /// The effect, by its factors' names.
  public let effect: [String]
  /// The level of each factor whose contribution is estimated.
  public let levels: [String]
  /// The level of each factor that it is set against.
  public let references: [String]
  /// The variance of the estimate from one respondent, in units of the variance of a judgement
  /// within respondents; divide by the number of respondents. Nil where the design mixes the
  /// contrast up with others.
  public let variance: Double?
  /// The same if a respondent saw every vignette that may be shown.
  public let completeVariance: Double

  /// How many respondents who saw every vignette are worth one respondent of this design.
  public var equivalentRespondents: Double? { variance.map { completeVariance / $0 } }
}

extension VignetteDesign {
  /// The precision of every contrast of the model's effects: each level against the first, an
  /// interaction as the difference of such differences.
  ///
  ///     variance = cᵀ M⁻¹ c,   M the information of one respondent
  ///
  /// With decks M is the mean over the decks. Where everybody gets a random draw of k out of n
  /// vignettes, the mean over all draws is (k − 1)/(n − 1) of what all n would tell. Where a
  /// respondent judges one vignette only, effects are differences between respondents, whose own
  /// variance then counts in the unit.
  public var contrastPrecisions: [ContrastPrecision] {
    let own = informationPerRespondent
    let complete = DesignEfficiency(of: candidates.combinations, model: model).information
    let inverse = own.generalisedInverse
    let completeInverse = complete.generalisedInverse
    return model.contrasts.map { contrast in
      let inverted = inverse * contrast.coefficients
      let isEstimable = zip(own * inverted, contrast.coefficients).allSatisfy {
        abs($0 - $1) < 1e-7
      }
      return ContrastPrecision(
        effect: model.names(of: contrast.term), levels: contrast.levels,
        references: contrast.references,
        variance: isEstimable
          ? inverse.bilinear(contrast.coefficients, contrast.coefficients) : nil,
        completeVariance: completeInverse.bilinear(contrast.coefficients, contrast.coefficients))
    }
  }

  /// What one respondent tells on average.
  private var informationPerRespondent: Matrix {
    let all = DesignEfficiency(of: combinations, decks: decks, model: model).information
    let share: Double
    if !decks.isEmpty {
      share = 1 / Double(decks.count)
    } else if perRespondent == 1 {
      share = 1 / Double(combinations.count)
    } else {
      share = Double(perRespondent - 1) / Double(max(combinations.count - 1, 1))
    }
    return Matrix(
      rows: all.rowCount, columns: all.columnCount, elements: all.elements.map { $0 * share })
  }
}

extension DesignModel {
  /// A linear combination of the parameters that compares levels.
  struct Contrast {
    let term: Int
    let levels: [String]
    let references: [String]
    let coefficients: [Double]
  }

  /// Each level of each term against the first ones, averaged over all other factors alike.
  var contrasts: [Contrast] {
    terms.indices.flatMap { term -> [Contrast] in
      let places = terms[term]
      let choices = CandidateSet.fullFactorial(
        places.map {
          DesignFactor(id: factors[$0].id, levels: Array(factors[$0].levels.dropFirst()))
        })
      return choices.map { choice in
        var coefficients = [1.0]
        for (place, level) in zip(places, choice) {
          let factor = factors[place]
          let difference = zip(factor.coding(of: level + 1), factor.coding(of: 0)).map { $0 - $1 }
          coefficients = coefficients.flatMap { value in difference.map { value * $0 } }
        }
        var all = [Double](repeating: 0, count: parameterCount)
        all.replaceSubrange(columns[term], with: coefficients)
        return Contrast(
          term: term, levels: zip(places, choice).map { factors[$0].levels[$1 + 1] },
          references: places.map { factors[$0].levels[0] }, coefficients: all)
      }
    }
  }
}

extension Matrix {
  /// Moore and Penrose's inverse of a symmetric matrix.
  fileprivate var generalisedInverse: Matrix {
    let eigen = SymmetricEigen(self)
    let least = 1e-10 * max(eigen.values.last ?? 0, 1e-300)
    return eigen.applying { $0 > least ? 1 / $0 : 0 }
  }
}
