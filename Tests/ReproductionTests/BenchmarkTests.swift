import Compute
import Testing

@testable import Reproduction

/// Ten steps of each benchmark's network, at a smaller batch, from fixed weights, against the losses
/// that PyTorch 2.13 finds in double precision for the same arithmetic.
@Suite struct BenchmarkTests {
  @Test(arguments: Benchmark.all.map(\.name)) func stepsComeToSomething(name: String) throws {
    let benchmark = try #require(Benchmark.all.first { $0.name == name })
    // The large ones take seconds, and their arithmetic is checked below.
    guard !["cnn-28", "cnn-32", "l2l", "children"].contains(name) else { return }
    var workload = benchmark.workload(threads: 1)
    #expect(workload.step().isFinite)
  }

  /// The graph and the chain that it is compared with count the operations that their layers count
  /// themselves, and their convolutions multiply equally often.
  @Test func graphAndChainMultiplyAsOften() throws {
    let settings = [ImageWorkload.Setting.graph, .chain]
    let convolutions = settings.map { $0.forward.dropLast().reduce(0, +) }
    #expect(convolutions[0] == convolutions[1])
    for setting in settings {
      let network = try Network(input: setting.input, nodes: setting.nodes)
      let counted = network.summaries.filter { $0.name.count == 2 || $0.name == "classes" }
      let flops = counted.map { Double($0.flops) }
      #expect(flops == setting.forward)
    }
    for benchmark in [Benchmark.graph, .chain] {
      var workload = benchmark.workload(threads: 1)
      for _ in 0..<5 { #expect(workload.step().isFinite) }
    }
  }

  @Test func digitsAgreeWithPyTorch() {
    expect(
      images(.digits),
      [
        2.3074004, 2.3053646, 2.3016422, 2.2965493, 2.2902138, 2.282778, 2.2744866, 2.2653835,
        2.2556909, 2.2456563,
      ])
  }

  @Test func colourImagesAgreeWithPyTorch() {
    expect(
      images(.colourImages),
      [
        2.2118544, 1.9158368, 1.4462271, 0.95060712, 0.54980479, 0.29384504, 0.15463375,
        0.084153598, 0.048422038, 0.029628883,
      ])
  }

  @Test func smallDigitsAgreeWithPyTorch() {
    expect(
      images(.smallDigits),
      [
        2.32059, 2.3115079, 2.3026292, 2.2939762, 2.2857726, 2.277693, 2.2698879, 2.263007,
        2.2566808, 2.2504594,
      ])
  }

  @Test func charactersAgreeWithPyTorch() {
    var workload = CharacterWorkload(batch: 4, length: 6, units: 16, team: .alone)
    write(24, workload.texts, &workload.exercise)
    expect(
      losses(&workload.exercise),
      [
        3.9097572, 3.9094987, 3.90924, 3.9089813, 3.9087224, 3.9084634, 3.9082043, 3.907945,
        3.9076856, 3.9074261,
      ])
  }

  @Test func hyperCharactersAgreeWithPyTorch() {
    var workload = HyperCharacterWorkload(batch: 4, length: 5, team: .alone)
    write(20, workload.texts, &workload.exercise)
    expect(
      losses(&workload.exercise),
      [
        3.911827, 3.9009499, 3.8900743, 3.8791973, 3.868316, 3.8574278, 3.8465313, 3.8356255,
        3.82471, 3.8137839,
      ])
  }

  @Test func learnedOptimiserAgreesWithPyTorch() {
    var workload = LearnedOptimiserWorkload(
      .init(inputs: 10, hidden: 4, classes: 3, batch: 6, unroll: 3, units: 5), team: .alone)
    workload.exercise.machine.write(numbers(240, seed: 7), to: workload.inputs)
    workload.exercise.machine.write(wholeNumbers(24, below: 3, seed: 8), to: workload.labels)
    workload.exercise.machine.write(numbers(59, seed: 9), to: workload.start)
    expect(
      losses(&workload.exercise),
      [
        3.8604639, 3.8599854, 3.8595055, 3.8590242, 3.8585413, 3.858057, 3.857571, 3.8570833,
        3.8565939, 3.8561028,
      ])
  }

  @Test func banditsAgreeWithPyTorch() {
    var workload = BanditWorkload(.init(bandits: 6, pulls: 4, units: 8), team: .alone)
    let experience = [
      numbers(168, seed: 7), wholeNumbers(24, below: 5, seed: 8).map(Float.init),
      numbers(24, seed: 9).map { $0 - 1.5 }, numbers(24, seed: 10), numbers(24, seed: 11),
    ]
    for (values, port) in zip(experience, workload.ports) {
      workload.exercise.machine.write(values, to: port)
    }
    expect(
      losses(&workload.exercise),
      [
        0.18073265, 0.18000855, 0.17929108, 0.17857995, 0.17787454, 0.17717419, 0.17647838,
        0.17578668, 0.17509865, 0.17441393,
      ])
  }

  @Test func riddleAgreesWithPyTorch() {
    var workload = RiddleWorkload(.init(episodes: 4, units: 8), team: .alone) { graph, sizes in
      func uniform(_ seed: UInt64) -> Tensor {
        graph.constant(numbers(72, seed: seed), [sizes.turns, sizes.rows])
      }
      let rooms = wholeNumbers(24, below: 3, seed: 11).map(Float.init)
      let actions = wholeNumbers(72, below: 2, seed: 13).map(Float.init)
      return RiddleChance(
        rooms: graph.constant(rooms, [sizes.turns, sizes.episodes]),
        explores: uniform(12).affine(0.5, 0.5),
        actions: graph.constant(actions, [sizes.turns, sizes.rows]),
        noise: uniform(14), targetNoise: uniform(15))
    }
    setWeights(&workload.exercise.parameters)
    workload.copyToTarget()
    expect(
      (0..<10).map { _ in workload.exercise.step() },
      [
        2.9827614, 2.9267197, 2.7522579, 2.4883668, 2.1497988, 1.732889, 1.2311265, 0.68504375,
        0.23020502, 0.11768557,
      ])
  }

  private func images(_ setting: ImageWorkload.Setting) -> [Float] {
    var workload = ImageWorkload(setting, batchSize: 2, team: .alone)
    setWeights(&workload.trainer.parameters)
    let inputs = numbers(2 * setting.input.count, seed: 7)
    return (0..<10).map { _ in workload.trainer.step(inputs: inputs, labels: [3, 8]) }
  }

  private func write(_ count: Int, _ texts: Texts, _ exercise: inout Exercise) {
    let ports = (exercise.port(of: texts.inputs), exercise.port(of: texts.labels))
    exercise.machine.write(wholeNumbers(count, below: 50, seed: 7), to: ports.0)
    exercise.machine.write(wholeNumbers(count, below: 50, seed: 8), to: ports.1)
  }

  private func losses(_ exercise: inout Exercise) -> [Float] {
    setWeights(&exercise.parameters)
    return (0..<10).map { _ in exercise.step() }
  }

  /// Fixed numbers over the root of the fan-in where there is more than one axis; the rest stays.
  private func setWeights(_ parameters: inout Parameters) {
    for (place, entry) in parameters.entries.enumerated() where entry.isTrainable {
      guard entry.shape.rank > 1 else { continue }
      let scale = 1 / Float(entry.shape.count / entry.shape[-1]).squareRoot()
      parameters[entry.name] = numbers(entry.shape.count, seed: 1000 + UInt64(place)).map {
        $0 * scale
      }
    }
    for entry in parameters.entries where entry.isTrainable && entry.shape.rank == 1 {
      let isOne =
        entry.name.hasSuffix("scale") || entry.name.hasSuffix("gain")
        || entry.name.hasSuffix("ones")
      parameters[entry.name] = Array(repeating: isOne ? 1 : 0, count: entry.shape.count)
    }
  }

  private func expect(
    _ ours: [Float], _ theirs: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (ours, theirs) in zip(ours, theirs) {
      #expect(
        abs(Double(ours) - theirs) <= 1e-4 * abs(theirs), "\(ours) is not \(theirs)",
        sourceLocation: sourceLocation)
    }
  }
}
