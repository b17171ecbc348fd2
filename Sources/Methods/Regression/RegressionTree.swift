package import Compute

/// A tree of questions about single features whose leaves hold means of several outputs (Breiman,
/// Friedman, Olshen & Stone 1984).
package struct RegressionTree: Regressor {
  /// How a tree is grown.
  package struct Terms: Hashable, Sendable {
    /// Questions from the root to a leaf at the most.
    package var depth: Int
    /// Examples in a leaf at the least.
    package var leaf: Int
    /// Features that each question is chosen from; all where there are fewer.
    package var features: Int

    /// Says how.
    package init(depth: Int, leaf: Int = 1, features: Int = .max) {
      (self.depth, self.leaf, self.features) = (depth, leaf, features)
    }
  }

  private struct Node {
    var feature = 0
    var threshold = 0.0
    /// The child for values below the threshold; the other is next to it, and a leaf has none.
    var low: Int?
    var means: [Double]
  }

  private var nodes: [Node] = []
  private let rows: [[Double]]
  private let outputs: [[Double]]
  private let terms: Terms

  /// Grows a tree on some of the rows `[examples, features]`, each of which may be named repeatedly.
  package init(
    _ rows: [[Double]], _ outputs: [[Double]], of examples: [Int]? = nil, terms: Terms,
    random: Random
  ) {
    precondition(rows.count == outputs.count && !rows.isEmpty, "\(rows.count) rows to grow on")
    (self.rows, self.outputs, self.terms) = (rows, outputs, terms)
    var random = random
    let examples = examples ?? Array(rows.indices)
    nodes = [Node(means: means(of: examples))]
    grow(0, examples, depth: terms.depth, &random)
  }

  package func predict(_ features: [Double]) -> [Double] {
    var node = nodes[0]
    while let low = node.low {
      node = nodes[features[node.feature] < node.threshold ? low : low + 1]
    }
    return node.means
  }

  private mutating func grow(
    _ node: Int, _ examples: [Int], depth: Int, _ random: inout Random
  ) {
    guard depth > 0, examples.count >= 2 * terms.leaf else { return }
    let features = random.permutation(rows[0].count).prefix(terms.features).sorted()
    let splits = features.compactMap { split(examples, by: $0) }
    guard let best = splits.max(by: { $0.gain < $1.gain }), best.gain > 1e-9 else { return }
    let low = examples.filter { rows[$0][best.feature] < best.threshold }
    let high = examples.filter { rows[$0][best.feature] >= best.threshold }
    let place = nodes.count
    (nodes[node].feature, nodes[node].threshold) = (best.feature, best.threshold)
    nodes[node].low = place
    nodes += [Node(means: means(of: low)), Node(means: means(of: high))]
    grow(place, low, depth: depth - 1, &random)
    grow(place + 1, high, depth: depth - 1, &random)
  }

  private func means(of examples: [Int]) -> [Double] {
    outputs[0].indices.map { output in
      examples.reduce(0) { $0 + outputs[$1][output] } / Double(max(examples.count, 1))
    }
  }

  /// The question about a feature that lowers the sum of squares most.
  private func split(
    _ examples: [Int], by feature: Int
  ) -> (feature: Int, threshold: Double, gain: Double)? {
    let order = examples.sorted { (rows[$0][feature], $0) < (rows[$1][feature], $1) }
    var left = [Double](repeating: 0, count: outputs[0].count)
    var right = left.indices.map { output in order.reduce(0) { $0 + outputs[$1][output] } }
    let before = squares(right) / Double(order.count)
    var best: (feature: Int, threshold: Double, gain: Double)?
    for place in 1..<max(order.count, 1) {
      for output in left.indices {
        left[output] += outputs[order[place - 1]][output]
        right[output] -= outputs[order[place - 1]][output]
      }
      let (low, high) = (rows[order[place - 1]][feature], rows[order[place]][feature])
      guard low < high, place >= terms.leaf, order.count - place >= terms.leaf else { continue }
      let gain =
        squares(left) / Double(place) + squares(right) / Double(order.count - place)
        - before
      if gain > best?.gain ?? 0 { best = (feature, low + (high - low) / 2, gain) }
    }
    return best
  }

  private func squares(_ sums: [Double]) -> Double { sums.reduce(0) { $0 + $1 * $1 } }
}

/// The mean of trees, each grown on a bootstrap sample (Breiman 2001, "Random forests").
package struct RegressionForest: Regressor {
  private let trees: [RegressionTree]

  /// Grows the trees.
  package init(
    _ rows: [[Double]], _ outputs: [[Double]], trees: Int, terms: RegressionTree.Terms,
    random: Random
  ) {
    precondition(trees > 0, "a forest of \(trees) trees")
    self.trees = (0..<trees).map { number in
      var draw = random.stream("sample").stream(number)
      let examples = rows.map { _ in draw.below(rows.count) }
      return RegressionTree(
        rows, outputs, of: examples, terms: terms, random: random.stream("tree").stream(number))
    }
  }

  package func predict(_ features: [Double]) -> [Double] {
    let all = trees.map { $0.predict(features) }
    return all[0].indices.map { output in
      all.reduce(0) { $0 + $1[output] } / Double(all.count)
    }
  }
}
