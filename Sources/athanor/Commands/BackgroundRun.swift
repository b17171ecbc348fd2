import Foundation
import Learning
import Running

/// A session that a process of its own goes on with, which no terminal belongs to.
struct BackgroundRun {
  private let words: [String]

  /// - Parameter workers: What was said of the number of workers, if something was.
  init(of name: SessionName, in store: SessionStore, workers: String?) {
    let path = URL(fileURLWithPath: store.path).path
    words =
      ["athanor", "resume", name.text, "--quiet", "--sessions", path]
      + (workers.map { ["--workers", $0] } ?? [])
  }

  /// Starts the process.
  ///
  /// - Throws: `Failure` when the system starts none.
  func start() throws(Failure) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
    for output: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, 0, output) }
    Self.detach(&attributes)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let error = posix_spawn(
      &process, "/proc/self/exe", &actions, &attributes, &arguments, environ)
    guard error == 0 else {
      throw Failure(
        .storage, "cannot go on in the background: \(String(cString: strerror(error)))")
    }
  }

  /// In a session of its own no terminal's end reaches it, and signals mean what they usually do.
  private static func detach(_ attributes: inout posix_spawnattr_t) {
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// POSIX_SPAWN_SETSID of glibc 2.26 and newer, which its header shows to GNU programs only.
  private static let newSession: Int32 = 0x80
}
