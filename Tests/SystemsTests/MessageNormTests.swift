import Compute
import Testing

@testable import Systems

@Suite struct MessageNormTests {
  /// Two turns of messages to four rows, of which some hear.
  private struct Turns {
    let messages: [[Float]]
    let hearers: [[Float]]
  }

  private let turns = Turns(
    messages: [[1, 2, 6, 0.5], [0.25, 4, -3, 8]], hearers: [[1, 1, 1, 0], [0, 1, 0, 1]])

  /// What becomes of the messages, and the parameters after that.
  private func run(
    _ turns: Turns, role: Role, known: (mean: Float, variance: Float) = (0, 1)
  ) -> (results: [[Float]], parameters: Parameters) {
    let graph = Graph()
    let norm = MessageNorm(width: 1, named: "norm", role: role, graph: graph)
    var (results, statistics): ([Tensor], MessageNorm.Statistics?) = ([], nil)
    for (messages, hearers) in zip(turns.messages, turns.hearers) {
      let rows = messages.count
      let result = norm(
        graph.constant(messages, [rows, 1]), hearers: graph.constant(hearers, [rows]),
        before: statistics)
      results.append(result.messages)
      statistics = result.after
    }
    if let running = norm.running, let statistics {
      graph.update(running.mean, to: statistics.mean)
      graph.update(running.variance, to: statistics.variance)
    }
    let program = Program(graph, outputs: results)
    var machine = Machine(program)
    var parameters = graph.initialParameters(random: Random(seed: 1))
    if role != .target {
      (parameters["norm/mean"], parameters["norm/variance"]) = ([known.mean], [known.variance])
    }
    machine.run(&parameters)
    return (results.map { machine.read(program.port(of: $0)) }, parameters)
  }

  private func isClose(_ left: Float?, _ right: Float) -> Bool {
    left.map { abs($0 - right) < 1e-4 } ?? false
  }

  /// Mean 0 and standard deviation 1 over those who hear; exactly 0 for the others.
  @Test(arguments: [Role.learner, .target]) func hearersAreNormalised(role: Role) {
    let results = run(turns, role: role).results
    // Mean 3, variance 14/3; mean 6, variance 4.
    let deviation = Float(14.0 / 3).squareRoot()
    for (ours, hand) in zip(results[0], [-2 / deviation, -1 / deviation, 3 / deviation, 0]) {
      #expect(isClose(ours, hand))
    }
    #expect(results[0][3] == 0 && results[1][0] == 0 && results[1][2] == 0)
    #expect(isClose(results[1][1], -1) && isClose(results[1][3], 1))
  }

  /// A tenth of the way on every turn, with biased variances: 0 to 0.3 to 0.87, 1 to 1.3667 to 1.63.
  @Test func runningStatisticsMoveOnEveryTurn() {
    let parameters = run(turns, role: .learner).parameters
    #expect(isClose(parameters["norm/mean"]?.first, 0.87))
    #expect(isClose(parameters["norm/variance"]?.first, 1.63))
  }

  @Test func turnsThatNobodyHearsChangeNothing() {
    let silence = Turns(messages: [[1, 2]], hearers: [[0, 0]])
    let (results, parameters) = run(silence, role: .learner)
    #expect(results == [[0, 0]])
    #expect(parameters["norm/mean"] == [0] && parameters["norm/variance"] == [1])
  }

  /// In earnest, what other games hear is of no matter.
  @Test func playersUseWhatWasLearned() {
    let (results, parameters) = run(turns, role: .player, known: (0.5, 4))
    #expect(isClose(results[0][0], 0.25) && isClose(results[0][2], 2.75) && results[0][3] == 0)
    #expect(isClose(results[1][3], 3.75) && results[1][0] == 0)
    #expect(parameters["norm/mean"] == [0.5] && parameters["norm/variance"] == [4])
  }
}
