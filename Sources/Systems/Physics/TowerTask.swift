import Compute
import Learning
import Methods
import Worlds

/// Of how many bodies a tower of five blocks is made.
///
/// An agent sees how far each block has moved from its place in the tower and how far apart
/// neighbours seem to be, both from positions that are rounded to a twentieth of a block; where its
/// fist is, if it has one; and how much time has passed.
struct TowerTask: PhysicsTask {
  let actuator: BlockTower.Actuator

  private static let blocks = BlockTower.blocks
  private var hasFist: Bool { actuator == .fist }

  var description: WorldDescription {
    WorldDescription(
      hasFist ? "towers-fist" : "towers",
      help: "Five blocks, some welded together, to "
        + (hasFist ? "run down with a fist" : "push one by one")
        + ": how many bodies? Simulated, nothing to download.")
  }

  var inputs: Int { 2 * Self.blocks + Self.blocks - 1 + (hasFist ? 2 : 0) + 1 }
  var experiments: Int { BlockTower.actions(of: actuator) }
  var answers: [String] {
    (1...Self.blocks).map { $0 == 1 ? "1 body" : "\($0) bodies" }
  }
  var sizes: (view: Int, secret: Int) { (4 * Self.blocks + (hasFist ? 2 : 0), Self.blocks - 1) }
  var difficulty: (name: String, range: ClosedRange<Double>) {
    ("bodies", 1...Double(Self.blocks))
  }
  var reference: String { "scripted rule" }

  func scene(_ random: inout Random) -> BlockTower {
    BlockTower(actuator: actuator, random: &random)
  }

  func act(_ action: Int, on scene: inout BlockTower, seconds: Double) {
    scene.pass(seconds, action: action)
  }

  func observe(
    _ scene: BlockTower, after seconds: Double, _ observation: UnsafeMutableBufferPointer<Float>
  ) {
    for block in 0..<Self.blocks {
      let moved = scene.seen(block) - BlockTower.place(of: block)
      (observation[2 * block], observation[2 * block + 1]) = (Float(moved.x), Float(moved.y))
    }
    let joints = 2 * Self.blocks
    for joint in 0..<Self.blocks - 1 {
      observation[joints + joint] = Float(2 * scene.opening(joint))
    }
    if let fist = scene.placeOfFist {
      observation[inputs - 3] = Float(fist.x / 2)
      observation[inputs - 2] = Float(fist.y - 2.5)
    }
    observation[inputs - 1] = Float(seconds)
  }

  func answer(of scene: BlockTower) -> Int { scene.bodies - 1 }

  func difficulty(of scene: BlockTower) -> Double { Double(scene.bodies) }

  /// Of each block where it is, and cosine and sine of its angle; then where the fist is.
  func view(of scene: BlockTower) -> [Double] {
    var numbers: [Double] = []
    for block in 0..<Self.blocks {
      let (centre, rotation) = (scene.centre(of: block), scene.rotation(of: block))
      numbers += [centre.x, centre.y, rotation.x, rotation.y]
    }
    if let fist = scene.placeOfFist { numbers += [fist.x, fist.y] }
    return numbers
  }

  /// 1 where a block is welded to the next, from below.
  func secret(of scene: BlockTower) -> [Double] { scene.welds.map { $0 ? 1 : 0 } }

  func referenceResults(
    in scenes: [BlockTower], discount: Double, seconds: Double
  ) -> [ExperimentResult] {
    scenes.map { TowerRule.play($0, seconds: seconds) }
  }

  func picture(
    of transitions: [ExperimentEvaluation.Transition], secret: [Double], seconds: Double
  ) -> Artefact.Scene {
    TowerScene(
      transitions: transitions, welds: secret.map { $0 > 0.5 }, experiments: experiments,
      seconds: seconds
    ).scene
  }
}
