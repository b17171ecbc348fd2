import Compute

extension Benchmark {
  static let learnedOptimiser = Benchmark(
    "l2l", "an LSTM optimiser of 15,910 coordinates, unrolled for 20 steps, Adam",
    flops: LearnedOptimiserWorkload.flops
  ) { LearnedOptimiserWorkload(team: $0) }
}

/// Learning to learn by gradient descent by gradient descent (Andrychowicz and others 2016): one step
/// of meta-training.
///
/// The optimisee is a 784-20-10 sigmoid perceptron on batches of 128. Every coordinate has its own
/// state in two LSTM layers of 20 units that share their weights; the gradient enters by logarithm
/// and sign (appendix A, p = 10), and a tenth of the output is added to the coordinate. The
/// meta-loss is the sum of the 20 losses after each update; the optimisee's gradients are taken as
/// given.
struct LearnedOptimiserWorkload: Workload {
  /// The sizes of the optimisee's layers.
  struct Sizes {
    var inputs = 784
    var hidden = 20
    var classes = 10
    var batch = 128
    var unroll = 20
    var units = 20

    var shapes: [Shape] {
      [[inputs, hidden], [hidden], [hidden, classes], [classes]]
    }
    var coordinates: Int { shapes.reduce(0) { $0 + $1.count } }
  }

  static var flops: Double {
    let sizes = Sizes(), h = sizes.units, n = sizes.coordinates
    let cells = 2 * Double(n * (2 * 4 * h + 4 * h * h + 2 * h * 4 * h + h))
    let losses = 2 * Double(sizes.batch * (sizes.inputs * sizes.hidden + sizes.hidden * 10))
    let first = 2 * Double(sizes.batch * sizes.inputs * sizes.hidden)
    return 20 * (3 * cells - 2 * Double(n * 8 * h)) + 21 * (3 * losses - first)
  }

  private static let pool = 4
  var exercise: Exercise
  let inputs: Port
  let labels: Port
  let start: Port
  private let images: [[Float]]
  private let classes: [[Int]]
  private var steps = 0

  init(_ sizes: Sizes = Sizes(), team: ThreadTeam) {
    let graph = Graph()
    let examples = sizes.batch * (sizes.unroll + 1)
    let x = graph.input([examples, sizes.inputs]), y = graph.input([examples])
    let start = graph.input([sizes.coordinates])
    let optimiser = CoordinateOptimiser(graph, units: sizes.units)
    let losses = (0...sizes.unroll).map { step in
      let rows = step * sizes.batch..<(step + 1) * sizes.batch
      return Optimisee(sizes, x.slice(axis: 0, rows), y.slice(axis: 0, rows))
    }
    var theta = start
    var loss = losses[0].loss(theta)
    var total = graph.constant(0)
    var memory: CoordinateOptimiser.Memory?
    for step in 1...sizes.unroll {
      let slope = graph.gradients(of: loss, withRespectTo: [theta])[0].stopGradient()
      let (update, next) = optimiser(slope, memory)
      (theta, memory) = (theta + update, next)
      loss = losses[step].loss(theta)
      total = total + loss
    }
    exercise = Exercise(graph, minimising: total, by: .adam(), rate: 1e-3, team: team)
    (inputs, labels) = (exercise.port(of: x), exercise.port(of: y))
    self.start = exercise.port(of: start)
    images = (0..<Self.pool).map { Made.uniform(examples * sizes.inputs, "images\($0)") }
    classes = (0..<Self.pool).map {
      Made.whole(examples, below: sizes.classes, "labels\($0)")
    }
    exercise.machine.write(
      Made.normal(sizes.coordinates, "start").map { $0 * 0.1 }, to: self.start)
  }

  mutating func step() -> Double {
    exercise.machine.write(images[steps % Self.pool], to: inputs)
    exercise.machine.write(classes[steps % Self.pool], to: labels)
    steps += 1
    return Double(exercise.step())
  }
}

/// The perceptron that is optimised, on one batch.
private struct Optimisee {
  let sizes: LearnedOptimiserWorkload.Sizes
  let x, y: Tensor

  init(_ sizes: LearnedOptimiserWorkload.Sizes, _ x: Tensor, _ y: Tensor) {
    (self.sizes, self.x, self.y) = (sizes, x, y)
  }

  /// The mean cross-entropy with these coordinates.
  func loss(_ theta: Tensor) -> Tensor {
    var offset = 0
    let parts = sizes.shapes.map { shape in
      defer { offset += shape.count }
      return theta.slice(axis: 0, offset..<offset + shape.count).reshape(shape.dimensions)
    }
    let hidden = (x.times(parts[0]) + parts[1]).sigmoid()
    return (hidden.times(parts[2]) + parts[3]).crossEntropy(y).mean()
  }
}

/// The optimiser that is learned: two LSTM layers over every coordinate.
private struct CoordinateOptimiser {
  typealias Memory = [LSTMCell.State]

  private let layers: [LSTMCell]
  private let weights, bias: Tensor

  init(_ graph: Graph, units: Int) {
    layers = [2, units].enumerated().map {
      LSTMCell(graph, named: "lstm\($0 + 1)", inputs: $1, units: units)
    }
    weights = graph.parameter(
      "head/weights", [units, 1], .uniform(1 / Float(units).squareRoot()))
    bias = graph.parameter("head/bias", [1], .zeros)
  }

  /// What is added to each coordinate, and the memory after it.
  func callAsFunction(_ slope: Tensor, _ memory: Memory?) -> (Tensor, Memory) {
    var x = Self.preprocessed(slope)
    var states: Memory = []
    for (place, layer) in layers.enumerated() {
      let state = layer(x, memory?[place])
      states.append(state)
      x = state.hidden
    }
    return ((x.times(weights) + bias).reshape([-1]) * 0.1, states)
  }

  /// Logarithm and sign where a gradient is large, else -1 and the gradient scaled up: `[n, 2]`.
  private static func preprocessed(_ slope: Tensor) -> Tensor {
    let p: Float = 10, scale: Float = 22_026.465_8
    let size = slope.abs()
    let isSmall = slope.graph.constant(1 / scale).isGreater(than: size)
    let logarithm = (size + 1e-8).log() / p
    let first = isSmall.select(slope.graph.constant(-1), logarithm)
    let second = isSmall.select(slope * scale, slope.sign())
    return Tensor.concatenate([first.reshape([-1, 1]), second.reshape([-1, 1])], axis: 1)
  }
}
