import Learning
import Screen

/// A network layer by layer, and below it the weights of the selected one.
struct LayersView: View {
  private let layers: Artefact.Layers
  private let selection: Int
  private let chart: LayerChart

  init(_ layers: Artefact.Layers, _ place: InsideState.Place) {
    self.layers = layers
    selection = min(max(place.line, 0), max(layers.blocks.count - 1, 0))
    chart = LayerChart(
      layers.blocks.map {
        .init(
          $0.label, side: $0.side, channels: $0.channels, parameters: $0.parameters,
          operations: $0.operations, inputs: $0.inputs)
      }, selection: selection)
  }

  func draw(in area: Area, on screen: inout Screen) {
    let rows = weightRows(in: area)
    let (layers, rest) = area.cut(
      top: rows > 0 ? min(chart.height, area.height - rows) : area.height)
    chart.draw(in: layers, on: &screen)
    // A blank row sets them apart.
    let weights = rest.cut(top: 1).rest
    shown?.fitted(to: weights).view(InsideState.Place()).draw(in: weights, on: &screen)
  }

  /// The rows that the weights take: what they can use, as long as each layer has a row.
  private func weightRows(in area: Area) -> Int {
    guard let shown = shown?.inBands(ofAtMost: area.width) else { return 0 }
    let left = area.height - layers.blocks.count - 1
    let wanted = min(shown.rows(width: area.width) + 1, max(left, area.height / 3))
    return wanted >= Self.least.weights && area.height >= Self.least.height ? wanted : 0
  }

  /// The least rows that say something of weights, and of a view that shows them.
  private static let least = (weights: 5, height: 12)

  /// The weights of the selected layer, or of the next one that has any.
  private var shown: Artefact.Image? {
    let all = layers.blocks.map(\.weights)
    return all[min(selection, all.count)...].compactMap(\.self).first ?? all.compactMap(\.self).last
  }

  /// The room that all layers and the largest weights can use.
  func size(width: Int) -> TileSize {
    let weights = layers.blocks.compactMap(\.weights).map {
      $0.inBands(ofAtMost: width - 2).rows(width: width - 2) + 1
    }.max()
    return TileSize(of: min(width, 88), chart.height + (weights ?? 0))
  }
}

extension Artefact.Image {
  /// All of it, in bands where it is wide, or else the part from the upper left that can be drawn
  /// without reducing it, which would mix weights.
  fileprivate func fitted(to area: Area) -> Artefact.Image {
    // Of the rows one is the title's and two are the caption's; each other shows two.
    let (across, down) = (max(area.width, 1), max(2 * (area.height - 3), 2))
    let banded = inBands(ofAtMost: across)
    guard !banded.fits(across, down) else { return banded }
    return Artefact.Image(
      pictures.map { picture in
        .init(picture.title, rows: picture.rows.prefix(down).map { Array($0.prefix(across)) })
      }, caption: "in part: \(caption)")
  }

  private func fits(_ across: Int, _ down: Int) -> Bool {
    pictures.allSatisfy { picture in
      picture.rows.count <= down && picture.rows.allSatisfy { $0.count <= across }
    }
  }
}
