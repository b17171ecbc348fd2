import Foundation
import Testing

/// A pseudo-terminal with a program on it, as a person's terminal emulator would hold it.
///
/// The program leads a session of its own, and the terminal is the one that controls it.
final class Terminal {
  /// The program's process.
  let process: pid_t
  /// Everything the program has written so far.
  private(set) var output: [UInt8] = []
  /// The modes as they were before the program began.
  let modesBefore: [UInt8]
  private var master: Int32
  private let slave: Int32
  private var ending: Ending?

  /// How a program ended.
  enum Ending: Equatable {
    case code(Int32)
    case signal(Int32)
  }

  /// Starts a program; its name is a path.
  init(
    _ command: [String], environment: [String: String], columns: Int = 100, rows: Int = 30
  ) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    try #require(openpty(&ends.master, &ends.slave, &name, nil, nil) == 0)
    (master, slave) = ends
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    Self.resize(master, columns, rows)
    modesBefore = Self.modes(slave)
    process = try Self.spawn(command, environment, on: name)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
    close(slave)
  }

  private static func spawn(
    _ command: [String], _ environment: [String: String], on terminal: [CChar]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes the one that controls it.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let words = command.map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { (words + variables).forEach { free($0) } }
    var number: pid_t = 0
    let error = posix_spawn(
      &number, command[0], &actions, &attributes, words + [nil], variables + [nil])
    try #require(error == 0, "\(command[0]): \(String(cString: strerror(error)))")
    return number
  }

  // MARK: - What a person does

  /// Types.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    write(master, bytes, bytes.count)
  }

  /// Takes another size.
  func resize(columns: Int, rows: Int) {
    Self.resize(master, columns, rows)
  }

  private static func resize(_ descriptor: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the terminal's window.
  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  // MARK: - What a person sees

  /// Reads what the program writes until it has written this since `start`, or the time is over.
  ///
  /// - Returns: whether it has.
  @discardableResult
  func waits(for text: String, since start: Int = 0, seconds: Double = 10) -> Bool {
    let wanted = Array(text.utf8)
    listen(seconds) { self.contains(wanted, since: start) }
    return contains(wanted, since: start)
  }

  /// Reads what the program writes until that is enough, or the time is over.
  func listen(_ seconds: Double, until isEnough: () -> Bool = { false }) {
    let end = Self.now() + seconds
    while !isEnough() && Self.now() < end { take(milliseconds: 5) }
  }

  /// Reads until nothing has come for this many seconds.
  func listenUntilQuiet(for seconds: Double = 0.15, atMost most: Double = 5) {
    let end = Self.now() + most
    var last = Self.now()
    while Self.now() < end && Self.now() - last < seconds {
      if take(milliseconds: 5) { last = Self.now() }
    }
  }

  @discardableResult
  private func take(milliseconds: Int32) -> Bool {
    guard master >= 0 else {
      usleep(UInt32(milliseconds) * 1000)
      return false
    }
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      usleep(1000)
      return false
    }
    output += buffer[..<count]
    return true
  }

  /// Whether the program has written this.
  func contains(_ bytes: [UInt8], since start: Int = 0) -> Bool {
    output[start...].firstRange(of: bytes) != nil
  }

  /// What the program has written, without the orders to the terminal in it.
  var text: String { text(since: 0) }

  /// Has everything drawn again and returns that.
  func frame() -> String {
    listenUntilQuiet(for: 0.08)
    let start = output.count
    type("\u{0C}")
    listenUntilQuiet(for: 0.08)
    return text(since: start)
  }

  /// Has everything drawn again until a word is there, for as long as one waits for anything.
  func frame(showing word: String) -> String { frame { $0.contains(word) } }

  /// The first frame that is as wanted; after half a minute whatever there is.
  func frame(where isWanted: (String) -> Bool) -> String {
    let end = ContinuousClock.now + .seconds(30)
    var frame = frame()
    while !isWanted(frame), ContinuousClock.now < end { frame = self.frame() }
    return frame
  }

  private func text(since start: Int) -> String {
    String(decoding: output[start...], as: UTF8.self).replacing(
      #/\u{1B}(\[[0-9;?>]*[A-Za-z]|[()][A-Z0-9]|[=>78M]|\]11;\?\u{1B}\\)/#, with: "")
  }

  /// The modes, byte for byte.
  var modes: [UInt8] { Self.modes(slave) }

  private static func modes(_ descriptor: Int32) -> [UInt8] {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return withUnsafeBytes(of: modes) { Array($0) }
  }

  /// Whether a private mode of the terminal, such as 1049 for the other screen, is as it is at
  /// first.
  func isAtRest(mode: Int, rests: Character) -> Bool {
    let text = String(decoding: output, as: UTF8.self)
    let settings = text.matches(of: #/\u{1B}\[\?([0-9;]+)([hl])/#).filter {
      $0.output.1.split(separator: ";").contains("\(mode)")
    }
    return settings.last.map { $0.output.2.first == rests } ?? true
  }

  /// Whether the screen, the cursor and the mouse are left as a shell wants them.
  var isUsable: Bool {
    isAtRest(mode: 1049, rests: "l") && isAtRest(mode: 25, rests: "h")
      && [1000, 1002, 1003, 1006, 2004].allSatisfy { isAtRest(mode: $0, rests: "l") }
  }

  // MARK: - The program

  /// Sends the program a signal.
  func send(_ signal: Int32) { kill(process, signal) }

  /// How the program ended; `nil` if it did not within this many seconds.
  func end(within seconds: Double) -> Ending? {
    listen(seconds) { hasEnded() }
    // One reading gives a page at most, and the last words come after all others.
    while take(milliseconds: 0) {}
    return ending
  }

  private func hasEnded() -> Bool {
    var status: Int32 = 0
    if ending == nil, waitpid(process, &status, WNOHANG) == process {
      ending = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }
    return ending != nil
  }

  /// Seconds of a clock that nobody sets.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
