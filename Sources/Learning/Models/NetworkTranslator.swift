import Compute

/// Says a network in the operators of a model, node by node.
///
/// Images are kept in the order in which a layer left them and turned round where the next one needs
/// the other, once for all that do. Nodes and values are called after the nodes of the network, what
/// stands between them after those with a suffix, as in `conv1.weight` or `conv1.nhwc`.
struct NetworkTranslator {
  /// What a node of the network gives, as a value of the model.
  struct Part {
    /// Its name in the model.
    var name: String
    /// Of one example: `[features]` or `[height, width, channels]`, as networks have it.
    var shape: Shape
    /// Where its channels are.
    var order: Order

    /// How numbers stand in a value.
    enum Order {
      /// `[N, F]`.
      case rows
      /// `[N, H, W, C]`, as networks have images.
      case channelsLast
      /// `[N, C, H, W]`, as ONNX has them.
      case channelsFirst
    }
  }

  /// Names that the outputs of a classifier have.
  private static let outputs: Set<String> = ["label", "probabilities", "logits"]

  var model: ModelGraph
  let parameters: Parameters
  /// What the network works on.
  private(set) var input: Part
  /// What each node of the network gives, by its name.
  private var parts: [String: Part] = [:]
  /// Images that were turned round.
  private var turned: Set<String> = []

  /// - Parameter takesRows: Whether inputs are the rows of a table, `[N, F]`, whatever the network
  ///   sees in them.
  init(_ network: Network, _ parameters: Parameters, takesRows: Bool) {
    self.parameters = parameters
    let shape = takesRows ? [network.input.count] : network.input.dimensions
    let sizes = shape.map { ModelGraph.Dimension.size($0) }
    model = ModelGraph(inputs: [.init(Network.inputName, .init(.float, ["N"] + sizes))])
    input = Part(
      name: Network.inputName, shape: network.input,
      order: network.input.rank == 3 ? .channelsLast : .rows)
    guard shape != network.input.dimensions else { return }
    input.name = model.add(
      "\(input.name).shaped", .reshape(to: [0] + network.input.dimensions), [input.name])
  }

  /// Makes what the network works on of what stands in the data.
  mutating func normalise(by map: ChannelMap) throws(ModelGraphError) {
    let (raw, channels) = (Network.inputName, map.scales.count)
    guard input.shape[-1] == channels else {
      throw .wrongNormaliser(channels: input.shape[-1], factors: channels)
    }
    let scale = model.constant("\(raw).scale", [channels], map.scales)
    let offset = model.constant("\(raw).offset", [channels], map.offsets)
    let scaled = model.add("\(raw).scaled", .mul, [input.name, scale])
    input.name = model.add("\(raw).normalised", .add, [scaled, offset])
  }

  /// Says one node, whose shapes the summary tells.
  mutating func add(
    _ node: Network.Node, _ summary: Network.Summary
  ) throws(ModelGraphError) -> Part {
    let inputs = node.inputs.compactMap { $0 == Network.inputName ? input : parts[$0] }
    guard var part = inputs.first else {
      throw .unknownInput(node: node.name, input: node.inputs.first ?? "")
    }
    let name = Self.outputs.contains(node.name) ? "\(node.name).value" : node.name
    if inputs.count > 1, let merge = node.merge {
      let merged = node.layer == nil ? name : "\(node.name).merged"
      part = join(inputs, by: merge, to: summary.input, node.name, as: merged)
    }
    if let layer = node.layer {
      let step = Step(node: node.name, value: name, shape: summary.output)
      part = try apply(layer, to: part, step)
    }
    parts[node.name] = part
    return part
  }

  /// The outputs of a classifier, from its logits: `label`, `probabilities`, `logits`.
  mutating func finish(_ logits: Part, classes: [String]) {
    model.classify(by: logits.name, classes)
  }

  /// An image as ONNX has it; rows as they are.
  mutating func channelsFirst(_ part: Part) -> Part {
    guard part.order == .channelsLast else { return part }
    return turn(part, to: .channelsFirst, [0, 3, 1, 2], "nchw")
  }

  /// An image as networks have it; rows as they are.
  mutating func channelsLast(_ part: Part) -> Part {
    guard part.order == .channelsFirst else { return part }
    return turn(part, to: .channelsLast, [0, 2, 3, 1], "nhwc")
  }

  private mutating func turn(
    _ part: Part, to order: Part.Order, _ axes: [Int], _ suffix: String
  ) -> Part {
    var result = part
    (result.name, result.order) = ("\(part.name).\(suffix)", order)
    if turned.insert(result.name).inserted {
      model.add(result.name, .transpose(axes: axes), [part.name])
    }
    return result
  }
}
