import Compute
import Methods
import Worlds

/// Shows fields to substrates and reads where they see the large box: at the output with the
/// greatest sum of the weights that come from pixels in a box.
struct FieldReader {
  let substrate: Substrate
  let fields: [BoxField]
  /// The inputs whose connections are asked for together, so that not all weights stand in memory.
  private let parts: [ArraySlice<Int>]
  /// The queries of the only part; `nil` where there are several.
  private let queries: PointBatch?
  /// The fields in which each input lies in a box.
  private let listeners: [[Int]]
  private var weights: [Float] = []
  private var scratch: [Float] = []
  /// The sum that enters each output, field by field.
  private(set) var sums: [Float]

  /// Connections that are asked for together at the most, if an input has fewer.
  private static let most = 16_384

  /// - Parameter queries: The substrate's queries from all inputs, where they are at hand.
  init(_ substrate: Substrate, fields: [BoxField], queries: PointBatch? = nil) {
    (self.substrate, self.fields) = (substrate, fields)
    var listeners = Array(repeating: [Int](), count: substrate.pixels)
    for (place, field) in fields.enumerated() {
      for pixel in field.pixels(resolution: substrate.resolution) {
        listeners[pixel].append(place)
      }
    }
    let isWhole = substrate.links <= Self.most
    let inputs = (0..<substrate.pixels).filter { isWhole || !listeners[$0].isEmpty }
    let length = max(Self.most / substrate.pixels, 1)
    parts = stride(from: 0, to: inputs.count, by: length).map {
      inputs[$0..<min($0 + length, inputs.count)]
    }
    self.listeners = listeners
    self.queries = isWhole ? queries ?? substrate.queries(from: inputs) : nil
    sums = Array(repeating: 0, count: fields.count * substrate.pixels)
  }

  /// The mean distance of what a pattern's substrate sees from the large boxes, in cells.
  mutating func error(of pattern: NodeProgram, _ expression: WeightExpression) -> Double {
    read(pattern, expression)
    return error
  }

  /// Sums what enters the outputs of a pattern's substrate.
  mutating func read(_ pattern: NodeProgram, _ expression: WeightExpression) {
    clear()
    for part in parts {
      pattern.run(
        at: queries ?? substrate.queries(from: part), row: pattern.inputs, into: &weights,
        scratch: &scratch)
      expression.apply(to: &weights, count: part.count * substrate.pixels)
      add(part)
    }
  }

  /// The same for weights of a substrate as small as to have a single part, input by input, in
  /// units that do not matter.
  mutating func error(ofWeights steps: UnsafeBufferPointer<Int8>) -> Double {
    precondition(
      parts.count == 1 && steps.count == substrate.links,
      "\(steps.count) weights for \(substrate.links) connections in \(parts.count) parts")
    clear()
    if weights.count < steps.count { weights = Array(repeating: 0, count: steps.count) }
    weights.withUnsafeMutableBufferPointer { weights in
      for place in steps.indices { weights[place] = Float(steps[place]) }
    }
    add(parts[0])
    return error
  }

  private mutating func clear() {
    sums.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Adds the weights of some inputs to the sums of the fields that they are active in.
  private mutating func add(_ inputs: ArraySlice<Int>) {
    let count = substrate.pixels
    weights.withUnsafeBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        for (place, input) in inputs.enumerated() {
          for field in listeners[input] {
            for output in 0..<count {
              sums[field * count + output] += weights[place * count + output]
            }
          }
        }
      }
    }
  }

  /// The output that a field excites most, the first of equals.
  func answer(to field: Int) -> Int {
    let count = substrate.pixels
    var best = 0
    for output in 1..<count
    where sums[field * count + output] > sums[field * count + best] { best = output }
    return best
  }

  /// The mean distance of the answers from the large boxes, in cells.
  private var error: Double {
    let distances = fields.indices.map {
      fields[$0].distance(toPixel: answer(to: $0), resolution: substrate.resolution)
    }
    return distances.reduce(0, +) / Double(max(fields.count, 1))
  }
}
