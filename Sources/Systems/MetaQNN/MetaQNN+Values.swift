import Methods
import Learning

// What the table of Q says, as pictures (Baker et al. 2017, figures A3 and A4).
extension MetaQNN {
  /// Mean Q by kind of layer and depth.
  var valuesByLayer: Artefact.HeatMap {
    valueMap(["C", "P", "FC", "GAP", "SM"], of: "layer") { layer in
      switch layer {
      case .convolution: 0
      case .pool: 1
      case .dense: 2
      case .globalAverage: 3
      case .softmax: 4
      default: nil
      }
    }
  }

  /// Mean Q by the side of a convolution's filters and depth.
  var valuesByFilter: Artefact.HeatMap {
    let sizes = exploration.learner.space.filterSizes
    return valueMap(sizes.map { "\($0)x\($0)" }, of: "filter size") { layer in
      if case .convolution(_, let size, _) = layer { sizes.firstIndex(of: size) } else { nil }
    }
  }

  /// The means over all states and layers known, in rows that `row` picks; NaN where nothing is.
  private func valueMap(
    _ rows: [String], of label: String, row: (NetworkString.Layer) -> Int?
  ) -> Artefact.HeatMap {
    let depths = exploration.learner.space.layerLimit + 1
    let blank = Array(repeating: Array(repeating: 0.0, count: depths), count: rows.count)
    var (sums, counts) = (blank, blank)
    exploration.learner.table.forEach { layer, depth, value in
      guard let row = row(layer), depth <= depths else { return }
      sums[row][depth - 1] += value
      counts[row][depth - 1] += 1
    }
    let means = zip(sums, counts).map { sums, counts in
      zip(sums, counts).map { $1 > 0 ? $0 / $1 : .nan }
    }
    return Artefact.HeatMap(
      yLabel: label, xLabel: "depth", rows: rows, columns: (1...depths).map { "\($0)" },
      values: means)
  }

  /// What the agent would build now, and at each step the two layers it thinks next best.
  var greedyPath: Artefact.Graph {
    let learner = exploration.learner
    var state = learner.space.start
    var graph = Artefact.Graph(nodes: [.init("image", layer: 0)], edges: [])
    var place = 0
    while !state.isTerminal {
      let choices = learner.ranked(in: state).prefix(3)
      guard let best = choices.first else { break }
      let first = graph.nodes.count
      for (layer, value) in choices {
        graph.nodes.append(.init(layer.description, layer: state.depth + 1))
        graph.edges.append(.init(place, graph.nodes.count - 1, brief(value)))
      }
      (place, state) = (first, learner.space.state(after: best.layer, in: state))
    }
    return graph
  }
}

extension QLearner {
  /// The layers that may follow with their values, the best first; the first of equals.
  fileprivate func ranked(
    in state: NetworkState
  ) -> [(layer: NetworkString.Layer, value: Double)] {
    let actions = space.actions(in: state)
    let values = table.values(of: actions, in: state)
    return actions.indices.sorted {
      values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1]
    }.map { (actions[$0], values[$0]) }
  }
}
