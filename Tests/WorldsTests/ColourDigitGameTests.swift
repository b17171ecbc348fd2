import Compute
import Testing
import Worlds

@Suite struct ColourDigitGameTests {
  @Test func rewardsFollowThePapersFormula() {
    // c = 1, d = 3 against c' = 0, d' = 4.
    let game = ColourDigitGame(
      .init(row: 0, digit: 3, colour: 1), .init(row: 1, digit: 4, colour: 0))
    // First: 2(-1)^(u+1+4) + (-1)^(u+3+0); second: 2(-1)^(u+0+3) + (-1)^(u+4+1).
    #expect([0, 1].map { game.reward(of: 0, choosing: $0) } == [-3, 3])
    #expect([0, 1].map { game.reward(of: 1, choosing: $0) } == [-3, 3])
    #expect(game.reward([1, 0]) == 0)
    #expect(game.reward([1, 1]) == 6)
  }

  /// What a player can win on average over all games, given what it knows.
  @Test func onlyParityIsWorthTelling() {
    func team(_ message: (ColourDigitGame.View) -> Int) -> Double {
      var gains: [[Int]: [Double]] = [:]
      for digits in 0..<100 {
        for colours in 0..<4 {
          let own = ColourDigitGame.View(row: 0, digit: digits / 10, colour: colours / 2)
          let other = ColourDigitGame.View(row: 0, digit: digits % 10, colour: colours % 2)
          let game = ColourDigitGame(own, other)
          let known = [own.digit, own.colour, message(other)]
          for choice in 0..<2 {
            gains[known, default: [0, 0]][choice] += game.reward(of: 0, choosing: choice)
          }
        }
      }
      return 2 * gains.values.map { max($0[0], $0[1]) }.reduce(0, +) / 400
    }
    #expect(team { _ in 0 } == 0)
    #expect(team { $0.colour } == 2)
    #expect(team { $0.digit % 2 } == ColourDigitGame.best)
    #expect(team { $0.digit * 2 + $0.colour } == ColourDigitGame.best)
  }

  @Test func drawsTheDigitInItsColour() {
    let digits = Dataset.optdigits.pool
    var random = Random(seed: 1)
    let game = ColourDigitGame(digits: digits, random: &random)
    var image = [Float](repeating: -1, count: 129)
    for player in 0..<2 {
      game.draw(player, from: digits, into: &image)
      let view = game.views[player]
      let pixels = Array(digits.inputs[view.row * 64..<(view.row + 1) * 64])
      #expect(stride(from: view.colour, to: 128, by: 2).map { image[$0] } == pixels)
      #expect(stride(from: 1 - view.colour, to: 128, by: 2).allSatisfy { image[$0] == 0 })
      #expect(view.digit == Int(digits.labels[view.row]))
    }
    #expect(image[128] == -1)
  }

  @Test func gamesAreDrawnUniformly() {
    let digits = Dataset.optdigits.pool
    var random = Random(seed: 2)
    var colours = 0
    var sum = 0
    for _ in 0..<4000 {
      for view in ColourDigitGame(digits: digits, random: &random).views {
        colours += view.colour
        sum += view.digit
      }
    }
    #expect(abs(Double(colours) / 8000 - 0.5) < 0.02)
    #expect(abs(Double(sum) / 8000 - 4.5) < 0.12)
  }
}
