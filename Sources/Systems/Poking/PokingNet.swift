import Compute
import Worlds

/// A model of pokes: what a poke does, and which poke does something.
///
/// As Agrawal and others 2016, section 2.1, with features x of pictures I:
///
///     x_t = f(I_t),   û_t = g(x_t, x_{t+1}),   x̂_{t+1} = h(x_t, u_t)
///
/// The inverse model g tells the direction first, and line and depth given the direction.
struct PokingNet {
  /// What is made of the direction of a poke.
  typealias Poke = PokedObject.Poke

  private let encoder: [Dense]
  private let inverse: Dense
  private let direction: Dense
  private let line: [Dense]
  private let forward: [Dense]

  /// A layer of weights and biases.
  private struct Dense {
    let weights: Tensor
    let bias: Tensor

    init(_ graph: Graph, _ name: String, _ inputs: Int, _ outputs: Int) {
      weights = graph.parameter("\(name)/weights", [inputs, outputs], .glorotUniform)
      bias = graph.parameter("\(name)/bias", [outputs], .zeros)
    }

    func callAsFunction(_ x: Tensor) -> Tensor { x.times(weights) + bias }
  }

  /// Pixels along a side of a picture.
  static let side = 16
  /// Pixels of a picture.
  static let pixels = side * side
  /// Numbers that are made of a picture.
  private static let features = 32

  /// Declares its parameters.
  init(_ graph: Graph, units: Int) {
    let features = Self.features
    encoder = [
      Dense(graph, "encoder1", Self.pixels, units), Dense(graph, "encoder2", units, features),
    ]
    inverse = Dense(graph, "inverse", 2 * features, units)
    direction = Dense(graph, "direction", units, Poke.directions)
    line = [
      Dense(graph, "line1", units + Poke.directions, units / 2),
      Dense(graph, "line2", units / 2, Poke.offsets + Poke.depths),
    ]
    let poke = Poke.directions + Poke.offsets + Poke.depths
    forward = [
      Dense(graph, "forward1", features + poke, units), Dense(graph, "forward2", units, features),
    ]
  }

  /// The features of pictures, `[rows, pixels]` to `[rows, features]`.
  func encode(_ pictures: Tensor) -> Tensor { encoder[1](encoder[0](pictures).relu()).tanh() }

  /// What the inverse model makes of features before and after.
  func compare(_ before: Tensor, _ after: Tensor) -> Tensor {
    inverse(.concatenate([before, after], axis: 1)).relu()
  }

  /// Logits of directions, `[rows, directions]`.
  func directions(_ compared: Tensor) -> Tensor { direction(compared) }

  /// Logits of offsets and of depths, given directions, `[rows, directions]` with one 1 a row.
  func lines(_ compared: Tensor, given directions: Tensor) -> (offsets: Tensor, depths: Tensor) {
    let known = Tensor.concatenate([compared, directions], axis: 1)
    let logits = line[1](line[0](known).relu())
    return (
      logits.slice(axis: 1, 0..<Poke.offsets),
      logits.slice(axis: 1, Poke.offsets..<Poke.offsets + Poke.depths)
    )
  }

  /// The features after pokes, `[rows]` each.
  func predict(_ before: Tensor, _ directions: Tensor, _ offsets: Tensor, _ depths: Tensor)
    -> Tensor
  {
    let known = Tensor.concatenate(
      [
        before, directions.oneHot(Poke.directions), offsets.oneHot(Poke.offsets),
        depths.oneHot(Poke.depths),
      ], axis: 1)
    return before + forward[1](forward[0](known).relu())
  }
}
