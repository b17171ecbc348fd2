package import Compute
package import Worlds

/// Problems of a family that are optimised side by side, each a function of its own stream.
///
/// Whoever optimises them meets the same starts and the same minibatches: common random numbers.
package struct ProblemSet: Sendable {
  /// What they are problems of.
  package let optimisee: ProblemFamily
  /// Where all start, `[count, width]`.
  package let start: [Float]
  private let randoms: [Random]
  private let examples: Examples?
  /// Matrices and targets of quadratics.
  private let constants: [[Float]]

  /// Draws problems; classifiers take their minibatches from `examples`.
  package init(_ optimisee: ProblemFamily, count: Int, examples: Examples?, random: Random) {
    (self.optimisee, self.examples) = (optimisee, examples)
    randoms = (0..<count).map { random.stream($0) }
    guard case .quadratic(let dimensions) = optimisee else {
      start = randoms.flatMap { optimisee.start(random: $0.stream("start")) }
      constants = []
      return
    }
    let quadratics = randoms.map { random in
      var random = random
      return Quadratic(dimensions: dimensions, random: &random)
    }
    start = quadratics.flatMap(\.start)
    constants = [quadratics.flatMap(\.matrix), quadratics.flatMap(\.target)]
  }

  /// How many problems there are.
  package var count: Int { randoms.count }

  /// Writes what the problems' losses are made of, from evaluation `first` on.
  package func write(from first: Int, evaluations: Int, to ports: [Port], of machine: inout Machine)
  {
    guard case .classifier(let classifier) = optimisee, let examples else {
      for (port, values) in zip(ports, constants) { machine.write(values, to: port) }
      return
    }
    let rows = (first..<first + evaluations).flatMap { evaluation in
      randoms.flatMap { random in
        var random = random.stream("minibatch").stream(evaluation)
        return (0..<classifier.batch).map { _ in random.below(examples.count) }
      }
    }
    machine.withInput(ports[0]) { examples.gatherInputs(rows[...], into: $0) }
    machine.withInput(ports[1]) { labels in
      for (place, row) in rows.enumerated() { labels[place] = Float(examples.labels[row]) }
    }
  }
}
