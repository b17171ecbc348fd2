import Compute
import Learning
import Methods
import Systems
import Worlds

/// A space of designs: each is a list of decisions among as many options each.
///
/// In the spaces of cells and codes all designs were trained once and for all, so that a search takes
/// a moment.
struct LeagueSpace: Sendable {
  /// The name in figures.
  let name: String
  /// How many decisions a design is made of, and among how many options each is.
  let decisions: Int, options: Int
  /// How many designs a search may look up; one that is looked up again counts again.
  let queries: Int
  /// What `shortfall` counts.
  let unit: String
  /// The accuracy of one training of a design, 0...1.
  let accuracy: @Sendable (_ design: [Int], _ random: inout Random) throws(Failure) -> Double
  /// How far a design lies below the best there is, by what the search did not see.
  let shortfall: @Sendable (_ design: [Int]) throws(Failure) -> Double

  /// What is known of a design after one training, and the processor seconds that it took.
  func lookUp(_ design: [Int], random: inout Random) throws(Failure) -> LeagueLookUp {
    let start = HostClock.threadSeconds()
    let accuracy = try accuracy(design, &random)
    return LeagueLookUp(
      design: design, accuracy: accuracy, seconds: HostClock.threadSeconds() - start)
  }

  /// A design whose decisions are all drawn alike.
  func draw(random: inout Random) -> [Int] {
    (0..<decisions).map { _ in random.below(options) }
  }
}

/// A design, its accuracy, and what it cost to know it.
struct LeagueLookUp: Sendable {
  let design: [Int]
  let accuracy: Double
  /// Of a processor.
  var seconds = 0.0
}

extension LeagueSpace {
  /// The cells of NAS-Bench-201 on CIFAR-10 (Dong & Yang 2020): six edges of five operations.
  static let cells = LeagueSpace(
    name: "cells", decisions: NASBench201.Cell.connections.count,
    options: NASBench201.Operation.allCases.count, queries: 200, unit: "points",
    accuracy: { design, _ in NASBench201.accuracy(of: cell(design), on: .cifar10) / 100 },
    shortfall: { NASBench201.regret(of: cell($0), on: .cifar10) })

  private static func cell(_ design: [Int]) -> NASBench201.Cell {
    NASBench201.Cell(design.map { NASBench201.Operation.allCases[$0] })
  }

  /// The 512 networks of Genetic CNN's stages of 3 and 4 nodes on digits: nine connections, each
  /// there or not.
  ///
  /// A search sees one of two trainings of a network, and is judged by the mean of three others.
  static let codes = LeagueSpace(
    name: "512 networks", decisions: 9, options: 2, queries: 60, unit: "networks better",
    accuracy: { design, random in
      GeneticTable.all[0].accuracies[number(design)][random.below(seenTrainings)]
    },
    shortfall: { design in
      let own = judgedMeans[number(design)]
      return Double(judgedMeans.count { $0 > own })
    })

  private static let seenTrainings = 2

  /// The mean accuracy of each network over the trainings that no search sees.
  private static let judgedMeans = GeneticTable.all[0].accuracies.map { accuracies in
    let judged = accuracies.dropFirst(seenTrainings)
    return judged.reduce(0, +) / Double(judged.count)
  }

  /// The number of a network, the first bit of its code the most significant.
  static func number(_ design: [Int]) -> Int { design.reduce(0) { $0 * 2 + $1 } }
}
