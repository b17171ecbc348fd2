import Compute

extension Benchmark {
  static let product = Benchmark(
    "gemm-512", "product of two 512x512 matrices", flops: 2 * 512 * 512 * 512
  ) { ProductWorkload(team: $0) }
}

/// The product of two square matrices.
private struct ProductWorkload: Workload {
  private static let size = 512
  private var machine: Machine
  private var parameters: Parameters
  private let result: Port

  init(team: ThreadTeam) {
    let graph = Graph(), size = Self.size
    let a = graph.input([size, size]), b = graph.input([size, size])
    let product = a.times(b)
    let program = Program(graph, outputs: [product])
    machine = Machine(program, team: team)
    parameters = graph.initialParameters(random: Random(seed: 1))
    result = program.port(of: product)
    machine.write(Made.normal(size * size, "a"), to: program.port(of: a))
    machine.write(Made.normal(size * size, "b"), to: program.port(of: b))
  }

  mutating func step() -> Double {
    machine.run(&parameters)
    return Double(machine.scalar(result))
  }
}
