import Compute
import Learning
import Systems

extension Experiment {
  /// A Gödel machine finds a proof in its life, and its kernel lets no false theorem pass.
  static let goedelProof = Experiment(
    id: "goedel-proof", title: "a machine proves that rewriting itself pays, and does so",
    system: "goedel-machine", seeds: 10, minutes: 0.2,
    figures: [
      Figure("switched by a proof", unit: Figure.ofSeeds, bar: .atLeast(1)),
      Figure("steps of search until the proof", unit: "million", bar: .atMost(100)),
      Figure("share of life over at the switch"),
      Figure(
        "reward of the life", unit: "million", control: "reward of the life that never switches"),
      Figure("reward of the life that never switches", unit: "million"),
      Figure("reward over that of switching 40 slots later", bar: .atLeast(0)),
      Figure("switches in a tenth of the life", bar: .atMost(0)),
      Figure("switches in 60 million ticks, where no program may stop the search", bar: .atMost(0)),
      Figure("forged theorems in 100,000 attempts", bar: .atMost(0)),
      Figure("theorems that these attempts proved"),
    ]
  ) { seed throws(Failure) in
    let machine = try life(of: GoedelMachine.Settings(), seed: seed)
    let short = try life(of: .init(preset: "short", tuned: [:]), seed: seed)
    var restlessSettings = try GoedelMachine.Settings(preset: "never-stops", tuned: [:])
    restlessSettings.life = 60
    let restless = try life(of: restlessSettings, seed: seed)
    var fuzz = KernelFuzz(Random(seed: seed).stream("fuzz"))
    fuzz.run(attempts: 100_000)
    let earned = machine.earned
    return [
      machine.hasSwitched ? 1 : 0, machine.hasSwitched ? Double(machine.proofSteps) / 1e6 : nil,
      machine.switchedAt, Double(earned.own) / 1e6, Double(earned.unchanged) / 1e6,
      Double(earned.own - earned.later), short.hasSwitched ? 1 : 0, restless.hasSwitched ? 1 : 0,
      Double(fuzz.forged), Double(fuzz.theorems),
    ]
  }

  /// Random worlds: wherever a switch is provable, it pays, as lives that are run tell.
  static let goedelWorlds = Experiment(
    id: "goedel-worlds", title: "what is proved in random worlds, and what it is worth",
    system: "goedel-machine", seeds: 10, minutes: 0.2,
    figures: [
      Figure("worlds of 40 in which a switch is provable", bar: .atLeast(5)),
      Figure("of these, life earns at least as much as both twins", bar: .atLeast(1)),
      Figure("worlds in which none is provable and some would have paid"),
      Figure("life in a random world, its search charged: switched", unit: Figure.ofSeeds),
      Figure(
        "the same: earns at least as much as both twins", unit: Figure.ofSeeds, bar: .atLeast(1)),
    ]
  ) { seed throws(Failure) in
    let worlds = ProvableWorlds(count: 40, random: Random(seed: seed).stream("worlds"))
    let machine = try life(
      of: GoedelMachine.Settings(), WorldRequest(name: "random-jobs"), seed: seed)
    let earned = machine.earned
    return [
      Double(worlds.provable),
      worlds.provable > 0 ? Double(worlds.sound) / Double(worlds.provable) : nil,
      Double(worlds.missed), machine.hasSwitched ? 1 : 0,
      earned.own >= max(earned.unchanged, earned.later) ? 1 : 0,
    ]
  }

  private static func life(
    of settings: GoedelMachine.Settings, _ request: WorldRequest = WorldRequest(), seed: UInt64
  ) throws(Failure) -> GoedelMachine {
    let world = try GoedelMachine.open(request)
    var run = try LearnerRun<GoedelMachine>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }
}
