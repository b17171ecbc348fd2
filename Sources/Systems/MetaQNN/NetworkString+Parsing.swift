public import Learning

extension NetworkString {
  /// Reads a network in the grammar; white space does not matter.
  ///
  /// - Throws: `Failure` saying where the text goes wrong and what would be right there.
  public init(parsing text: String) throws(Failure) {
    var parser = Parser(text)
    self = try parser.network()
    try parser.end()
  }
}

// Checkpoints hold networks as the strings they are known by.
extension NetworkString: Codable {
  /// Reads the string.
  public init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension NetworkString.Layer: Codable {
  /// Reads the layer's string.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self = try NetworkString(parsing: "[" + text + "]").layers[0]
  }

  /// Writes the layer's string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Recursive descent over the characters that are not white space.
private struct Parser {
  private let text: [Character]
  private var place = 0
  private var depth = 0

  /// Branches within branches within branches mean nothing here and could exhaust the stack.
  private static let deepest = 16

  init(_ text: String) {
    self.text = text.filter { !$0.isWhitespace }
  }

  mutating func network() throws(Failure) -> NetworkString {
    guard depth < Self.deepest else { throw wrong("branches less deep than \(Self.deepest)") }
    depth += 1
    try expect("[")
    var layers = [try layer()]
    while take(",") { layers.append(try layer()) }
    try expect("]")
    depth -= 1
    return NetworkString(layers)
  }

  mutating func end() throws(Failure) {
    if place < text.count { throw wrong("the end") }
  }

  private mutating func layer() throws(Failure) -> NetworkString.Layer {
    let start = place
    while place < text.count, text[place].isLetter { place += 1 }
    let name = String(text[start..<place])
    switch name {
    case "BN": return .batchNormalization
    case "S": return .split(try branches())
    case "C":
      let numbers = try self.numbers(3)
      return .convolution(filters: numbers[0], size: numbers[1], stride: numbers[2])
    case "P":
      let numbers = try self.numbers(2)
      return .pool(size: numbers[0], stride: numbers[1])
    case "D":
      let numbers = try self.numbers(2)
      return .dropout(number: numbers[0], of: numbers[1])
    case "FC": return .dense(units: try numbers(1)[0])
    case "GAP": return .globalAverage(classes: try numbers(1)[0])
    case "SM": return .softmax(classes: try numbers(1)[0])
    case "NIN": return .networkInNetwork(widths: try numbers(nil))
    default:
      place = start
      throw wrong("one of C P FC D GAP BN NIN S SM")
    }
  }

  private mutating func branches() throws(Failure) -> [NetworkString] {
    try expect("{")
    var branches = [try network()]
    while take(",") { branches.append(try network()) }
    try expect("}")
    return branches
  }

  /// Positive whole numbers between parentheses: so many, or any number of them.
  private mutating func numbers(_ count: Int?) throws(Failure) -> [Int] {
    try expect("(")
    var numbers = [try number()]
    while take(",") { numbers.append(try number()) }
    if let count, numbers.count != count { throw wrong("the end of \(count) numbers") }
    try expect(")")
    return numbers
  }

  private mutating func number() throws(Failure) -> Int {
    let start = place
    while place < text.count, text[place].isASCII, text[place].isNumber { place += 1 }
    guard let number = Int(String(text[start..<place])), (1...1_000_000).contains(number) else {
      place = start
      throw wrong("a whole number from 1 to 1,000,000")
    }
    return number
  }

  private mutating func take(_ character: Character) -> Bool {
    guard place < text.count, text[place] == character else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(Failure) {
    if !take(character) { throw wrong("'\(character)'") }
  }

  private func wrong(_ expected: String) -> Failure {
    let found = place < text.count ? "'\(printable(String(text[place])))'" : "the end"
    return Failure(
      .input, "network string, character \(place + 1): \(found) where \(expected) should be")
  }
}
