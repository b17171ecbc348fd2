/// What several trainings of every code tell.
struct EnumeratedSpace {
  /// A code and its accuracies.
  struct Entry {
    let code: GeneticCode
    let count: Int
    let mean: Double
    /// The standard deviation of its trainings; 0 for one.
    let deviation: Double
  }

  /// The codes by their means, the best first.
  let means: [Entry]

  /// What is known of codes that were trained, in any order, several times each.
  init(_ codes: [GeneticCode], _ rewards: [Double]) {
    var known: [GeneticCode: [Double]] = [:]
    var order: [GeneticCode] = []
    for (code, reward) in zip(codes, rewards) {
      if known[code] == nil { order.append(code) }
      known[code, default: []].append(reward)
    }
    let entries = order.map { code in
      let values = known[code] ?? []
      let mean = values.reduce(0, +) / Double(max(values.count, 1))
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
      return Entry(code: code, count: values.count, mean: mean, deviation: deviation)
    }
    means = entries.enumerated().sorted {
      ($0.element.mean, $1.offset) > ($1.element.mean, $0.offset)
    }
    .map(\.element)
  }
}
