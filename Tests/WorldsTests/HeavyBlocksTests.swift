import Compute
import Foundation
import Testing
import Worlds

@Suite struct VerticalBodyTests {
  @Test func fallsAsGalileoSays() {
    var body = VerticalBody(mass: 3, height: 10, speed: 2)
    body.advance(by: 0.5)
    #expect(abs(body.height - (10 + 2 * 0.5 - 9.81 * 0.125)) < 1e-12)
    #expect(abs(body.speed - (2 - 9.81 * 0.5)) < 1e-12)
  }

  /// The impulse is the force's time less the weight's: Δv = F t / m − g t.
  @Test func forceChangesSpeedByItsImpulse() {
    var body = VerticalBody(mass: 2)
    body.advance(by: 0.1, force: 40)
    #expect(abs(body.speed - (40 * 0.1 / 2 - 9.81 * 0.1)) < 1e-12)
    #expect(abs(body.height - (40.0 / 2 - 9.81) * 0.005) < 1e-12)
  }

  @Test func aForceBelowTheWeightMovesNothing() {
    var body = VerticalBody(mass: 5)
    body.advance(by: 1, force: 49)
    #expect(body.height == 0 && body.speed == 0)
  }

  @Test func theFloorTakesAllSpeed() {
    var body = VerticalBody(mass: 1, height: 1)
    body.advance(by: 2)
    #expect(body.height == 0 && body.speed == 0)
  }

  /// Fallen for √(2 h / g), it rises from rest for what is left of the push.
  @Test func risesAgainAfterAContactWithinAPush() {
    var body = VerticalBody(mass: 1, height: 0.01, speed: -5)
    body.advance(by: 0.1, force: 40)
    let acceleration = 40 - 9.81
    let contact = (5 - (25 - 2 * acceleration * 0.01).squareRoot()) / acceleration
    #expect(abs(body.speed - acceleration * (0.1 - contact)) < 1e-12)
  }

  /// Closed form between contacts: where it is does not depend on how often one looks.
  @Test func looksDoNotDisturb() {
    var random = Random(seed: 1)
    for _ in 0..<200 {
      let start = VerticalBody(
        mass: 0.5 + random.uniform(), height: random.uniform(), speed: 6 * random.uniform() - 3)
      let force = random.chance(0.5) ? 40.0 : 0
      var (once, often) = (start, start)
      once.advance(by: 1, force: force)
      for _ in 0..<64 { often.advance(by: 1.0 / 64, force: force) }
      #expect(abs(once.height - often.height) < 1e-9)
      #expect(abs(once.speed - often.speed) < 1e-9)
    }
  }
}

@Suite struct HeavyBlocksTests {
  /// m = 0.5 + 1.5 u; after a poke of 0.1 s the height is (F / m − g) 0.1² / 2: 0.35 m to 0.05 m.
  @Test func lighterBlocksRiseHigher() {
    var blocks = HeavyBlocks(loads: [0, 0.5, 0.2, 1])
    blocks.pass(poking: 0)
    #expect(abs(blocks.bodies[0].height - 0.35095) < 1e-9)
    #expect(blocks.bodies[1].height == 0)
    var heavy = HeavyBlocks(loads: [0, 0.5, 0.2, 1])
    heavy.pass(poking: 3)
    #expect(abs(heavy.bodies[3].height - 0.05095) < 1e-9)
    #expect(blocks.heaviest == 3 && abs(blocks.gap - 0.5) < 1e-12)
  }

  /// How often the block that was to be heavy is the heaviest decides how the answer is keyed; the
  /// mean gaps are those of 200,000 draws elsewhere: medians .355, .567, .766.
  @Test(arguments: [(3.0, 0.355), (5, 0.567), (10, 0.766)])
  func gapsGrowWithEase(ease: Double, median: Double) {
    let gaps = (0..<4000).map { number in
      var random = Random(seed: 2).stream(number)
      return HeavyBlocks(ease: ease, random: &random).gap
    }
    #expect(abs(gaps.sorted()[2000] - median) < 0.02)
  }
}
