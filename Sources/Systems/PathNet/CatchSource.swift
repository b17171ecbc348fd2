import Compute
import Foundation
import Worlds

/// Games of one version of catch, which a pathway learns by playing them: a policy whose gradient is
/// that of Williams (1992), with the mean over the games of a minibatch as the baseline.
///
/// Fernando and others (2017) use the asynchronous actor-critic of many workers; here one plays the
/// games of a minibatch side by side.
struct CatchSource: PathSource {
  let game: CatchGame
  /// The share of pixels that are replaced by black or white.
  let noise: Double
  let random: Random

  func rows(of size: Int) -> Int { size * CatchGame.steps }

  func games(of size: Int) -> Int { size }

  /// Games played: what was seen, done and won.
  private struct Play {
    /// By step and then by game, `[steps games, pixels]`.
    var pictures: [Float] = []
    var actions: [Int] = []
    /// By game.
    var isWon: [Bool] = []

    /// How many were won.
    var won: Int { isWon.count { $0 } }
  }

  func learn(
    _ number: Int, size: Int, rate: Float, by program: inout PathProgram
  ) -> (right: Int, loss: Float) {
    var random = random.stream("games").stream(number)
    let starts = (0..<size).map { _ in CatchGame.Position(random: &random) }
    let play = play(starts, number: number, by: &program) { first, second in
      // The probability of the second action is the logistic function of the difference.
      random.uniform() < 1 / (1 + exp(Double(first - second))) ? 1 : 0
    }
    let baseline = Float(play.won) / Float(size)
    let advantages = play.isWon.map { ($0 ? 1 : 0) - baseline }
    let loss = program.learn(
      play.pictures, play.actions,
      weights: (0..<CatchGame.steps).flatMap { _ in advantages }, rate: rate)
    return (play.won, loss)
  }

  func accuracy(rows: Int, by program: inout PathProgram) -> Double {
    let starts = (0..<(noise > 0 ? PathCompute.corruptions : 1)).flatMap { _ in
      CatchGame.beginnings
    }
    var won = 0
    for first in stride(from: 0, to: starts.count, by: rows) {
      let some = Array(starts[first..<min(first + rows, starts.count)])
      won += play(some, number: first, by: &program) { $1 > $0 ? 1 : 0 }.won
    }
    return Double(won) / Double(starts.count)
  }

  /// Plays games side by side to their end, at most as many as the program has rows.
  private func play(
    _ starts: [CatchGame.Position], number: Int, by program: inout PathProgram,
    choosing choose: (Float, Float) -> Int
  ) -> Play {
    var (positions, play) = (starts, Play())
    let noise = random.stream("noise").stream(number)
    for step in 0..<CatchGame.steps {
      let pictures = pictures(of: positions, noise.stream(step))
      let logits = program.logits(of: pictures)
      let actions = positions.indices.map { choose(logits[2 * $0], logits[2 * $0 + 1]) }
      play.pictures += pictures
      play.actions += actions
      for (place, action) in actions.enumerated() {
        positions[place] = game.next(positions[place], action: action)
      }
    }
    play.isWon = positions.map(\.isCaught)
    return play
  }

  /// `[games, pixels]`, noise over them.
  private func pictures(of positions: [CatchGame.Position], _ stream: Random) -> [Float] {
    let size = CatchGame.Position.pixels
    var pictures = [Float](repeating: 0, count: positions.count * size)
    pictures.withUnsafeMutableBufferPointer { all in
      for (place, position) in positions.enumerated() {
        position.draw(
          into: UnsafeMutableBufferPointer(rebasing: all[place * size..<(place + 1) * size]))
      }
      SaltAndPepper(share: noise, random: stream).write(over: all[...])
    }
    return pictures
  }
}
