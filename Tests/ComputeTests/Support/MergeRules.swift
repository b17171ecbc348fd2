@testable import Compute

extension Rule {
  /// Images brought to another size, and networks whose nodes meet in every way.
  static let merges: [Rule] =
    [
      Rule("zero padding") { $0.variable([2, 3, 4, 2]).zeroPadded(axis: 1, to: 5) },
      Rule("zero padding of channels") {
        $0.variable([2, 3, 2]).zeroPadded(axis: -1, to: 5).exp()
      },
      Rule("nearest, larger") { $0.variable([2, 3, 2, 2]).resampled(height: 7, width: 5) },
      Rule("nearest, smaller") { $0.variable([2, 7, 5, 3]).resampled(height: 3, width: 2) },
      Rule("pool down") { $0.variable([2, 7, 7, 2]).maxPooled(toHeight: 3, width: 3) },
      Rule("pool down, sizes apart") {
        $0.variable([2, 7, 6, 2]).maxPooled(toHeight: 3, width: 5)
      },
    ] + all(of: .zeroPad(.topLeft), "zeros") + all(of: .poolDown, "pool down")
    + all(of: .nearestToFirst, "nearest")

  private static func all(of resize: Network.Resize, _ name: String) -> [Rule] {
    let sums = Network.Channels.allCases.map {
      ("sum, \(name), \($0)", Network.Merge.sum(resize: resize, channels: $0))
    }
    return (sums + [("concatenation, \(name)", .concatenate(resize: resize))]).map { name, merge in
      Rule(name) { check in
        let x = check.variable([2, 5, 6, 2])
        guard let network = try? Network.meeting(by: merge) else { return x }
        return network(x, training: true)
      }
    }
  }
}

extension Network {
  /// Images of three sizes and three widths that meet before a last convolution.
  static func meeting(by merge: Merge) throws -> Network {
    try Network(
      input: [5, 6, 2],
      nodes: [
        Node("middle", of: ["input"], .convolution(filters: 3, kernel: 2, stride: 2)),
        Node("small", of: ["input"], .averagePool(size: 3, stride: 3)),
        Node("wide", of: ["input"], .convolution(filters: 4, kernel: 3)),
        Node("curved", of: ["wide"], .activation(.tanh)),
        Node("met", of: ["middle", "small", "curved", "input"], merge: merge),
        Node("last", of: ["met"], .convolution(filters: 2, kernel: 2)),
      ], initialiser: .uniform(0.7))
  }
}
