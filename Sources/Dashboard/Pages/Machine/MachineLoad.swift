/// What the machine is doing, as it was last measured.
package struct MachineLoad: Hashable, Sendable {
  /// The share of the last moment that each core worked.
  package var loads: [Double]
  /// Bytes of memory in use.
  package var usedMemory: Double
  /// Bytes of memory there are.
  package var memory: Double
  /// Bytes of memory that this program has.
  package var resident: Double
  /// The library that multiplies matrices.
  package var blas: String

  /// A measurement.
  package init(
    loads: [Double], usedMemory: Double, memory: Double, resident: Double, blas: String
  ) {
    self.loads = loads
    self.usedMemory = usedMemory
    self.memory = memory
    self.resident = resident
    self.blas = blas
  }
}
