package import Compute
package import Learning

/// A question about things that look alike, which experiments answer.
package protocol PhysicsTask: Sendable {
  /// What is experimented with.
  associatedtype Scene: Sendable

  /// What people choose it by.
  var description: WorldDescription { get }
  /// Numbers in an observation.
  var inputs: Int { get }
  /// Actions that act on the scene.
  var experiments: Int { get }
  /// Answers to choose from, as people read them.
  var answers: [String] { get }
  /// Numbers that a picture of a scene is drawn from, and numbers that are hidden in it.
  var sizes: (view: Int, secret: Int) { get }
  /// What makes some scenes harder than others: a name, and the range that it is in.
  var difficulty: (name: String, range: ClosedRange<Double>) { get }
  /// Whom an agent is compared with beside one that acts at random.
  var reference: String { get }

  /// A random scene.
  func scene(_ random: inout Random) -> Scene
  /// Carries out one of the actions that act, for so many seconds.
  func act(_ action: Int, on scene: inout Scene, seconds: Double)
  /// What an agent sees, after so many seconds.
  func observe(
    _ scene: Scene, after seconds: Double, _ observation: UnsafeMutableBufferPointer<Float>)
  /// The right answer.
  func answer(of scene: Scene) -> Int
  /// How hard it is to see.
  func difficulty(of scene: Scene) -> Double
  /// What a picture is drawn from.
  func view(of scene: Scene) -> [Double]
  /// What is hidden.
  func secret(of scene: Scene) -> [Double]
  /// The best discounted reward that there can be, if it is known.
  func optimum(discount: Double) -> Double?
  /// How the reference does in some scenes, with actions of so many seconds.
  func referenceResults(in scenes: [Scene], discount: Double, seconds: Double) -> [ExperimentResult]
  /// A trial as it looked, with what was hidden in it.
  func picture(
    of transitions: [ExperimentEvaluation.Transition], secret: [Double], seconds: Double
  ) -> Artefact.Scene
}

extension PhysicsTask {
  /// Actions to choose from: experiments, then answers.
  var actions: Int { experiments + answers.count }

  /// By default it is not known.
  package func optimum(discount: Double) -> Double? { nil }
}
