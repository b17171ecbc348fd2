import Compute
import Worlds

/// A convolutional network on a batch of images, its kernels learned or generated.
struct ImageNetRecording {
  let graph = Graph()
  /// `[rows, height, width, channels]`.
  let images: Tensor
  /// `[rows]`.
  let labels: Tensor
  /// The mean cross-entropy.
  let loss: Tensor
  /// What is minimised: the loss and half the decay times the squares of all kernels.
  let objective: Tensor
  /// `[rows, classes]`.
  let logits: Tensor
  /// The kernels that may be generated.
  let kernels: [Tensor]

  /// - Parameter normaliser: What images are mapped by before all else, where they come raw.
  init(_ plan: ImageNetPlan, rows: Int, isLearning: Bool, normaliser: ChannelMap? = nil) {
    images = graph.input([rows, plan.shape.height, plan.shape.width, plan.shape.channels])
    labels = graph.input([rows])
    kernels =
      plan.isGenerated
      ? KernelGenerator(plan, graph: graph).kernels()
      : plan.kernels.map { [graph] kernel in
        graph.parameter(
          "\(kernel.name)/weights", [kernel.size, kernel.size, kernel.inputs, kernel.outputs],
          .heNormal)
      }
    var net = ImageNetWalk(plan: plan, kernels: kernels, isLearning: isLearning)
    let features = net.features(of: normaliser?.recorded(images) ?? images)
    let weights = graph.parameter(
      "head/weights", [features.shape[1], plan.classes], .glorotUniform)
    logits = features.times(weights) + graph.parameter("head/bias", [plan.classes], .zeros)
    loss = logits.crossEntropy(labels).mean()
    let decayed = plan.weightDecay > 0 ? net.kernelsOfItsOwn + kernels : []
    objective = decayed.reduce(loss) { $0 + $1.square().sum() * (plan.weightDecay / 2) }
  }
}

extension ChannelMap {
  /// The map of values `[..., channels]`.
  fileprivate func recorded(_ values: Tensor) -> Tensor {
    let graph = values.graph
    return values * graph.constant(scales, [scales.count])
      + graph.constant(offsets, [offsets.count])
  }
}

/// The way of images through the layers, which takes kernels one by one.
private struct ImageNetWalk {
  let plan: ImageNetPlan
  let kernels: [Tensor]
  let isLearning: Bool
  /// Kernels that are never generated.
  private(set) var kernelsOfItsOwn: [Tensor] = []
  private var taken = 0

  init(plan: ImageNetPlan, kernels: [Tensor], isLearning: Bool) {
    (self.plan, self.kernels, self.isLearning) = (plan, kernels, isLearning)
  }

  /// What the last layer sees, `[rows, features]`.
  mutating func features(of images: Tensor) -> Tensor {
    plan.architecture == .plain ? plain(images) : residual(images)
  }

  /// Two convolutions, each followed by a pool (section 4.1).
  private mutating func plain(_ images: Tensor) -> Tensor {
    let first = convolved(images, named: "conv1", size: plan.size, filters: plan.channels)
    let x = pooled((first + bias("conv1", of: first)).relu())
    let second = x.convolved(next())
    return pooled((second + bias("conv2", of: second)).relu()).reshape([x.shape[0], -1])
  }

  /// A wide residual network without dropout (Zagoruyko & Komodakis 2016; section 4.2).
  private mutating func residual(_ images: Tensor) -> Tensor {
    var x = convolved(images, named: "conv1", size: 3, filters: plan.channels)
    for (group, width) in plan.widths.enumerated() {
      for block in 0..<plan.blocks {
        let name = "group\(group + 1)/block\(block + 1)"
        let stride = block == 0 && group > 0 && min(x.shape[1], x.shape[2]) > 1 ? 2 : 1
        let seen = normalised(x, "\(name)/norm1")
        let shortcut =
          x.shape[3] == width
          ? x : convolved(seen, named: "\(name)/shortcut", size: 1, filters: width, stride: stride)
        let middle = normalised(seen.convolved(next(), stride: stride), "\(name)/norm2")
        x = middle.convolved(next()) + shortcut
      }
    }
    return normalised(x, "norm").mean(over: 1...2)
  }

  private mutating func next() -> Tensor {
    defer { taken += 1 }
    return kernels[taken]
  }

  private mutating func convolved(
    _ x: Tensor, named name: String, size: Int, filters: Int, stride: Int = 1
  ) -> Tensor {
    let kernel = x.graph.parameter(
      "\(name)/weights", [size, size, x.shape[3], filters], .heNormal)
    kernelsOfItsOwn.append(kernel)
    return x.convolved(kernel, stride: stride)
  }

  private func bias(_ name: String, of x: Tensor) -> Tensor {
    x.graph.parameter("\(name)/bias", [x.shape[3]], .zeros)
  }

  private func normalised(_ x: Tensor, _ name: String) -> Tensor {
    x.batchNormalised(named: name, training: isLearning).relu()
  }

  private func pooled(_ x: Tensor) -> Tensor {
    min(x.shape[1], x.shape[2]) < 2 ? x : x.maxPooled(2, stride: 2)
  }
}
