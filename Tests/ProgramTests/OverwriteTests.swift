import Foundation
import Testing

/// What the kill sweep is worth: it must find nothing where files are replaced, and find losses
/// where they are overwritten.
@Suite(.serialized) struct OverwriteTests {
  @Test func aReplacedFileIsNeverLost() throws {
    #expect(try losses([], sweep: KillSweep()) == 0)
  }

  @Test func anOverwrittenFileIsLost() throws {
    let sweep = KillSweep(count: 200, stopsAtFirstLoss: true)
    #expect(try losses(["--naive"], sweep: sweep) > 0)
  }

  /// How often what a killed writer had announced is not there any more.
  private func losses(_ options: [String], sweep: KillSweep) throws -> Int {
    let scratch = try Scratch()
    defer { scratch.clean() }
    var announced = 0
    let losses = try sweep.losses {
      try Child("Overwriter", [scratch.path, "\(announced + 1)"] + options)
    } isLost: { ending in
      announced = ending.lines.last.flatMap { Int($0) } ?? announced
      return announced > 0 && !isThere(announced, in: scratch)
    }
    #expect(announced > 0)
    return losses
  }

  /// Whether a generation or the one after it is there whole.
  private func isThere(_ generation: Int, in scratch: Scratch) -> Bool {
    guard let bytes = scratch.bytes("generation") ?? scratch.bytes("generation.previous") else {
      return false
    }
    let wanted = [generation, generation + 1].map { UInt8(truncatingIfNeeded: $0) }
    return bytes.count == 1 << 20
      && wanted.contains { byte in bytes.allSatisfy { $0 == byte } }
  }
}
