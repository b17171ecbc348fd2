import Compute
import Foundation
public import Learning
import Methods
import Worlds

extension Boosting {
  /// Errors, the latest tree, weights, margins and, in the plane, the boundaries.
  public func artefacts(in world: BoostingWorld) -> [Artefact] {
    guard let latest = rounds.last else {
      return [Artefact("ending", title: "Rounds", .text(ending ?? "No round is done yet."))]
    }
    let state = makeState(in: world)
    let plane = world.featureCount == 2 ? [boundary(in: world)] : []
    let tree = latest.tree.picture(classNames: world.classNames)
    return [
      errors, Artefact("tree", title: "Tree \(rounds.count)", .tree(tree)), weights(state),
      margins(state), heaviest(state, in: world),
    ] + (world.shape.isImage ? [pictures(state, in: world)] : []) + plane
  }
}

extension Boosting {
  /// Errors and bound over the rounds.
  private var errors: Artefact {
    let x = rounds.indices.map { Double($0 + 1) }
    func line(_ name: String, _ value: (Round) -> Double) -> Artefact.Line {
      Artefact.Line(name, x: x, y: rounds.map(value))
    }
    return Artefact(
      "errors", title: "Errors",
      .curves(
        .init(
          xLabel: "round", yLabel: "error",
          lines: [
            line("held-out", \.heldOutError), line("training", \.trainingError),
            line("bound") { min($0.bound, 1) }, line("bagging, held-out", \.controlError),
          ])))
  }

  /// How many examples are how heavy, by powers of two of the mean weight.
  private func weights(_ state: EnsembleState) -> Artefact {
    let bins = -8...8
    var counts = Array(repeating: 0.0, count: bins.count)
    for row in state.rows {
      let weight = max(state.weights[row] * Double(state.rows.count), 1e-300)
      let bin = min(max(Int(log2(weight).rounded()), bins.lowerBound), bins.upperBound)
      counts[bin - bins.lowerBound] += 1
    }
    return Artefact(
      "weights", title: "Weights, as powers of two of their mean",
      .bars(
        Artefact.Bars(labels: bins.map { "2^\($0)" }, values: counts, unit: "examples").occupied))
  }

  /// How many examples are decided by how large a margin.
  private func margins(_ state: EnsembleState) -> Artefact {
    var counts = Array(repeating: 0.0, count: 20)
    for (place, row) in state.rows.enumerated() {
      let margin = state.votes.margin(of: state.labels[row], example: place)
      counts[min(max(Int((margin + 1) * 10), 0), 19)] += 1
    }
    let labels = counts.indices.map { rounded(Double($0) / 10 - 1, 1) }
    return Artefact(
      "margins", title: "Margins of the training examples; wrong below 0",
      .bars(Artefact.Bars(labels: labels, values: counts, unit: "examples").occupied))
  }

  /// The places of the examples that weigh most, the heaviest first.
  private func heaviest(_ count: Int, of state: EnsembleState) -> ArraySlice<Int> {
    state.rows.indices.sorted {
      (state.weights[state.rows[$0]], $1) > (state.weights[state.rows[$1]], $0)
    }.prefix(count)
  }

  /// The ten examples that weigh most.
  private func heaviest(_ state: EnsembleState, in world: BoostingWorld) -> Artefact {
    let rows = heaviest(10, of: state).map { place in
      let row = state.rows[place]
      return [
        "\(row)", rounded(state.weights[row] * Double(state.rows.count), 2),
        world.classNames[state.labels[row]], world.classNames[state.votes.winner(place)],
        rounded(state.votes.margin(of: state.labels[row], example: place), 3),
      ]
    }
    return Artefact(
      "heaviest", title: "The heaviest examples",
      .table(.init(columns: ["example", "weight x N", "label", "vote", "margin"], rows: rows)))
  }

  /// The twelve examples that weigh most, to be looked at: some are drawn so that people err too.
  private func pictures(_ state: EnsembleState, in world: BoostingWorld) -> Artefact {
    let pictures = heaviest(12, of: state).map { place in
      let (row, size) = (state.rows[place], world.shape.count)
      let label = world.classNames[state.labels[row]]
      return Artefact.Image.Picture(
        "\(label), vote \(world.classNames[state.votes.winner(place)])",
        of: world.features[row * size..<(row + 1) * size], shape: world.shape)
    }
    return Artefact(
      "pictures", title: "The heaviest examples as they look",
      .image(.init(pictures, caption: "What each is labelled, and what the trees vote for.")))
  }

  /// What the vote says in the plane, by the number of the class.
  private func boundary(in world: BoostingWorld) -> Artefact {
    let axis = (0...32).map { 2.2 * Double($0) / 32 - 1.1 }
    let values = axis.reversed().map { y in
      axis.map { x in Double(vote(on: [Float(x), Float(y)], classes: world.classNames.count)) }
    }
    let names = world.classNames.enumerated().map { "\($0) \($1)" }.joined(separator: ", ")
    return Artefact(
      "boundary", title: "What the vote says: \(names)",
      .heatMap(
        .init(
          yLabel: "x2", xLabel: "x1", rows: axis.reversed().map { rounded($0, 1) },
          columns: axis.map { rounded($0, 1) }, values: values)))
  }

  /// The class that the trees vote for.
  public func vote(on features: [Float], classes: Int) -> Int {
    var votes = Votes(examples: 1, classes: classes)
    features.withUnsafeBufferPointer { features in
      for round in rounds {
        votes.add(round.alpha, to: round.tree.label(of: features, at: 0), of: 0)
      }
    }
    return votes.winner(0)
  }
}
