/// Classification by the majority of the nearest training examples (Cover & Hart 1967).
///
/// It learns nothing and needs no choices, which makes it the baseline that a data set is known by.
public struct NearestNeighbours: Sendable {
  private let training: Examples
  private let k: Int

  /// Remembers the training examples; `k` neighbours will vote, the nearest breaking a tie.
  public init(_ training: Examples, k: Int = 3) {
    precondition(k > 0 && k <= training.count, "no \(k) neighbours among \(training.count)")
    (self.training, self.k) = (training, k)
  }

  /// The share of examples whose class the vote finds; O(count x training x inputs).
  public func accuracy(on examples: Examples) -> Double {
    var right = 0
    var nearest = [Neighbour](repeating: .init(distance: .infinity, label: -1), count: k)
    for row in 0..<examples.count {
      find(&nearest, of: row, in: examples)
      if vote(nearest) == examples.labels[row] { right += 1 }
    }
    return Double(right) / Double(max(examples.count, 1))
  }

  private struct Neighbour {
    var distance: Float
    var label: Int32
  }

  /// Keeps `nearest` sorted, the nearest first.
  private func find(_ nearest: inout [Neighbour], of row: Int, in examples: Examples) {
    for place in 0..<k { nearest[place] = Neighbour(distance: .infinity, label: -1) }
    let width = training.shape.count
    training.inputs.withUnsafeBufferPointer { training in
      examples.inputs.withUnsafeBufferPointer { examples in
        for candidate in 0..<self.training.count {
          let distance = squaredDistance(
            training, candidate * width, examples, row * width, count: width)
          guard distance < nearest[k - 1].distance else { continue }
          var place = k - 1
          while place > 0 && nearest[place - 1].distance > distance {
            nearest[place] = nearest[place - 1]
            place -= 1
          }
          nearest[place] = Neighbour(distance: distance, label: self.training.labels[candidate])
        }
      }
    }
  }

  private func vote(_ nearest: [Neighbour]) -> Int32 {
    var winner: Int32 = -1
    var most = 0
    for candidate in nearest {
      var votes = 0
      for other in nearest where other.label == candidate.label { votes += 1 }
      if votes > most { (winner, most) = (candidate.label, votes) }
    }
    return winner
  }
}

/// The squared Euclidean distance of two rows, summed in eight lanes of fixed order.
private func squaredDistance(
  _ a: UnsafeBufferPointer<Float>, _ aStart: Int,
  _ b: UnsafeBufferPointer<Float>, _ bStart: Int, count: Int
) -> Float {
  var lanes = SIMD8<Float>()
  var place = 0
  while place + 8 <= count {
    var difference = SIMD8<Float>()
    for lane in 0..<8 { difference[lane] = a[aStart + place + lane] - b[bStart + place + lane] }
    lanes += difference * difference
    place += 8
  }
  var sum = lanes.sum()
  while place < count {
    let difference = a[aStart + place] - b[bStart + place]
    sum += difference * difference
    place += 1
  }
  return sum
}
