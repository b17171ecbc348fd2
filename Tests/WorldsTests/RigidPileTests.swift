import Compute
import Foundation
import Testing
import Worlds

private let h = 0.025

@Suite struct RigidPileTests {
  @Test func fiveBoxesStandStill() {
    var scene = sceneWithFloor()
    for box in 0..<5 { scene.add([RigidPart(.square(1))], at: PlaneVector(0, 0.5 + Double(box))) }
    for _ in 0..<400 { scene.step(h) }
    #expect((scene.bodies[5].centre - PlaneVector(0, 4.5)).length < 5e-3)
    #expect(scene.kineticEnergy < 1e-4)
    #expect(scene.deepestOverlap < 0.01)
  }

  @Test func boxesThatFellOntoEachOtherDoNotOverlap() {
    var scene = sceneWithFloor()
    for box in 0..<5 {
      let place = PlaneVector(0.02 * Double(box % 2), 0.7 + 1.2 * Double(box))
      scene.add([RigidPart(.square(1))], at: place)
    }
    for _ in 0..<200 {
      scene.step(h)
      #expect(scene.deepestOverlap < 0.01)
    }
    #expect(abs(scene.bodies[5].centre.y - 4.5) < 5e-3 && scene.kineticEnergy < 1e-4)
  }

  @Test(arguments: [[1, 10], [10, 1], [1, 10, 1, 10]])
  func pilesOfUnlikeMassesStand(_ masses: [Double]) {
    var scene = sceneWithFloor()
    for (box, mass) in masses.enumerated() {
      let place = PlaneVector(0.05 * Double(box % 2), 0.5 + Double(box))
      scene.add([RigidPart(.square(1), mass: mass)], at: place)
    }
    for _ in 0..<400 { scene.step(h) }
    let top = PlaneVector(0.05, Double(masses.count) - 0.5)
    #expect((scene.bodies[masses.count].centre - top).length < 0.02)
    #expect(scene.kineticEnergy < 1e-4 && scene.deepestOverlap < 0.01)
  }

  /// Two to six bodies above a floor.
  private func pile(_ number: Int) -> RigidScene {
    var random = Random(seed: 4).stream(number)
    let restitution = random.uniform()
    var scene = sceneWithFloor(friction: random.uniform(), restitution: restitution)
    for body in 0..<2 + random.below(5) {
      let place = PlaneVector(2 * random.uniform() - 1, 1 + 1.5 * Double(body))
      let shape: RigidShape =
        random.uniform() < 0.3
        ? .disc(0.3 + 0.3 * random.uniform())
        : .box(PlaneVector(0.3 + 0.4 * random.uniform(), 0.3 + 0.4 * random.uniform()))
      scene.add(
        [RigidPart(shape, mass: 0.5 + random.uniform())], at: place, angle: 6 * random.uniform(),
        friction: random.uniform(), restitution: restitution)
    }
    return scene
  }

  /// Contacts take energy away; what is left over is the error of following paths in steps, and
  /// what moving overlapping bodies apart costs.
  @Test func contactsMakeNoEnergy() {
    var (worst, risen, steps) = (0.0, 0, 0)
    for number in 0..<1000 {
      var scene = pile(number)
      let start = scene.energy
      for _ in 0..<60 {
        let (before, forced) = (scene.energy, scene.kineticEnergyAfterGravity)
        scene.step(h)
        let after = scene.energy
        let kinetic = scene.kineticEnergy
        let left = max(forced, before - (after - kinetic))
        worst = max(worst, kinetic - left)
        steps += 1
        if after > before + 1e-3 * start { risen += 1 }
      }
      #expect(scene.energy < start)
    }
    #expect(worst < 1e-6)
    #expect(risen * 1000 < steps, "\(risen) of \(steps) steps gained a thousandth of all energy")
  }
}

extension RigidScene {
  fileprivate var kineticEnergy: Double {
    bodies.reduce(0) { $1.isFree ? $0 + $1.kineticEnergy : $0 }
  }

  /// What it would be if bodies only fell in the next step.
  fileprivate var kineticEnergyAfterGravity: Double {
    bodies.reduce(0) { sum, body in
      guard body.isFree else { return sum }
      var body = body
      body.velocity.y -= h * 9.81
      return sum + body.kineticEnergy
    }
  }
}
