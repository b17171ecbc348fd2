/// Classes that a network is asked for beside its policy, so that its memory comes to hold them.
///
/// As the auxiliary losses of Mirowski et al. 2017, "Learning to Navigate in Complex Environments",
/// section 3: depth prediction and loop closure. Nothing of it is used when the agent acts.
package struct AuxiliaryTask: Codable, Hashable, Sendable {
  /// What is asked for, by which its weights are named: `depth`.
  package let name: String
  /// How many targets there are of it at each step.
  package let targets: Int
  /// How many classes each may be in.
  package let classes: Int
  /// How much their mean cross-entropy counts beside the policy's loss.
  package let weight: Float

  /// States all of it.
  package init(_ name: String, targets: Int, classes: Int, weight: Float) {
    precondition(targets > 0 && classes > 1, "\(name): \(targets) targets of \(classes) classes")
    (self.name, self.targets, self.classes, self.weight) = (name, targets, classes, weight)
  }

  /// Numbers from which its classes are read.
  var outputs: Int { targets * classes }
}

/// The classes that a network should tell at each step of some trials.
struct RolloutTargets: Codable, Hashable, Sendable {
  /// Targets of a step, those of all tasks one after the other.
  let count: Int
  /// Whole numbers, `[trials, steps, count]`.
  var values = PackedFloats()

  /// Whether there are so many, each one of its classes.
  func fit(_ tasks: [AuxiliaryTask], places: Int) -> Bool {
    let bounds = tasks.flatMap { Array(repeating: Float($0.classes), count: $0.targets) }
    guard count == bounds.count, values.values.count == places * count else { return false }
    return values.values.indices.allSatisfy { place in
      (0..<bounds[place % count]).contains(values.values[place])
    }
  }
}
