import Foundation
import Testing
import Worlds

@Suite struct DoublePoleTests {
  /// Upright at rest, F = 10: the cart feels a quarter of each pole, so ẍ = 10 / (1 + 0.11/4); the
  /// long pole falls back at 3ẍ/(4l) = 1.5ẍ, the short one ten times as fast.
  @Test func theFirstPushIsAsWorkedOutByHand() {
    var poles = DoublePole(longAngle: 0, hasFriction: false)
    poles.push(10)
    let acceleration = 10 / (1 + 0.11 / 4)
    #expect(abs(poles.velocity / (acceleration * 0.02) - 1) < 0.01)
    #expect(abs(poles.longRate / (-1.5 * acceleration * 0.02) - 1) < 0.01)
    #expect(abs(poles.shortRate / (-15 * acceleration * 0.02) - 1) < 0.05)
  }

  @Test func energyAndMomentumAreConservedWithoutForce() {
    var poles = DoublePole(
      velocity: 0.3, longAngle: 0.3, longRate: -0.5, shortAngle: -0.2, shortRate: 1,
      hasFriction: false)
    let (energy, momentum) = (energy(poles), momentum(poles))
    for _ in 0..<50 { poles.push(0) }
    #expect(abs(self.energy(poles) - energy) < 1e-5 * abs(energy))
    #expect(abs(self.momentum(poles) - momentum) < 1e-5 * abs(momentum))
    #expect(abs(poles.longAngle - 0.3) > 0.1, "something must have moved")
  }

  @Test func frictionTakesEnergyAway() {
    var poles = DoublePole(velocity: 1, longAngle: 0.1, longRate: 1)
    let start = energy(poles)
    for _ in 0..<50 { poles.push(0) }
    #expect(energy(poles) < start - 1e-5)
  }

  /// Uniform rods of half length l: their energy is that of their centre and of turning about it,
  /// with moment of inertia ml²/3.
  private func energy(_ poles: DoublePole) -> Double {
    rods(poles).reduce(0.5 * poles.velocity * poles.velocity) { sum, rod in
      let along = poles.velocity + rod.half * rod.rate * cos(rod.angle)
      let up = -rod.half * rod.rate * sin(rod.angle)
      let turning = rod.half * rod.half * rod.rate * rod.rate / 3
      let height = rod.half * cos(rod.angle)
      return sum + rod.mass * (0.5 * (along * along + up * up + turning) + 9.8 * height)
    }
  }

  private func momentum(_ poles: DoublePole) -> Double {
    rods(poles).reduce(poles.velocity) { sum, rod in
      sum + rod.mass * (poles.velocity + rod.half * rod.rate * cos(rod.angle))
    }
  }

  private struct Rod {
    let mass, half, angle, rate: Double
  }

  private func rods(_ poles: DoublePole) -> [Rod] {
    [
      Rod(mass: 0.1, half: 0.5, angle: poles.longAngle, rate: poles.longRate),
      Rod(mass: 0.01, half: 0.05, angle: poles.shortAngle, rate: poles.shortRate),
    ]
  }

  @Test func leftAndRightAreAlike() {
    var right = DoublePole(position: 0.1, longAngle: 0.05, shortRate: 0.2)
    var left = DoublePole(position: -0.1, longAngle: -0.05, shortRate: -0.2)
    for step in 0..<40 {
      right.push(Double(step % 5) * 3)
      left.push(-Double(step % 5) * 3)
    }
    #expect(right.inputs == left.inputs.map { -$0 })
  }

  @Test func leftAloneThePolesFall() {
    var poles = DoublePole()
    #expect(!poles.hasFailed)
    var steps = 0
    while !poles.hasFailed && steps < 1000 {
      poles.push(0)
      steps += 1
    }
    #expect((20..<200).contains(steps))
    // The long pole, leaning right, pushes the cart left; the short one falls over first.
    #expect(poles.longAngle > Double.pi / 180 && poles.position < 0)
    #expect(abs(poles.shortAngle) > 36 * Double.pi / 180)
  }

  @Test func pushesAreLimited() {
    var (hard, harder) = (DoublePole(), DoublePole())
    hard.push(10)
    harder.push(1e9)
    #expect(hard == harder)
  }

  @Test(arguments: [
    (DoublePole(position: 2.39), false), (DoublePole(position: -2.41), true),
    (DoublePole(longAngle: 0.62), false), (DoublePole(longAngle: -0.63), true),
    (DoublePole(shortAngle: 0.63), true), (DoublePole(velocity: 99), false),
    (DoublePole(position: .nan), true),
  ])
  func theTrialEndsAtItsLimits(poles: DoublePole, isLost: Bool) {
    #expect(poles.hasFailed == isLost)
  }

  @Test func controllersSeeScaledNumbers() {
    let poles = DoublePole(
      position: 2.4, velocity: 1, longAngle: 0.26, longRate: -1, shortAngle: 0.13, shortRate: 0.5)
    #expect(poles.inputs == [0.5, 0.5, 0.5, -0.5, 0.25, 0.25])
    #expect(poles.inputsWithoutVelocities == [0.5, 0.5, 0.25])
    #expect(poles.wiggle == 2.4 + 1 + 0.26 + 1)
  }

  @Test func gruausFitnessPaysForStandingStill() {
    let still = [Double](repeating: 0.1, count: 1000)
    let (fitness, expected) = (DoublePole.gruauFitness(wiggles: still), 0.1 + 0.9 * 0.75 / 10)
    #expect(abs(fitness - expected) < 1e-12)
    #expect(DoublePole.gruauFitness(wiggles: Array(still[..<99])) == 0.1 * 99 / 1000)
    let restless = still[..<900] + [Double](repeating: 1, count: 100)
    #expect(
      DoublePole.gruauFitness(wiggles: Array(restless)) < DoublePole.gruauFitness(wiggles: still))
  }

  @Test func thereAre625DifferentStarts() {
    let starts = DoublePole.generalisationStarts
    #expect(Set(starts).count == 625)
    #expect(abs(starts[0].position + 1.944) < 1e-12 && abs(starts[624].velocity - 1.215) < 1e-12)
    #expect(starts.allSatisfy { !$0.hasFailed })
    #expect(starts[312] == DoublePole(longAngle: 0))
  }
}
