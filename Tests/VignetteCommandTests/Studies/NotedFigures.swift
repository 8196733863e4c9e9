/// The figures of the real studies, as they were noted from the publications: one a line, place,
/// number as printed, and status where it is not simply published.
enum NotedFigures {
  /// Of the consultation on civil servants' priorities and dilemmas.
  static let civilServants = """
    population gender man unclear
    population gender woman unclear
    population age under-35 unclear
    population age 35-to-65 unclear
    population age 65-and-over 22.0
    population education practical 26.0
    population education middle unclear
    population education theoretical unclear
    reported-total 2025
    sample v1 n 1375
    sample v2 n 688
    advice1 carry-out v1 60.3
    advice1 carry-out v2 59.0
    advice1 not-carry-out v1 18.9
    advice1 not-carry-out v2 23.8
    advice1 resign v1 8.1
    advice1 resign v2 7.2
    advice1 something-else v1 12.7
    advice1 something-else v2 10.0
    advice2 carry-out v1 35.0
    advice2 carry-out v2 42.8
    advice2 same-message v1 27.6
    advice2 same-message v2 27.9
    advice2 colleague v1 26.5
    advice2 colleague v2 19.3
    advice2 something-else v1 10.9
    advice2 something-else v2 10.1
    advice3 procedure v1 47.5
    advice3 procedure v2 44.1
    advice3 temporary-solution v1 33.3
    advice3 temporary-solution v2 36.1
    advice3 pay-money v1 8.4
    advice3 pay-money v2 7.0
    advice3 solve-problem v1 5.1
    advice3 solve-problem v2 7.1
    advice3 something-else v1 5.7 also 2.7
    advice3 something-else v2 5.6
    further1 confidential-counsellor v1 57.4
    further1 none v1 21.8
    further1 journalist-or-mp v1 16.1
    further1 something-else v1 4.7 derived
    further2 confidential-counsellor v1 48.6
    further2 none v1 27.0
    further2 journalist-or-mp v1 18.5
    further2 something-else v1 5.9
    later2 keep v1 53
    later2 change v1 47
    changed2 carry-out v1 25.3
    changed2 same-message v1 30.7
    changed2 colleague v1 30.9
    changed2 something-else v1 13.0
    worse3 keep v1 60
    worse3 change v1 40
    unsatisfied3 keep v1 61
    unsatisfied3 change v1 39
    gender man v1 45.0
    gender man v2 45.2
    gender woman v1 unclear
    gender woman v2 54.7
    age under-35 v1 27.3 derived
    age under-35 v2 35.5
    age 35-to-65 v1 58.2
    age 35-to-65 v2 58.4
    age 65-and-over v1 14.5
    age 65-and-over v2 6.1
    education practical v1 15.7
    education practical v2 13.8
    education middle v1 42.1 derived
    education middle v2 44.5
    education theoretical v1 42.2
    education theoretical v2 41.6
    earlier no v1 76.4
    earlier survey v1 18.3
    earlier meeting v1 3.1
    earlier interest-group v1 2.2
    earlier other v1 0.2
    attention-entitled more v1 70.3
    attention-entitled less v1 9.3
    attention-residents-research more v1 54.8
    attention-residents-research less v1 18.3
    attention-personal-situations more v1 52.5
    attention-personal-situations less v1 19.5
    attention-explain more v1 49.2
    attention-explain less v1 20.9
    attention-critical more v1 44.2
    attention-critical less v1 23.3
    attention-not-entitled more v1 44.8
    attention-not-entitled less v1 28.9
    attention-science more v1 40.8
    attention-science less v1 unclear
    attention-balance more v1 36.3
    attention-balance less v1 unclear
    class 1 65
    class 2 18
    class 3 16
    attention.entitled class 1 0.24
    attention.entitled class 2 unclear
    attention.entitled class 3 unclear
    attention.entitled all unclear
    attention.residents-research class 1 0.14
    attention.residents-research class 2 0.33
    attention.residents-research class 3 0.26
    attention.residents-research all 0.19
    attention.personal-situations class 1 0.08
    attention.personal-situations class 2 unclear
    attention.personal-situations class 3 0.30
    attention.personal-situations all 0.18
    attention.explain class 1 0.11
    attention.explain class 2 0.26
    attention.explain class 3 0.35
    attention.explain all 0.18
    attention.critical class 1 0.15
    attention.critical class 2 0.19
    attention.critical class 3 -0.19
    attention.critical all 0.10
    attention.not-entitled class 1 0.18
    attention.not-entitled class 2 -0.49
    attention.not-entitled class 3 unclear
    attention.not-entitled all 0.09
    attention.science class 1 0.12
    attention.science class 2 0.09
    attention.science class 3 -0.38
    attention.science all 0.03
    attention.balance class 1 0.08
    attention.balance class 2 0.01
    attention.balance class 3 -0.20
    attention.balance all 0.02
    mark mean 7.5 also 7.6
    mark-of-one-party mean 6.3
    mark-pass 94
    """

  /// Of the deservingness vignettes.
  static let deservingness = """
    sample professionals n 58
    sample professionals observations 464
    psrb n 464
    psrb mean 6.05
    psrb sd 1.90
    age mean 44.84
    age sd 9.59
    age min 27
    age max 61
    experience mean 10.90
    experience sd 6.37
    experience min 2
    experience max 24
    women 87
    main effort coefficient .490
    main effort p .000
    main need coefficient 1.250
    main need p .000
    main reputation coefficient .552
    main reputation p .000
    multilevel (Intercept) coefficient 3.167
    multilevel (Intercept) se 2.299
    multilevel (Intercept) z 1.38
    multilevel (Intercept) p .168
    multilevel control 1 coefficient -.118
    multilevel control 1 se 1.043
    multilevel control 1 z -0.11
    multilevel control 1 p .910
    multilevel control 2 coefficient .023
    multilevel control 2 se .056
    multilevel control 2 z 0.41
    multilevel control 2 p .679
    multilevel control 3 coefficient .317
    multilevel control 3 se .491
    multilevel control 3 z 0.65
    multilevel control 3 p .519
    multilevel effort coefficient .745
    multilevel effort se .170
    multilevel effort z 4.38
    multilevel effort p .000
    multilevel need coefficient 1.261
    multilevel need se .170
    multilevel need z 7.41
    multilevel need p .000
    multilevel reputation coefficient .723
    multilevel reputation se .170
    multilevel reputation z 4.25
    multilevel reputation p .000
    vignettes V1 coefficient -.452
    vignettes V1 se .318
    vignettes V1 z -1.42
    vignettes V2 coefficient -1.403
    vignettes V3 coefficient -.778
    vignettes V5 coefficient 1.85 derived
    vignettes V6 coefficient -.757
    vignettes V7 coefficient -.327
    vignettes V8 coefficient 1.04
    vignettes V8 se .318
    vignettes V8 z 3.29
    vignettes V8 p .001
    correlation age psrb -.122
    correlation gender psrb -.044
    correlation experience psrb .092
    correlation age gender* -.079
    correlation age experience .056
    correlation gender experience -.040
    """
}
