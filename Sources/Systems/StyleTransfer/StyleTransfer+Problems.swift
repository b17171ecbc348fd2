import Compute
import Methods
import Worlds

extension StyleTransfer.Settings {
  /// Contents for training.
  func source(in world: StyleWorld) -> ProblemSource {
    .subjects(SubjectSource(world.trainingParts, style: world.style(style), side: side))
  }

  /// The pictures of all evaluations: the same ones every time.
  func evaluationProblems(in world: StyleWorld, random: Random) -> EvaluationProblems {
    let style = world.style(style)
    let sets = { (parts: [Picture], name: String) in
      parts.enumerated().map { place, content in
        problem(content, style, random: random.stream(name).stream(place))
      }
    }
    let validation = sets(world.validationParts(side: side), "validation")
    // Half of what is held out will do for a look by the way.
    let heldOut = world.heldOutParts(side: side).prefix(validation.count)
    return EvaluationProblems(
      validation: validation, tuning: Array(validation.prefix(Self.tunings)),
      heldOut: sets(Array(heldOut), "held-out"))
  }

  /// A picture to be painted with the content of one and the style of another.
  func problem(_ content: Picture, _ style: Picture, random: Random) -> ProblemSet {
    ProblemSet(
      painting(side: content.width),
      [PaintingSubject(content: content.pixels, style: style.pixels)], random: random)
  }

  /// Pictures that hand-designed optimizers' rates are tuned on.
  private static let tunings = 6
}
