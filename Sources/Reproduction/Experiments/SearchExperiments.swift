import Learning

extension Experiment {
  /// Grid search against random search where one variable matters (Bergstra & Bengio 2012, figure
  /// 1).
  ///
  /// The paper draws the picture; the numbers are of functions with a narrow peak.
  static let gridVersusRandom = Experiment(
    id: "grid-vs-random", title: "grid against random search where one variable matters",
    system: "random-search", seeds: 2000, minutes: 0.0001,
    figures: [
      Figure("2 variables, 9 trials: best of the grid", bar: .atMost(0.498)),
      Figure(
        "2 variables, 9 trials: best of random search", bar: .atLeast(0.683),
        control: "2 variables, 9 trials: best of the grid"),
      Figure("5 variables: best of the grid's 243 trials", bar: .atMost(0.389)),
      Figure(
        "5 variables: best of 8 random trials", bar: .atLeast(0.582),
        control: "5 variables: best of the grid's 243 trials"),
    ]
  ) { seed throws(Failure) in
    let seeds = Int(seed)..<Int(seed) + 1
    let two = try GridVersusRandom(dimensions: 2, levels: 3, draws: 9, seeds: seeds).run()
    let five = try GridVersusRandom(dimensions: 5, levels: 3, draws: 8, seeds: seeds).run()
    return [two.grid.first, two.random.first, five.grid.first, five.random.first]
  }

  /// The regret of 200 queries of NAS-Bench-201, CIFAR-10 (Dong & Yang 2020).
  static let tableRegret = Experiment(
    id: "nasbench201-regret", title: "how far 200 queries stay below the best of 15,625 cells",
    system: "regularized-evolution", seeds: 200, minutes: 0.002,
    figures: [
      Figure("random search", unit: "points", scale: .amount, bar: .atMost(0.479)),
      Figure(
        "regularised evolution, population 30, sample 10", unit: "points", scale: .amount,
        bar: .atMost(0.1),
        control: "random search"),
      Figure(
        "tree-structured Parzen estimator", unit: "points", scale: .amount, bar: .atMost(0.05),
        control: "random search"),
    ]
  ) { seed throws(Failure) in
    var regret = TableRegret()
    regret.seeds = Int(seed)..<Int(seed) + 1
    return [
      try regret.ofRandomSearch().first, try regret.ofRegularizedEvolution().first,
      try regret.ofTPE().first,
    ]
  }
}
