import Foundation
import Learning
import Systems
import Testing

/// Whatever a checkpoint says, it is refused or gone on with: it never ends the program or keeps it
/// busy for ever, for it may be live runs of others that end with it.
@Suite struct MutationTests {
  /// How many changes of each system's checkpoint are tried: few in passing, more when
  /// `$ATHANOR_MUTATIONS` says so.
  private static let count =
    ProcessInfo.processInfo.environment["ATHANOR_MUTATIONS"].flatMap { Int($0) } ?? 15

  /// Systems that take seconds to begin get fewer changes in passing.
  private static let few: [String: Int] =
    ProcessInfo.processInfo.environment["ATHANOR_MUTATIONS"] == nil
    ? ["translation": 4, "style-transfer": 5] : [:]

  /// Small runs, each with something in every corner of its state.
  private static let requests: [String: [String]] = [
    "grid-search": ["--world", "nasbench201", "--steps", "30"],
    "random-search": ["--set", "epochs=1", "--set", "trials=6", "--steps", "8"],
    "tpe": [
      "--set", "epochs=1", "--set", "trials=9", "--set", "startup=3", "--steps", "11",
    ],
    "gp-ei": [
      "--world", "sphere-5d", "--set", "trials=20", "--set", "samples=2", "--steps", "15",
    ],
    "cma-es": ["--world", "rosenbrock-5d", "--set", "trials=60", "--steps", "21"],
    "regularized-evolution": [
      "--set", "epochs=1", "--set", "population=4", "--set", "sample=2", "--steps", "9",
    ],
    "metaqnn": [
      "--set", "divisor=500", "--set", "epochs=1", "--set", "final-epochs=1", "--set",
      "finalists=2", "--set", "restarts=0", "--steps", "22",
    ],
    "l2l": [
      "--set", "updates=6", "--set", "interval=2", "--set", "horizon=4", "--set", "window=2",
      "--set", "units=4", "--set", "quadratics=2", "--set", "estimator=pes", "--set", "pairs=2",
      "--steps", "5",
    ],
    "style-transfer": ["--preset", "tiny", "--set", "updates=30", "--steps", "33"],
    "blackbox": [
      "--set", "updates=6", "--set", "interval=2", "--set", "queries=4", "--set", "functions=2",
      "--set", "units=4", "--set", "features=8", "--set", "tests=2", "--steps", "14",
    ],
    "hyperlstm": [
      "--set", "units=8", "--set", "hyper=4", "--set", "batch=4", "--set", "length=8", "--set",
      "interval=2", "--steps", "4",
    ],
    "translation": [
      "--preset", "tiny", "--set", "interval=2", "--set", "merges=0", "--set", "held-out=6",
      "--set",
      "longest=45", "--steps", "3",
    ],
    "hypernetwork": ["--set", "channels=4", "--set", "interval=2", "--steps", "4"],
    "dial": ["--set", "hidden=8", "--set", "interval=2", "--steps", "5"],
    "neuroevolution": ["--set", "population=8", "--steps", "5"],
    "neat": ["--set", "population=20", "--steps", "5"],
    "cppn": ["--set", "population=6", "--set", "species=2", "--steps", "14"],
    "hyperneat": [
      "--set", "population=10", "--set", "requery=4", "--set", "species=2", "--steps", "5",
    ],
    "rl2": [
      "--set", "units=6", "--set", "trials=256", "--set", "exam=20", "--set", "interval=1",
      "--set", "epochs=1", "--steps", "205",
    ],
    "physics": [
      "--set", "units=6", "--set", "trials=512", "--set", "exam=40", "--set", "interval=1",
      "--set", "epochs=1", "--set", "limit=5", "--steps", "5",
    ],
    "poking": ["--preset", "tiny", "--steps", "5"],
    "nas": [
      "--set", "samples=6", "--set", "minibatch=2", "--set", "epochs=1", "--set",
      "final-epochs=1", "--steps", "13",
    ],
    "cell-search": [
      "--set", "samples=5", "--set", "minibatch=2", "--set", "steps=1", "--set", "units=4",
      "--set", "final-steps=1", "--set", "final-units=4", "--steps", "9",
    ],
    "pathnet": [
      "--world", "catch-pairs", "--set", "generations=2", "--set", "window=2", "--set", "pairs=2",
      "--steps", "15",
    ],
    "genetic-cnn": [
      "--set", "population=4", "--set", "generations=2", "--set", "examples=100", "--set",
      "final-epochs=1", "--steps", "12",
    ],
    "large-scale-evolution": [
      "--set", "population=4", "--set", "individuals=12", "--set", "steps=1", "--steps", "18",
    ],
    "codeepneat": [
      "--set", "modules=3", "--set", "blueprints=2", "--set", "networks=2", "--set",
      "generations=3", "--set", "epochs=1", "--set", "examples=100", "--steps", "14",
    ],
    "algorithm-selection": ["--set", "instances=4", "--set", "folds=2", "--steps", "8"],
    "meta-gp": [
      "--set", "programs=4", "--set", "generations=2", "--set", "runs=2", "--set", "horizon=3",
      "--set", "tests=20", "--steps", "11",
    ],
    "success-story": ["--set", "life=1", "--set", "interval=500", "--steps", "6"],
    "goedel-machine": ["--set", "life=3", "--steps", "3"],
    "boosting": ["--world", "rings", "--set", "examples=200", "--steps", "6"],
  ]

  @Test(arguments: catalog.map { $0.card.id })
  func noStateEndsTheProgram(system: String) throws {
    let count = min(Self.count, Self.few[system] ?? .max)
    try sweep(system, Self.requests[system] ?? ["--steps", "3"], count: count)
  }

  /// Mazes keep what bandits do not: lengths of episodes, and classes that are asked for.
  @Test func noStateOfAMazeEndsTheProgram() throws {
    let request = [
      "--world", "maze-5", "--set", "units=6", "--set", "trials=32", "--set", "minibatch=16",
      "--set", "exam=20", "--set", "interval=1", "--set", "epochs=1", "--set", "depth-loss=1",
      "--steps", "85",
    ]
    try sweep("rl2", request, count: min(Self.count, 8))
  }

  private func sweep(_ system: String, _ request: [String], count: Int) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let begin = ["run", system, "--session", "a", "--quiet", "--workers", "1"]
    let ending = try laboratory.start(begin + request).end()
    try #require(ending.code == 0, "\(ending.err)")
    let sweep = try MutationSweep(of: "a", in: laboratory, count: count)
    #expect(sweep.ends.isEmpty, "\(sweep.ends.joined(separator: "\n"))")
    // What is changed is noticed, or the sweep would prove nothing.
    #expect(sweep.refused > count / 4, "\(sweep.refused) of \(count) were refused")
    #expect(sweep.refused + sweep.taken + sweep.ends.count == count)
  }
}
