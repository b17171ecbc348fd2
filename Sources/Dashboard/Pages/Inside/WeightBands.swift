import Learning

extension Artefact.Image {
  /// The same where pictures of weights that are wider than so many columns are cut between kernels,
  /// the parts one below the other.
  func inBands(ofAtMost columns: Int) -> Artefact.Image {
    let cut = pictures.map { $0.inBands(ofAtMost: columns) }
    let most = cut.reduce(1) { max($0, $1.bands) }
    guard most > 1 else { return self }
    return Artefact.Image(cut.map(\.picture), caption: "in \(most) rows: \(caption)")
  }
}

extension Artefact.Image.Picture {
  fileprivate func inBands(ofAtMost columns: Int) -> (picture: Self, bands: Int) {
    let width = rows.reduce(0) { max($0, $1.count) }
    let bands = kernels(width).reduce(into: [Range<Int>]()) { bands, kernel in
      if let last = bands.last, kernel.upperBound - last.lowerBound <= columns {
        bands[bands.count - 1] = last.lowerBound..<kernel.upperBound
      } else {
        bands.append(kernel)
      }
    }
    guard width > columns, bands.count > 1 else { return (self, 1) }
    // Two rows share a row of the screen, and no band begins in the middle of one.
    let none = Array(repeating: Double.nan, count: bands[0].count)
    let gap = Array(repeating: none, count: rows.count % 2 == 0 ? 2 : 1)
    let parts = bands.map { band in
      rows.map { row in band.map { $0 < row.count ? row[$0] : .nan } }
    }
    return (.init(title, rows: Array(parts.joined(separator: gap))), bands.count)
  }

  /// The columns between two that are nothing but a gap; all by themselves where there is no gap.
  private func kernels(_ width: Int) -> [Range<Int>] {
    let isGap = (0..<width).map { x in rows.allSatisfy { $0.count <= x || $0[x].isNaN } }
    guard isGap.contains(true) else { return (0..<width).map { $0..<$0 + 1 } }
    return isGap.indices.split { isGap[$0] }.map { $0.startIndex..<$0.endIndex }
  }
}
