import Compute
package import Worlds

/// What the problems of a family are drawn from.
package enum ProblemSource: Sendable {
  /// They are generated.
  case generated
  /// Minibatches of these.
  case examples(Examples)
  /// Parts of pictures.
  case subjects(SubjectSource)

  /// Examples, if there are any.
  package init(_ examples: Examples?) { self = examples.map(Self.examples) ?? .generated }
}

/// Contents that are cut at random from pictures, all with the same style.
package struct SubjectSource: Sendable {
  private let pictures: [Picture]
  private let style: Picture
  private let side: Int

  /// Cuts squares of a side from pictures, all at least as large.
  package init(_ pictures: [Picture], style: Picture, side: Int) {
    precondition(
      !pictures.isEmpty && pictures.allSatisfy { min($0.width, $0.height) >= side },
      "no squares of \(side) pixels can be cut from \(pictures.count) pictures")
    (self.pictures, self.style, self.side) = (pictures, style, side)
  }

  /// A square of a picture, or its mirror image.
  func draw(_ random: Random) -> PaintingSubject {
    var random = random
    let picture = pictures[random.below(pictures.count)]
    let (x, y) = (
      random.below(picture.width - side + 1), random.below(picture.height - side + 1)
    )
    let square = picture.part(x: x, y: y, width: side, height: side)
    let isMirrored = random.below(2) == 1
    return PaintingSubject(
      content: (isMirrored ? square.mirrored : square).pixels, style: style.pixels)
  }
}
