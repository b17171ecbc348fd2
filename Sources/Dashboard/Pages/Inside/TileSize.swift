import Learning
import Screen

/// The room that a view can use, its frame included.
struct TileSize: Hashable, Sendable {
  var width: Int
  var height: Int
  /// Whether more than that would make it say more, as of a chart; else it would be blank.
  var grows: Bool

  /// What stands in a frame.
  init(of width: Int, _ height: Int, grows: Bool = false) {
    (self.width, self.height, self.grows) = (width + 2, height + 2, grows)
  }

  /// The least height at which it is worth looking at.
  var leastHeight: Int { min(height, Self.leastHeight) }

  static let leastWidth = 56
  static let leastHeight = 14

  /// A chart: beyond a size it says little more.
  static let chart = TileSize(of: 88, 14, grows: true)
}

extension Artefact {
  /// The room that it can use where so many columns can be had.
  func size(width: Int) -> TileSize {
    isEmpty ? TileSize(of: 30, 1) : content.size(width: width)
  }
}

extension Artefact.Content {
  fileprivate func size(width: Int) -> TileSize {
    switch self {
    case .tree(let root): ArtefactTree(root, TreePosition()).size
    case .graph(let graph): graph.size
    case .table(let table): table.size
    case .curves(let curves) where curves.isSplit: curves.splitSize(width: width)
    case .curves, .scatter, .trajectory, .parallel: .chart
    case .heatMap(let map): map.size(width: width)
    case .bars(let bars):
      TileSize(of: min(width, 60), bars.values.count + (bars.view(.init()).hasHeading ? 1 : 0))
    case .text(let text):
      TileSize(of: min(width, 78), Paragraph(text).height(width: max(1, width - 2)))
    case .scene(let scene): scene.size(width: width)
    case .image(let image): image.size(width: width - 2)
    case .layers(let layers): LayersView(layers, .init()).size(width: width)
    case .lineage(let lineage):
      TileSize(of: min(width, 88), lineage.shown(in: .best).count { $0 } + 2)
    }
  }
}

extension Artefact {
  /// Whether it has nothing to show yet but the words that say so.
  private var isEmpty: Bool {
    switch content {
    case .curves(let curves): !curves.lines.contains { $0.y.contains(where: \.isFinite) }
    case .scatter(let scatter): scatter.points.isEmpty
    case .parallel(let parallel): parallel.lines.isEmpty
    case .heatMap(let map): !map.values.joined().contains(where: \.isFinite)
    case .lineage(let lineage): lineage.individuals.isEmpty
    case .image(let image): image.pictures.isEmpty
    default: false
    }
  }
}

extension ArtefactTree {
  fileprivate var size: TileSize {
    let size = view.size
    return TileSize(of: size.width, size.height)
  }
}

extension Artefact.Graph {
  fileprivate var size: TileSize {
    guard nodes.count <= Self.mostToLayOut else { return .chart }
    let size = view(InsideState.Place()).size
    return TileSize(of: size.width, size.height)
  }

  /// To lay out more nodes than these takes longer than to draw the rest of a page.
  private static let mostToLayOut = 48
}

extension Artefact.Table {
  fileprivate var size: TileSize {
    let widths = columns.indices.map { number in
      rows.reduce(TerminalText.width(columns[number])) { widest, row in
        max(widest, row.indices.contains(number) ? TerminalText.width(row[number]) : 0)
      }
    }
    return TileSize(of: widths.reduce(0) { $0 + $1 + 2 }, rows.count + 1)
  }
}

extension Artefact.Curves {
  fileprivate func splitSize(width: Int) -> TileSize {
    let across = max(1, width / 26)
    return TileSize(of: min(width, 88), 7 * ((lines.count + across - 1) / across), grows: true)
  }
}

extension Artefact.HeatMap {
  fileprivate func size(width: Int) -> TileSize {
    let across = max(values.reduce(1) { max($0, $1.count) }, 1)
    let tall = min(3, max(1, width / across / 4))
    return TileSize(of: min(width, 88), tall * values.count + 2, grows: true)
  }
}

extension Artefact.Scene {
  /// Plans are twice as large where that is not much.
  fileprivate func size(width: Int) -> TileSize {
    let across = rows.reduce(0) { widest, row in
      max(widest, row.reduce(0) { $0 + TerminalText.width($1.text) })
    }
    let isDouble = isPlan && 2 * across + 2 <= width && 2 * rows.count < TileSize.leastHeight + 8
    let factor = isDouble ? 2 : 1
    let words = caption.isEmpty ? 0 : Paragraph(caption).height(width: max(width - 2, 1))
    return TileSize(of: max(24, factor * across), factor * rows.count + words)
  }
}

extension Artefact.Image {
  /// The rows that it can use, its caption included, where so many columns can be had.
  func rows(width: Int) -> Int { size(width: width).height - 2 }

  /// The room for all pictures as large as they are drawn at most, or smaller where they are many.
  func size(width: Int) -> TileSize {
    let across = pictures.reduce(1) { max($0, $1.rows.reduce(0) { max($0, $1.count) }) }
    let down = pictures.reduce(1) { max($0, $1.rows.count) }
    let title = pictures.reduce(0) { max($0, TerminalText.width($1.title)) }
    let enlarged = [4, 3, 2, 1].map { (across * $0, down * $0) }
    let reduced = [2, 3, 4].map { ((across - 1) / $0 + 1, (down - 1) / $0 + 1) }
    let words = Paragraph(caption).height(width: max(width, 1))
    let sizes = (enlarged + reduced).map { across, down in
      let step = max(across, min(title, 24)) + 2
      let columns = min(max(1, (width + 2) / step), pictures.count)
      let rows = (pictures.count + columns - 1) / columns
      return TileSize(of: columns * step, rows * ((down + 1) / 2 + 1) + max(words, 1))
    }
    return sizes.first { $0.height <= 17 && $0.width <= width + 2 } ?? sizes[sizes.count - 1]
  }
}
