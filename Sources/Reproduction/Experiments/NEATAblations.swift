import Learning
import Methods
import Systems

extension Experiment {
  /// What NEAT loses on double poles without one of its parts (Stanley & Miikkulainen 2002, section
  /// 5 and table 3), with the paper's starts and its 1,000 generations.
  ///
  /// The paper's evaluations are means of the runs that solved the task: its networks without growth
  /// fail in 80 of 100 runs of 150,000 evaluations, whose mean over all would exceed 120,000.
  static let neatAblations = Experiment(
    id: "neat-ablations", title: "what double poles cost without growth, species or mating",
    system: "neat", seeds: 20, minutes: 0.6, figures: Arm.allCases.flatMap(\.figures)
  ) { seed throws(Failure) in
    var measurements: [Double?] = []
    for arm in Arm.allCases {
      let trial = try NEATTrial(.doublePole, seed: seed, generations: 1000, arm.change)
      measurements += [trial.solved == 1 ? trial.evaluations : nil, 1 - trial.solved]
    }
    return measurements
  }

  /// A row of table 3.
  private enum Arm: String, CaseIterable {
    case growth = "without growth, from 10 hidden nodes"
    case random = "from random topologies of 1 to 10 hidden nodes"
    case species = "without species, from random topologies"
    case mating = "without mating"
    case full = "full NEAT"

    /// The paper's evaluations, and its share of failures.
    private var paper: (evaluations: Double, failures: Double) {
      switch self {
      case .growth: (30_239, 0.8)
      case .random: (23_033, 0.05)
      case .species: (25_600, 0.25)
      case .mating: (5557, 0)
      case .full: (3600, 0)
      }
    }

    var figures: [Figure] {
      [
        Figure(
          "\(rawValue): evaluations of the solved", unit: "networks", scale: .amount,
          paper: paper.evaluations),
        Figure("\(rawValue): not solved", unit: Figure.ofSeeds, paper: paper.failures),
      ]
    }

    func change(_ settings: inout NEAT.Settings) {
      switch self {
      case .growth:
        (settings.hidden, settings.mutation.addNode, settings.mutation.addLink) = (10, 0, 0)
      case .random: (settings.hidden, settings.startsRandom) = (10, true)
      case .species:
        (settings.hidden, settings.startsRandom) = (10, true)
        settings.distance.threshold = 1000
      case .mating: settings.mating.mutationOnly = 1
      case .full: break
      }
    }
  }
}
