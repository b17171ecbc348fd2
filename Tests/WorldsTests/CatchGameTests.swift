import Compute
import Testing
import Worlds

@Suite struct CatchGameTests {
  /// By hand: the ball drifts over the edge, the paddle is stopped by the wall.
  @Test func ballAndPaddleMoveAsTheRulesSay() {
    let game = CatchGame(drift: 1, isMirrored: false)
    var position = CatchGame.Position(column: 5, paddle: 1)
    let seen = [0, 0, 1].map { action -> [Int] in
      position = game.next(position, action: action)
      return [position.column, position.row, position.paddle]
    }
    #expect(seen == [[6, 1, 0], [0, 2, 0], [1, 3, 1]])
  }

  @Test func mirroredControlsMoveTheOtherWay() {
    let start = CatchGame.Position(column: 3, paddle: 3)
    for action in [0, 1] {
      let plain = CatchGame(drift: 0, isMirrored: false).next(start, action: action).paddle
      let mirrored = CatchGame(drift: 0, isMirrored: true).next(start, action: action).paddle
      #expect(plain == 2 + 2 * action && mirrored == 6 - plain)
    }
  }

  /// From every beginning of every version some way leads under the ball, and not every way does.
  @Test(arguments: CatchGame.versions) func everyBallCanBeCaught(game: CatchGame) {
    var caughtByChance = 0
    for start in CatchGame.beginnings {
      let ends = (0..<1 << CatchGame.steps).map { actions in
        (0..<CatchGame.steps).reduce(start) { game.next($0, action: actions >> $1 & 1) }
      }
      #expect(ends.allSatisfy(\.isOver) && ends.contains(where: \.isCaught))
      caughtByChance += ends.count(where: \.isCaught)
    }
    let share = Double(caughtByChance) / Double(42 << CatchGame.steps)
    #expect(share > 0.2 && share < 0.4, "\(share)")
  }

  @Test func aPictureShowsBallAndPaddle() {
    var picture = [Float](repeating: 9, count: CatchGame.Position.pixels)
    picture.withUnsafeMutableBufferPointer {
      CatchGame.Position(column: 2, paddle: 4).draw(into: $0)
    }
    #expect(picture.indices.filter { picture[$0] == 1 } == [2, 53, 54])
    #expect(picture.reduce(0, +) == 3)
  }
}
