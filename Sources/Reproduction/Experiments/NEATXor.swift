import Compute
import Learning
import Methods
import Systems

extension Experiment {
  /// Exclusive or (Stanley & Miikkulainen 2002, section 4.1), and what closes the gap between a
  /// literal reading of the paper and its figure.
  static let neatXor = Experiment(
    id: "neat-xor", title: "networks grow a hidden node to tell exclusive or", system: "neat",
    seeds: 100, minutes: 0.02,
    figures: [
      Figure(
        "solved within 150 generations", unit: Figure.ofSeeds, paper: 1, bar: .atLeast(0.98),
        control: "control: solved by as many random networks"),
      Figure(
        "evaluations, the unsolved at 22,500", unit: "networks", scale: .amount, paper: 4755,
        bar: .atMost(8000)),
      Figure("hidden nodes of the solution", unit: "nodes", scale: .amount, paper: 2.35),
      Figure("enabled connections of the solution", unit: "links", scale: .amount, paper: 7.48),
      Figure("evaluations if bias links may be split", unit: "networks", scale: .amount),
      Figure("evaluations without a cap on weights", unit: "networks", scale: .amount),
      Figure("evaluations if weights change by at most 1", unit: "networks", scale: .amount),
      Figure(
        "evaluations if genes stay disabled as the code has it", unit: "networks", scale: .amount),
      Figure("evaluations with all rules of the authors' code", unit: "networks", scale: .amount),
      Figure(
        "evaluations with recurrent links, a fifth of the new ones", unit: "networks",
        scale: .amount),
      Figure("control: solved by as many random networks", unit: Figure.ofSeeds),
    ]
  ) { seed throws(Failure) in
    let paper = try NEATTrial(.xor, seed: seed)
    let splitting = try NEATTrial(.xor, seed: seed) { $0.mutation.splitsBias = true }
    let uncapped = try NEATTrial(.xor, seed: seed) { $0.mutation.cap = 1000 }
    let gentle = try NEATTrial(.xor, seed: seed) { $0.mutation.power = 1 }
    let inheriting = try NEATTrial(.xor, seed: seed) { $0.mating.disabledRule = .inherited }
    let code = try NEATTrial(.code, .xor, seed: seed)
    let recurrent = try NEATTrial(.xor, seed: seed) { $0.mutation.recurrent = 0.2 }
    return [
      paper.solved, paper.evaluations, paper.hidden, paper.links, splitting.evaluations,
      uncapped.evaluations, gentle.evaluations, inheriting.evaluations, code.evaluations,
      recurrent.evaluations, randomShare(solvedWithin: Int(paper.evaluations), seed: seed),
    ]
  }

  /// 1 where one of so many networks of two hidden nodes and random weights solves the task.
  private static func randomShare(solvedWithin evaluations: Int, seed: UInt64) -> Double {
    let world = NEATWorld(.xor)
    var network = NEAT.Network(world.shape)
    for place in 0..<evaluations {
      var random = Random(seed: seed).stream("control").stream(place)
      network.express(NEAT.Genome(start: world.shape, hidden: 2, range: 8, random: &random))
      if world.judge(&network).isSolution { return 1 }
    }
    return 0
  }
}
