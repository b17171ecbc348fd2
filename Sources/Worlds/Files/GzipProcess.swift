import Foundation

/// The system's `gzip -dc`, unpacking an open file; ended when its owner lets go of it.
///
/// The unpacker runs as a process of its own, so that a hostile file meets a well-tried program
/// and a stream that grows beyond its bounds is stopped by ending the process.
struct GzipProcess: ~Copyable {
  private let path: String
  private let process: pid_t
  private let output: Descriptor
  private let complaints: Descriptor
  private var isOver = false

  /// Starts `program -dc` with the file as its input.
  init(unpacking file: borrowing OpenFile, program: String = "gzip") throws(DataFailure) {
    let output = try Channel(for: file.path)
    let complaints = try Channel(for: file.path)
    process = try spawn(
      [program, "-dc"], file: file.path,
      input: file.descriptor, output: output.theirs, errors: complaints.theirs)
    path = file.path
    self.output = output.ours
    self.complaints = complaints.ours
  }

  deinit {
    guard !isOver else { return }
    kill(process, SIGKILL)
    _ = exitStatus(of: process)
  }

  /// Reads what comes next, at least one byte unless at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataFailure) -> Int {
    try output.read(into: buffer, file: path)
  }

  /// Waits, after the end of the output, and throws if gzip was not content with the stream.
  mutating func finish() throws(DataFailure) {
    var message = [UInt8](repeating: 0, count: 512)
    let got = message.withUnsafeMutableBytes { try? complaints.read(into: $0, file: path) }
    let status = exitStatus(of: process)
    isOver = true
    if status != 0 {
      throw DataFailure(damagedGzip: path, saying: message.prefix(got ?? 0))
    }
  }
}

/// The two ends of a byte channel between us and a process of ours.
///
/// A socket pair rather than a pipe, because it can be made closed-on-exec in one go: no process
/// started at the same moment elsewhere can inherit an end and keep the channel open.
private struct Channel: ~Copyable {
  let ours: Descriptor
  let theirs: Descriptor

  init(for file: String) throws(DataFailure) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw DataFailure(file, cannotUnpack: errno)
    }
    ours = Descriptor(ends[0])
    theirs = Descriptor(ends[1])
  }
}

/// Starts a program found on the path, with these descriptors and default signal handling.
private func spawn(
  _ words: [String], file: String,
  input: borrowing Descriptor, output: borrowing Descriptor, errors: borrowing Descriptor
) throws(DataFailure) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, input.number, 0)
  posix_spawn_file_actions_adddup2(&actions, output.number, 1)
  posix_spawn_file_actions_adddup2(&actions, errors.number, 2)

  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  sigaddset(&signals, SIGPIPE)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

  var arguments = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var process: pid_t = 0
  let error = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ)
  guard error == 0 else { throw DataFailure(file, cannotUnpack: error) }
  return process
}

/// Waits for a process; 0 if it ended well.
private func exitStatus(of process: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 {
    if errno != EINTR { return 0 }
  }
  return status
}

extension DataFailure {
  fileprivate init(_ file: String, cannotUnpack error: Int32) {
    if error == ENOENT {
      self.init(
        file, "is compressed, and the program gzip that would unpack it was not found",
        remedy: "install gzip, or give the unpacked file")
    } else {
      self.init(
        file, "cannot be unpacked: gzip did not start: \(errorText(error))",
        remedy: "give the unpacked file")
    }
  }

  fileprivate init(damagedGzip file: String, saying message: ArraySlice<UInt8>) {
    let text = String(decoding: message, as: UTF8.self)
    let line = text.split(separator: "\n").first ?? ""
    let words = String(line).replacing("gzip: ", with: "").replacing("stdin: ", with: "")
    self.init(
      file, "is a damaged gzip stream" + (words.isEmpty ? "" : " (\(printable(words, limit: 80)))"),
      remedy: "fetch it again and check it with gzip -t")
  }
}
