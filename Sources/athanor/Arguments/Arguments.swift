import Learning
import Text

/// The words of a command line, sorted into operands and options.
struct Arguments: Sendable {
  /// What is not an option, in order.
  private(set) var operands: [String] = []
  private var values: [(name: String, value: String)] = []
  private var switches: [String] = []
  private let known: Set<String>

  /// Sorts words by what a command takes.
  ///
  /// `--name=value` and `--name value` are the same; what follows `--` is no option.
  ///
  /// - Throws: `Failure` naming the word that is not understood.
  init(_ words: some Sequence<String>, options: [Option]) throws(Failure) {
    known = Set(options.map(\.name))
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      try take(Self.long[word] ?? word, &rest, options)
    }
  }

  /// What short options stand for.
  private static let long = ["-h": "--help", "-o": "--output", "-f": "--force"]

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ options: [Option]
  ) throws(Failure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      throw Failure(.input, unknown("option", name, among: options.map(\.name)))
    }
    guard let placeholder = option.value else {
      guard parts.count == 1 else { throw Failure(.input, "\(name) takes no value") }
      switches.append(name)
      return
    }
    guard option.repeats || !values.contains(where: { $0.name == name }) else {
      throw Failure(.input, "\(name) is given twice")
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
      throw Failure(.input, "\(name) needs a value: \(name) \(placeholder)")
    }
    values.append((name, value))
  }

  /// The file to write to; `nil` for standard output, which a dash stands for, too.
  var outputPath: String? {
    let path = value("--output")
    return path == "-" ? nil : path
  }

  /// Whether the command knows an option.
  func takes(_ name: String) -> Bool { known.contains(name) }

  /// Whether a switch is given.
  func has(_ name: String) -> Bool { switches.contains(name) }

  /// The value of an option.
  func value(_ name: String) -> String? { values.first { $0.name == name }?.value }

  /// The values of an option that may be repeated.
  func values(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

  /// The value of an option as a whole number in a range.
  func count(_ name: String, in range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let most = range.upperBound == .max ? "" : " and at most \(range.upperBound)"
      throw Failure(
        .input,
        "\(name) is '\(printable(text))', but must be a whole number of at least "
          + "\(range.lowerBound)\(most)")
    }
    return number
  }

  /// The value of an option as a number in a range.
  func number(
    _ name: String, in range: ClosedRange<Double>
  ) throws(Failure) -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw Failure(
        .input,
        "\(name) is '\(printable(text))', but must be a number from \(Numeral.plain(range.lowerBound)) to "
          + Numeral.plain(range.upperBound))
    }
    return number
  }

  /// Puts what is said of reading a table into the place of what was said before.
  func override(_ reading: inout TableReading) throws(Failure) {
    try check(.header, among: TableReading.Header.allCases.map(\.rawValue))
    try check(.missing, among: TableReading.Missing.allCases.map(\.rawValue))
    if let label = value(Option.label.name) { reading.label = label }
    if let header = value(Option.header.name) { reading.header = .init(rawValue: header) }
    if let missing = value(Option.missing.name) { reading.missing = .init(rawValue: missing) }
  }

  /// Refuses a value that is not among the words an option knows.
  func check(_ option: Option, among known: [String]) throws(Failure) {
    guard let value = value(option.name), !known.contains(value) else { return }
    throw Failure(.input, unknown("value of \(option.name)", value, among: known))
  }

  /// The only operand.
  func operand(_ what: String) throws(Failure) -> String {
    guard let first = operands.first else { throw Failure(.input, "\(what) is missing") }
    guard operands.count == 1 else {
      throw Failure(.input, "'\(printable(operands[1]))' is one word too many")
    }
    return first
  }
}
