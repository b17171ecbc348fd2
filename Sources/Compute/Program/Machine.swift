import Foundation

/// A program with memory to run in.
///
/// A value: copies are independent, and a machine may move to another thread. A run allocates
/// nothing.
public struct Machine: Sendable {
  /// What it runs.
  public let program: Program
  /// The gradients that the last run computed, laid out as the trainable part of the parameters.
  public private(set) var gradients: [Float]
  private var arena: [Float]
  /// The first element of the arena whose address is a multiple of 64 bytes.
  private var shift = 0

  /// The threads of every run; `nil` where the pool is asked.
  private let team: ThreadTeam?
  private let pool: HelperPool
  private var tuner = ThreadTuner()

  /// A machine whose inputs are zero.
  ///
  /// - Parameters:
  ///   - team: The threads of every run. Where none is given, the pool's helpers take part while
  ///     they are free and the program is faster with them. Results do not depend on it.
  ///   - pool: Whose helpers these are.
  public init(_ program: Program, team: ThreadTeam? = nil, pool: HelperPool = .shared) {
    self.program = program
    (self.team, self.pool) = (team, pool)
    gradients = Array(repeating: 0, count: max(program.blank.trainableCount, 1))
    let size = program.arenaSize + 16
    arena = Array(unsafeUninitializedCapacity: size) { buffer, count in
      LargePages.ask(for: buffer)
      buffer.initialize(repeating: 0)
      count = size
    }
    align()
    for (place, values) in program.literals {
      arena.replaceSubrange(range(place, values.count), with: values)
    }
  }

  /// Computes everything once.
  ///
  /// - Parameters:
  ///   - parameters: Read; states are written.
  ///   - seed: Names the random numbers of this run; the same seed gives the same numbers.
  public mutating func run(_ parameters: inout Parameters, seed: UInt64 = 0) {
    precondition(
      parameters.values.count == program.blank.values.count,
      "\(parameters.values.count) parameters for a program of \(program.blank.values.count)")
    align()
    if let team { return run(&parameters, seed, team) }
    guard pool.isLedByCaller else { return run(&parameters, seed, .alone) }
    let threads = tuner.hasHelpers ? pool.takeTeam() : .alone
    guard tuner.isTimed else {
      tuner.count()
      return run(&parameters, seed, threads)
    }
    let start = HostClock.now()
    run(&parameters, seed, threads)
    tuner.note(HostClock.now() - start)
  }

  private mutating func run(_ parameters: inout Parameters, _ seed: UInt64, _ team: ThreadTeam) {
    program.run(
      arena: &arena, shift: shift, gradients: &gradients, parameters: &parameters.values,
      seed: seed, team: team)
  }

  /// Writes an input.
  public mutating func write(_ values: [Float], to port: Port) {
    precondition(values.count == port.count, "\(values.count) numbers for \(port.count)")
    withInput(port) { target in
      values.withUnsafeBufferPointer { source in
        for index in source.indices { target[index] = source[index] }
      }
    }
  }

  /// Writes indices or labels to an input.
  public mutating func write(_ values: [Int], to port: Port) {
    precondition(values.count == port.count, "\(values.count) numbers for \(port.count)")
    withInput(port) { target in
      for index in values.indices { target[index] = Float(values[index]) }
    }
  }

  /// Lets `body` write an input where it stands.
  public mutating func withInput<Result>(
    _ port: Port, _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    precondition(port.place.space == .arena, "an input is written, not a parameter")
    align()
    let range = range(port.place, port.count)
    return try arena.withUnsafeMutableBufferPointer {
      try body(UnsafeMutableBufferPointer(rebasing: $0[range]))
    }
  }

  /// Reads an output of the last run.
  public func read(_ port: Port) -> [Float] { withOutput(port) { Array($0) } }

  /// Reads the first number of an output of the last run.
  public func scalar(_ port: Port) -> Float { withOutput(port) { $0[0] } }

  /// Lets `body` read an output of the last run where it stands.
  public func withOutput<Result>(
    _ port: Port, _ body: (UnsafeBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    switch port.place.space {
    case .gradients:
      let range = port.place.offset..<port.place.offset + port.count
      return try gradients.withUnsafeBufferPointer {
        try body(UnsafeBufferPointer(rebasing: $0[range]))
      }
    case .arena:
      let range = range(port.place, port.count)
      return try arena.withUnsafeBufferPointer {
        try body(UnsafeBufferPointer(rebasing: $0[range]))
      }
    case .parameters, .shared, .scratch:
      preconditionFailure("nothing is read from there")
    }
  }

  private func range(_ place: Place, _ count: Int) -> Range<Int> {
    shift + place.offset..<shift + place.offset + count
  }

  /// Moves the contents where the arena's address is another multiple of 64 bytes than before, as
  /// in a fresh copy.
  private mutating func align() {
    let (old, size) = (shift, program.arenaSize)
    shift = arena.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      let new = (64 - Int(bitPattern: base) & 63) & 63 / 4
      if new != old {
        UnsafeMutableRawPointer(base + new)
          .copyMemory(from: base + old, byteCount: size * MemoryLayout<Float>.stride)
      }
      return new
    }
  }
}
