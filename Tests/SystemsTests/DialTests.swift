import Compute
import Learning
import Testing
import Worlds

@testable import Systems

@Suite struct DialTests {
  private let riddle = SwitchRiddle(prisoners: 3)

  private func plan(
    _ variant: Variant, shared: Bool = true, hidden: Int = 12, normalises: Bool = false
  ) -> Blueprint {
    Blueprint(
      game: .switchRiddle(prisoners: 3), variant: variant, hidden: hidden, isShared: shared,
      noise: 0.5, exploration: 0, normalises: normalises)
  }

  private func games(_ count: Int) -> Games {
    Games((0..<count).map { riddle.schedule(random: Random(seed: 7).stream($0)) }, of: riddle)
  }

  /// An agent's own error as a function of all parameters, far from the small numbers that nets
  /// start with, so that gradients stand out from rounding.
  private struct OwnError {
    var machine: Machine
    var parameters: Parameters
    let loss: Port

    init(of agent: Int, _ plan: Blueprint, _ games: Games) {
      let recording = LessonRecording(plan, batch: games.stakes.count / plan.game.turns)
      let program = Program(
        recording.graph, outputs: [recording.lossesByAgent[agent]],
        minimising: recording.lossesByAgent[agent])
      machine = Machine(program)
      loss = program.port(of: recording.lossesByAgent[agent])
      parameters = recording.graph.initialParameters(random: Random(seed: 3))
      for index in parameters.values.indices { parameters.values[index] *= 4 }
      machine.write(games.observations, to: program.port(of: recording.game.observations))
      machine.write(games.stakes, to: program.port(of: recording.game.stakes))
    }

    mutating func value() -> Float {
      machine.run(&parameters, seed: 5)
      return machine.scalar(loss)
    }
  }

  private func gradient(of receiver: Int, _ variant: Variant) -> (Parameters, [Float]) {
    var error = OwnError(of: receiver, plan(variant, shared: false), games(16))
    _ = error.value()
    return (error.parameters, error.machine.gradients)
  }

  private func norm(_ gradient: [Float], _ parameters: Parameters, of prefix: String) -> Float {
    let parts = parameters.entries.filter { $0.isTrainable && $0.name.hasPrefix(prefix) }
    return parts.reduce(0) { $0 + gradient[$1.range].reduce(0) { $0 + $1 * $1 } }.squareRoot()
  }

  @Test func gradientsCrossTheChannelInDIAL() {
    let (parameters, gradient) = gradient(of: 0, .dial)
    #expect(norm(gradient, parameters, of: "agents/0/") > 0)
    #expect(norm(gradient, parameters, of: "agents/1/") > 1e-3)
    #expect(norm(gradient, parameters, of: "agents/2/") > 1e-3)
  }

  @Test(arguments: [Variant.rial, .silent]) func noGradientCrossesWithoutIt(variant: Variant) {
    let (parameters, gradient) = gradient(of: 0, variant)
    #expect(norm(gradient, parameters, of: "agents/0/") > 0)
    #expect(norm(gradient, parameters, of: "agents/1/") == 0)
    #expect(norm(gradient, parameters, of: "agents/2/") == 0)
  }

  /// Moving a sender's parameters changes a receiver's error as the gradient says.
  @Test(arguments: [false, true]) func gradientOfTheSenderIsTheDifferenceQuotient(
    normalises: Bool
  ) throws {
    let plan = plan(.dial, shared: false, normalises: normalises)
    var error = OwnError(of: 0, plan, games(16))
    let start = error.parameters
    _ = error.value()
    let gradients = error.machine.gradients
    let bias = try #require(start.entries.first { $0.name == "agents/1/head/output-bias" })
    // The message is the last output.
    let index = bias.range.upperBound - 1
    // Where two who hear nearly the same are normalised, the error bends sharply.
    let values = [Float(0.001), -0.001].map { shift in
      error.parameters = start
      error.parameters.values[index] += shift
      return error.value()
    }
    let slope = (values[0] - values[1]) / 0.002
    #expect(abs(gradients[index]) > 1e-3)
    #expect(abs(slope - gradients[index]) < 0.02 * abs(gradients[index]))
  }

  @Test func examinationsKeepTheRules() {
    var team = Team(plan(.dial), batch: 8, optimiser: .rmsProp(), random: Random(seed: 1))
    let questions = RiddleEvaluation(riddle, random: Random(seed: 1))
    let result = team.evaluate(questions)
    #expect(questions.count == 729 && questions.blocks.count == 9)
    #expect(abs(questions.oracle - riddle.oracle) < 1e-12)
    for (game, schedule) in questions.schedules.enumerated() {
      let rewards = riddle.rewards(of: schedule)
      var expected: Float = 0
      for (day, prisoner) in schedule.enumerated().reversed() {
        for other in 0..<3 {
          let acts = result.played.actions[(day * 3 + other) * 729 + game] == 1
          #expect(!acts || other == prisoner)
          if acts { expected = rewards[day] }
        }
      }
      #expect(result.played.earned[game] == expected)
    }
  }

  @Test func messagesReachTheNextVisitorOnly() {
    let graph = Graph()
    let game = GameTensors(.switchRiddle(prisoners: 3), batch: 2, graph: graph)
    let messages = graph.input([6, 1])
    let program = Program(graph, outputs: [game.deliver(messages, on: 0)])
    var machine = Machine(program)
    var parameters = graph.initialParameters(random: Random(seed: 1))
    let games = Games([[2, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0]], of: riddle)
    machine.write(games.observations, to: program.port(of: game.observations))
    machine.write([1, 2, 3, 4, 5, 6], to: program.port(of: messages))
    machine.run(&parameters)
    // Prisoner 3's message (5) of the first game goes to prisoner 1, prisoner 2's (4) of the
    // second to himself.
    #expect(machine.read(program.port(of: game.deliver(messages, on: 0))) == [5, 0, 0, 4, 0, 0])
  }

  @Test func countingProtocolIsReadBack() throws {
    let questions = RiddleEvaluation(riddle, random: Random(seed: 1))
    let played = countingWithTheBulb(questions)
    let table = DecisionTable(played, questions)
    let tree = try #require(table.tree)
    #expect(tree.agreement == 1)
    #expect(tree.leaves <= 5)
    let noise = ProtocolTree(table.situations, depth: 0)
    #expect((noise?.agreement ?? 1) < 0.9)
  }

  /// "Off: one visitor so far, On: two", played by hand.
  private func countingWithTheBulb(_ questions: RiddleEvaluation) -> Played {
    var actions = [Float](repeating: 0, count: 6 * 3 * questions.count)
    var bits = actions
    for (game, schedule) in questions.schedules.enumerated() {
      var (isOn, seen) = (false, [false, false, false])
      for (day, prisoner) in schedule.enumerated() {
        let place = (day * 3 + prisoner) * questions.count + game
        if !seen[prisoner] && isOn { actions[place] = 1 }
        isOn = seen[prisoner] ? isOn : day > 0
        seen[prisoner] = true
        bits[place] = isOn ? 1 : 0
      }
    }
    return Played(
      earned: Array(repeating: 0, count: questions.count), actions: actions, bits: bits,
      logits: bits)
  }

  @Test func renewalCopiesTheAgents() throws {
    let plan = plan(.dial, normalises: true)
    var team = Team(plan, batch: 4, optimiser: .rmsProp(), random: Random(seed: 1))
    _ = team.learn(from: games(4), rate: 0.01, random: Random(seed: 2))
    #expect(team.parameters["agents/head/bias"] != team.parameters["target/head/bias"])
    team.renewTarget()
    for entry in team.parameters.entries where entry.isTrainable {
      let target = "target/" + entry.name.dropFirst("agents/".count)
      #expect(team.parameters[entry.name] == team.parameters[target])
    }
  }

  @Test(arguments: Variant.allCases) func learnsWithAndWithoutSharing(variant: Variant) throws {
    for shared in [true, false] {
      for name in ["switch-3", "colour-digit", "colour-digit-lookup", "multi-step-lookup"] {
        let world = try Dial.open(WorldRequest(name: name))
        var settings = Dial.Settings()
        (settings.variant, settings.shared) = (variant, shared)
        (settings.hidden, settings.lessons, settings.interval) = (8, 4, 2)
        var run = try LearnerRun<Dial>(settings, world: world, seed: 1)
        while let report = try run.step(in: world) {
          for case .value("loss", let loss) in report.entries { #expect(loss.isFinite && loss > 0) }
        }
        #expect(run.learner.evaluations.entries.map(\.lessons) == [2, 4])
      }
    }
  }

  /// A lesson moves what is known of messages; games in earnest and renewals leave it.
  @Test func statisticsAreOfLessonsOnly() throws {
    let plan = plan(.dial, normalises: true)
    var team = Team(plan, batch: 4, optimiser: .rmsProp(), random: Random(seed: 1))
    let names = ["agents/norm/mean", "agents/norm/variance"]
    #expect(names.map { team.parameters[$0] } == [[0], [1]])
    _ = team.learn(from: games(4), rate: 0.01, random: Random(seed: 2))
    let known = names.map { team.parameters[$0] }
    #expect(known != [[0], [1]])
    _ = team.evaluate(RiddleEvaluation(riddle, random: Random(seed: 1)))
    team.renewTarget()
    #expect(names.map { team.parameters[$0] } == known)
    #expect(team.parameters["target/norm/mean"] == nil)
  }

  @Test func everyPairOfToldCardsIsPlayed() {
    let colours = DialWorld.colourDigitLabels.evaluation(random: Random(seed: 1))
    #expect(colours.count == 400 && colours.oracle == 4)
    // The mean of what full information earns is the optimum that is divided by.
    #expect(colours.games.stakes.reduce(0) { $0 + abs($1) } / 400 == 4)
    let digits = DialWorld.multiStepDigitLabels.evaluation(random: Random(seed: 1))
    #expect(digits.count == 100 && digits.oracle == 1)
    let pairs = zip(digits.games.observations.prefix(100), digits.games.stakes.prefix(100))
    #expect(Set(pairs.map { $0 * 10 + $1 }).count == 100)
  }

  /// Hundreds of lessons, a few seconds: silence cannot do what a bulb can.
  @Test func learnsToUseTheBulb() throws {
    let world = try Dial.open(WorldRequest(name: "switch-3"))
    var settings = Dial.Settings()
    (settings.lessons, settings.hidden, settings.rate) = (900, 32, 2e-3)
    var run = try LearnerRun<Dial>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    let entries = run.learner.evaluations.entries
    let best = try #require(entries.map(\.score).max())
    let silent = try #require(entries.compactMap(\.control).max())
    #expect(best > 0.85)
    #expect(silent <= 0.73)
  }
}
