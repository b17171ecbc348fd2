import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Systems

@Suite struct SuccessStoryTests {
  private let terms = Life.Terms(factor: 1.5, floor: 0.003, changes: 3, interval: 200)

  private func life(_ rule: Life.Rule, ticks: Int, seed: UInt64 = 1) -> Life {
    let random = Random(seed: seed)
    let maze = Maze(side: 5, opening: 0.1, random: random.stream("maze"))
    var life = Life(rule)
    life.advance(ticks, in: maze, terms, random: random.stream("life"))
    return life
  }

  // MARK: The stack

  /// A call in which the newest checkpoint is a success, one in which it is not, and equal rates.
  @Test func whatDoesNotPayMoreIsNoSuccess() {
    var stack = SuccessStoryStack()
    stack.push(time: 100, reward: 10, digest: 0)
    // Since birth 20/200, since the checkpoint 10/100: as fast and no faster.
    #expect(!stack.isSuccess(time: 200, reward: 20))
    #expect(stack.isSuccess(time: 200, reward: 21))
    stack.push(time: 200, reward: 21, digest: 0)
    // 12/100 since the newest, 23/200 since the one below.
    #expect(stack.isSuccess(time: 300, reward: 33))
    #expect(stack.holds(time: 300, reward: 33))
    // 11/100 and 22/200.
    #expect(!stack.isSuccess(time: 300, reward: 32))
    #expect(!stack.holds(time: 300, reward: 32))
  }

  /// In lives with ten thousand calls and more the condition holds after every one of them, and
  /// undoing gives back every bit of the policy.
  @Test(arguments: 1...4) func theConditionHoldsAfterEveryCall(seed: UInt64) {
    let life = life(.successStory, ticks: 2_000_000, seed: seed)
    #expect(life.counts.calls > 4000)
    #expect(life.counts.undone > 1000)
    #expect(life.counts.violations == 0)
    #expect(life.counts.inexact == 0)
  }

  @Test func undoingInTheWrongOrderWouldBeSeen() {
    var policy = SelfModifyingPolicy()
    let before = policy.digest
    let rows = (0..<2).map { _ in
      defer { policy.multiply(row: 4, entry: 2, by: 1.5, floor: 0.003) }
      return SavedRow(row: 4, of: policy)
    }
    for saved in rows { policy.restore(saved) }
    #expect(policy.digest != before)
    for saved in rows.reversed() { policy.restore(saved) }
    #expect(policy.digest == before)
  }

  /// The largest number there is, read as a count, is refused; nothing is added to it before.
  @Test func aCountThatCannotBeIsAFlaw() throws {
    let world = try SuccessStory.open(WorldRequest())
    let fresh = try SuccessStory(.init(), world: world, random: Random(seed: 1))
    let text = String(decoding: try JSONEncoder().encode(fresh), as: UTF8.self)
    let forged = text.replacing("\"changes\":0", with: "\"changes\":\(Int.max)")
    #expect(forged != text)
    let state = try JSONDecoder().decode(SuccessStory.self, from: Data(forged.utf8))
    #expect(throws: StateFlaw.self) { try state.check(against: fresh, in: world, after: 0) }
  }

  // MARK: The policy

  @Test func rowsAreThoseOfTheContextsAndTheTwoThatAim() {
    #expect(SelfModifyingPolicy.count == 32 * 9 + 34 + 9)
    #expect(SelfModifyingPolicy().row(SelfModifyingPolicy.aimingRow).count == 34)
    #expect(SelfModifyingPolicy().makesSense)
  }

  /// 1/9 times 1.5, all divided by 1 + 0.5/9.
  @Test func anEntryIsMultipliedAndTheRowSumsToOne() {
    var policy = SelfModifyingPolicy()
    policy.multiply(row: 0, entry: 3, by: 1.5, floor: 0.003)
    let row = Array(policy.row(0))
    #expect(abs(row[3] - 1.5 / 9.5) < 1e-15)
    #expect(abs(row[0] - 1 / 9.5) < 1e-15)
    #expect(Array(policy.row(1)) == Array(SelfModifyingPolicy().row(1)))
  }

  @Test func nothingFallsBelowTheFloor() {
    var policy = SelfModifyingPolicy()
    for _ in 0..<50 { policy.multiply(row: 32, entry: 5, by: 3, floor: 0.003) }
    let row = policy.row(32)
    #expect(row.allSatisfy { $0 >= 0.003 })
    #expect(abs(row.reduce(0, +) - 1) < 1e-12)
    #expect(abs((row.max() ?? 0) - (1 - 33 * 0.003)) < 1e-9)
  }

  // MARK: Lives

  @Test func aFrozenPolicyStaysWhatItWas() {
    let life = life(.frozen, ticks: 50_000)
    #expect(life.policy == SelfModifyingPolicy())
    #expect(life.counts.changes == 0 && life.counts.calls == 0)
  }

  @Test func whoNeverUndoesKeepsEveryChange() {
    let life = life(.neverUndo, ticks: 50_000)
    #expect(life.counts.changes > 100 && life.counts.undone == 0)
    #expect(life.stack.checkpoints.isEmpty)
  }

  /// Until the first evaluation, which undoes what brought nothing, both do the same.
  @Test func livesDrawTheSameUntilTheyDiffer() {
    let (one, other) = (life(.successStory, ticks: 200), life(.neverUndo, ticks: 200))
    #expect(one.policy == other.policy && one.cell == other.cell && one.reward == other.reward)
    #expect(one.counts.changes == 3)
  }

  /// With W = 200 there is an evaluation every 200 to 400 ticks.
  @Test func evaluationsComeAfterTheIntervalAndAreForcedAtTwice() {
    let calls = life(.neverUndo, ticks: 100_000).counts.calls
    #expect((250...500).contains(calls))
  }

  @Test func timeCountsEvaluationsAndRestoredRows() throws {
    let life = life(.successStory, ticks: 1000)
    #expect(life.time >= 1000 && life.time <= 1000 + 1 + life.counts.changes)
  }

  // MARK: Records

  @Test func piecesAreJoinedWhereThereAreTooMany() {
    var record = RewardRecord()
    for step in 1...1000 {
      record.append(.init(ticks: 10, reward: 1, height: step, undone: 2))
      #expect(record.makesSense(after: step))
    }
    #expect(record.width == 4 && record.pieces.count == 250)
    #expect(record.pieces.allSatisfy { $0.ticks == 40 && $0.reward == 4 && $0.undone == 8 })
    #expect(record.pieces.last?.height == 1000)
    #expect(!record.makesSense(after: 999))
  }
}

@Suite struct MazeTests {
  @Test func aPerfectMazeHasOneWayBetweenCells() {
    for seed in UInt64(1)...20 {
      let maze = Maze(side: 5, opening: 0, random: Random(seed: seed))
      #expect(maze.makesSense)
      let open = maze.walls.reduce(0) { $0 + 4 - $1.nonzeroBitCount } / 2
      #expect(open == 24, "a tree over 25 cells")
      #expect((0..<25).allSatisfy { maze.distance(from: 0, to: $0) < 25 })
    }
  }

  @Test func openingEveryWallLeavesARoom() {
    let maze = Maze(side: 4, opening: 1, random: Random(seed: 1))
    #expect(maze.distance(from: 0, to: 15) == 6)
    #expect(maze.walls[5] == 0 && maze.walls[0] == 0b1001)
    #expect(maze.cell(from: 0, to: .north) == 0)
    #expect(maze.cell(from: 0, to: .south) == 4)
  }
}
