public import Compute

extension Network {
  /// The network as a model that takes raw data, and tells classes apart.
  ///
  /// Its input is `input`, `[N, H, W, C]` or `[N, F]` as in the data file; the normaliser comes first.
  /// Rows of a table are `[N, F]` also where the network sees images in them.
  /// Its outputs are `label [N]` (the first of the largest logits), `probabilities [N, K]` (their
  /// softmax) and `logits [N, K]`, in this order. Values are called after the nodes, and weights as
  /// PyTorch calls those of such a layer: `conv1.weight [F, C, h, w]`, `dense2.weight [out, in]`,
  /// `norm3.running_var [C]`.
  ///
  /// - Parameters:
  ///   - parameters: The network's own, such as ``Trainer/parameters``.
  ///   - normaliser: What raw inputs are scaled by; `nil` where the network takes them as they are.
  ///   - classes: The name of each class, in the order of the network's output.
  ///   - takesRows: Whether the data are a table.
  public func modelGraph(
    parameters: Parameters, normaliser: ChannelMap?, classes: [String], takesRows: Bool = false
  ) throws(ModelGraphError) -> ModelGraph {
    guard output == [classes.count] else {
      throw .wrongClasses(output: output.dimensions, classes: classes.count)
    }
    var translator = NetworkTranslator(self, parameters, takesRows: takesRows)
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
      try layers.modelGraph(
        parameters: parameters, normaliser: normaliser, classes: classes, takesRows: schema != nil)
    }
  }

  private var layers: Network {
    get throws(ModelGraphError) {
      guard let network else {
        throw .mismatch(node: "cell", "a recurrent cell has no layers to translate")
      }
      return network
    }
  }

  /// The model, and raw inputs with the logits and labels that a trainer gives them.
  public var exported: ExportedModel {
    get throws(ModelGraphError) {
      let graph = try model
      var trainer = try inference
      let input = trainer.network.input, rows = ExportedModel.goldenRows
      let shape = [rows] + (schema == nil ? input.dimensions : [input.count])
      let raw = goldenInputs(rows * input.count)
      var inputs = raw
      normaliser?.apply(to: &inputs)
      let logits = trainer.logits(inputs)
      return ExportedModel(
        graph,
        golden: [
          NamedTensor("input", shape: shape, values: raw),
          NamedTensor("logits", shape: [rows, classes.count], values: logits),
        ], classifier: try classifier())
    }
  }

  /// A trainer with these parameters, to compute with and not to learn.
  package var inference: Trainer {
    get throws(ModelGraphError) {
      let network = try layers
      do {
        var trainer = try Trainer(
          network, classes: classes.count, optimiser: .sgd(), rate: 0, batchSize: 128, seed: 0)
        guard trainer.parameters.hasLayout(of: parameters) else {
          throw ModelGraphError.noParameters("", shape: network.input.dimensions)
        }
        trainer.parameters = parameters
        return trainer
      } catch let error as ModelGraphError {
        throw error
      } catch {
        throw .wrongClasses(output: network.output.dimensions, classes: classes.count)
      }
    }
  }

  /// Raw inputs that become numbers in 0...1.
  private func goldenInputs(_ count: Int) -> [Float] {
    var random = ExportedModel.goldenRandom
    return (0..<count).map { place in
      let value = Float(random.uniform())
      guard let normaliser else { return value }
      let channel = place % normaliser.scales.count
      let scale = normaliser.scales[channel]
      return scale == 0 ? 0 : (value - normaliser.offsets[channel]) / scale
    }
  }
}
