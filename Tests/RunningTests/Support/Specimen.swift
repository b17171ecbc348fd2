import Foundation
import Learning
import Testing

@testable import Running

/// A session that was killed in the middle, to be damaged in every way, and how it should end.
struct Specimen {
  /// The session's files as the killed process left them.
  let files: [String: [UInt8]]
  /// How the session ends when nothing is damaged.
  let end: Bench.Files

  static let name = "a"

  /// Runs a request, with a checkpoint after every slice, for so many slices.
  init(_ request: RunRequest, slices: Int) throws {
    let whole = Bench(workers: 1)
    let part = Bench(workers: 1)
    defer { whole.clean(); part.clean() }
    end = try whole.finish(request, name: Self.name)
    let run = try part.runner.start(request, name: SessionName(Self.name))
    run.obey(.resume)
    part.crank(slices)
    let folder = Folder(path: part.path + "/" + Self.name)
    var files: [String: [UInt8]] = [:]
    for name in try folder.names() { files[name] = try folder.read(name) }
    self.files = files
  }

  /// What came of taking up a session whose file was damaged.
  enum Aftermath: Equatable {
    /// It was refused with this message, and is as it was.
    case refused(String)
    /// It went on to the right end, with a warning or without.
    case right(warning: String?)
    /// It went on to a wrong end, or the refusal did harm: what must never be.
    case wrong(String)
  }

  /// Lays out the session anew, with one file as given, and takes it up.
  func aftermath(of file: String, being bytes: [UInt8], in bench: Bench) throws -> Aftermath {
    let folder = Folder(path: bench.path + "/" + Self.name)
    try? FileManager.default.removeItem(atPath: folder.path)
    try folder.make()
    for (name, original) in files {
      try folder.put(name == file ? bytes : original, as: name)
    }
    do {
      let start = try bench.resume(Self.name)
      let end = try bench.files(Self.name)
      return end == self.end ? .right(warning: start.message) : .wrong("another end")
    } catch let failure as Failure {
      let isUntouched =
        try folder.read(file) == bytes
        && files.allSatisfy { name, original in
          try name == file || [SessionFolder.lockName].contains(name)
            || folder.read(name) == original
        }
      return isUntouched ? .refused(failure.message) : .wrong("refused, but changed")
    }
  }
}
