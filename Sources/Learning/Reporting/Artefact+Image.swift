extension Artefact {
  /// Pictures side by side, such as digits.
  public struct Image: Codable, Hashable, Sendable {
    /// A picture.
    public struct Picture: Codable, Hashable, Sendable {
      /// What it shows, in a few words.
      public var title: String
      /// Brightness row by row from the top, each row as long as the first: 0 for none, 1 for full.
      public var rows: [[Double]]

      /// A picture.
      public init(_ title: String, rows: [[Double]]) {
        self.title = title
        self.rows = rows
      }

      /// A picture of values row by row, the least of which is dark and the greatest bright.
      ///
      /// - Parameter values: `width` of them a row.
      public init(_ title: String, stretching values: [Double], width: Int) {
        precondition(
          width > 0 && values.count.isMultiple(of: width),
          "\(values.count) values make no rows of \(width)")
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let shares = values.map { high > low ? ($0 - low) / (high - low) : 0 }
        self.init(
          title,
          rows: stride(from: 0, to: shares.count, by: width).map {
            Array(shares[$0..<$0 + width])
          })
      }
    }

    /// The pictures in order.
    public var pictures: [Picture]
    /// A line below them.
    public var caption: String

    /// Pictures side by side.
    public init(_ pictures: [Picture], caption: String = "") {
      self.pictures = pictures
      self.caption = caption
    }
  }
}
