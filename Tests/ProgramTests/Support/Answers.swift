import Testing

/// How long a terminal waits for the frames of some keys.
struct Answers {
  /// Key by key.
  private let seconds: [Double]

  /// Times that were measured.
  init(_ seconds: [Double]) { self.seconds = seconds }

  /// Types keys one by one, each when the frame of the last has come.
  init(of terminal: Terminal, to keys: [String]) {
    seconds = keys.map { key in
      let (start, count) = (Terminal.now(), terminal.output.count)
      terminal.type(key)
      terminal.listen(2) { terminal.output.count > count }
      let end = Terminal.now()
      terminal.listen(0.04)
      return end - start
    }
  }

  /// Prints the median, which must not be above so many milliseconds.
  func report(_ name: String, most: Double) {
    let sorted = seconds.sorted().map { ($0 * 10_000).rounded() / 10 }
    let median = sorted[sorted.count / 2]
    print("    \(name): \(median) ms, at worst \(sorted[sorted.count - 1]) ms (at most \(most))")
    #expect(median <= most, "\(name): \(sorted)")
  }
}
