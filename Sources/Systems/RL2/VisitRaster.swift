import Learning
import Methods

/// One trial of a decision process: where each episode went, what was done, and what it earned.
struct VisitRaster {
  let steps: [RL2Evaluation.Step]
  /// Steps of an episode.
  let horizon: Int

  private typealias Run = Artefact.Scene.Run

  /// A row for each episode; a step is its state and, as a letter, the action taken there.
  var scene: Artefact.Scene {
    let starts = stride(from: 0, to: steps.count, by: horizon)
    return Artefact.Scene(
      rows: starts.map(row),
      caption: "state and action (a to e) of each step; a step of a mean reward above 2 is good, "
        + "below 0 bad")
  }

  private func row(from start: Int) -> [Run] {
    let episode = steps[start..<min(start + horizon, steps.count)]
    let number = "\(start / horizon + 1)"
    let title = "episode " + String(repeating: " ", count: max(3 - number.count, 0)) + number
    let earned = episode.reduce(0) { $0 + $1.worth }
    return [Run(title + "  ", .dim)] + episode.map(mark)
      + [Run(" worth \(decimals(earned))", .dim)]
  }

  private func mark(_ step: RL2Evaluation.Step) -> Run {
    let letter = Array("abcde")[step.action]
    return Run(
      " \(step.state)\(letter)", step.worth > 2 ? .good : step.worth < 0 ? .bad : .plain)
  }
}
