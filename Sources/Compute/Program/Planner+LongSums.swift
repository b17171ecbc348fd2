/// Long sums whose pieces are not joined yet.
///
/// They are joined when the sum is read, so that its next term, and whatever else is done
/// with the same rows, can follow at once.
struct PendingSums {
  struct Sum {
    let sum: LongSum
    /// Where the pieces' sums stand.
    let pieces: Place
    let result: Place
    /// Whether it is added to what the result holds.
    let adding: Bool

    func joining(then: Int = -1) -> Instruction {
      .join(sum, pieces, to: result, adding: adding, then: then)
    }
  }

  /// By the node that they will be.
  private var sums: [Int: Sum] = [:]

  mutating func add(_ sum: Sum, for node: Int) { sums[node] = sum }

  /// The sum that a node will be, if an instruction adds as many numbers to it; it is removed here.
  mutating func take(_ node: Int, count: Int) -> Sum? {
    sums[node]?.sum.count == count ? sums.removeValue(forKey: node) : nil
  }

  /// Joins those sums that are read now, or all of them.
  mutating func join(_ nodes: [Int]? = nil) -> [Instruction] {
    (nodes?.sorted() ?? sums.keys.sorted()).compactMap {
      sums.removeValue(forKey: $0)?.joining()
    }
  }
}

extension Planner {
  /// The sum over many rows that a node stands for, where it does.
  func longSum(_ index: Int) -> LongSum? {
    LongSum(nodes[index], nodes[index].inputs.map { nodes[$0].shape })
  }

  /// Computes each piece's sum, or adds a further term to it.
  func emit(_ sum: LongSum, _ unit: Int, _ producer: Int, _ emission: inout Emission) {
    let members = units[unit].members
    let addend = accumulated(unit).flatMap {
      place($0, emission) == place(members[0], emission) ? $0 : nil
    }
    let begun = addend.flatMap { emission.pending.take($0, count: sum.count) }
    emission.instructions += emission.pending.join(units[unit].nodes.flatMap { bases[$0] })
    let node = addend == nil ? producer : members[0]
    let whole =
      begun
      ?? PendingSums.Sum(
        sum: sum, pieces: emission.reserve(LongSum.pieces * sum.count),
        result: place(node, emission), adding: addend != nil)
    let x = inputs(producer).map { place($0, emission) }
    emission.needScratch(sum.scratchSize)
    emission.instructions.append(
      .longSum(sum, x[0], x[x.count - 1], to: whole.pieces, adding: begun != nil))
    if addend == nil, !members.isEmpty {
      emission.instructions.append(whole.joining(then: pass(unit, &emission)))
    } else {
      emission.pending.add(whole, for: node)
    }
  }
}
