import Compute

extension Benchmark {
  static let hyperCharacters = Benchmark(
    "hyperlstm", "characters, HyperLSTM of 128 and 32 units, batch 32, 50 steps, Adam, clipped",
    flops: HyperCharacterWorkload.flops
  ) { HyperCharacterWorkload(team: $0) }
}

/// A character model with a HyperLSTM (Ha, Dai & Le 2016, appendix A.2.3) with layer norm.
///
/// A small LSTM sees the embedding and the large one's output, and makes twelve vectors z of 4
/// numbers, from which come the scales of the large one's products and its bias, gate by gate.
/// Gates stand in the order input, candidate, forget, output. Adam at 1e-4, gradients clipped to
/// norm 1.
struct HyperCharacterWorkload: Workload {
  private(set) var texts: Texts
  var exercise: Exercise

  private static let (main, hyper, embedding, z) = (128, 32, 64, 4)

  static var flops: Double {
    let (h, q, e) = (main, hyper, embedding)
    let step = 4 * q * (e + h + q) + 4 * h * (e + h) + 12 * z * (q + h) + h * Texts.vocabulary
    return 3 * 50 * 32 * 2 * Double(step)
  }

  init(batch: Int = 32, length: Int = 50, team: ThreadTeam) {
    let graph = Graph(), (h, q) = (Self.main, Self.hyper)
    texts = Texts(batch: batch, length: length, graph: graph)
    let bound = Initialiser.uniform(0.08)
    let embedding = graph.parameter("embedding", [Texts.vocabulary, Self.embedding], .normal(1))
    let x = embedding.gather(texts.inputs)
    let small = NormalisedGates(graph, named: "hyper", units: q)
    let large = NormalisedGates(graph, named: "main", units: h)
    let scales = Scales(graph, hyper: q, z: Self.z, units: h)
    let fromMain = graph.parameter("hyper/main-weights", [h, 4 * q], bound)
    let fromHyper = graph.parameter("hyper/state-weights", [q, 4 * q], bound)
    let fromState = graph.parameter("main/state-weights", [h, 4 * h], bound)
    let smallInputs =
      x.times(graph.parameter("hyper/input-weights", [Self.embedding, 4 * q], bound))
      + graph.parameter("hyper/input-bias", [4 * q], .zeros)
    let largeInputs = x.times(
      graph.parameter("main/input-weights", [Self.embedding, 4 * h], bound))
    let offset = graph.parameter("main/offset", [4 * h], .zeros)

    var (state, hyperState): (LSTMCell.State?, LSTMCell.State?)
    var outputs: [Tensor] = []
    for step in 0..<length {
      let rows = step * batch..<(step + 1) * batch
      var gates = smallInputs.slice(axis: 0, rows)
      if let state, let hyperState {
        gates = gates + state.hidden.times(fromMain) + hyperState.hidden.times(fromHyper)
      }
      let hyper = small(gates, hyperState)
      let d = scales(hyper.hidden)
      var sum = d[1] * largeInputs.slice(axis: 0, rows) + d[2] + offset
      if let state { sum = d[0] * state.hidden.times(fromState) + sum }
      let next = large(sum, state)
      outputs.append(next.hidden)
      (state, hyperState) = (next, hyper)
    }
    let weights = graph.parameter("head/weights", [h, Texts.vocabulary], bound)
    let bias = graph.parameter("head/bias", [Texts.vocabulary], .zeros)
    let logits = Tensor.concatenate(outputs, axis: 0).times(weights) + bias
    exercise = Exercise(
      graph, minimising: logits.crossEntropy(texts.labels).mean(), by: .adam(), rate: 1e-4,
      largestNorm: 1, team: team)
  }

  mutating func step() -> Double {
    texts.writeNext(to: &exercise)
    return Double(exercise.step())
  }
}

/// Gates of an LSTM, each standardised over its units, and so is the memory before its output.
private struct NormalisedGates {
  private let gain, bias, cellGain, cellBias: Tensor
  private let units: Int

  init(_ graph: Graph, named name: String, units: Int) {
    self.units = units
    gain = graph.parameter("\(name)/gain", [4, units], .ones)
    bias = graph.parameter("\(name)/bias", [4, units], .zeros)
    cellGain = graph.parameter("\(name)/cell-gain", [units], .ones)
    cellBias = graph.parameter("\(name)/cell-bias", [units], .zeros)
  }

  func callAsFunction(_ sums: Tensor, _ state: LSTMCell.State?) -> LSTMCell.State {
    let rows = sums.shape[0]
    let gates = sums.reshape([rows, 4, units]).layerNormalised(gain: gain, bias: bias)
      .reshape([rows, 4 * units]).split(4)
    let new = gates[0].sigmoid() * gates[1].tanh()
    let cell = state.map { gates[2].sigmoid() * $0.cell + new } ?? new
    let seen = cell.layerNormalised(gain: cellGain, bias: cellBias).tanh()
    return LSTMCell.State(hidden: gates[3].sigmoid() * seen, cell: cell)
  }
}

/// From the small LSTM's output to scales of the state's product, of the input's, and a bias.
private struct Scales {
  private let weights, bias, table: Tensor
  private let z: Int

  init(_ graph: Graph, hyper: Int, z: Int, units: Int) {
    self.z = z
    weights = graph.parameter("scales/weights", [hyper, 12 * z], .uniform(0.08))
    let ones = graph.parameter("scales/ones", [8 * z], .ones)
    let zeros = graph.parameter("scales/zeros", [4 * z], .zeros)
    bias = Tensor.concatenate([ones, zeros], axis: 0)
    table = graph.parameter("scales/table", [12, z, units], .constant(1 / Float(z)))
  }

  /// Three tensors `[rows, 4 units]`.
  func callAsFunction(_ hidden: Tensor) -> [Tensor] {
    let codes = (hidden.times(weights) + bias).split(12)
    let parts = codes.enumerated().map { place, code in
      code.times(table.slice(axis: 0, place..<place + 1).reshape([z, -1]))
    }
    return (0..<3).map { Tensor.concatenate(Array(parts[4 * $0..<4 * $0 + 4]), axis: 1) }
  }
}
