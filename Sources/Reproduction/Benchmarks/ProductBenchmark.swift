import Compute

extension Benchmark {
  static let product = product(size: 512)

  /// Products of square matrices from 64 to 4,096 rows, ours and the library's in turn, for a look
  /// at both in one run; they are measured only when they are named.
  static let products: [Benchmark] = [64, 128, 256, 512, 1024, 2048, 3072, 4096].flatMap { size in
    [product(size: size), libraryProduct(size: size)]
  }

  private static func product(size: Int) -> Benchmark {
    Benchmark(
      "gemm-\(size)", "product of two \(size)x\(size) matrices", flops: flops(size: size)
    ) { ProductWorkload(size: size, team: $0) }
  }

  private static func libraryProduct(size: Int) -> Benchmark {
    Benchmark("blas-\(size)", "the same by OpenBLAS", flops: flops(size: size)) {
      LibraryProductWorkload(size: size, threads: $0.count)
    }
  }

  private static func flops(size: Int) -> Double {
    let size = Double(size)
    return 2 * size * size * size
  }
}

/// The product of two square matrices.
private struct ProductWorkload: Workload {
  private var machine: Machine
  private var parameters: Parameters
  private let result: Port

  init(size: Int, team: ThreadTeam) {
    let graph = Graph()
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

/// The same by `cblas_sgemm`.
private struct LibraryProductWorkload: Workload {
  private let size: Int
  private let threads: Int
  private let a: [Float], b: [Float]
  private var product: [Float]

  init(size: Int, threads: Int) {
    (self.size, self.threads) = (size, threads)
    a = Made.normal(size * size, "a")
    b = Made.normal(size * size, "b")
    product = Array(repeating: 0, count: size * size)
  }

  mutating func step() -> Double {
    BLAS.multiply(a, b, into: &product, size: size, threads: threads)
    return Double(product[0])
  }
}
