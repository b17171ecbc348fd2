/// Grows a decision tree on weighted examples, level by level, over features sorted once.
///
/// The last level is split so that the weighted error is least, so a tree of one level is the best
/// stump of both polarities; the levels above are split by the Gini index (Breiman, Friedman,
/// Olshen & Stone 1984). Ties go to the lowest feature and threshold.
struct TreeGrower {
  /// The best question found for a node.
  private struct Split {
    var score: Double
    var feature: Int?
    var threshold: Float = 0
  }

  private let world: BoostingWorld
  private let labels: [Int]
  private let weights: [Double]
  private let classes: Int
  /// The node of the last level that each example has come to; -1 for those without weight.
  private var places: [Int]
  /// The weight of each class in each node of the last level, node by node.
  private var totals: [Double] = []
  private var tree = DecisionTree(label: 0)
  /// Which nodes of the tree are the last level.
  private var level = 0..<1

  private init(_ world: BoostingWorld, labels: [Int], weights: [Double]) {
    (self.world, self.labels, self.weights) = (world, labels, weights)
    classes = world.classNames.count
    places = weights.map { $0 > 0 ? 0 : -1 }
  }

  /// The tree of at most `depth` levels of questions that fits these weights.
  static func grow(
    depth: Int, in world: BoostingWorld, labels: [Int], weights: [Double]
  ) -> DecisionTree {
    var grower = TreeGrower(world, labels: labels, weights: weights)
    grower.count()
    for remaining in stride(from: depth, to: 0, by: -1) where !grower.level.isEmpty {
      grower.split(byError: remaining == 1)
      grower.count()
    }
    return grower.tree
  }

  /// Sums the weights of each class in each node of the last level and lets them say the heaviest.
  private mutating func count() {
    totals = Array(repeating: 0, count: level.count * classes)
    for (row, place) in places.enumerated() where place >= 0 {
      totals[place * classes + labels[row]] += weights[row]
    }
    for node in level {
      let place = node - level.lowerBound
      let sums = totals[place * classes..<(place + 1) * classes]
      let heaviest = sums.indices.max { (sums[$0], $1) < (sums[$1], $0) } ?? sums.startIndex
      tree.nodes[node].label = heaviest - sums.startIndex
    }
  }

  /// Splits every node of the last level for which a question helps.
  private mutating func split(byError: Bool) {
    var best = level.indices.map { node in
      Split(score: score(node - level.lowerBound, left: nil, byError: byError) + 1e-12)
    }
    for feature in world.columns.indices { scan(feature, byError: byError, best: &best) }
    descend(best)
  }

  /// Looks for better questions about one feature, in all nodes at once.
  private func scan(_ feature: Int, byError: Bool, best: inout [Split]) {
    let column = world.columns[feature]
    var left = Array(repeating: 0.0, count: totals.count)
    var last = Array(repeating: Float.nan, count: best.count)
    for (row, value) in zip(column.rows, column.values) {
      let place = places[Int(row)]
      guard place >= 0 else { continue }
      if value > last[place] {
        let score = score(place, left: left, byError: byError)
        if score > best[place].score {
          let middle = last[place] + (value - last[place]) / 2
          best[place] = Split(
            score: score, feature: feature, threshold: middle > last[place] ? middle : value)
        }
      }
      left[place * classes + labels[Int(row)]] += weights[Int(row)]
      last[place] = value
    }
  }

  /// How good it is to split a node into these weights and the rest: the weight classified
  /// rightly, or the sum of squares that the Gini index rests on.
  private func score(_ place: Int, left: [Double]?, byError: Bool) -> Double {
    var (most, others) = (0.0, 0.0)
    var (squares, otherSquares, sum, otherSum) = (0.0, 0.0, 0.0, 0.0)
    for index in place * classes..<(place + 1) * classes {
      let low = left?[index] ?? 0
      let high = totals[index] - low
      (most, others) = (max(most, low), max(others, high))
      squares += low * low
      otherSquares += high * high
      sum += low
      otherSum += high
    }
    guard !byError else { return most + others }
    return (sum > 0 ? squares / sum : 0) + (otherSum > 0 ? otherSquares / otherSum : 0)
  }

  /// Adds the questions to the tree and sends every example on to the new last level.
  private mutating func descend(_ splits: [Split]) {
    let start = tree.nodes.count
    for (place, split) in splits.enumerated() where split.feature != nil {
      let node = level.lowerBound + place
      tree.nodes[node].feature = split.feature
      tree.nodes[node].threshold = split.threshold
      tree.nodes[node].low = tree.nodes.count
      tree.nodes += Array(repeating: DecisionTree.Node(label: tree.nodes[node].label), count: 2)
    }
    for row in places.indices where places[row] >= 0 {
      let node = tree.nodes[level.lowerBound + places[row]]
      guard let feature = node.feature else {
        places[row] = -1
        continue
      }
      let isLow = world.features[row * world.columns.count + feature] < node.threshold
      places[row] = node.low + (isLow ? 0 : 1) - start
    }
    level = start..<tree.nodes.count
  }
}
