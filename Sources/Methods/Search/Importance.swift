/// How much of the variance of scores each dimension explains alone: ω² of a one-way analysis of
/// variance (Hays 1963), which corrects for what as many random groups would explain.
struct Importance {
  /// The share of a dimension, in 0...1, in the order of the space's dimensions.
  let shares: [Double]

  /// Measures all dimensions of a space by its trials; a failed trial counts as the worst that was seen.
  init(of space: SearchSpace, records: ArraySlice<Study<Configuration>.Record>) {
    let worst = records.compactMap(\.score).min() ?? 0
    let scores = records.map { $0.score ?? worst }
    shares = space.dimensions.map { dimension in
      let positions = records.map { $0.design[dimension.id].flatMap(dimension.position) }
      return omegaSquared(of: scores, grouped: groups(of: positions))
    }
  }

  /// The dimensions' indices, the most important first; the first of equals.
  var ranking: [Int] {
    shares.indices.sorted { shares[$0] == shares[$1] ? $0 < $1 : shares[$0] > shares[$1] }
  }
}

/// The group of each position: up to eight distinct ones are groups of their own, more fall into
/// five equal intervals.
///
/// Points to which the dimension does not apply are one more group.
private func groups(of positions: [Double?]) -> [Int] {
  var distinct: [Double] = []
  for case let position? in positions where !distinct.contains(position) && distinct.count <= 8 {
    distinct.append(position)
  }
  return positions.map { position in
    guard let position else { return 0 }
    if distinct.count <= 8 { return 1 + (distinct.firstIndex(of: position) ?? 0) }
    return 1 + min(Int(position * 5), 4)
  }
}

/// (SS_between − (k − 1) MS_within) / (SS_total + MS_within), not below 0.
private func omegaSquared(of scores: [Double], grouped groups: [Int]) -> Double {
  let size = (groups.max() ?? 0) + 1
  var sums = [Double](repeating: 0, count: size)
  var counts = [Double](repeating: 0, count: size)
  for (score, group) in zip(scores, groups) {
    sums[group] += score
    counts[group] += 1
  }
  let present = Double(counts.count { $0 > 0 })
  let total = Double(scores.count)
  guard present > 1, total > present else { return 0 }
  let mean = scores.reduce(0, +) / total
  let between = zip(sums, counts).reduce(0.0) { sum, group in
    guard group.1 > 0 else { return sum }
    let distance = group.0 / group.1 - mean
    return sum + group.1 * distance * distance
  }
  let all = scores.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
  let within = (all - between) / (total - present)
  guard all + within > 0 else { return 0 }
  return min(max((between - (present - 1) * within) / (all + within), 0), 1)
}
