public import Learning
import Methods
import Text
import Worlds

extension Neuroevolution {
  /// What goes on, the best network and what it does, the population, and what crossover does.
  public func artefacts(in world: NeuroevolutionWorld) -> [Artefact] {
    let judge = Judge(settings, shape.layout, world)
    var network = judge.network(of: champion, random: heldOut)
    let isMatrix = settings.method == .connectivity
    return [story(in: world)]
      + (isMatrix ? [matrix(in: world)] : [])
      + (world.task == .digits ? [fields(of: network)] : [graph(of: network, in: world)])
      + atWork(&network, in: world)
      + (isMatrix ? [shares(in: world)] : [weights(in: world)])
      + (probes.isEmpty ? [] : [pairs])
  }

  /// The genome of the best: a number for each connection, and which units it joins.
  public var tensors: [NamedTensor] {
    let name = settings.method == .weights ? "weights" : "links"
    let layout = shape.layout
    let targets = layout.rows.enumerated().flatMap { number, row in
      row.map { _ in Int64(layout.unit(ofRow: number)) }
    }
    return [
      NamedTensor(name, shape: [layout.count], .double(champion.genes)),
      NamedTensor("sources", shape: [layout.count], .integer(layout.sources.map { Int64($0) })),
      NamedTensor("targets", shape: [layout.count], .integer(targets)),
    ]
  }

  // MARK: Story

  private func story(in world: NeuroevolutionWorld) -> Artefact {
    let units =
      "\(counted(shape.inputs, "input")), \(counted(shape.hidden, "hidden unit")), "
      + counted(shape.outputs, "output")
    let way =
      settings.method == .weights
      ? "A network of \(units) keeps its shape; its \(shape.layout.count) weights are a list of "
        + "numbers. Nothing is trained: lists that do better are copied more often, one takes all "
        + "that feeds a unit from one of two parents, or a few units' weights change at random "
        + "(Montana & Davis 1989)."
      : "Of \(units), evolution says which may feed which: a matrix of ones and zeros. Every matrix "
        + "is trained by back-propagation for \(settings.epochs) epochs from \(settings.starts) "
        + "random starts; the error that is left is its fitness, and connections cost a little "
        + "(Miller, Todd & Hegde 1989)."
    return Artefact(
      "story", title: "What goes on",
      .text([way, state, comparison, conventions].filter { !$0.isEmpty }.joined(separator: "\n\n")))
  }

  private var state: String {
    guard generations > 0 else { return "Nothing was judged yet." }
    let solved =
      solvedAfter.map { "Solved after \(grouped($0)) networks." } ?? "Not solved yet."
    let links =
      settings.method == .connectivity
      ? " The best has \(links(of: champion)) of \(shape.layout.count) connections." : ""
    return "Generation \(generations), \(grouped(evaluations)) networks judged, "
      + "\(counted(restarts, "new start")). \(solved)\(links)"
  }

  private var comparison: String {
    "Best fitness \(brief(champion.fitness)); the best of as many random ones "
      + "\(brief(control.fitness))."
  }

  /// What crossover did so far.
  private var conventions: String {
    guard let means = crossoverDamage else { return "" }
    return "Over \(grouped(damage.pairs)) pairs of parents, a child of crossover was "
      + "\(difference(means.plain)) they were; where the hidden units of one parent had been put in "
      + "another order, which changes nothing of what it computes, \(difference(means.shuffled)) "
      + "they were."
  }

  private func difference(_ fitness: Double) -> String {
    "\(brief(abs(fitness))) " + (fitness < 0 ? "less fit than" : "fitter than")
  }

  // MARK: Networks

  private func name(_ unit: Int, in world: NeuroevolutionWorld) -> String {
    if unit < shape.inputs { return world.inputName(unit) }
    if unit == shape.inputs { return "bias" }
    let hidden = unit - shape.inputs - 1
    guard hidden >= shape.hidden else { return "h\(hidden + 1)" }
    return shape.outputs == 1 ? "out" : "out \(hidden - shape.hidden)"
  }

  /// The units that signals come to and go on from, in layers.
  private func graph(of network: FeedforwardNetwork, in world: NeuroevolutionWorld) -> Artefact {
    let layout = network.layout
    var depths = Array(repeating: 0, count: layout.units)
    for (number, row) in layout.rows.enumerated() {
      let unit = layout.unit(ofRow: number)
      for place in row { depths[unit] = max(depths[unit], depths[layout.sources[place]] + 1) }
    }
    let last = max(depths.max() ?? 1, 1)
    let shown = depths.indices.filter { unit in
      let isHidden = unit > layout.inputs && unit < layout.units - layout.outputs
      return !isHidden || depths[unit] > 0 && layout.sources.contains(unit)
    }
    let nodes = shown.map { unit in
      let isOutput = unit >= layout.units - layout.outputs
      return Artefact.Graph.Node(
        name(unit, in: world), layer: isOutput ? last : depths[unit])
    }
    let edges = layout.rows.enumerated().flatMap { number, row in
      row.compactMap { place -> Artefact.Graph.Edge? in
        guard let source = shown.firstIndex(of: layout.sources[place]),
          let target = shown.firstIndex(of: layout.unit(ofRow: number))
        else { return nil }
        return .init(source, target, rounded(network.weights[place], 2))
      }
    }
    return Artefact(
      "champion", title: "The best network", .graph(.init(nodes: nodes, edges: edges)))
  }

  /// What each hidden unit takes from each pixel.
  private func fields(of network: FeedforwardNetwork) -> Artefact {
    let layout = network.layout
    let pictures = (0..<shape.hidden).map { hidden in
      var field = Array(repeating: 0.0, count: shape.inputs)
      for place in layout.rows[hidden] where layout.sources[place] < shape.inputs {
        field[layout.sources[place]] = network.weights[place]
      }
      return Artefact.Image.Picture("h\(hidden + 1)", stretching: field, width: 8)
    }
    return Artefact(
      "fields", title: "What each hidden unit of the best network takes from each pixel",
      .image(.init(pictures, caption: "bright is positive, dark negative")))
  }

  private func atWork(
    _ network: inout FeedforwardNetwork, in world: NeuroevolutionWorld
  ) -> [Artefact] {
    switch world.task {
    case .xor: [surface(of: &network)]
    case .poles: [poles(&network, in: world)]
    case .digits: []
    }
  }

  private func surface(of network: inout FeedforwardNetwork) -> Artefact {
    let axis = (0...16).map { Double($0) / 8 - 0.5 }
    let values = axis.reversed().map { b in
      axis.map { a in
        network.respond(to: [a, b])
        return network.output(0)
      }
    }
    return Artefact(
      "surface", title: "What the best answers",
      .heatMap(
        .init(
          yLabel: "b", xLabel: "a", rows: axis.reversed().map { rounded($0, 2) },
          columns: axis.map { rounded($0, 2) }, values: values)))
  }

  private func poles(
    _ network: inout FeedforwardNetwork, in world: NeuroevolutionWorld
  ) -> Artefact {
    var states = [DoublePole()]
    let steps = world.balance(&network, steps: 1000) { states.append($0) }
    let shown = generations * 5 % states.count
    return Artefact(
      "poles", title: "Poles",
      .scene(
        CartScene(states[shown]).scene(
          caption: "\(rounded(0.02 * Double(shown), 2)) s; the best balances "
            + "\(rounded(0.02 * Double(steps), 2)) of 20 s; the short pole is drawn three times its "
            + "length")))
  }

  // MARK: Population

  /// The matrix of the best: a row for each unit, a column for each that may feed it.
  private func matrix(in world: NeuroevolutionWorld) -> Artefact {
    map("matrix", "The best matrix: who (column) feeds whom (row)", champion.genes, in: world)
  }

  /// The share of the population that has each connection.
  private func shares(in world: NeuroevolutionWorld) -> Artefact {
    let shares = champion.genes.indices.map { place in
      Double(members.count { $0.genes[place] > 0 }) / Double(members.count)
    }
    return map(
      "shares", "The share of the population that has each connection", shares, in: world)
  }

  private func map(
    _ id: String, _ title: String, _ genes: [Double], in world: NeuroevolutionWorld
  ) -> Artefact {
    let layout = shape.layout
    let columns = 0..<layout.units - layout.outputs
    let values = layout.rows.map { row in
      var line = Array(repeating: Double.nan, count: columns.count)
      for place in row { line[layout.sources[place]] = genes[place] }
      return line
    }
    return Artefact(
      id, title: title,
      .heatMap(
        .init(
          yLabel: "to", xLabel: "from",
          rows: layout.rows.indices.map { name(layout.unit(ofRow: $0), in: world) },
          columns: columns.map { name($0, in: world) }, values: values)))
  }

  /// The weights of all members, the best on top.
  private func weights(in world: NeuroevolutionWorld) -> Artefact {
    let layout = shape.layout
    let shown = Array(layout.sources.indices.prefix(64))
    let rowOf = layout.rows.enumerated().flatMap { number, row in row.map { _ in number } }
    return Artefact(
      "weights", title: "Weights of the population, the best on top",
      .heatMap(
        .init(
          yLabel: "member", xLabel: "weight",
          rows: members.indices.map { "\($0 + 1)" },
          columns: shown.map { place in
            name(layout.sources[place], in: world) + "→"
              + name(layout.unit(ofRow: rowOf[place]), in: world)
          },
          values: members.map { member in shown.map { member.genes[$0] } })))
  }

  // MARK: Crossover

  private var pairs: Artefact {
    let points = probes.flatMap {
      [
        Artefact.Scatter.Point(x: $0.parents, y: $0.child),
        Artefact.Scatter.Point(x: $0.parents, y: $0.shuffled, alive: false),
      ]
    }
    return Artefact(
      "pairs", title: "Children of crossover; faint where one parent's units were reordered",
      .scatter(
        .init(xLabel: "mean fitness of parents", yLabel: "fitness of child", points: points)))
  }
}
