import Compute

/// A two-layer linear hypernetwork that makes tiles of kernels from embeddings.
///
/// For each input channel i of a tile a_i = W_i z + B_i; then K_i = W_out a_i + B_out, the weights of
/// that channel at every place for every output (Ha, Dai & Le 2017, equation 2). A kernel of more
/// channels is laid out of tiles, each with an embedding z of its own (section 3.1).
struct KernelGenerator {
  private let plan: ImageNetPlan
  private let input: (weights: Tensor, bias: Tensor)
  private let output: (weights: Tensor, bias: Tensor)
  private let embeddings: Tensor

  /// Declares the generator, and embeddings for all kernels of a plan.
  init(_ plan: ImageNetPlan, graph: Graph) {
    self.plan = plan
    let (channels, width, size) = (plan.channels, plan.embedding, plan.kernels.first?.size ?? 1)
    let tiles = plan.kernels.reduce(0) { $0 + plan.tiles($1).inputs * plan.tiles($1).outputs }
    embeddings = graph.parameter("embeddings", [tiles, width], .normal(1))
    input = (
      graph.parameter("generator/input-weights", [width, channels * width], .scaled(1)),
      graph.parameter("generator/input-bias", [channels * width], .zeros)
    )
    // So drawn, a generated kernel varies as He et al. (2015) would draw it.
    let deviation = (2 / Float(size * size * channels * width)).squareRoot()
    output = (
      graph.parameter(
        "generator/output-weights", [width, size * size * channels], .normal(deviation)),
      graph.parameter("generator/output-bias", [size * size * channels], .zeros)
    )
  }

  /// The kernels of the plan, in its order.
  func kernels() -> [Tensor] {
    let (channels, tiles) = (plan.channels, embeddings.shape[0])
    let hidden = (embeddings.times(input.weights) + input.bias)
      .reshape([tiles * channels, plan.embedding])
    let rows = hidden.times(output.weights) + output.bias
    // From [tiles * inputs, places * outputs] to [places, tiles, inputs, outputs].
    let places = rows.shape[1] / channels
    let all = Tensor.stack(rows.split(places)).reshape([places, tiles, channels, channels])
    var start = 0
    return plan.kernels.map { kernel in
      let (ins, outs) = plan.tiles(kernel)
      let bands = (0..<ins).map { band in
        let own = (0..<outs).map { column in
          let tile = start + band * outs + column
          return all.slice(axis: 1, tile..<tile + 1).reshape([places, channels, channels])
        }
        return Tensor.concatenate(own, axis: 2)
      }
      start += ins * outs
      return Tensor.concatenate(bands, axis: 1)
        .reshape([kernel.size, kernel.size, kernel.inputs, kernel.outputs])
    }
  }
}

extension ImageNetPlan {
  /// Tiles of a kernel along its inputs and along its outputs.
  fileprivate func tiles(_ kernel: Kernel) -> (inputs: Int, outputs: Int) {
    (kernel.inputs / channels, kernel.outputs / channels)
  }
}
