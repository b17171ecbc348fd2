import Compute
import Methods
import Worlds

/// A plane of input pixels and a plane of output pixels, each input connected with each output.
///
/// What connects two pixels is asked of a pattern-producing network, which is told where both are
/// (Stanley et al. 2009, section 3).
struct Substrate: Hashable, Sendable {
  /// Pixels of a side of either plane.
  let resolution: Int
  /// Whether patterns are told how far apart the pixels are, too.
  let usesDifferences: Bool

  /// Pixels of a plane.
  var pixels: Int { resolution * resolution }

  /// Connections there could be.
  var links: Int { pixels * pixels }

  /// The nodes that every pattern has.
  var shape: GenotypeShape { GenotypeShape(sensors: usesDifferences ? 7 : 5, outputs: 1) }

  /// What patterns sense.
  var sensorNames: [String] {
    ["x1", "y1", "x2", "y2"] + (usesDifferences ? ["x1-x2", "y1-y2"] : []) + ["bias"]
  }

  /// Where the centre of a pixel is along a side, in −1...1.
  private func position(_ place: Int) -> Float {
    (Float(place) + 0.5) * 2 / Float(resolution) - 1
  }

  /// The queries for all connections of some inputs: those of the first with every output come
  /// first, then those of the second.
  func queries(from inputs: some Collection<Int>) -> PointBatch {
    var batch = PointBatch(count: inputs.count * pixels, width: shape.sensors)
    var point = 0
    for input in inputs {
      let (x1, y1) = (position(input % resolution), position(input / resolution))
      for output in 0..<pixels {
        let (x2, y2) = (position(output % resolution), position(output / resolution))
        let sensed =
          usesDifferences ? [x1, y1, x2, y2, x1 - x2, y1 - y2, 1] : [x1, y1, x2, y2, 1]
        for (coordinate, value) in sensed.enumerated() { batch[point, coordinate] = value }
        point += 1
      }
    }
    return batch
  }
}

/// How what a pattern answers becomes the weight of a connection.
struct WeightExpression: Hashable, Sendable {
  /// Answers up to here, either way, mean that there is no connection.
  var threshold: Double
  /// The weight of an answer of 1.
  var range: Double

  /// sign(w) (|w| − t) / (1 − t) r for each of the first `count` answers w beyond t, and 0 for the
  /// rest.
  func apply(to answers: inout [Float], count: Int) {
    let (threshold, scale) = (Float(threshold), Float(range / (1 - threshold)))
    answers.withUnsafeMutableBufferPointer { answers in
      for place in 0..<count {
        let size = max(abs(answers[place]) - threshold, 0) * scale
        answers[place] = answers[place] < 0 ? -size : size
      }
    }
  }
}
