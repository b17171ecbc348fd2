import Foundation
import Learning

@testable import Running

extension Laboratory {
  /// Makes this many sessions that have ended, `run-001` and so on.
  func fill(sessions count: Int) throws {
    _ = try run(
      "run", "random-search", "--world", "nasbench201", "--steps", "30", "--session", "run-001",
      "--quiet")
    for number in stride(from: 2, through: count, by: 1) {
      try FileManager.default.copyItem(
        atPath: scratch.path + "/run-001",
        toPath: scratch.path + "/run-" + String("00\(number)".suffix(3)))
    }
  }

  /// Gives a session a log of this many series with this many points each.
  ///
  /// - Returns: how many bytes the log has.
  func lengthen(_ session: String, series: Int, points: Int) throws -> Int {
    let folder = Folder(path: scratch.path + "/" + session)
    for name in [EventLog.name, CheckpointFile.name] {
      try FileManager.default.removeItem(atPath: folder.path(of: name))
    }
    var log = try EventLog(beginningIn: folder)
    for step in 1...points {
      for number in 1...series {
        let value = sin(Double(step) / Double(500 * number))
        log.append(Event(step: step, .series(name: "s\(number)", value: value)))
      }
    }
    try log.flush(durably: false)
    return log.length
  }
}
