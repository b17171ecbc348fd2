public import Compute

extension Network {
  /// The network as a model that takes raw data, and tells classes apart.
  ///
  /// Its input is `input`, `[N, H, W, C]` or `[N, F]` as in the data file; the normaliser comes first.
  /// Its outputs are `label [N]` (the first of the largest logits), `probabilities [N, K]` (their
  /// softmax) and `logits [N, K]`, in this order. Values are called after the nodes, and weights as
  /// PyTorch calls those of such a layer: `conv1.weight [F, C, h, w]`, `dense2.weight [out, in]`,
  /// `norm3.running_var [C]`.
  ///
  /// - Parameters:
  ///   - parameters: The network's own, such as ``Trainer/parameters``.
  ///   - normaliser: What raw inputs are scaled by; `nil` where the network takes them as they are.
  ///   - classes: The name of each class, in the order of the network's output.
  public func modelGraph(
    parameters: Parameters, normaliser: ChannelMap?, classes: [String]
  ) throws(ModelGraphError) -> ModelGraph {
    guard output == [classes.count] else {
      throw .wrongClasses(output: output.dimensions, classes: classes.count)
    }
    var translator = NetworkTranslator(self, parameters)
    if let normaliser { try translator.normalise(by: normaliser) }
    var last = translator.input
    for (node, summary) in zip(nodes, summaries) { last = try translator.add(node, summary) }
    translator.finish(last, classes: classes)
    return translator.model
  }
}

extension TrainedNetwork {
  /// The network as a model for others; fails where its parts do not fit each other.
  public var model: ModelGraph {
    get throws(ModelGraphError) {
      guard let network else {
        throw .mismatch(node: "cell", "a recurrent cell has no layers to translate")
      }
      return try network.modelGraph(
        parameters: parameters, normaliser: normaliser, classes: classes)
    }
  }
}
