import Compute

/// How members are judged, and what network one is.
struct Judge {
  let settings: Neuroevolution.Settings
  let layout: NetworkLayout
  let world: NeuroevolutionWorld

  init(
    _ settings: Neuroevolution.Settings, _ layout: NetworkLayout, _ world: NeuroevolutionWorld
  ) {
    (self.settings, self.layout, self.world) = (settings, layout, world)
  }

  /// Judges a member, and takes the mean with how it was judged before.
  func judge(_ member: inout Neuroevolution.Member, random: Random) {
    guard settings.method == .connectivity else {
      var network = FeedforwardNetwork(layout, weights: member.genes)
      let judgement = world.judge(&network)
      (member.fitness, member.solved, member.judged) =
        (judgement.fitness, judgement.isSolution ? 1 : 0, 1)
      return
    }
    for start in 0..<settings.starts {
      let (fitness, isSolution) = train(member, random: random.stream(start))
      let sum = member.fitness * Double(member.judged) + fitness
      if isSolution { member.solved += 1 }
      member.judged += 1
      member.fitness = sum / Double(member.judged)
    }
  }

  /// The fitness of a matrix after one training: minus the error that is left, and what its
  /// connections cost.
  private func train(
    _ member: Neuroevolution.Member, random: Random
  ) -> (fitness: Double, isSolution: Bool) {
    guard let patterns = world.patterns else { return (0, false) }
    var network = trained(member.genes, random: random)
    let links = Double(network.layout.count) / Double(layout.count)
    return (
      -network.error(on: patterns) - settings.price * links, world.judge(&network).isSolution
    )
  }

  /// The network of a matrix before its training: weights uniform in ±1.
  func untrained(_ genes: [Double], random: Random) -> FeedforwardNetwork {
    var random = random
    let layout = layout.restricted(to: genes)
    return FeedforwardNetwork(
      layout, weights: (0..<layout.count).map { _ in random.uniform(in: -1...1) })
  }

  /// The network of a matrix after its training.
  func trained(_ genes: [Double], random: Random) -> FeedforwardNetwork {
    var network = untrained(genes, random: random)
    if let patterns = world.patterns {
      network.train(
        on: patterns, epochs: settings.epochs, rate: settings.rate, momentum: settings.momentum)
    }
    return network
  }

  /// The network of a member, trained where only its connections evolved.
  func network(of member: Neuroevolution.Member, random: Random) -> FeedforwardNetwork {
    settings.method == .weights
      ? FeedforwardNetwork(layout, weights: member.genes)
      : trained(member.genes, random: random)
  }
}
