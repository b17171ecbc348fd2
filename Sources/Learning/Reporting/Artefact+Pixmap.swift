extension Artefact.Image {
  /// The pictures side by side as a portable pixmap of text (Netpbm's P3), each pixel as it is.
  ///
  /// Two dark columns stand between two pictures; what is missing or no number is dark.
  public var pixmap: String {
    let height = pictures.map(\.rows.count).max() ?? 0
    let widths = pictures.map { $0.rows.map(\.count).max() ?? 0 }
    let width = widths.reduce(0, +) + 2 * max(pictures.count - 1, 0)
    var text = "P3\n\(width) \(height)\n255\n"
    for row in 0..<height {
      var pixels: [Int] = []
      for (picture, width) in zip(pictures, widths) {
        if !pixels.isEmpty { pixels += [0, 0] }
        let values = picture.rows.indices.contains(row) ? picture.rows[row] : []
        pixels += (0..<width).map { values.indices.contains($0) ? Self.level(values[$0]) : 0 }
      }
      for pixel in pixels { text += "\(pixel) \(pixel) \(pixel)\n" }
    }
    return text
  }

  private static func level(_ value: Double) -> Int {
    value.isFinite ? Int((min(max(value, 0), 1) * 255).rounded()) : 0
  }
}
