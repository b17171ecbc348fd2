import Foundation
import Learning

/// What a run needs of the system and limits may refuse (`ulimit`).
///
/// Found out beforehand, since the libraries that need it do not fail but end the program, or try
/// again for ever.
enum Means {
  /// Files that are open at once: of the session, of the queues' own, and to spare.
  private static let files = 16
  /// What OpenBLAS takes for each thread that calculates, in bytes.
  private static let calculation = 1 << 27
  /// Threads of the queues besides the workers' own.
  private static let threads = 4

  /// Makes sure that there are files, memory and threads for so many workers.
  static func check(workers: Int) throws(Failure) {
    guard hasFiles else {
      throw missing("at least \(files) more open files", "n", RLIMIT_NOFILE, unit: 1)
    }
    guard hasMemory(for: workers) else {
      throw missing(
        "\((workers * calculation + calculation / 2) >> 20) MiB more for \(workers) workers; say "
          + "--workers 1 for less", "v", RLIMIT_AS, unit: 1024)
    }
    guard hasThreads(workers + threads) else {
      throw missing("\(workers + threads) more threads", "u", __RLIMIT_NPROC, unit: 1)
    }
  }

  private static func missing(
    _ what: String, _ flag: String, _ resource: __rlimit_resource, unit: UInt
  ) -> Failure {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    let least = limit.rlim_cur == UInt.max ? "" : ": ulimit -\(flag) is \(limit.rlim_cur / unit)"
    return Failure(.input, "the system refuses what a run needs, \(what)\(least)")
  }

  private static var hasFiles: Bool {
    let opened = (0..<files).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    for file in opened where file >= 0 { close(file) }
    return opened.allSatisfy { $0 >= 0 }
  }

  private static func hasMemory(for workers: Int) -> Bool {
    let count = workers * calculation + calculation / 2
    let memory = mmap(nil, count, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let memory, memory != MAP_FAILED else { return false }
    munmap(memory, count)
    return true
  }

  /// Starts threads that wait until all have been started.
  private static func hasThreads(_ count: Int) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    let reading = Int(ends[0])
    var started: [pthread_t] = []
    for _ in 0..<count {
      var thread = pthread_t()
      let isStarted = pthread_create(
        &thread, nil,
        { end in
          var byte: UInt8 = 0
          _ = read(Int32(Int(bitPattern: end)), &byte, 1)
          return nil
        }, UnsafeMutableRawPointer(bitPattern: reading))
      if isStarted == 0 { started.append(thread) }
    }
    close(ends[1])
    for thread in started { pthread_join(thread, nil) }
    close(ends[0])
    return started.count == count
  }
}
