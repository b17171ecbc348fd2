import Learning

/// Lays a lineage out in lanes, the youngest on top, as version-control tools draw histories: a line
/// runs down from each individual to those it descends from.
struct LineageLanes {
  /// A row: an individual, where it stands and what is drawn beside it.
  struct Row: Hashable {
    var individual: Int
    /// The lane it stands in.
    var lane: Int
    /// What is drawn, two characters a lane.
    var cells: [Unicode.Scalar]
  }

  private(set) var rows: [Row] = []
  /// Which individual a lane leads to; `nil` for a lane that is free.
  private var lanes: [Int?] = []

  /// Lays out some of the individuals; parents that are not among them are passed over.
  ///
  /// - Parameter shown: by index, whether an individual is shown.
  init(_ lineage: Artefact.Lineage, showing shown: [Bool]) {
    let individuals = lineage.individuals
    for index in individuals.indices.reversed() where shown[index] {
      // What claims to descend from what came later would never end.
      let parents = individuals[index].parents.filter { $0 >= 0 && $0 < index && shown[$0] }
      add(index, parents, isAlive: individuals[index].alive)
    }
  }

  private mutating func add(_ index: Int, _ parents: [Int], isAlive: Bool) {
    let arriving = lanes.indices.filter { lanes[$0] == index }
    let lane = arriving.first ?? freeLane(besides: nil)
    for other in arriving.dropFirst() { lanes[other] = nil }
    lanes[lane] = nil
    var leaving: [Int] = []
    for parent in parents.dropFirst().prefix(3) where !lanes.contains(parent) {
      let branch = freeLane(besides: lane)
      lanes[branch] = parent
      leaving.append(branch)
    }
    lanes[lane] = parents.first
    let joined = parents.dropFirst().compactMap { parent in
      lanes.indices.first { $0 != lane && lanes[$0] == parent && !leaving.contains($0) }
    }
    let cells = cells(
      of: lane, isAlive: isAlive, merging: Array(arriving.dropFirst()), leaving: leaving,
      joining: joined)
    rows.append(Row(individual: index, lane: lane, cells: cells))
    while lanes.last == .some(nil) { lanes.removeLast() }
  }

  private mutating func freeLane(besides taken: Int?) -> Int {
    if let free = lanes.indices.first(where: { lanes[$0] == nil && $0 != taken }) { return free }
    lanes.append(nil)
    return lanes.count - 1
  }

  /// The characters of a row: lanes that pass by, and arms to lanes that end or begin here.
  private func cells(
    of lane: Int, isAlive: Bool, merging: [Int], leaving: [Int], joining: [Int]
  ) -> [Unicode.Scalar] {
    let ends = merging + leaving + joining
    let width = max(lanes.count, (ends.max() ?? 0) + 1, lane + 1)
    var cells = Array(repeating: Unicode.Scalar(" "), count: width * 2)
    for other in lanes.indices where lanes[other] != nil { cells[other * 2] = "│" }
    for end in ends {
      for place in min(lane, end) * 2 + 1..<max(lane, end) * 2 {
        cells[place] = cells[place] == "│" ? "┼" : cells[place] == " " ? "─" : cells[place]
      }
    }
    let (first, last) = (merging.min(), merging.max())
    for end in merging {
      cells[end * 2] = end > lane ? (end == last ? "╯" : "┴") : (end == first ? "╰" : "┴")
    }
    for end in leaving { cells[end * 2] = end > lane ? "╮" : "╭" }
    for end in joining { cells[end * 2] = end > lane ? "┤" : "├" }
    cells[lane * 2] = isAlive ? "●" : "○"
    return cells
  }
}

extension Artefact.Lineage {
  /// Whose descent is shown.
  enum Scope: Int, CaseIterable, Sendable {
    /// The best individual and all it descends from.
    case best
    /// The individuals alive and all their ancestors.
    case living
    /// Everyone.
    case all

    /// The scope in words.
    var title: String {
      switch self {
      case .best: "ancestors of the best"
      case .living: "ancestors of the living"
      case .all: "everyone"
      }
    }

    var next: Scope { Scope(rawValue: (rawValue + 1) % Scope.allCases.count) ?? .best }
  }

  /// The individual with the best score; the first of equals.
  var best: Int? {
    individuals.indices.filter { individuals[$0].score?.isFinite ?? false }
      .max { (individuals[$0].score ?? 0, $1) < (individuals[$1].score ?? 0, $0) }
  }

  /// Whether each individual is in a scope.
  func shown(in scope: Scope) -> [Bool] {
    var shown = Array(repeating: scope == .all, count: individuals.count)
    switch scope {
    case .all: return shown
    case .best: if let best { shown[best] = true }
    case .living: for index in individuals.indices { shown[index] = individuals[index].alive }
    }
    for index in individuals.indices.reversed() where shown[index] {
      for parent in individuals[index].parents where parent >= 0 && parent < index {
        shown[parent] = true
      }
    }
    return shown
  }
}
