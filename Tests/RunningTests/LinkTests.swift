import Foundation
import Learning
import Testing

@testable import Running

/// What is not the session's own is neither read nor written.
@Suite struct LinkTests {
  /// What may stand in a file's place.
  enum Impostor: CaseIterable {
    case symbolicLink, brokenLink, hardLink, pipe, device, folder, socket

    /// Puts it at a path; `false` where that is not permitted here.
    func stand(at path: String, for target: String) -> Bool {
      switch self {
      case .symbolicLink: symlink(target, path) == 0
      case .brokenLink: symlink(target + "-gone", path) == 0
      case .hardLink: link(target, path) == 0
      case .pipe: mkfifo(path, 0o600) == 0
      case .device: mknod(path, S_IFCHR | 0o600, 1 << 8 | 5) == 0
      case .folder: mkdir(path, 0o700) == 0
      case .socket: mknod(path, S_IFSOCK | 0o600, 0) == 0
      }
    }
  }

  private let bench = Bench(workers: 1)
  private let folder: Folder
  private let outside: String

  init() throws {
    let request = RunRequest(system: "climber")
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    bench.crank(60)
    run.obey(.stop)
    bench.crank()
    folder = Folder(path: bench.path + "/a")
    outside = bench.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: false)
  }

  @Test(arguments: Impostor.allCases) func anImpostorOfAFileIsRefused(impostor: Impostor) throws {
    defer { bench.clean() }
    for name in [
      SessionFolder.lockName, SessionRecord.name, EventLog.name, CheckpointFile.name,
    ] {
      let (path, target) = (folder.path(of: name), outside + "/" + name)
      #expect(rename(path, target) == 0)
      let bytes = try Folder(path: outside).read(name)
      guard impostor.stand(at: path, for: target) else { return }
      #expect {
        try bench.resume("a")
      } throws: { error in
        "\(error)".contains(path) && (error as? Failure)?.kind == .storage
      }
      _ = try bench.runner.store.entries()
      #expect(FileManager.default.contents(atPath: target) == Data(bytes))
      try FileManager.default.removeItem(atPath: path)
      #expect(rename(target, path) == 0)
    }
    #expect(throws: Never.self) { try bench.resume("a") }
  }

  @Test(arguments: Impostor.allCases) func anImpostorOfAFileBeingWrittenIsReplaced(
    impostor: Impostor
  ) throws {
    defer { bench.clean() }
    let target = outside + "/target"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    for name in [
      CheckpointFile.name + ".new", SessionStatus.fileName + ".new", SessionStatus.fileName,
    ] {
      try? FileManager.default.removeItem(atPath: folder.path(of: name))
      guard impostor != .folder, impostor.stand(at: folder.path(of: name), for: target) else {
        return
      }
    }
    try bench.resume("a")
    #expect(FileManager.default.contents(atPath: target) == Data("mine".utf8))
    #expect(try folder.status().phase == .finished)
  }

  @Test(arguments: Impostor.allCases) func anImpostorOfASessionIsRefused(impostor: Impostor) throws
  {
    defer { bench.clean() }
    let (path, target) = (bench.path + "/b", impostor == .hardLink ? outside + "/f" : folder.path)
    try Folder(path: outside).put([], as: "f")
    guard impostor.stand(at: path, for: target) else { return }
    #expect(throws: Failure.self) { try bench.resume("b") }
    if impostor != .folder {
      #expect(throws: Failure.self) {
        try bench.runner.start(RunRequest(system: "walker"), name: SessionName("b"))
      }
    }
    let entries = try bench.runner.store.entries()
    #expect(entries.allSatisfy { $0.name.text == "a" || $0.problem != nil })
    #expect(throws: Never.self) { try bench.resume("a") }
  }

  @Test func filesAreForTheirOwnerAlone() throws {
    defer { bench.clean() }
    try bench.resume("a")
    #expect(mode(folder.path) == 0o700)
    for name in try folder.names() {
      let path = folder.path(of: name)
      #expect(mode(path) == (Folder(path: path).isFolder ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test func aSessionThatEverybodyMayChangeIsRefused() throws {
    defer { bench.clean() }
    #expect(chmod(folder.path, 0o777) == 0)
    #expect {
      try bench.resume("a")
    } throws: { error in
      "\(error)".contains("may be changed by everybody")
    }
    #expect(chmod(folder.path, 0o755) == 0)
    #expect(throws: Never.self) { try bench.resume("a") }
  }

  @Test func refusingClosesWhatItOpened() throws {
    defer { bench.clean() }
    #expect(rename(folder.path(of: EventLog.name), outside + "/log") == 0)
    #expect(mkfifo(folder.path(of: EventLog.name), 0o600) == 0)
    let before = try openFiles()
    for _ in 0..<50 { #expect(throws: Failure.self) { try bench.resume("a") } }
    // Other tests open files meanwhile, but not dozens that stay.
    #expect(try openFiles() < before + 40)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    lstat(path, &status)
    return status.st_mode & 0o7777
  }

  private func openFiles() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }
}
