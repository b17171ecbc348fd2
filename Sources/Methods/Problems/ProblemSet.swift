package import Compute
import Worlds

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
  /// Matrices and targets of quadratics; contents and styles of paintings.
  private let constants: [[Float]]

  /// Draws problems from a source.
  package init(_ optimisee: ProblemFamily, count: Int, source: ProblemSource, random: Random) {
    let randoms = (0..<count).map { random.stream($0) }
    switch (optimisee, source) {
    case (.quadratic(let dimensions), _):
      let quadratics = randoms.map { random in
        var random = random
        return Quadratic(dimensions: dimensions, random: &random)
      }
      self.init(
        optimisee, randoms, start: quadratics.flatMap(\.start),
        constants: [quadratics.flatMap(\.matrix), quadratics.flatMap(\.target)])
    case (.painting(let painting), .subjects(let source)):
      self.init(
        painting, randoms.map { source.draw($0.stream("subject")) }, randoms: randoms)
    case (.classifier, .examples(let examples)):
      self.init(
        optimisee, randoms,
        start: randoms.flatMap { optimisee.start(random: $0.stream("start")) }, constants: [],
        examples: examples)
    default:
      preconditionFailure("there is nothing that problems could be drawn from")
    }
  }

  /// Paintings of some subjects.
  package init(_ painting: Painting, _ subjects: [PaintingSubject], random: Random) {
    self.init(painting, subjects, randoms: subjects.indices.map { random.stream($0) })
  }

  private init(_ painting: Painting, _ subjects: [PaintingSubject], randoms: [Random]) {
    let family = ProblemFamily.painting(painting)
    self.init(
      family, randoms, start: randoms.flatMap { family.start(random: $0.stream("start")) },
      constants: [subjects.flatMap(\.content), subjects.flatMap(\.style)])
  }

  private init(
    _ optimisee: ProblemFamily, _ randoms: [Random], start: [Float], constants: [[Float]],
    examples: Examples? = nil
  ) {
    (self.optimisee, self.randoms, self.start) = (optimisee, randoms, start)
    (self.constants, self.examples) = (constants, examples)
  }

  /// One of the problems by itself.
  package func single(_ place: Int) -> ProblemSet {
    precondition(randoms.indices.contains(place), "problem \(place) of \(count)")
    let part = { (values: [Float]) in
      Array(values[place * values.count / count..<(place + 1) * values.count / count])
    }
    return ProblemSet(
      optimisee, [randoms[place]], start: part(start), constants: constants.map(part),
      examples: examples)
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
