import Learning

extension Experiment {
  /// Tabular decision processes, 10 episodes of 10 steps: table 2 of Duan and others 2016.
  static let rl2Processes = Experiment(
    id: "rl2-mdp", title: "a recurrent network learns to explore decision processes",
    system: "rl2", seeds: 5, minutes: 55,
    figures: [
      Figure("10 episodes: worth of a trial", unit: "reward", paper: 156.2, bar: .atLeast(145)),
      Figure(
        "10 episodes: above PSRL", unit: "reward", paper: 18.1, bar: .surelyAtLeast(0)),
      Figure("10 episodes: PSRL", unit: "reward", paper: 138.1),
      Figure("10 episodes: optimistic PSRL", unit: "reward", paper: 144.1),
      Figure("10 episodes: UCRL2", unit: "reward", paper: 146.6),
      Figure("10 episodes: BEB", unit: "reward", paper: 150.2),
    ]
  ) { seed throws(Failure) in
    let result = try RL2Result(in: "mdp-10", preset: "processes", heldOutTrials: 1000, seed: seed)
    return [result.score, result.lead(over: "psrl")]
      + ["psrl", "opsrl", "ucrl2", "beb"].map(result.worth)
  }
}
