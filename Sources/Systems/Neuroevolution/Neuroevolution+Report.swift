package import Compute
public import Learning
import Methods

extension Neuroevolution {
  /// What it reports.
  public static let series = [
    Series("fitness", label: "best fitness so far", better: .higher),
    Series("mean", label: "mean fitness", better: .higher),
    Series("control", label: "best of as many random networks", better: .higher),
    Series("evaluations", label: "networks judged"),
    Series("links", label: "connections of the best"),
    Series("restarts", label: "new starts"),
    Series("crossover", label: "child of crossover less parents", better: .higher),
    Series("shuffled", label: "the same, hidden units of one reordered", better: .higher),
  ]

  /// Says what a generation brought.
  func describe(_ judge: Judge, random: Random, report: inout Report) {
    report.value("fitness", champion.fitness)
    report.value("mean", members.reduce(0) { $0 + $1.fitness } / Double(members.count))
    report.value("control", control.fitness)
    report.value("evaluations", Double(evaluations))
    report.value("links", Double(links(of: champion)))
    report.value("restarts", Double(restarts))
    if !probes.isEmpty {
      let count = Double(probes.count)
      report.value("crossover", probes.reduce(0) { $0 + $1.child - $1.parents } / count)
      report.value("shuffled", probes.reduce(0) { $0 + $1.shuffled - $1.parents } / count)
    }
    for variant in 0..<settings.variants {
      report.gain(gain(judge, variant: variant, random.stream(variant)))
    }
  }

  /// Φ before and after, on a held-out variant of the task.
  private func gain(_ judge: Judge, variant: Int, _ random: Random) -> GainSample {
    var before =
      settings.method == .weights
      ? judge.network(of: founder, random: random)
      : judge.untrained(champion.genes, random: random.stream("weights"))
    var after = judge.network(of: champion, random: random.stream("weights"))
    let world = judge.world
    let passes =
      settings.method == .weights
      ? evaluations : settings.epochs * (world.patterns?.count ?? 0)
    return GainSample(
      before: world.performance(of: &before, onVariant: variant, random),
      after: world.performance(of: &after, onVariant: variant, random), cost: Double(passes))
  }

  /// Says who is the best now.
  func tellBest(_ report: inout Report) {
    let links = "\(links(of: champion)) of \(shape.layout.count) connections"
    let what =
      settings.method == .weights
      ? "\(shape.inputs)-\(shape.hidden)-\(shape.outputs), found after \(grouped(evaluations))"
      : links
        + (champion.isSolution
          ? ", solves it in \(champion.solved) of \(champion.judged) trainings" : "")
    report.best(champion.fitness, of: Objective("fitness"), what)
  }

  /// How many connections a member has.
  func links(of member: Member) -> Int {
    settings.method == .weights ? member.genes.count : member.genes.count { $0 > 0 }
  }
}

// For experiments.
extension Neuroevolution {
  /// Whether the task was solved.
  package var isSolved: Bool { champion.isSolution }
  /// Networks judged when it was first solved.
  package var evaluationsUntilSolved: Int? { solvedAfter }
  /// How often the population began anew.
  package var starts: Int { restarts }
  /// Connections of the best.
  package var championLinks: Int { links(of: champion) }
  /// Connections that there may be.
  package var possibleLinks: Int { shape.layout.count }
  /// What crossover made of pairs of parents in all generations: the mean fitness of children less
  /// that of parents, as they are and with hidden units reordered; `nil` where nothing was tried.
  package var crossoverDamage: (plain: Double, shuffled: Double)? {
    guard damage.pairs > 0 else { return nil }
    return (damage.plain / Double(damage.pairs), damage.shuffled / Double(damage.pairs))
  }
  /// Whether the control solved the task, as far as it was judged.
  package var controlIsSolved: Bool { control.isSolution }

  /// What some matrix comes to: the share of new trainings that solve the task, and their mean error.
  package enum Matrix: Sendable {
    /// The best found.
    case champion
    /// The best of as many random ones.
    case control
    /// All connections.
    case full
    /// None but the layers, inputs to hidden units to outputs.
    case layers
  }

  /// Trains a matrix so many times from new weights.
  package func retrain(
    _ matrix: Matrix, times: Int, in world: NeuroevolutionWorld, random: Random
  ) -> (solved: Double, error: Double, links: Int) {
    let judge = Judge(settings, shape.layout, world)
    let genes = genes(of: matrix)
    guard let patterns = world.patterns else { return (0, 0, 0) }
    var (solved, error) = (0, 0.0)
    for time in 0..<times {
      var network = judge.trained(genes, random: random.stream(time))
      error += network.error(on: patterns) / Double(times)
      if world.judge(&network).isSolution { solved += 1 }
    }
    return (Double(solved) / Double(times), error, genes.count { $0 > 0 })
  }

  private func genes(of matrix: Matrix) -> [Double] {
    let layout = shape.layout
    switch matrix {
    case .champion: return champion.genes
    case .control: return control.genes
    case .full: return layout.sources.map { _ in 1 }
    case .layers:
      return layout.rows.enumerated().flatMap { number, row in
        row.map { place in
          let isInput = layout.sources[place] < layout.inputs
          let isBias = layout.sources[place] == layout.inputs
          return isBias || isInput == (number < layout.hidden) ? 1 : 0
        }
      }
    }
  }
}
