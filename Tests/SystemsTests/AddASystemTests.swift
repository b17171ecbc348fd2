import Compute
import Foundation
import Learning
import Testing

/// The system that the guide builds is a file of these tests and keeps what every system promises.
@Suite struct AddASystemTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func theGuidesBlocksAreTheFile() throws {
    let guide = try Self.text("Sources/athanor/Athanor.docc/AddASystem.md")
    let file = try Self.text("Tests/SystemsTests/Guide/HillClimber.swift")
    let blocks = guide.components(separatedBy: "```swift\n").dropFirst().map { part in
      part.components(separatedBy: "\n```")[0]
    }
    #expect(blocks.joined(separator: "\n\n") + "\n" == file)
  }

  @Test func itDeclaresItselfInFull() throws {
    let contract = Contract(system: HillClimber.self)
    contract.checkNames()
    contract.checkCard()
    try contract.checkSettings()
    try contract.checkEnds()
  }

  @Test func itResumesExactly() throws {
    let contract = Contract(system: HillClimber.self)
    try contract.checkSteps(2, in: "hills")
    try contract.checkAdjustments()
    try contract.checkSeeds(in: "hills")
  }

  /// After its run a climb with the length it found leads higher than one with the first length.
  @Test func itLearns() throws {
    var learner = HillClimber(.init(), world: Hills(), random: seeded(1))
    var examinations = Examinations()
    for step in 0..<100 {
      var report = Report()
      learner.step(in: Hills(), random: seeded(2).stream(step), report: &report)
      for case .gain(let sample) in report.entries { examinations.append(sample, at: step) }
    }
    let addition = try #require(examinations.addition)
    #expect(addition.paired?.count == 5 && addition.mean > 0.3, "\(addition)")
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}
