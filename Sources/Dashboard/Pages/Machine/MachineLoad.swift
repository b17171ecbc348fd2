/// What the machine is doing, as it was last measured.
public struct MachineLoad: Hashable, Sendable {
  /// The share of the last moment that each core worked.
  public var loads: [Double]
  /// Bytes of memory in use.
  public var usedMemory: Double
  /// Bytes of memory there are.
  public var memory: Double
  /// Bytes of memory that this program has.
  public var resident: Double
  /// The library that multiplies matrices.
  public var blas: String

  /// A measurement.
  public init(
    loads: [Double], usedMemory: Double, memory: Double, resident: Double, blas: String
  ) {
    self.loads = loads
    self.usedMemory = usedMemory
    self.memory = memory
    self.resident = resident
    self.blas = blas
  }
}
