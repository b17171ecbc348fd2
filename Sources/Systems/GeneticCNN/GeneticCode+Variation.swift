import Compute

// The genetic operators of algorithm 1.
extension GeneticCode {
  /// Flips each bit with this probability.
  func mutated(_ rate: Double, random: inout Random) -> GeneticCode {
    var child = self
    for stage in child.stages.indices {
      for bit in child.stages[stage].bits.indices where random.chance(rate) {
        child.stages[stage].bits[bit].toggle()
      }
    }
    return child
  }

  /// Both codes after each of their stages changed sides with this probability.
  static func crossed(
    _ first: GeneticCode, _ second: GeneticCode, _ rate: Double, random: inout Random
  ) -> (GeneticCode, GeneticCode) {
    var children = (first, second)
    for stage in first.stages.indices where random.chance(rate) {
      (children.0.stages[stage], children.1.stages[stage]) =
        (second.stages[stage], first.stages[stage])
    }
    return children
  }

  /// The bits that differ from another code's, such as `+1.1-2 −2.1-3`: stage, then nodes.
  func changes(from parent: GeneticCode) -> String {
    var changes: [String] = []
    for (number, (old, new)) in zip(parent.stages, stages).enumerated() {
      for target in 1..<max(new.nodes, 1) {
        for source in 0..<target {
          let bit = Stage.bitCount(nodes: target) + source
          guard old.bits[bit] != new.bits[bit] else { continue }
          changes.append("\(new.bits[bit] ? "+" : "−")\(number + 1).\(source + 1)-\(target + 1)")
        }
      }
    }
    return changes.joined(separator: " ")
  }
}
