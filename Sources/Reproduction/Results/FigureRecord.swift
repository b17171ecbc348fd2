public import Foundation
import CWorldData

/// A line that `reproduce --json` printed of a figure and that was kept as data.
///
/// What the values of its seeds come to is computed anew wherever it is shown, so a line is never
/// judged by an older rule or an older bar.
public struct FigureRecord: Codable, Hashable, Sendable {
  /// The experiment's name for machines.
  public let experiment: String
  /// The figure's name.
  public let figure: String
  /// What each seed gave; `nil` where a seed has no number.
  public let values: [Double?]
  /// The first seed.
  public let firstSeed: UInt64
  /// The last seed.
  public let lastSeed: UInt64
  /// Seconds that all seeds took.
  public let seconds: Double
  /// Where it was measured.
  public let machine: String
  /// The version that measured.
  public let version: String
  /// What that was built from; `nil` where it is not known.
  public let commit: String?
  /// The day it was measured.
  public let date: String

  private enum CodingKeys: String, CodingKey {
    case experiment, figure, values, seconds, machine, version, commit, date
    case firstSeed = "first_seed"
    case lastSeed = "last_seed"
  }

  /// The first seed that no setting was tuned on.
  public static let firstHeldOutSeed: UInt64 = 1001

  /// Where and when all figures of an experiment were measured.
  public struct Circumstances: Sendable {
    /// The seeds.
    public let seeds: ClosedRange<UInt64>
    /// Seconds that all seeds took.
    public let seconds: Double
    /// What can change the last digits of a number.
    public let machine: String
    /// The version that measured.
    public let version: String
    /// What that was built from; `nil` where it is not known.
    public let commit: String?
    /// When it was measured.
    public let date: Date

    /// Describes a measurement.
    public init(
      seeds: ClosedRange<UInt64>, seconds: Double, machine: String, version: String,
      commit: String?, date: Date
    ) {
      (self.seeds, self.seconds, self.machine) = (seeds, seconds, machine)
      (self.version, self.commit, self.date) = (version, commit, date)
    }
  }
}

extension FigureRecord {
  /// The records of an experiment's lines.
  static func records(of lines: some Sequence<UInt8>) throws -> [FigureRecord] {
    try Array(lines).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(FigureRecord.self, from: Data($0))
    }
  }

  /// Every record that the program carries, experiment by experiment.
  public static func recorded() throws -> [FigureRecord] {
    var records: [FigureRecord] = []
    for place in 0... {
      let file = athanor_results(place)
      guard let bytes = file.bytes else { break }
      records += try Self.records(of: UnsafeBufferPointer(start: bytes, count: file.count))
    }
    return records
  }
}

extension Experiment {
  /// What recorded numbers come to by today's figures and bars; `nil` where they are of other
  /// figures.
  public func results(of records: [FigureRecord]) -> [Figure.Result]? {
    let own = records.filter { $0.experiment == id }
    guard own.map(\.figure) == figures.map(\.name) else { return nil }
    return zip(figures, own).map { figure, record in figure.result(of: record.values) }
  }
}
