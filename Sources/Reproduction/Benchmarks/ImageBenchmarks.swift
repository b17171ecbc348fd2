import Compute

extension Benchmark {
  static let digits = Benchmark(
    "cnn-28", "28x28 images, 3 convolutions, batch 64, SGD with momentum",
    flops: ImageWorkload.Setting.digits.flops
  ) { ImageWorkload(.digits, team: $0) }

  static let colourImages = Benchmark(
    "cnn-32", "32x32 colour images, 5 convolutions with batch norm, batch 64, SGD with momentum",
    flops: ImageWorkload.Setting.colourImages.flops
  ) { ImageWorkload(.colourImages, team: $0) }

  static let smallDigits = Benchmark(
    "cnn-8", "8x8 images, 2 convolutions, batch 64, Adam",
    flops: ImageWorkload.Setting.smallDigits.flops
  ) { ImageWorkload(.smallDigits, team: $0) }
}

/// A classifier of random images: forward, backward, update.
struct ImageWorkload: Workload {
  /// A network and how it is trained.
  struct Setting {
    let input: Shape
    let nodes: [Network.Node]
    let optimiser: Optimiser
    let rate: Float
    /// Operations of one example's forward pass, layer by layer.
    let forward: [Double]
    /// Of a batch of 64: three products a layer, but for the gradient of the images.
    var flops: Double { 64 * (3 * forward.reduce(0, +) - forward[0]) }

    init(
      input: Shape, nodes: [Network.Node], optimiser: Optimiser, rate: Float, forward: [Double]
    ) {
      (self.input, self.nodes, self.optimiser) = (input, nodes, optimiser)
      (self.rate, self.forward) = (rate, forward)
    }

    init(
      input: Shape, layers: [Layer], optimiser: Optimiser, rate: Float, forward: [Double]
    ) {
      self.init(
        input: input, nodes: Network.Node.chain(of: layers), optimiser: optimiser, rate: rate,
        forward: forward)
    }
  }

  private static let pool = 32
  var trainer: Trainer
  private let images: [[Float]]
  private let labels: [[Int]]
  private var steps = 0

  init(_ setting: Setting, batchSize: Int = 64, team: ThreadTeam) {
    do {
      let network = try Network(
        input: setting.input, nodes: setting.nodes, initialiser: .heNormal)
      trainer = try Trainer(
        network, classes: 10, optimiser: setting.optimiser, rate: setting.rate,
        batchSize: batchSize, seed: 1, team: team)
    } catch {
      preconditionFailure("a benchmark's network is wrong: \(error)")
    }
    let size = setting.input.count
    images = (0..<Self.pool).map { Made.normal(batchSize * size, "images\($0)") }
    labels = (0..<Self.pool).map { Made.whole(batchSize, below: 10, "labels\($0)") }
  }

  mutating func step() -> Double {
    defer { steps += 1 }
    return Double(
      trainer.step(inputs: images[steps % Self.pool], labels: labels[steps % Self.pool]))
  }
}

extension ImageWorkload.Setting {
  static func convolution(_ size: Int, _ inputs: Int, _ outputs: Int) -> Double {
    2 * Double(size * size * 9 * inputs * outputs)
  }

  private static func block(_ filters: Int) -> [Layer] {
    [.convolution(filters: filters, kernel: 3, bias: false), .batchNorm, .activation(.relu)]
  }

  static let digits = Self(
    input: [28, 28, 1],
    layers: [
      .convolution(filters: 32, kernel: 3), .activation(.relu),
      .convolution(filters: 64, kernel: 3), .activation(.relu), .maxPool(size: 2, stride: 2),
      .convolution(filters: 64, kernel: 3), .activation(.relu), .maxPool(size: 2, stride: 2),
      .dense(units: 128), .activation(.relu), .dense(units: 10),
    ], optimiser: .sgd(momentum: 0.9), rate: 1e-3,
    forward: [
      convolution(28, 1, 32), convolution(28, 32, 64), convolution(14, 64, 64),
      2 * 3136 * 128, 2 * 128 * 10,
    ])

  static let colourImages = Self(
    input: [32, 32, 3],
    layers: block(64) + block(64) + [.maxPool(size: 2, stride: 2)] + block(128) + block(128)
      + [.maxPool(size: 2, stride: 2)] + block(256) + [.globalAveragePool, .dense(units: 10)],
    optimiser: .sgd(momentum: 0.9), rate: 1e-2,
    forward: [
      convolution(32, 3, 64), convolution(32, 64, 64), convolution(16, 64, 128),
      convolution(16, 128, 128), convolution(8, 128, 256), 2 * 256 * 10,
    ])

  static let smallDigits = Self(
    input: [8, 8, 1],
    layers: [
      .convolution(filters: 16, kernel: 3), .activation(.relu),
      .convolution(filters: 32, kernel: 3), .activation(.relu), .maxPool(size: 2, stride: 2),
      .dense(units: 64), .activation(.relu), .dense(units: 10),
    ], optimiser: .adam(), rate: 1e-4,
    forward: [convolution(8, 1, 16), convolution(8, 16, 32), 2 * 512 * 64, 2 * 64 * 10])
}
