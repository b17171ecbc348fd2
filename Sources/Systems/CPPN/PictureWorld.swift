import Compute
import Learning
import Methods
package import Worlds

/// What pictures are evolved for: a target, or whoever looks at them.
public struct PictureWorld: Sendable {
  /// What is to be drawn; `nil` where somebody chooses.
  let target: TargetPicture?
  /// How bright the target is, pixel by pixel.
  let brightness: [Float]
  /// Where the pixels are.
  let pixels: PointBatch

  /// The world without a target.
  static let breeding = "breeding"
  /// Pixels of a side of the pictures that are compared and shown.
  static let side = 32

  /// A target, or nobody's.
  package init(_ target: TargetPicture?) {
    self.target = target
    pixels = PatternPicture.points(side: Self.side)
    let pixels = pixels
    brightness =
      target.map { target in
        (0..<pixels.count).map { pixel in
          Float(target.brightness(x: Double(pixels[pixel, 0]), y: Double(pixels[pixel, 1])))
        }
      } ?? []
  }

  /// The root of the mean square by which a pattern misses the target, or another one at the same
  /// pixels.
  func error(of pattern: Genotype) -> Double {
    PatternPicture.error(of: pattern, at: pixels, from: brightness)
  }

  /// The same at random points in between.
  func error(of pattern: Genotype, atRandom random: Random) -> Double {
    guard let target else { return 1 }
    var (random, points) = (random, PointBatch(count: 256, width: PatternPicture.shape.sensors))
    let truth = (0..<points.count).map { point in
      let (x, y) = (random.uniform(in: -1...1), random.uniform(in: -1...1))
      PatternPicture.set(&points, point, x: x, y: y)
      return Float(target.brightness(x: x, y: y))
    }
    return PatternPicture.error(of: pattern, at: points, from: truth)
  }
}

/// A pattern as a picture: how bright a point is, from where it is and how far from the middle
/// (Stanley 2007, section 3).
enum PatternPicture {
  /// The nodes that every pattern has.
  static let shape = GenotypeShape(sensors: 4, outputs: 1)
  /// What patterns sense.
  static let sensorNames = ["x", "y", "d", "bias"]

  /// The pixels of a square picture, row by row.
  static func points(side: Int) -> PointBatch {
    var points = PointBatch(count: side * side, width: shape.sensors)
    for pixel in 0..<points.count {
      let place = { (index: Int) in (Double(index) + 0.5) * 2 / Double(side) - 1 }
      set(&points, pixel, x: place(pixel % side), y: place(pixel / side))
    }
    return points
  }

  /// Puts a point into a batch, as patterns sense it.
  static func set(_ points: inout PointBatch, _ point: Int, x: Double, y: Double) {
    points[point, 0] = Float(x)
    points[point, 1] = Float(y)
    points[point, 2] = Float((x * x + y * y).squareRoot())
    points[point, 3] = 1
  }

  /// How bright a pattern is at every point, in 0...1: −1 is dark.
  static func brightness(of pattern: Genotype, at points: PointBatch) -> [Float] {
    var (answers, scratch): ([Float], [Float]) = ([], [])
    Phenotype(pattern, shape: shape).program.run(
      at: points, row: shape.sensors, into: &answers, scratch: &scratch)
    return answers.prefix(points.count).map { min(max(($0 + 1) / 2, 0), 1) }
  }

  /// The root of the mean square by which a pattern misses what is to be.
  static func error(of pattern: Genotype, at points: PointBatch, from truth: [Float]) -> Double {
    let sum = zip(brightness(of: pattern, at: points), truth).reduce(0.0) {
      let miss = Double($1.0) - Double($1.1)
      return $0 + miss * miss
    }
    return (sum / Double(max(truth.count, 1))).squareRoot()
  }

  /// A pattern as a picture.
  static func picture(
    _ title: String, of pattern: Genotype, side: Int = PictureWorld.side
  ) -> Artefact.Image.Picture {
    picture(title, brightness(of: pattern, at: points(side: side)), side: side)
  }

  /// Pixels row by row as a picture.
  static func picture(
    _ title: String, _ pixels: [Float], side: Int = PictureWorld.side
  ) -> Artefact.Image.Picture {
    Artefact.Image.Picture(
      title,
      rows: stride(from: 0, to: pixels.count, by: side).map { row in
        pixels[row..<row + side].map { (Double($0) * 1e4).rounded() / 1e4 }
      })
  }
}
