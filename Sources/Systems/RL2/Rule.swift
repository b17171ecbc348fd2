import Compute

/// Somebody who has not learned to learn, for either kind of task.
enum Rule: Codable, Hashable, Sendable {
  case bandit(BanditRule)
  case process(ProcessRule)

  /// The value of its constant, where it has one.
  var constant: Double? {
    switch self {
    case .bandit(let rule): rule.constant
    case .process(let rule): rule.constant
    }
  }

  /// Plays those held-out trials that have these numbers.
  func play(_ numbers: Range<Int>, of world: RL2World, tasks: Random) -> TrialScores {
    let random = tasks.stream("whims").stream(numbers.lowerBound)
    switch (self, world) {
    case (.bandit(let rule), .bandits(let arms, let pulls)):
      return BanditRule.play(
        BanditPlayer(rule, pulls: pulls), BanditTrials(numbers, arms: arms, random: tasks),
        pulls: pulls, random: random)
    case (.process(let rule), .processes(let episodes)):
      return rule.play(
        ProcessTrials(numbers, random: tasks), episodes: episodes, random: random)
    default: preconditionFailure("\(self) does not play \(world)")
    }
  }
}

extension RL2World {
  /// Everybody whom a learned agent is compared with.
  var families: [(name: String, rules: [Rule])] {
    switch self {
    case .bandits: BanditRule.families.map { ($0.name, $0.rules.map(Rule.bandit)) }
    case .processes: ProcessRule.families.map { ($0.name, $0.rules.map(Rule.process)) }
    }
  }

  /// The family that shares of what can be learned are measured by.
  var reference: String {
    switch self {
    case .bandits: "gittins"
    case .processes: "opsrl"
    }
  }

  /// The family that samples from its belief.
  var control: String {
    switch self {
    case .bandits: "thompson"
    case .processes: "psrl"
    }
  }
}
