/// A piece of memory that one tensor after the other may use.
struct Storage {
  let size: Int
  var first: Int
  var last: Int
  /// Where it stands, once that is decided.
  var place: Place?
}

extension Planner {
  /// The moment that no unit reaches.
  private static let end = Int.max

  /// Decides where every tensor stands and returns the size of the arena.
  ///
  /// Leaves and roots keep their place throughout; the rest share the arena, each from the unit
  /// that writes it to the last that reads it. `pins` asks for places outside the arena.
  mutating func assignStorage(pins: [Int: Place]) -> Memories {
    var memories = Memories(count: nodes.count)
    let times = lastUses()
    for index in nodes.indices where isLive[index] && isLeaf(index) {
      place(leaf: index, &memories)
    }
    let pins = extended(pins, times)
    let homes = homes(besides: pins)
    for (time, unit) in order.enumerated() {
      for node in units[unit].nodes where isStored(node) {
        let last = times[node]
        if let pin = pins[node] {
          memories.add(node, size: nodes[node].shape.count, time, Self.end, at: pin)
        } else if let home = homes[node] {
          if !memories.holds(home.whole) {
            let parts = inputs(home.whole).filter { homes[$0]?.whole == home.whole }
            let last = parts.reduce(times[home.whole]) { max($0, times[$1]) }
            memories.add(home.whole, size: nodes[home.whole].shape.count, time, last)
          }
          memories.share(node, with: home.whole, offset: home.offset)
        } else if memories.holds(node) {
          continue
        } else if let old = reusable(for: node, in: unit, time, memories) {
          memories.reuse(old, for: node, until: last)
        } else {
          memories.add(node, size: nodes[node].shape.count, time, last)
        }
      }
    }
    memories.pack()
    return memories
  }

  /// Whether a node's numbers are read from memory: by another unit, by a kernel's pass, or at the
  /// end.
  func isStored(_ index: Int) -> Bool {
    isRoot[index] || units[unitOf[index]].producer == index || isReadElsewhere(index)
  }

  private func isReadElsewhere(_ index: Int) -> Bool {
    users[index].contains { user in
      isVirtual[user] || isView(user) || unitOf[user] != unitOf[index]
    }
  }

  private mutating func place(leaf index: Int, _ memories: inout Memories) {
    let size = nodes[index].shape.count
    if case .parameter(let declaration) = nodes[index].operation {
      memories.add(index, size: size, -1, Self.end, at: entryPlace(declaration))
    } else {
      memories.add(index, size: size, -1, Self.end)
    }
  }

  /// For each node in memory, the last moment at which a unit reads it, directly or through a view.
  private func lastUses() -> [Int] {
    var times = [Int](repeating: -1, count: nodes.count)
    for (time, unit) in order.enumerated() {
      for node in units[unit].nodes {
        times[node] = max(times[node], time)
        for base in bases[node] { times[base] = max(times[base], time) }
      }
    }
    for root in roots {
      if let base = base(root) { times[base] = Self.end }
    }
    return times
  }

  /// A sum of products into a pinned place starts there: each product is added in place.
  private func extended(_ pins: [Int: Place], _ times: [Int]) -> [Int: Place] {
    var result = pins
    for (time, unit) in order.enumerated().reversed() {
      guard let addend = accumulated(unit), let pin = result[units[unit].members[0]],
        unitOf[addend] >= 0, times[addend] == time, result[addend] == nil
      else { continue }
      result[addend] = pin
    }
    return result
  }

  /// Tensors that are joined behind each other are written where they will stand, if they can be.
  private func homes(besides pins: [Int: Place]) -> [Int: (whole: Int, offset: Int)] {
    var homes: [Int: (whole: Int, offset: Int)] = [:]
    for whole in nodes.indices where unitOf[whole] >= 0 && pins[whole] == nil && !isRoot[whole] {
      guard case .concatenate(let axes) = nodes[whole].operation, axes.outer == 1 else { continue }
      var offset = 0
      for part in inputs(whole) {
        if homes[part] == nil, canMove(part), pins[part] == nil { homes[part] = (whole, offset) }
        offset += nodes[part].shape.count
      }
    }
    return homes
  }

  /// Whether a computed tensor may be written into a larger one.
  private func canMove(_ part: Int) -> Bool {
    guard unitOf[part] >= 0, !isRoot[part], !isVirtual[part], !isView(part), isStored(part),
      accumulated(unitOf[part]) == nil
    else { return false }
    if case .concatenate = nodes[part].operation { return false }
    return true
  }

  /// What a unit adds its kernel's result to, where that is all it does.
  func accumulated(_ unit: Int) -> Int? {
    guard let producer = units[unit].producer, units[unit].members.count == 1 else { return nil }
    switch nodes[producer].operation {
    case .product, .convolutionWeightGradient, .scatterAdd: break
    case .sum where longSum(producer) != nil: break
    default: return nil
    }
    let sum = units[unit].members[0]
    guard nodes[sum].operation == .pointwise(.add), !isRoot[producer], users[producer] == [sum]
    else { return nil }
    let others = inputs(sum).filter { $0 != producer }
    guard others.count == 1, !isVirtual[others[0]], !isView(others[0]), !isLeaf(others[0]),
      !bases[producer].contains(others[0])
    else { return nil }
    return others[0]
  }

  /// A tensor of the same size that `node` may overwrite, because it is not read after this unit.
  private func reusable(
    for node: Int, in unit: Int, _ time: Int, _ memories: Memories
  ) -> Int? {
    if let addend = accumulated(unit), units[unit].members[0] == node {
      return memories.isFree(addend, after: time) ? addend : nil
    }
    guard isPointwise(node) else { return nil }
    let members = units[unit].members
    guard let position = members.firstIndex(of: node) else { return nil }
    // What a later step still reads cannot be overwritten, nor what is read through a pattern.
    let later = Set(members[(position + 1)...].flatMap(inputs).compactMap(base))
    let scattered = Set(
      members.flatMap(inputs).filter { isVirtual[$0] || isView($0) }.compactMap(base))
    // The pass may run on a part of the result while the kernel still reads for the next.
    let kernel = units[unit].producer.map { bases[$0] } ?? []
    for member in members[...position] {
      for input in inputs(member) where !isVirtual[input] && !isView(input) {
        let isOutside = unitOf[input] != unit || units[unit].producer == input
        if isOutside, nodes[input].shape.count == nodes[node].shape.count,
          !later.contains(input), !scattered.contains(input), !kernel.contains(input),
          !isLeaf(input),
          memories.isFree(input, after: time)
        {
          return input
        }
      }
    }
    return nil
  }

  func entryPlace(_ declaration: Int) -> Place {
    Place(space: .parameters, offset: parameters.entries[entryIndex[declaration]].offset)
  }
}

/// Where the tensors of a program stand.
struct Memories {
  /// The storage of each node, or -1.
  private var storageOf: [Int]
  /// How far into its storage each node stands.
  private var offsets: [Int: Int] = [:]
  private var storages: [Storage] = []
  /// The node that a storage holds now.
  private var holder: [Int] = []
  private(set) var arenaSize = 0

  init(count: Int) { storageOf = Array(repeating: -1, count: count) }

  mutating func add(_ node: Int, size: Int, _ first: Int, _ last: Int, at place: Place? = nil) {
    // A pinned place that a sum accumulates in belongs to several nodes.
    storages.append(Storage(size: size, first: first, last: last, place: place))
    holder.append(node)
    storageOf[node] = storages.count - 1
  }

  mutating func reuse(_ old: Int, for node: Int, until last: Int) {
    let storage = storageOf[old]
    storages[storage].last = max(storages[storage].last, last)
    holder[storage] = node
    storageOf[node] = storage
  }

  /// Whether a node has a storage.
  func holds(_ node: Int) -> Bool { storageOf[node] >= 0 }

  /// Lets a node stand within another.
  mutating func share(_ node: Int, with whole: Int, offset: Int) {
    storageOf[node] = storageOf[whole]
    offsets[node] = offset
  }

  /// Whether a node's storage still holds its numbers and may be overwritten at this time.
  func isFree(_ node: Int, after time: Int) -> Bool {
    let storage = storageOf[node]
    return storage >= 0 && holder[storage] == node && storages[storage].last <= time
      && storages[storage].place == nil
  }

  func place(of node: Int) -> Place {
    guard storageOf[node] >= 0, let place = storages[storageOf[node]].place else {
      preconditionFailure("node \(node) is not in memory")
    }
    return place.advanced(by: offsets[node] ?? 0)
  }

  /// Reserves numbers that stay throughout.
  mutating func reserve(_ size: Int) -> Place {
    let place = Place(space: .arena, offset: arenaSize)
    arenaSize += Self.rounded(size)
    return place
  }

  /// Numbers of the largest tensors that share memory only with others of their size.
  private static let smallSize = 32 * 1024

  /// Finds the lowest free offset for each storage.
  ///
  /// Small tensors share memory with others of their size alone: their rows then lie where the
  /// others' did, so that threads that divide them by rows need not wait for each other before they
  /// write there.
  mutating func pack() {
    let waiting = storages.indices.filter { storages[$0].place == nil }
    let groups = Dictionary(grouping: waiting) { index in
      storages[index].size <= Self.smallSize ? Self.rounded(storages[index].size) : .max
    }
    for size in groups.keys.sorted(by: >) { pack(groups[size] ?? [], from: arenaSize) }
  }

  /// Finds the lowest free offset from `start` on for each of these, the largest first.
  private mutating func pack(_ group: [Int], from start: Int) {
    var placed: [(range: Range<Int>, first: Int, last: Int)] = []
    for index in group.sorted(by: { (storages[$0].size, $1) > (storages[$1].size, $0) }) {
      let storage = storages[index]
      let size = Self.rounded(storage.size)
      var offset = start
      for other in placed where other.first <= storage.last && storage.first <= other.last {
        if other.range.lowerBound >= offset + size { break }
        offset = max(offset, other.range.upperBound)
      }
      storages[index].place = Place(space: .arena, offset: offset)
      let range = offset..<offset + size
      let position = placed.firstIndex { $0.range.lowerBound > offset } ?? placed.count
      placed.insert((range, storage.first, storage.last), at: position)
      arenaSize = max(arenaSize, range.upperBound)
    }
  }

  /// A multiple of 16 numbers, the width of the widest registers; at least one, so that every
  /// tensor has a place of its own.
  static func rounded(_ size: Int) -> Int { max((size + 15) / 16 * 16, 16) }
}
