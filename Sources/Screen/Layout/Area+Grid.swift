extension Area {
  /// A grid of areas row by row, as many as `count`, that together fill this one.
  ///
  /// Of the grids whose areas are as large as asked (or else, of all) it takes the one whose areas
  /// come closest to three times as wide as high, a good shape for a chart. The areas of the last
  /// row share its whole width, so that there are no holes.
  package func grid(count: Int, minimumWidth: Int, minimumHeight: Int) -> [Area] {
    guard count > 0 else { return [] }
    let most = min(count, max(1, width / max(1, minimumWidth)))
    let columns = (1...most).min {
      misfit($0, count, minimumHeight) < misfit($1, count, minimumHeight)
    }
    let across = columns ?? 1
    let bands = rows(Array(repeating: .fill, count: (count + across - 1) / across))
    return bands.enumerated().flatMap { row, band in
      band.columns(Array(repeating: .fill, count: min(across, count - row * across)))
    }
  }

  /// How far from a good shape the areas of a grid of this many columns are.
  private func misfit(_ columns: Int, _ count: Int, _ minimumHeight: Int) -> Double {
    let rows = (count + columns - 1) / columns
    let shape = Double(width * rows) / Double(max(1, height * columns))
    let missing = max(0, minimumHeight * rows - height)
    return abs(shape - 3) + Double(rows * columns - count) * 0.5 + Double(missing) * 1000
  }
}
