import Foundation
import Running
import Reproduction

/// What came of an experiment when it was last run here.
struct Reproduction: Codable {
  var seeds: Int
  var seconds: Double
  var results: [Figure.Result]
}

extension Program {
  /// Remembers what came of an experiment.
  ///
  /// It only serves the list, so a failure is no failure.
  func keep(_ reproduction: Reproduction, of experiment: Experiment) {
    guard let bytes = try? JSONEncoder().encode(reproduction) else { return }
    try? FileManager.default.createDirectory(
      atPath: reproductions.path, withIntermediateDirectories: true)
    try? reproductions.replace(experiment.id + ".json", with: Array(bytes))
  }

  /// What is remembered of an experiment; `nil` where there is nothing, or its figures have changed
  /// since.
  func kept(of experiment: Experiment) -> Reproduction? {
    guard let bytes = try? reproductions.read(experiment.id + ".json", most: 1 << 20),
      let known = try? JSONDecoder().decode(Reproduction.self, from: Data(bytes)),
      known.results.map(\.figure) == experiment.figures
    else { return nil }
    return known
  }

  private var reproductions: Folder { Folder(path: stateFolder + "/reproduced") }
}
