import Compute
import Learning
import Worlds

/// Tabular Markov decision processes of 10 states and 5 actions; an episode is 10 steps.
struct ProcessTasks: RL2Tasks {
  let episodes: Int

  var description: WorldDescription {
    WorldDescription(
      "mdp-\(episodes)",
      help: "Random decision processes, 10 states, 5 actions, \(episodes) episodes of 10 steps; "
        + "generated, nothing to download.")
  }

  var horizon: Int { TabularMDP.horizon }
  var actions: Int { ProcessTrials.actions }
  var episodeName: String { "episode" }
  var reference: String { Knowledge.distribution.name(of: "reference") }
  var control: String { "psrl" }

  var families: [BaselineFamily] {
    ProcessRule.families.map { family in
      BaselineFamily(
        name: family.name, told: family.told, rules: family.rules.map(baseline))
    }
  }

  private func baseline(_ rule: ProcessRule) -> BaselineRule {
    BaselineRule(constant: rule.constant) { numbers, tasks, own in
      rule.play(
        ProcessTrials(numbers, random: tasks), episodes: episodes,
        whims: numbers.map(own.stream))
    }
  }

  func inputs(showing observation: ProcessObservation) -> Int { observation.inputs }

  func trials(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> ProcessTrials {
    ProcessTrials(numbers, showing: observation, random: random)
  }

  func state(in observation: [Float]) -> Int {
    observation.prefix(ProcessTrials.states).firstIndex(of: 1) ?? 0
  }

  func pictures(
    of steps: [RL2Evaluation.Step], policy: Artefact, random: Random
  ) -> [Artefact] {
    let visits = VisitRaster(steps: steps, horizon: horizon)
    return [
      Artefact("visits", title: "One held-out trial, episode by episode", .scene(visits.scene)),
      policy,
    ]
  }
}
