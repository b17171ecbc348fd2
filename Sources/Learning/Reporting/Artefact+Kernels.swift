import Compute
import Text

extension Artefact.Layers {
  /// The drawing, each block with its weights in a trained network that has its layers.
  public func showing(weightsOf network: TrainedNetwork) -> Artefact.Layers {
    var drawing = self
    let entries = network.parameters.entries
    let whose = trial.map { ", as trial \($0) left it" } ?? ""
    for (index, block) in blocks.enumerated() {
      guard let node = block.node,
        let entry = entries.first(where: { $0.name.hasPrefix("\(node)/") && $0.shape.rank > 1 })
      else { continue }
      let tensor = NamedTensor(
        entry.name, shape: entry.shape.dimensions,
        values: Array(network.parameters.values[entry.range]))
      drawing.blocks[index].weights = Artefact.Image(weightsOf: tensor, titled: block.label + whose)
    }
    return drawing
  }
}

extension Artefact.Image {
  /// The weights of a layer: the kernels of a convolution `[height, width, inputs, filters]`, filter
  /// beside filter and input below input, or a matrix `[inputs, units]`.
  ///
  /// Nothing is in the middle between no and full shade. Of many, the first are shown.
  ///
  /// - Returns: `nil` of a tensor of another form.
  init?(weightsOf tensor: NamedTensor, titled title: String) {
    let plane: WeightPlane
    switch tensor.shape.count {
    case 2: plane = WeightPlane(matrix: tensor)
    case 4: plane = WeightPlane(kernels: tensor)
    default: return nil
    }
    let reach = plane.reach
    let rows = plane.rows.map { row in
      row.map { weight in
        weight.map { reach > 0 && $0.isFinite ? 0.5 + min(max($0 / reach, -1), 1) / 2 : 0.5 }
          ?? .nan
      }
    }
    guard rows.first?.isEmpty == false else { return nil }
    let ends = "█ \(Numeral.short(reach)), ▒ 0, blank \(Numeral.short(-reach))"
    self.init([.init(title, rows: rows)], caption: "\(plane.account); \(ends)")
  }
}

/// Weights laid out in a plane; `nil` between kernels.
private struct WeightPlane {
  var rows: [[Double?]]
  /// What stands across and down.
  var account: String

  /// More inputs, filters or columns than these are not shown.
  private static let most = (inputs: 8, filters: 16, columns: 54, units: 16)

  /// What is drawn as bright, and its negative as dark: the greatest weight, unless that is so far
  /// from the others that they would all look alike.
  var reach: Double {
    let weights = rows.joined().compactMap(\.self).filter(\.isFinite)
    let squares = weights.reduce(0) { $0 + $1 * $1 } / Double(max(weights.count, 1))
    return min(weights.reduce(0) { max($0, abs($1)) }, 2.5 * squares.squareRoot())
  }

  /// A unit a row and an input a column, since there are more of these.
  init(matrix tensor: NamedTensor) {
    let (inputs, units) = (tensor.shape[0], tensor.shape[1])
    let (across, down) = (min(inputs, Self.most.columns), min(units, Self.most.units))
    rows = (0..<down).map { unit in
      (0..<across).map { Double(tensor.values[$0 * units + unit]) }
    }
    account =
      "\(Self.part(across, of: inputs, "input")) across, "
      + "\(Self.part(down, of: units, "unit")) down"
  }

  init(kernels tensor: NamedTensor) {
    let (height, width) = (tensor.shape[0], tensor.shape[1])
    let (inputs, filters) = (tensor.shape[2], tensor.shape[3])
    let (down, across) = (min(inputs, Self.most.inputs), min(filters, Self.most.filters))
    // Kernels of a single weight need no gap to be told apart.
    let gap = height * width > 1 ? 1 : 0
    rows = (0..<max(down * (height + gap) - gap, 0)).map { y in
      (0..<max(across * (width + gap) - gap, 0)).map { x in
        let (input, filter) = (y / (height + gap), x / (width + gap))
        let (row, column) = (y % (height + gap), x % (width + gap))
        guard row < height, column < width else { return nil }
        let place = ((row * width + column) * inputs + input) * filters + filter
        return Double(tensor.values[place])
      }
    }
    account =
      "\(Self.part(across, of: filters, "filter")) across, "
      + "\(Self.part(down, of: inputs, "input")) down"
  }

  /// `16 filters`, or `8 of 64 inputs`.
  private static func part(_ shown: Int, of all: Int, _ noun: String) -> String {
    shown == all ? counted(all, noun) : "\(shown) of \(counted(all, noun))"
  }
}
