import Compute
public import Learning
import Methods

extension PathNet {
  /// The pathway that task A was last learned by, as a classifier of raw inputs, or as a policy where
  /// tasks are games; `nil` before there is one.
  public func model(in world: PathWorld) throws(ModelGraphError) -> ExportedModel? {
    guard let learned else { return nil }
    var graph = PathwayTranslator(learned, shape).model(normaliser: world.normaliser)
    let classes = classes(in: world)
    graph.classify(by: "logits", classes)
    return ExportedModel(graph, golden: golden(of: learned, in: world))
  }

  /// What the two answers of the task mean.
  private func classes(in world: PathWorld) -> [String] {
    let solved = records.lastIndex { !$0.results.isEmpty } ?? 0
    let task = tasks(ofPair: solved, in: world)[0]
    return (task as? DigitTask)?.classes ?? ["first action", "second action"]
  }

  /// What the programs of pathways answer to random inputs.
  private func golden(of learned: Learned, in world: PathWorld) -> [NamedTensor] {
    let rows = ExportedModel.goldenRows
    var random = ExportedModel.goldenRandom
    let raw = (0..<rows * shape.inputs).map { _ in Float(random.below(17)) }
    var inputs = raw
    world.normaliser?.apply(to: &inputs)
    let active = ActiveModules(learned.pathway, frozen: unfrozen)
    var program = PathProgram(
      .init(shape: shape, slots: shape.active, rows: rows, isLearning: false))
    program.load(learned.bank, active, task: 0)
    return [
      NamedTensor("input", shape: [rows, shape.inputs], values: raw),
      NamedTensor(
        "logits", shape: [rows, ModuleShape.answers], values: program.logits(of: inputs)),
    ]
  }
}

extension DigitTask {
  /// The names of both classes.
  fileprivate var classes: [String] { [pair.first, pair.second].map { world.classNames[$0] } }
}

/// Writes the modules of a pathway layer by layer: linear maps and ReLUs, whose outputs are summed.
private struct PathwayTranslator {
  private let learned: PathNet.Learned
  private let shape: ModuleShape
  private var model: ModelGraph

  init(_ learned: PathNet.Learned, _ shape: ModuleShape) {
    (self.learned, self.shape) = (learned, shape)
    model = ModelGraph(inputs: [.init("input", .init(.float, ["N", .size(shape.inputs)]))])
  }

  func model(normaliser: ChannelMap?) -> ModelGraph {
    var translator = self
    translator.write(normaliser)
    return translator.model
  }

  private mutating func write(_ normaliser: ChannelMap?) {
    var x = normaliser.map { normalised(by: $0) } ?? "input"
    for (layer, modules) in learned.pathway.modules.enumerated() {
      var outputs: [String] = []
      for module in Set(modules).sorted() {
        let name = "layer\(layer + 1).module\(module)"
        let values = learned.bank.modules[layer][module].values
        outputs.append(
          model.add("\(name).relu", .relu, [linear(name, x, values, units: shape.units)]))
      }
      x = model.add("layer\(layer + 1)", .sum, outputs)
    }
    _ = linear("logits", x, learned.bank.readouts[0].values, units: ModuleShape.answers)
  }

  /// Channels are repeated over the pixels of an image.
  private mutating func normalised(by map: ChannelMap) -> String {
    let count = shape.inputs
    let repeated = { (values: [Float]) in (0..<count).map { values[$0 % values.count] } }
    let scale = model.constant("input.scale", [shape.inputs], repeated(map.scales))
    let offset = model.constant("input.offset", [shape.inputs], repeated(map.offsets))
    return model.add(
      "input.normalised", .add, [model.add("input.scaled", .mul, ["input", scale]), offset])
  }

  private mutating func linear(
    _ name: String, _ x: String, _ values: [Float], units: Int
  ) -> String {
    let inputs = values.count / units - 1
    let weights = model.constant(
      "\(name).weight", [units, inputs], Array(values[..<(units * inputs)]))
    let biases = model.constant("\(name).bias", [units], Array(values[(units * inputs)...]))
    return model.add(name, .gemm(transposesRight: true), [x, weights, biases])
  }
}
