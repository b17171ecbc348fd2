/// A picture that keeps the content of one picture and takes on the style of another, as a function
/// of its pixels that is to be minimised.
///
/// The loss is that of Gatys, Ecker & Bethge (2015), on features of a small network whose weights
/// are random and the same in every run: those model textures too (Ustyuzhaninov, Brendel, Gatys &
/// Bethge 2016), but know nothing of things, as a trained network would.
package struct Painting: Codable, Hashable, Sendable {
  /// Pixels along a side of the picture.
  package let side: Int
  /// Pixels along a side of the style.
  package let styleSide: Int
  /// What differences of content count, of style, and of neighbouring pixels.
  package let content: Float
  package let style: Float
  package let smoothness: Float

  /// A painting of this size with these weights of the loss.
  package init(side: Int, styleSide: Int, content: Float, style: Float, smoothness: Float) {
    precondition(side >= 4 && styleSide >= 4, "sides \(side) and \(styleSide) are below 4")
    (self.side, self.styleSide) = (side, styleSide)
    (self.content, self.style, self.smoothness) = (content, style, smoothness)
  }

  /// Numbers of a picture.
  package var width: Int { side * side * Self.channels }

  /// Colours of a pixel.
  package static let channels = 3
}

/// What is to be painted.
package struct PaintingSubject: Sendable {
  /// Pixels in 0...1 row by row, `[side, side, 3]`.
  package let content: [Float]
  /// Pixels in 0...1 row by row, `[styleSide, styleSide, 3]`.
  package let style: [Float]

  /// A content and a style.
  package init(content: [Float], style: [Float]) { (self.content, self.style) = (content, style) }
}
