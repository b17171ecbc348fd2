import Learning
import Methods

extension RL2 {
  /// How many steps everybody takes to the target, in each episode.
  var lengths: Artefact {
    let own: [(name: String, scores: TrialScores?)] = [
      ("rl2", evaluations.last?.scores), ("rl2, memory emptied", evaluations.forgetful),
      ("rl2, untrained", evaluations.first?.scores),
    ]
    let others = baselines.baselines.map { (name: $0.family, scores: Optional($0.scores)) }
    let rows = (own + others).compactMap { player in
      player.scores?.lengths.map { [player.name] + Self.row($0) }
    }
    return Artefact(
      "lengths", title: "Steps to the target on held-out mazes",
      .table(
        .init(
          columns: [
            "who", "steps in episode 1", "in episode 2", "ratio", "came to it in 1", "in 2",
            "2 no longer than 1",
          ], rows: rows)))
  }

  private static func row(_ lengths: EpisodeLengths) -> [String] {
    let numbers = [
      lengths.mean(of: 0), lengths.mean(of: 1), lengths.ratio, lengths.arrived(in: 0),
      lengths.arrived(in: 1), lengths.improved,
    ]
    return numbers.map(decimals)
  }
}
