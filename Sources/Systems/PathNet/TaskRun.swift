import Methods

extension PathNet {
  /// Who learns which task of a pair, in the order in which they do.
  enum Arm: String, Codable, CaseIterable, Sendable {
    /// Pathways evolve on task A.
    case first
    /// A fixed pathway learns task A.
    case fixedFirst = "fixed-first"
    /// Pathways evolve on task B beside the frozen ones of A.
    case transfer
    /// Pathways evolve on task B and know nothing of A.
    case scratch
    /// The fixed pathway of A learns task B.
    case fineTuned = "fine-tuned"
    /// A fixed pathway learns task B and knows nothing of A.
    case fixed
    /// Pathways evolve on task B beside as many frozen modules that never learned.
    case untrained

    /// 0 for task A, 1 for task B.
    var task: Int { self == .first || self == .fixedFirst ? 0 : 1 }

    /// Whether pathways evolve.
    var evolves: Bool { ![.fixedFirst, .fineTuned, .fixed].contains(self) }

    /// The name for people.
    var label: String {
      switch self {
      case .first: "A, PathNet"
      case .fixedFirst: "A, fixed path"
      case .transfer: "B, PathNet with transfer"
      case .scratch: "B, PathNet from scratch"
      case .fineTuned: "B, fine-tuned fixed path"
      case .fixed: "B, fixed path from scratch"
      case .untrained: "B, PathNet beside frozen modules that never learned"
      }
    }
  }

  /// An arm at work on its task.
  struct TaskRun: Codable, Sendable {
    var bank: ModuleBank
    /// The modules that nothing changes and that are always active, by layer.
    let frozen: [[Int]]
    var population: PathwayPopulation
    /// The better window of each generation.
    var curve: [Double] = []

    /// Generations done.
    var generations: Int { curve.count }
    /// The fittest pathway and what is frozen.
    var best: ActiveModules { active(population.best) }

    /// A pathway and what is frozen.
    func active(_ pathway: Int) -> ActiveModules {
      ActiveModules(population.pathways[pathway], frozen: frozen)
    }
  }

  /// What an arm came to.
  struct ArmResult: Codable, Hashable, Sendable {
    let pathway: Pathway
    /// Whether the threshold was reached.
    let isSolved: Bool
    /// Validation accuracy of the pathway before and after.
    let before: Double
    let after: Double
    let curve: [Double]

    /// Generations that it took.
    var generations: Int { curve.count }
  }

  /// A network that has learned task A.
  struct Learned: Codable, Sendable {
    let bank: ModuleBank
    let pathway: Pathway
    /// Its validation accuracy.
    let accuracy: Double
  }

  /// What a pair of tasks came to so far.
  struct PairRecord: Codable, Hashable, Sendable {
    /// By arm, in order.
    var results: [ArmResult] = []
    /// Accuracy on A before and after B was learned beside its frozen modules.
    var kept: Retention?
    /// Accuracy on A before and after its pathway was fine-tuned on B.
    var fineTuned: Retention?
    /// Whether frozen modules are bit by bit what they were.
    var isFrozenUnchanged: Bool?
  }

  /// What is left of a task when another was learned.
  struct Retention: Codable, Hashable, Sendable {
    let before: Double
    let after: Double
  }
}
