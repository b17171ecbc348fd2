import Compute

extension Benchmark {
  static let characters = Benchmark(
    "char-lstm", "characters, LSTM of 256 units, batch 32, 100 steps, Adam, clipped",
    flops: 3 * 2 * 256 * 32 * 100 * (4 * (64 + 256) + 50)
  ) { CharacterWorkload(team: $0) }
}

/// A character model: embedding of 64, an LSTM layer of 256 units over 100 characters, and a layer
/// to the logits of 50; Adam at 1e-4, gradients clipped to norm 1.
struct CharacterWorkload: Workload {
  private(set) var texts: Texts
  var exercise: Exercise

  init(batch: Int = 32, length: Int = 100, units: Int = 256, team: ThreadTeam) {
    let graph = Graph()
    texts = Texts(batch: batch, length: length, graph: graph)
    let embedding = graph.parameter("embedding", [Texts.vocabulary, 64], .normal(1))
    let cell = LSTMCell(graph, named: "lstm", inputs: 64, units: units)
    let bound = Initialiser.uniform(1 / Float(units).squareRoot())
    let weights = graph.parameter("head/weights", [units, Texts.vocabulary], bound)
    let bias = graph.parameter("head/bias", [Texts.vocabulary], bound)
    // The input's share of the gates does not wait for the state: one product for all steps.
    let inputs = cell.projected(embedding.gather(texts.inputs))
    var state: LSTMCell.State?
    var outputs: [Tensor] = []
    for step in 0..<length {
      let next = cell(projected: inputs.slice(axis: 0, step * batch..<(step + 1) * batch), state)
      outputs.append(next.hidden)
      state = next
    }
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

/// Random texts, written time by time: all first characters, then all second ones, and so on.
struct Texts {
  static let vocabulary = 50
  private static let pool = 16
  let inputs: Tensor
  let labels: Tensor
  private let texts: [[Int]]
  private let batch: Int
  private var steps = 0

  init(batch: Int, length: Int, graph: Graph) {
    self.batch = batch
    inputs = graph.input([batch * length])
    labels = graph.input([batch * length])
    texts = (0..<Self.pool).map {
      Made.whole(batch * (length + 1), below: Self.vocabulary, "text\($0)")
    }
  }

  /// Writes a text and, as its labels, the same a character later.
  mutating func writeNext(to exercise: inout Exercise) {
    let text = texts[steps % Self.pool]
    steps += 1
    let (inputs, labels) = (exercise.port(of: inputs), exercise.port(of: labels))
    exercise.machine.withInput(inputs) {
      for place in $0.indices { $0[place] = Float(text[place]) }
    }
    exercise.machine.withInput(labels) {
      for place in $0.indices { $0[place] = Float(text[place + batch]) }
    }
  }
}
