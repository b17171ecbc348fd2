public import Learning

/// A published experiment that can be run again: what is measured of each seed, and which figures
/// the measurements of all seeds make.
///
/// Seeds are independent of each other, so whoever runs it may take them in any order, on any
/// number of cores, and show figures before all are done.
public struct Experiment: Sendable {
  /// The name for machines; never changes once given.
  public let id: String
  /// One line: what is compared in which world.
  public let title: String
  /// The system whose paper it is from; `all` for what every system is asked.
  public let system: String
  /// How many seeds it takes to judge the figures.
  public let seeds: Int
  /// About how many minutes a seed takes on one core.
  public let minutes: Double
  /// What is measured, in the order of the measurements.
  public let figures: [Figure]
  /// Measures one seed: a number for each figure, or `nil` where this seed has none to give.
  public let measure: @Sendable (_ seed: UInt64) throws(Failure) -> [Double?]

  /// Describes an experiment.
  public init(
    id: String, title: String, system: String, seeds: Int, minutes: Double, figures: [Figure],
    measure: @escaping @Sendable (_ seed: UInt64) throws(Failure) -> [Double?]
  ) {
    (self.id, self.title, self.system, self.seeds) = (id, title, system, seeds)
    (self.minutes, self.figures, self.measure) = (minutes, figures, measure)
  }

  /// The figures of the measurements of some seeds.
  public func summary(of measurements: [[Double?]]) -> [Figure.Result] {
    figures.enumerated().map { place, figure in
      figure.result(of: measurements.map { $0.indices.contains(place) ? $0[place] : nil })
    }
  }
}
