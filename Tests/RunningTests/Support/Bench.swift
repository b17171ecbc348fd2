import Foundation
import Learning
import Synchronization

@testable import Running

/// A worker that works only when told to, in an order a test decides.
final class ManualWorker: Worker {
  private let waiting = Mutex<[@Sendable () -> Void]>([])

  func enqueue(_ work: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(work) }
  }

  var count: Int { waiting.withLock { $0.count } }

  /// Does the oldest piece of work; `false` when there is none.
  func runNext() -> Bool {
    guard let work = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
      return false
    }
    work()
    return true
  }
}

/// A runner with its own sessions folder and workers that a test cranks.
final class Bench {
  let path: String
  let workers: [ManualWorker]
  let runner: Runner

  init(
    workers count: Int = 2, checkpointInterval: Double = 0, jobInterval: Double = 10,
    programs: (any ProgramEvaluator)? = nil, path: String? = nil
  ) {
    self.path = path ?? Scratch.path()
    let workers = (0..<count).map { _ in ManualWorker() }
    self.workers = workers
    var options = Runner.Options()
    options.budget = .pieces(1)
    options.checkpointInterval = checkpointInterval
    options.jobInterval = jobInterval
    options.programs = programs
    runner = Runner(
      catalog: [Walker.self, Climber.self, Grower.self, Breeder.self, Caller.self],
      store: SessionStore(path: self.path), workers: workers,
      options: options)
  }

  /// Deletes the sessions.
  func clean() {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Cranks all workers in turn until nothing is left to do, or so many times.
  @discardableResult
  func crank(_ most: Int = .max) -> Int {
    var done = 0
    var isIdle = false
    while !isIdle, done < most {
      isIdle = true
      for worker in workers where done < most && worker.runNext() {
        isIdle = false
        done += 1
      }
    }
    return done
  }

  /// Runs a request to its end and returns its folder's files.
  @discardableResult
  func finish(_ request: RunRequest, name: String) throws -> Files {
    let run = try runner.start(request, name: SessionName(name))
    run.obey(.resume)
    crank()
    return try files(name)
  }

  struct Files: Equatable {
    var events: String
    var checkpoint: String
  }

  func files(_ name: String) throws -> Files {
    func text(_ file: String) throws -> String {
      String(decoding: try Folder(path: path + "/" + name).read(file), as: UTF8.self)
    }
    return Files(events: try text(EventLog.name), checkpoint: try text(CheckpointFile.name))
  }

  /// The names of a session's job files.
  func jobs(_ name: String) throws -> [String] {
    (try? Folder(path: "\(path)/\(name)/jobs").names()) ?? []
  }

  /// The names of a session's network files.
  func networkFiles(_ name: String) throws -> [String] {
    let names = (try? Folder(path: "\(path)/\(name)/networks").names()) ?? []
    return names.filter { $0.hasSuffix(".safetensors") }
  }

  /// A session's networks: the tested, the best of the search, and those that its state holds.
  ///
  /// Earlier checkpoints may hold more, and which of them are kept depends on when they fell.
  func networks(_ name: String) throws -> [Int: [UInt8]] {
    let folder = Folder(path: "\(path)/\(name)")
    let checkpoint = try CheckpointFile.read(
      folder.read(CheckpointFile.name), path: folder.path, as: Checkpoint<Nothing>.self)
    let named = KeptNetworks(toldBy: try folder.log()).trials.union(checkpoint.held ?? [])
    let files = NetworkFiles(in: folder)
    var networks: [Int: [UInt8]] = [:]
    for trial in named { networks[trial] = try files.file(ofTrial: trial) }
    return networks
  }

  /// A state that is not looked at.
  private struct Nothing: Codable, Sendable {
    init(from decoder: any Decoder) {}
    func encode(to encoder: any Encoder) {}
  }

  /// The sessions folder as a process killed now would leave it, with none of its locks.
  func killed() throws -> Bench {
    let copy = Bench(workers: workers.count, path: Scratch.path())
    try FileManager.default.copyItem(atPath: path, toPath: copy.path)
    return copy
  }

  /// Takes a session up and runs it to its end.
  @discardableResult
  func resume(_ name: String) throws -> News {
    let run = try runner.resume(SessionName(name))
    let start = run.news()
    run.obey(.resume)
    crank()
    return start
  }
}
