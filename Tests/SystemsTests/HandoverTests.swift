import Compute
import Learning
import Systems
import Testing

/// What each system hands over, stated here and not found out: a system that comes without a line of
/// its own fails, and so does one that loses its network.
@Suite struct HandoverTests {
  /// What is expected of a system.
  private struct Expectation {
    var world: String?
    var settings: [String: SettingValue] = [:]
    var steps = 1
    /// Inputs and outputs of its ONNX file; `nil` where there is none.
    var onnx: String?
    /// Whether PyTorch can have it, too.
    var pytorch = true
  }

  private static let image = "input -> label probabilities logits"
  private static let agent = "observation memory -> logits value next_memory"
  private static let text =
    "characters memory1 memory2 -> logits next_memory1 next_memory2"
  private static let brief: [String: SettingValue] = ["epochs": .count(1)]

  private static let expected: [String: Expectation] = [
    "grid-search": .init(world: "optdigits", settings: brief, onnx: image),
    "random-search": .init(settings: brief, onnx: image),
    "tpe": .init(world: "optdigits", settings: brief, onnx: image),
    "gp-ei": .init(world: "optdigits", settings: brief, onnx: image),
    "cma-es": .init(world: "optdigits", settings: brief, onnx: image),
    "metaqnn": .init(settings: ["epochs": .count(1), "divisor": .count(500)], onnx: image),
    "nas": .init(settings: brief, onnx: image),
    "cell-search": .init(settings: ["steps": .count(1), "units": .count(4)], onnx: text),
    "regularized-evolution": .init(settings: brief, onnx: image),
    "genetic-cnn": .init(settings: ["examples": .count(100)], onnx: image),
    "large-scale-evolution": .init(settings: ["steps": .count(1)], onnx: image),
    "codeepneat": .init(
      settings: ["epochs": .count(1), "examples": .count(100)], onnx: image),
    "pathnet": .init(
      settings: ["generations": .count(1), "window": .count(2)], steps: 2, onnx: image),
    "l2l": .init(
      settings: ["units": .count(4)],
      onnx: "gradient hidden1 cell1 hidden2 cell2 -> update next_hidden1 next_cell1 next_hidden2 "
        + "next_cell2"),
    "style-transfer": .init(
      settings: ["units": .count(4)],
      onnx: "gradient direction size hidden1 cell1 hidden2 cell2 -> update next_hidden1 next_cell1 "
        + "next_hidden2 next_cell2"),
    "translation": .init(
      settings: [
        "units": .count(8), "hyper": .count(4), "width": .count(8), "longest": .count(12),
        "held-out": .count(60), "batch": .count(4), "control": .flag(false),
      ],
      onnx: "source before memory1 memory2 memory3 memory4 -> logits next_memory1 next_memory2 "
        + "next_memory3 next_memory4"),
    "blackbox": .init(
      settings: ["units": .count(4)], onnx: "told hidden cell -> query next_hidden next_cell"),
    "hyperlstm": .init(
      settings: [
        "units": .count(8), "hyper": .count(4), "batch": .count(4), "length": .count(8),
      ],
      onnx: "characters memory1 memory2 memory3 memory4 -> logits next_memory1 next_memory2 "
        + "next_memory3 next_memory4"),
    "hypernetwork": .init(settings: ["channels": .count(4)], onnx: image),
    "dial": .init(
      settings: ["hidden": .count(8)],
      onnx: "observation heard hears action agent memory1 memory2 -> values message next_memory1 "
        + "next_memory2"),
    "neuroevolution": .init(settings: ["population": .count(8)], onnx: "inputs -> outputs"),
    "neat": .init(settings: ["population": .count(10)], onnx: "sensors -> outputs"),
    "cppn": .init(
      settings: ["population": .count(6), "species": .count(2)], onnx: "point -> brightness"),
    "hyperneat": .init(
      settings: ["population": .count(10), "species": .count(2)],
      onnx: "field -> activity pixel"),
    "rl2": .init(
      settings: ["units": .count(6), "trials": .count(256), "exam": .count(20)], onnx: agent),
    "physics": .init(
      settings: ["units": .count(6), "trials": .count(512), "exam": .count(40)], onnx: agent),
    "poking": .init(
      settings: ["pokes": .count(32), "batch": .count(16), "goals": .count(4)],
      onnx: "now goal chosen -> directions offsets depths"),
    "boosting": .init(
      world: "rings", settings: ["examples": .count(200)], onnx: "input -> label scores",
      pytorch: false),
    "algorithm-selection": .init(
      settings: ["instances": .count(4)], steps: 4, onnx: "features -> algorithm costs paid"),
    "success-story": .init(settings: ["life": .count(1)], onnx: nil),
    "goedel-machine": .init(settings: ["life": .count(3)], onnx: nil),
    "meta-gp": .init(
      settings: ["programs": .count(4), "runs": .count(2), "horizon": .count(3)], onnx: nil),
  ]

  @Test func everySystemHasALine() {
    #expect(Set(catalog.map { $0.card.id }) == Set(Self.expected.keys))
  }

  @Test(arguments: catalog.map { $0.card.id })
  func systemsHandOverWhatIsExpected(_ id: String) throws {
    let expectation = try #require(Self.expected[id])
    let system = try #require(catalog.first { $0.card.id == id })
    let model: ExportedModel?
    switch system {
    case let learner as any Learner.Type: model = try learned(learner, expectation)
    case let searcher as any Searcher.Type: model = try searched(searcher, expectation)
    default: model = nil
    }
    #expect(model.map(signature) == expectation.onnx)
    guard let model else { return }
    try model.graph.validate()
    check(model)
    #expect(model.graph.hasTrees != expectation.pytorch)
  }

  private func signature(_ model: ExportedModel) -> String {
    [model.graph.inputs, model.graph.outputs]
      .map { $0.map(\.name).joined(separator: " ") }.joined(separator: " -> ")
  }

  /// Every input has golden numbers of its type, and so have outputs, at least one.
  private func check(_ model: ExportedModel) {
    let golden = Dictionary(uniqueKeysWithValues: model.golden.map { ($0.name, $0) })
    for value in model.graph.inputs + model.graph.outputs {
      guard let tensor = golden[value.name] else {
        #expect(!model.graph.inputs.contains(value), "\(value.name) has no golden numbers")
        continue
      }
      #expect(tensor.shape.count == value.type.shape.count, "\(value.name)")
      for (size, dimension) in zip(tensor.shape, value.type.shape) {
        #expect(dimension.size == nil || dimension.size == size, "\(value.name)")
      }
    }
    #expect(model.graph.outputs.contains { golden[$0.name] != nil })
    for tensor in model.golden { #expect(tensor.values.allSatisfy { $0.isFinite }) }
  }

  private func learned<L: Learner>(
    _: L.Type, _ expectation: Expectation
  ) throws -> ExportedModel? {
    let world = try L.open(WorldRequest(name: expectation.world))
    var run = try LearnerRun<L>(
      .init(preset: nil, tuned: expectation.settings), world: world, seed: 1)
    for _ in 0..<expectation.steps { _ = try run.step(in: world) }
    return try run.learner.model(in: world)
  }

  /// A model in the system's state, or of the network that its first trial kept.
  private func searched<S: Searcher>(
    _: S.Type, _ expectation: Expectation
  ) throws -> ExportedModel? {
    let world = try S.open(WorldRequest(name: expectation.world))
    var loop = try SearchLoop<S>(
      .init(preset: nil, tuned: expectation.settings), world: world, seed: 1)
    let next = loop.next()
    let trial = try #require(next)
    let (outcome, network) = try SearchLoop<S>.evaluate(
      trial, loop.system.settings, in: TrialContext(world: world))
    var report = Report()
    loop.system.tell(trial, outcome, in: world, report: &report)
    return try network.map { try S.model(of: $0) } ?? loop.system.model(in: world)
  }
}

extension ModelGraph {
  fileprivate var hasTrees: Bool {
    nodes.contains { if case .treeEnsembleRegressor = $0.operation { true } else { false } }
  }
}
