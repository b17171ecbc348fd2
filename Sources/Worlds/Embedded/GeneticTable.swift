import CWorldData

/// Accuracies of all 512 networks of stages of 3 and 4 nodes (Xie & Yuille 2017), trained five times
/// each by this program: a search of this space can be judged exactly.
///
/// Training: 1,500 of ``Dataset/optdigits``, batches of 50, Adam at 3e-3, 4 and 8 channels, 1 or 2
/// epochs; accuracies are on its 573 validation digits.
public struct GeneticTable: Sendable {
  /// The accuracies of each network, by its number; the first bit of its code is the most
  /// significant.
  public let accuracies: [[Double]]

  /// Networks trained for one epoch, and for two.
  public static let all = parse(athanor_genetic512().buffer)

  /// The mean of a network's accuracies.
  public func mean(of index: Int) -> Double {
    accuracies[index].reduce(0, +) / Double(accuracies[index].count)
  }

  /// The share of networks whose mean is above this one's.
  public func shareAbove(_ index: Int) -> Double {
    let own = mean(of: index)
    return Double(accuracies.indices.count { mean(of: $0) > own }) / Double(accuracies.count)
  }

  /// The mean of all networks.
  public var mean: Double {
    accuracies.indices.reduce(0) { $0 + mean(of: $1) } / Double(accuracies.count)
  }

  /// How much of the variance of so many trainings' mean is that between networks, rather than
  /// between trainings of one.
  public func reliability(ofTrainings count: Int) -> Double {
    let (networks, trainings) = (Double(accuracies.count), Double(accuracies[0].count))
    let means = accuracies.indices.map(mean)
    let within = zip(accuracies, means).reduce(0) { sum, entry in
      sum + entry.0.reduce(0) { $0 + ($1 - entry.1) * ($1 - entry.1) }
    }
    let noise = within / (networks * (trainings - 1))
    let spread = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (networks - 1)
    let between = max(spread - noise / trainings, 0)
    return between / (between + noise / Double(count))
  }

  /// Reads 512 lines of twice five accuracies, in ten-thousandths.
  private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> [GeneticTable] {
    let rows = String(decoding: text, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: ",").compactMap { Int($0) }.map { Double($0) / 10_000 }
    }
    return [0, 1].map { half in
      GeneticTable(
        accuracies: rows.map { Array($0[half * $0.count / 2..<(half + 1) * $0.count / 2]) })
    }
  }
}
