import Compute
import Learning
import Methods
import Worlds

/// Which of four blocks is the heaviest.
///
/// An agent sees the heights of the blocks, in quarters of a metre, and nothing else. An experiment
/// pokes a block.
struct HeavierTask: PhysicsTask {
  /// β of the loads' distributions: the larger, the easier.
  let ease: Double

  var description: WorldDescription {
    WorldDescription(
      "heavier-\(Int(ease))",
      help: "Four blocks to poke, one of them heavy; β = \(Int(ease)), "
        + (ease == 3 ? "hard" : ease == 5 ? "medium" : "easy")
        + "; simulated, nothing to download.")
  }

  var inputs: Int { HeavyBlocks.count }
  var experiments: Int { HeavyBlocks.count }
  var answers: [String] { (1...HeavyBlocks.count).map { "block \($0)" } }
  var sizes: (view: Int, secret: Int) { (HeavyBlocks.count, HeavyBlocks.count) }
  var difficulty: (name: String, range: ClosedRange<Double>) {
    ("gap to the second heaviest", 0...1)
  }
  var reference: String { "optimum" }

  func scene(_ random: inout Random) -> HeavyBlocks { HeavyBlocks(ease: ease, random: &random) }

  func act(_ action: Int, on scene: inout HeavyBlocks, seconds: Double) {
    scene.pass(seconds, poking: action)
  }

  func observe(
    _ scene: HeavyBlocks, after seconds: Double, _ observation: UnsafeMutableBufferPointer<Float>
  ) {
    for block in observation.indices {
      let height = 4 * scene.bodies[block].height
      observation[block] = Float(height)
    }
  }

  func answer(of scene: HeavyBlocks) -> Int { scene.heaviest }

  /// How much heavier the heaviest block is than the next, as a share of the range of loads.
  func difficulty(of scene: HeavyBlocks) -> Double { scene.gap }

  /// The heights of the blocks, in metres.
  func view(of scene: HeavyBlocks) -> [Double] { scene.bodies.map(\.height) }

  func secret(of scene: HeavyBlocks) -> [Double] { scene.loads }

  func optimum(discount: Double) -> Double? {
    OptimalStopping(ease: ease, discount: discount).value
  }

  /// The best experimenter there is, if a poke shows a mass exactly.
  func referenceResults(
    in scenes: [HeavyBlocks], discount: Double, seconds: Double
  ) -> [ExperimentResult] {
    let solution = OptimalStopping(ease: ease, discount: discount, points: 12)
    return scenes.map(solution.play)
  }

  func picture(
    of transitions: [ExperimentEvaluation.Transition], secret: [Double], seconds: Double
  ) -> Artefact.Scene {
    BlocksScene(transitions: transitions, loads: secret).scene
  }
}
