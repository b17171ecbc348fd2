import Compute
import Learning
import Testing
import Worlds

@testable import Systems

@Suite struct HyperNetworkTests {
  private func plan(
    _ architecture: HyperNetwork.Architecture = .plain, embedding: Int = 4, channels: Int = 16,
    size: Int = 7
  ) -> ImageNetPlan {
    ImageNetPlan(
      shape: InputShape(height: 8, width: 8, channels: 1), classes: 10, architecture: architecture,
      isGenerated: true, embedding: embedding, channels: channels, size: size, blocks: 1,
      widening: 1)
  }

  /// Table 1 of the paper, and section 4.2 with what is not generated.
  @Test func countsAreThePapers() {
    #expect(plan().kernelCount == 12_544)
    #expect(plan().generatorCount == 4244)
    #expect(ImageNetPlan.wide40.kernels.count == 36)
    #expect(ImageNetPlan.wide40.parameterCount == 97_770)
  }

  @Test func countsAreThoseOfTheRecording() {
    var own = plan()
    own.isGenerated = false
    #expect(plan().parameterCount - own.parameterCount == 4244 - 12_544)
  }

  /// 672,000 steps at 0.002, 0.001, 0.0002 and 0.00005 (the paper's appendix A.2.2).
  @Test(arguments: [(0, 2e-3), (167_999, 2e-3), (168_000, 1e-3), (336_000, 2e-4), (504_000, 5e-5)])
  func thePapersRateFallsInItsStages(step: Int, rate: Double) throws {
    let preset = try #require(HyperNetwork.Settings.presets.first { $0.name == "paper-residual" })
    #expect(abs(preset.settings.rate(ofStep: step, of: 672_000) - rate) < 1e-15)
  }

  /// Decay is of every kernel, generated ones too, and of nothing else.
  @Test(arguments: [true, false]) func decayIsOfAllKernels(isGenerated: Bool) throws {
    var plan = plan(.residual, embedding: 3, channels: 2)
    (plan.isGenerated, plan.weightDecay) = (isGenerated, 2)
    let recording = ImageNetRecording(plan, rows: 1, isLearning: false)
    let own = recording.graph.initialParameters(random: Random(seed: 1))
    let program = Program(
      recording.graph, outputs: [recording.loss, recording.objective] + recording.kernels)
    var machine = Machine(program)
    var parameters = own
    machine.run(&parameters)
    let generated = recording.kernels.flatMap { machine.read(program.port(of: $0)) }
    let learned = ["conv1", "group2/block1/shortcut", "group3/block1/shortcut"]
      .compactMap { own["\($0)/weights"] }
    try #require(learned.count == 3)
    let squares = (generated + learned.joined()).reduce(0) { $0 + $1 * $1 }
    let added =
      machine.scalar(program.port(of: recording.objective))
      - machine.scalar(program.port(of: recording.loss))
    #expect(abs(added - squares) < 1e-4 * squares)
  }

  /// K_i = W_out (W_i z + B_i) + B_out for every input channel of every tile, side by side.
  @Test func generatedKernelsAreThoseOfTheFormula() throws {
    let plan = plan(.residual, embedding: 3, channels: 2)
    let model = ImageModel(plan, random: Random(seed: 1))
    let parameters = model.parameters
    let z = try #require(parameters["embeddings"])
    let (w, b) = (
      try #require(parameters["generator/input-weights"]),
      try #require(parameters["generator/input-bias"])
    )
    let (out, offset) = (
      try #require(parameters["generator/output-weights"]),
      try #require(parameters["generator/output-bias"])
    )
    func weight(_ tile: Int, _ input: Int, _ place: Int, _ output: Int) -> Float {
      let column = place * 2 + output
      return (0..<3).reduce(offset[column]) { sum, d in
        let a = (0..<3).reduce(b[input * 3 + d]) {
          $0 + z[tile * 3 + $1] * w[$1 * 6 + input * 3 + d]
        }
        return sum + a * out[d * 18 + column]
      }
    }
    var tile = 0
    for (kernel, values) in zip(plan.kernels, model.kernels) {
      let (ins, outs) = (kernel.inputs / 2, kernel.outputs / 2)
      for place in 0..<9 {
        for input in 0..<kernel.inputs {
          for output in 0..<kernel.outputs {
            let own = tile + input / 2 * outs + output / 2
            let expected = weight(own, input % 2, place, output % 2)
            let value = values[(place * kernel.inputs + input) * kernel.outputs + output]
            #expect(abs(value - expected) < 1e-5)
          }
        }
      }
      tile += ins * outs
    }
    #expect(tile * 3 == z.count)
  }

  @Test func gradientReachesEmbeddingsAsTheDifferenceQuotient() {
    let plan = plan(embedding: 2, channels: 2, size: 3)
    let recording = ImageNetRecording(plan, rows: 4, isLearning: true)
    let program = Program(
      recording.graph, outputs: [recording.loss], minimising: recording.loss)
    var machine = Machine(program)
    let start = recording.graph.initialParameters(random: Random(seed: 3))
    var random = Random(seed: 4)
    let pixels = (0..<256).map { _ in Float(random.uniform()) }
    machine.write(pixels, to: program.port(of: recording.images))
    machine.write([1, 5, 7, 2], to: program.port(of: recording.labels))
    func loss(_ parameters: Parameters) -> Float {
      var parameters = parameters
      machine.run(&parameters)
      return machine.scalar(program.port(of: recording.loss))
    }
    _ = loss(start)
    let gradients = machine.gradients
    for entry in start.entries
    where entry.name.hasPrefix("generator") || entry.name == "embeddings" {
      let index = entry.range.max { abs(gradients[$0]) < abs(gradients[$1]) } ?? entry.offset
      let slopes = [Float(0.01), -0.01].map { shift -> Float in
        var moved = start
        moved.values[index] += shift
        return loss(moved)
      }
      let slope = (slopes[0] - slopes[1]) / 0.02
      #expect(abs(slope - gradients[index]) < 0.05 * abs(gradients[index]) + 2e-3, "\(entry.name)")
    }
  }

  @Test(arguments: HyperNetwork.Architecture.allCases) func learnsDigitsWithGeneratedKernels(
    architecture: HyperNetwork.Architecture
  ) throws {
    let world = try HyperNetwork.open(WorldRequest(name: "optdigits"))
    var settings = HyperNetwork.Settings()
    (settings.architecture, settings.channels, settings.size) = (architecture, 4, 3)
    (settings.epochs, settings.rate, settings.interval) = (2, 5e-3, 25)
    var run = try LearnerRun<HyperNetwork>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    let test = try #require(run.learner.evaluations.test)
    #expect(test.accuracy > 0.6 && test.control ?? 0 > 0.6)
    #expect(run.learner.tensors.contains { $0.name.hasPrefix("generated/") })
  }
}
