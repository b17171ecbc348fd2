import Testing

@testable import Compute

/// Several threads on one program: the same bits as one.
@Suite struct ThreadTeamTests {
  @Test(arguments: [2, 3]) func imageTrainingDoesNotDependOnThreads(threads: Int) throws {
    let network = try Network(
      input: [9, 9, 3],
      layers: [
        .convolution(filters: 20, kernel: 3), .batchNorm, .activation(.relu), .dropout(0.2),
        .maxPool(size: 2, stride: 2), .convolution(filters: 8, kernel: 3, stride: 2),
        .activation(.elu), .averagePool(size: 2, stride: 1), .dense(units: 40), .layerNorm,
        .activation(.tanh), .dense(units: 4),
      ])
    func trained(_ threads: Int) throws -> Trainer {
      var trainer = try Trainer(
        network, classes: 4, optimiser: .adam(), rate: 1e-2, batchSize: 7, seed: 1,
        team: ThreadTeam(count: threads))
      for step in 0..<5 {
        trainer.step(
          inputs: numbers(7 * 243, seed: UInt64(step)), labels: (0..<7).map { ($0 + step) % 4 })
      }
      return trainer
    }
    let (one, several) = (try trained(1), try trained(threads))
    #expect(one.parameters == several.parameters)
    #expect(one.loss == several.loss)
  }

  /// Long enough that rows go through the program in bands, and that sums over them are divided.
  @Test(arguments: [2, 3, 4, 8], [3000, 5003])
  func unrolledCellsDoNotDependOnThreads(threads: Int, rows: Int) {
    func gradients(_ threads: Int) -> [Float] {
      let graph = Graph()
      let lstm = LSTMCell(graph, named: "lstm", inputs: 3, units: 20)
      let gru = GRUCell(graph, named: "gru", inputs: 20, units: 9)
      let x = graph.input([rows, 3])
      var (state, above): (LSTMCell.State?, Tensor?)
      for _ in 0..<4 {
        let next = lstm(x, state)
        above = gru(next.hidden, above)
        state = next
      }
      let loss = (above ?? x).square().mean()
      let program = Program(graph, outputs: [loss], minimising: loss)
      var machine = Machine(program, team: ThreadTeam(count: threads))
      var parameters = graph.initialParameters(random: Random(seed: 1))
      machine.write(numbers(3 * rows, seed: 3), to: machine.program.port(of: x))
      machine.run(&parameters)
      machine.run(&parameters)
      return machine.gradients
    }
    #expect(gradients(1) == gradients(threads))
  }

  /// Rows that are normalised, cut and joined, which no thread may take from another too early.
  @Test(arguments: [2, 3]) func normalisedStepsDoNotDependOnThreads(threads: Int) {
    func gradients(_ threads: Int) -> [Float] {
      let graph = Graph()
      let small = graph.parameter("small", [16, 48], .uniform(1))
      let gain = graph.parameter("gain", [3, 32], .ones)
      let bias = graph.parameter("bias", [3, 32], .zeros)
      let wide = graph.parameter("wide", [16, 96], .uniform(1))
      let start = graph.input([33, 16])
      var x = start
      for _ in 0..<30 {
        let codes = x.times(small).split(3)
        let gates = Tensor.concatenate(codes.map { $0.times(wide.slice(axis: 1, 0..<32)) }, axis: 1)
        let sums = (gates + x.times(wide)).reshape([33, 3, 32])
        let parts = sums.layerNormalised(gain: gain, bias: bias).reshape([33, 96]).split(6)
        x = parts[0].sigmoid() * parts[1].tanh()
        x = x + parts[2] * parts[5].sum(over: 1...1, keeping: true)
        x = (x + parts[3] * parts[4]).standardised()
      }
      let loss = x.square().mean() + x.sum()
      let program = Program(graph, outputs: [loss], minimising: loss)
      var machine = Machine(program, team: ThreadTeam(count: threads))
      var parameters = graph.initialParameters(random: Random(seed: 1))
      machine.write(numbers(33 * 16, seed: 3), to: machine.program.port(of: start))
      for _ in 0..<20 { machine.run(&parameters) }
      return machine.gradients
    }
    #expect(gradients(1) == gradients(threads))
  }

  /// Pieces of a long sum are divided among any number of threads that there can be.
  @Test(arguments: [(1, 1), (2, 2), (3, 2), (4, 4), (7, 4), (8, 8), (100, 8)])
  func teamsAreOfASizeThatDividesPieces(asked: Int, count: Int) {
    #expect(ThreadTeam(count: asked).count == count)
    #expect(LongSum.pieces % count == 0)
  }

  @Test func copiesOfAMachineShareItsThreads() async {
    let graph = Graph()
    let x = graph.input([64, 64])
    let y = x.times(x).tanh()
    let program = Program(graph, outputs: [y])
    let (input, output) = (program.port(of: x), program.port(of: y))
    let machine = Machine(program, team: ThreadTeam(count: 2))
    let none = graph.initialParameters(random: Random(seed: 1))
    await withTaskGroup(of: [Float].self) { group in
      for copy in 0..<4 {
        group.addTask {
          var (machine, parameters) = (machine, none)
          machine.write(numbers(4096, seed: UInt64(copy % 2)), to: input)
          for _ in 0..<10 { machine.run(&parameters) }
          return machine.read(output)
        }
      }
      var results: Set<[Float]> = []
      for await result in group { results.insert(result) }
      #expect(results.count == 2)
    }
  }
}
