import Compute
import Learning
import Methods

/// Bernoulli bandits; an episode is one pull.
struct BanditTasks: RL2Tasks {
  let arms: Int
  let pulls: Int

  var description: WorldDescription {
    WorldDescription(
      "bandit-\(arms)-\(pulls)",
      help: "\(arms) slot machines of random odds, \(pulls) pulls; generated, nothing to "
        + "download.")
  }

  var episodes: Int { pulls }
  var horizon: Int { 1 }
  var actions: Int { arms }
  var episodeName: String { "pull" }
  var reference: String { "gittins" }
  var control: String { "thompson" }

  var families: [BaselineFamily] {
    BanditRule.families.map { family in
      // Their beliefs begin uniform, as the odds of tasks are.
      BaselineFamily(
        name: family.name, told: .distribution, rules: family.rules.map(baseline))
    }
  }

  private func baseline(_ rule: BanditRule) -> BaselineRule {
    BaselineRule(constant: rule.constant) { numbers, tasks, own in
      BanditRule.play(
        BanditPlayer(rule, pulls: pulls), BanditTrials(numbers, arms: arms, random: tasks),
        pulls: pulls, random: own.stream(numbers.lowerBound))
    }
  }

  func inputs(showing observation: ProcessObservation) -> Int { BanditTrials.inputs(arms: arms) }

  func trials(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> BanditTrials {
    BanditTrials(numbers, arms: arms, random: random)
  }

  func state(in observation: [Float]) -> Int { 0 }

  func pictures(
    of steps: [RL2Evaluation.Step], policy: Artefact, random: Random
  ) -> [Artefact] {
    let raster = PullRaster(arms: arms, steps: steps)
    return [
      Artefact("pulls", title: "One held-out trial, pull by pull", .scene(raster.scene)),
      Artefact(
        "belief", title: "What is known of each arm: the mean of the belief",
        .heatMap(
          .init(
            yLabel: "arm", xLabel: "pull", rows: (1...arms).map { "\($0)" },
            columns: steps.indices.map { "\($0 + 1)" },
            values: raster.means))),
      policy,
    ]
  }
}
