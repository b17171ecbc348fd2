/// Which layer remembers.
public enum RecurrentCell: String, Codable, CaseIterable, Sendable {
  /// Gated recurrent units (Cho et al. 2014).
  case gru
  /// Long short-term memory (Hochreiter & Schmidhuber 1997).
  case lstm
}

/// Everything that decides what the programs of a recurrent actor-critic compute.
package struct ActorCriticPlan: Codable, Hashable, Sendable {
  /// The layer between observations and decisions.
  let cell: RecurrentCell
  /// Numbers in an observation.
  let inputs: Int
  /// Actions to choose from.
  let actions: Int
  /// Units of the layer.
  let units: Int
  /// Units that read the memory as the observation asks; none where policy and value are read from
  /// the memory itself.
  var readout: Int?
  /// The unit in which the critic tells returns, so that it learns numbers around one.
  let returnUnit: Float
  /// How far the ratio of probabilities may leave 1 before its gradient stops, ε in PPO.
  let clip: Float
  /// How much the critic's error counts beside the policy's, w.
  let criticWeight: Float
  /// What it is asked for beside the policy; none where there is nothing.
  private var auxiliary: [AuxiliaryTask]?

  /// States all of it.
  package init(
    cell: RecurrentCell, inputs: Int, actions: Int, units: Int, readout: Int? = nil,
    returnUnit: Float, clip: Float, criticWeight: Float, auxiliary: [AuxiliaryTask] = []
  ) {
    self.auxiliary = auxiliary.isEmpty ? nil : auxiliary
    (self.cell, self.inputs, self.actions, self.units) = (cell, inputs, actions, units)
    (self.readout, self.returnUnit) = (readout, returnUnit)
    (self.clip, self.criticWeight) = (clip, criticWeight)
  }

  /// What it is asked for beside the policy.
  var auxiliaryTasks: [AuxiliaryTask] { auxiliary ?? [] }

  /// Classes that are asked for at each step.
  var targets: Int { auxiliaryTasks.reduce(0) { $0 + $1.targets } }

  /// Numbers that are carried from step to step.
  var memory: Int { cell == .lstm ? 2 * units : units }
}
