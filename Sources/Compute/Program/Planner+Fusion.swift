extension Planner {
  /// Units may not use more registers than this.
  private static let largestUnit = 96
  /// Looking for a way between two units is given up, as if there were one, after so many units.
  private static let longestSearch = 2_000

  /// Puts every computed node into a unit, joining element-by-element chains with each other and
  /// with the kernel before them, and brings the units into an order.
  mutating func fuse() {
    group(searchingAll: false)
    guard !sortUnits() else { return }
    // A way between two units was overlooked, and they wait for each other now.
    (units, visits, order) = ([], [], [])
    for index in unitOf.indices { unitOf[index] = -1 }
    group(searchingAll: true)
    let isSorted = sortUnits()
    precondition(isSorted, "units of a program wait for each other")
  }

  private mutating func group(searchingAll: Bool) {
    searchesAll = searchingAll
    for index in nodes.indices where isComputed(index) {
      if case .output = nodes[index].operation {
        unitOf[index] = unitOf[nodes[index].inputs[0]]
        units[unitOf[index]].outputs.append(index)
        continue
      }
      units.append(isPointwise(index) ? Unit(members: [index]) : Unit(producer: index))
      unitOf[index] = units.count - 1
      visits.append(0)
      guard isPointwise(index) else { continue }
      for input in inputs(index) where canFuse(input, into: index) {
        merge(unitOf[input], unitOf[index])
      }
    }
  }

  private func isComputed(_ index: Int) -> Bool {
    isLive[index] && sources[index] == index && !isLeaf(index) && !isVirtual[index]
      && !isView(index)
  }

  private func canFuse(_ input: Int, into index: Int) -> Bool {
    guard unitOf[input] >= 0, nodes[input].shape.count == nodes[index].shape.count else {
      return false
    }
    switch nodes[input].operation {
    case .pointwise, .product, .convolution, .convolutionImageGradient,
      .convolutionWeightGradient, .scatterAdd:
      return true
    case .sum: return longSum(input) != nil
    default: return false
    }
  }

  private mutating func merge(_ first: Int, _ second: Int) {
    guard first != second, units[first].producer == nil || units[second].producer == nil,
      registers(units[first]) + registers(units[second]) <= Self.largestUnit,
      !feeds(first, second), !feeds(second, first),
      !isPath(from: first, to: second), !isPath(from: second, to: first)
    else { return }
    let moved = units[second]
    for node in moved.nodes { unitOf[node] = first }
    units[first].producer = units[first].producer ?? moved.producer
    units[first].members = (units[first].members + moved.members).sorted()
    units[second] = Unit()
  }

  /// Whether the kernel of a unit reads what the other computes: it must then come before.
  private func feeds(_ unit: Int, _ other: Int) -> Bool {
    units[other].producer.map { bases[$0].contains { unitOf[$0] == unit } } ?? false
  }

  /// An upper bound.
  private func registers(_ unit: Unit) -> Int {
    unit.members.reduce(1) { $0 + 1 + inputs($1).count }
  }

  private func dependencies(of unit: Int) -> [Int] {
    var found: [Int] = []
    for node in units[unit].nodes {
      for base in bases[node] where unitOf[base] >= 0 && unitOf[base] != unit {
        found.append(unitOf[base])
      }
    }
    return found
  }

  /// Whether `to` depends on `from` through a third unit.
  ///
  /// Units whose nodes all come before those of `from` are passed over unless `searchesAll`, which
  /// is right but where such a unit waits for a later node of another.
  private mutating func isPath(from: Int, to: Int) -> Bool {
    let earliest = units[from].nodes.min() ?? 0
    visit += 1
    visits[to] = visit
    var waiting = dependencies(of: to).filter { $0 != from }
    var count = 0
    while let unit = waiting.popLast() {
      if unit == from { return true }
      guard visits[unit] != visit,
        searchesAll || units[unit].nodes.contains(where: { $0 > earliest })
      else { continue }
      visits[unit] = visit
      count += 1
      if count > Self.longestSearch { return true }
      waiting += dependencies(of: unit)
    }
    return false
  }

  /// Every unit after those it depends on, else in the order of recording; false where there is no
  /// such order.
  private mutating func sortUnits() -> Bool {
    var done = [Bool](repeating: false, count: units.count)
    var isOpen = done
    let queue = units.indices.filter { !units[$0].nodes.isEmpty }
      .sorted { (units[$0].nodes.max() ?? 0) < (units[$1].nodes.max() ?? 0) }
    for unit in queue {
      var stack = [unit]
      while let top = stack.last {
        let missing = done[top] ? [] : dependencies(of: top).filter { !done[$0] }
        if missing.isEmpty {
          stack.removeLast()
          if !done[top] { order.append(top) }
          done[top] = true
        } else if isOpen[top] {
          return false
        } else {
          isOpen[top] = true
          stack += missing
        }
      }
    }
    return true
  }
}
