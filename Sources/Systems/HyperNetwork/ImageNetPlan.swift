import Compute
import Worlds

/// Everything that decides what a convolutional network's programs compute.
package struct ImageNetPlan: Codable, Hashable, Sendable {
  /// A kernel that may be generated: `[size, size, inputs, outputs]`.
  struct Kernel: Hashable, Sendable {
    let name: String
    let size: Int
    let inputs: Int
    let outputs: Int
  }

  let shape: InputShape
  let classes: Int
  let architecture: HyperNetwork.Architecture
  /// Whether kernels are generated; else they are learned as they are.
  var isGenerated: Bool
  /// N_z, the numbers from which a tile of a kernel is generated.
  let embedding: Int
  /// Channels of a tile, and of the first convolution.
  let channels: Int
  /// The side of a plain network's kernels.
  let size: Int
  /// Residual blocks of each of three groups.
  let blocks: Int
  /// How many times wider than the first convolution the first group is.
  let widening: Int
  /// What is added to the gradient of every kernel, times the kernel.
  var weightDecay: Float = 0

  /// Channels of the three groups of a residual network.
  var widths: [Int] { [1, 2, 4].map { $0 * widening * channels } }

  /// The kernels that a hypernetwork generates: the second of a plain network; all within the
  /// blocks of a residual one.
  var kernels: [Kernel] {
    guard architecture == .residual else {
      return [Kernel(name: "conv2", size: size, inputs: channels, outputs: channels)]
    }
    return widths.enumerated().flatMap { group, width in
      (0..<blocks).flatMap { block -> [Kernel] in
        let before = block > 0 ? width : group > 0 ? widths[group - 1] : channels
        let name = "group\(group + 1)/block\(block + 1)"
        return [
          Kernel(name: "\(name)/conv1", size: 3, inputs: before, outputs: width),
          Kernel(name: "\(name)/conv2", size: 3, inputs: width, outputs: width),
        ]
      }
    }
  }

  /// Weights of these kernels.
  package var kernelCount: Int {
    kernels.reduce(0) { $0 + $1.size * $1.size * $1.inputs * $1.outputs }
  }

  /// How many numbers stand for them: themselves, or embeddings and the generator.
  package var generatorCount: Int {
    guard isGenerated, let size = kernels.first?.size else { return kernelCount }
    let tiles = kernels.reduce(0) { $0 + ($1.inputs / channels) * ($1.outputs / channels) }
    return embedding * tiles + embedding * (embedding + 1) * channels
      + size * size * channels * (embedding + 1)
  }

  /// How many numbers are learned in all.
  package var parameterCount: Int {
    let recording = ImageNetRecording(self, rows: 1, isLearning: false)
    return recording.graph.initialParameters(random: Random(seed: 0)).trainableCount
  }
}

extension ImageNetPlan {
  /// The paper's hypernetwork for a wide residual network of 40 layers (WRN 40-1) on CIFAR-10.
  package static let wide40 = ImageNetPlan(
    shape: InputShape(height: 32, width: 32, channels: 3), classes: 10, architecture: .residual,
    isGenerated: true, embedding: 64, channels: 16, size: 3, blocks: 6, widening: 1)
}
