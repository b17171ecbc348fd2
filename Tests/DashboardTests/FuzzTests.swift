import Foundation
import Learning
import Running
import Screen
import Testing

@testable import Dashboard

/// Whatever happens in whatever order, nothing traps and Esc leads home.
@Suite struct FuzzTests {
  private struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[roll(choices.count)] }
  }

  private static let keys: [Key] =
    KeyTable.standard.bindings.flatMap(\.keys).filter { $0.description != "q" }
    + "abcxyz019 -.é⣿".unicodeScalars.map { Key(.character($0)) }

  private func event(_ dice: inout Dice, _ names: [SessionName]) throws -> Dashboard.Event {
    let name = dice.pick(names)
    switch dice.roll(100) {
    case 0..<4:
      return .resize(width: dice.pick([0, 1, 20, 40, 79, 100, 200]), height: dice.roll(60))
    case 4..<8:
      let step = dice.roll(400)
      return .news(
        name, Fixture.news(dice.pick(Phase.allCases), (step + 1)...(step + 1 + dice.roll(5))))
    case 8: return .sessions(dice.roll(3) == 0 ? [] : try Fixture.entries())
    case 9: return .artefacts(name, dice.roll(4) == 0 ? [] : Fixture.artefacts)
    case 10: return .opened(name, Fixture.record(dice.roll(9)), Fixture.loaded(1 + dice.roll(30)))
    case 11: return .history(name, Fixture.loaded(1 + dice.roll(30)), warning: "torn")
    case 12: return .trashed(name)
    case 13: return .themes(dice.roll(2) == 0 ? [] : [.builtIn])
    case 14: return .failed(Failure(.input, "no"))
    case 15: return .paste("pasted\ttext\u{1B}[A")
    case 16: return .reading(name, share: Double(dice.roll(3)) / 2)
    case 17:
      return .machine(
        MachineLoad(
          loads: [0, .nan, 2].suffix(dice.roll(4)), usedMemory: 1, memory: Double(dice.roll(2)),
          resident: -1, blas: "blas"))
    case 18: return .wrote("file")
    case 19: return .restored(name)
    case 20..<26:
      let deed = dice.pick([Mouse.Deed.press, .wheelUp, .wheelDown, .drag, .release])
      return .mouse(Mouse(deed, x: dice.roll(220) - 5, y: dice.roll(70) - 5))
    default: return .key(dice.pick(Self.keys))
    }
  }

  /// How many events each seed plays; `SOAK=100000` asks for more than every build has time for.
  private static let length =
    ProcessInfo.processInfo.environment["SOAK"].flatMap { Int($0) } ?? 3000

  @Test(arguments: 1...4)
  func nothingTrapsAndEscLeadsHome(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    var robot = try Robot.watching()
    let names = try Fixture.entries().map(\.name)
    for number in 0..<Self.length {
      robot.tell(try event(&dice, names))
      if number % 10 == 0 { _ = robot.text }
      guard number % 100 == 0 else { continue }
      if case .leaving = robot.dashboard.overlay { robot.dashboard.overlay = nil }
      var copy = robot
      for _ in 0..<8 { copy.press("esc") }
      #expect(copy.dashboard.page == .home && copy.dashboard.overlay == nil)
    }
  }

  @Test func sameEventsGiveTheSameScreen() throws {
    func play() throws -> String {
      var dice = Dice(seed: 99)
      var robot = try Robot.watching()
      let names = try Fixture.entries().map(\.name)
      for _ in 0..<300 { robot.tell(try event(&dice, names)) }
      robot.tell(.resize(width: 120, height: 40))
      return robot.text
    }
    let first = try play()
    let second = try play()
    #expect(first == second)
  }

  @Test func everySizeCanBeDrawn() throws {
    let sides = [
      "", "5", "4 o", "3 right", "6", "5 d", "7", "8", "9", "?", "t", ":", "e", "S", "F", "c", "v",
      "z i + +", "{",
    ]
    for side in sides {
      let robot = try Robot.watching(side)
      for width in [0, 1, 2, 3, 7, 39, 40, 41, 79, 81, 99, 101, 159, 161, 300] {
        for height in [0, 1, 2, 3, 9, 10, 11, 14, 25, 70] {
          #expect(robot.dashboard.view(width: width, height: height).width == width)
        }
      }
    }
  }
}
