import CRescue
import Foundation

/// Stands in for standard error while the screen is drawn, so that no message of a library or of
/// the language's runtime lands on it; what came is printed when the screen is given back.
struct ErrorLog: ~Copyable {
  /// What was written so far.
  let descriptor: Int32
  private let before: Int32

  /// Redirects standard error into memory.
  init?() {
    let memory = rescue_memory()
    let copy = fcntl(2, F_DUPFD_CLOEXEC, 3)
    guard memory >= 0, copy >= 0 else { return nil }
    descriptor = memory
    before = copy
    dup2(memory, 2)
  }

  deinit {
    dup2(before, 2)
    rescue_print_tail(descriptor, 2)
    close(before)
    close(descriptor)
  }
}
