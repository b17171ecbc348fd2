import Compute
public import Learning
import Worlds

/// Boxes visual discrimination: fields in which the larger of two boxes is to be found.
public struct BoxesWorld: Sendable {
  /// Pixels of a side that networks are evolved for.
  static let resolution = BoxField.side
  /// Pixels of a side at which the best is asked for again.
  package static let finer = [33, 55]

  /// The queries of the substrate that is evolved for, without and with differences.
  private let queries: [PointBatch]

  /// The world.
  package init() {
    queries = [false, true].map { usesDifferences in
      let substrate = Substrate(resolution: Self.resolution, usesDifferences: usesDifferences)
      return substrate.queries(from: 0..<substrate.pixels)
    }
  }

  /// Whoever shows fields to substrates of a resolution.
  func reader(
    _ settings: HyperNEAT.Settings, resolution: Int = BoxesWorld.resolution,
    fields: [BoxField] = BoxField.judged
  ) -> FieldReader {
    FieldReader(
      settings.substrate(resolution), fields: fields,
      queries: resolution == Self.resolution ? queries[settings.usesDifferences ? 1 : 0] : nil)
  }
}

extension HyperNEAT {
  /// What it can be tried on.
  public static let worlds = [
    WorldDescription(
      "boxes", help: "A small and a large box in a field of 11x11 pixels; generated.")
  ]

  /// Opens it.
  public static func open(_ request: WorldRequest) -> BoxesWorld { BoxesWorld() }
}
