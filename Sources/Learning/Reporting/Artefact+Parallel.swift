extension Artefact {
  /// Parallel coordinates (Inselberg 1985): an axis for each coordinate, a line for each thing.
  public struct Parallel: Codable, Hashable, Sendable {
    /// An axis and what stands at its ends.
    public struct Axis: Codable, Hashable, Sendable {
      /// The coordinate's name.
      public var name: String
      /// What is written at its lower and its upper end.
      public var low: String, high: String

      /// An axis.
      public init(_ name: String, low: String, high: String) {
        (self.name, self.low, self.high) = (name, low, high)
      }
    }

    /// A thing.
    public struct Line: Codable, Hashable, Sendable {
      /// Its name.
      public var name: String
      /// Where it crosses each axis, from 0 below to 1 above; `nil` where it has no such coordinate.
      public var places: [Double?]
      /// Its score, higher is better.
      public var score: Double

      /// A thing that crosses each axis somewhere.
      public init(_ name: String, places: [Double?], score: Double) {
        (self.name, self.places, self.score) = (name, places, score)
      }
    }

    /// The axes from left to right.
    public var axes: [Axis]
    /// The things, best first.
    public var lines: [Line]
    /// What the score measures.
    public var measure: String

    /// Things across axes.
    public init(axes: [Axis], lines: [Line], measure: String) {
      (self.axes, self.lines, self.measure) = (axes, lines, measure)
    }
  }
}
