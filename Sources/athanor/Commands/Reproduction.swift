import Foundation
import Running
import Reproduction

/// The results of an experiment when it was last run here.
struct Reproduction: Codable {
  var seconds: Double
  var results: [Figure.Result]
}

extension Program {
  /// Keeps the results of an experiment.
  ///
  /// Only the list uses them, so a failure is ignored.
  func keep(_ reproduction: Reproduction, of experiment: Experiment) {
    guard let reproductions, let bytes = try? JSONEncoder().encode(reproduction) else { return }
    try? FileManager.default.createDirectory(
      atPath: reproductions.path, withIntermediateDirectories: true)
    try? reproductions.replace(experiment.id + ".json", with: Array(bytes))
  }

  /// The results kept of an experiment; `nil` where there are none, or its figures have changed
  /// since.
  func kept(of experiment: Experiment) -> Reproduction? {
    guard let bytes = try? reproductions?.read(experiment.id + ".json", most: 1 << 20),
      let known = try? JSONDecoder().decode(Reproduction.self, from: Data(bytes)),
      known.results.map(\.figure) == experiment.figures
    else { return nil }
    return known
  }

  private var reproductions: Folder? {
    (try? stateFolder).map { Folder(path: $0 + "/reproduced") }
  }
}
