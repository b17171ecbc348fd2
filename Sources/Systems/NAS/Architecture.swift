public import Methods

/// A convolutional network as the controller writes it down (Zoph & Le 2017, section 3).
public struct Architecture: Codable, Hashable, Sendable {
  /// A convolution, and which earlier layers it reads.
  public struct Layer: Codable, Hashable, Sendable {
    var height: Int
    var width: Int
    var stride: Int
    var filters: Int
    /// Earlier layers, by their places and rising; without any it reads the image.
    var sources: [Int]
  }

  /// From the image on.
  var layers: [Layer]

  /// The layers that no other reads: together they feed the classifier.
  var leaves: [Int] {
    let read = Set(layers.flatMap(\.sources))
    return layers.indices.filter { !read.contains($0) }
  }
}

extension Architecture: CustomStringConvertible {
  /// `3x3·16 | 3x1·8/2 ← 1 | 3x3·16 ← 1 2`: after a slash the stride, after the arrow what a layer
  /// reads, counted from 1.
  public var description: String {
    layers.map { layer in
      "\(layer.height)x\(layer.width)·\(layer.filters)"
        + (layer.stride > 1 ? "/\(layer.stride)" : "")
        + (layer.sources.isEmpty
          ? "" : " ← " + layer.sources.map { "\($0 + 1)" }.joined(separator: " "))
    }.joined(separator: " | ")
  }
}

/// An architecture that the controller wrote, and what was known when it did.
///
/// Equal samples are equal architectures.
public struct ArchitectureSample: WrittenDesign {
  let architecture: Architecture
  /// The accuracy of the same architecture, trained before: it costs nothing again.
  package let known: Double?
  /// Updates that the controller had made.
  package let update: Int

  /// Whether both are the same architecture.
  public static func == (left: Self, right: Self) -> Bool {
    left.architecture == right.architecture
  }

  /// Hashes the architecture.
  public func hash(into hasher: inout Hasher) { hasher.combine(architecture) }
}

extension ArchitectureSample: CustomStringConvertible {
  /// The architecture in a line.
  public var description: String { architecture.description }
}
