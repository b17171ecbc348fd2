public import Learning
import Worlds

extension Configuration: WrittenArchitecture {
  /// The benchmark's own string of a cell of NAS-Bench-201; else names and values.
  public var architecture: String {
    entries.map(\.dimension) == CellSpace.space.dimensions.map(\.id)
      ? CellSpace.cell(at: self).architecture : description
  }
}
