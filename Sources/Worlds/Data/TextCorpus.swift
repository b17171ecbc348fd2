/// A text as a sequence of character numbers, for models that predict the next character.
///
/// The first 90 % are for training, the next 5 % for validation, the last 5 % for the test.
public struct TextCorpus: Sendable {
  /// A short name, such as `shakespeare`.
  public let name: String
  /// Origin and licence.
  public let provenance: Provenance
  /// The character that each number stands for, in the order of Unicode.
  public let characters: [Unicode.Scalar]
  /// The user's file that it was read from; `nil` for a text inside the program.
  public let file: String?
  /// What weights are fitted on.
  public let training: ArraySlice<Int32>
  /// What choices are made on.
  public let validation: ArraySlice<Int32>
  /// What the final report is written from.
  public let test: Sealed<ArraySlice<Int32>>

  /// Numbers the characters of a text; a text of fewer than 20 characters has empty parts.
  public init(name: String, provenance: Provenance, text: String, file: String? = nil) {
    let numbering = CharacterNumbering(text)
    (self.name, self.provenance, self.file) = (name, provenance, file)
    characters = numbering.characters
    let ids = numbering.ids
    let trained = ids.count - 2 * (ids.count / 20)
    let chosen = ids.count - ids.count / 20
    training = ids[..<trained]
    validation = ids[trained..<chosen]
    test = Sealed(ids[chosen...], count: ids.count - chosen)
  }

  /// The whole text, where nothing is learned from it.
  public var whole: [Int32] { Array(training) + validation + test.openAtTheEnd() }

  /// The places of the test part in the text.
  public var testPlaces: Range<Int> { validation.endIndex..<validation.endIndex + test.count }

  /// What it is, in lines for people.
  public var summary: [String] {
    let count = training.count + validation.count + test.count
    return ["\(count) characters, \(characters.count) different"]
  }

  /// The text that numbers stand for.
  public func text(_ ids: some Sequence<Int32>) -> String {
    var text = ""
    for id in ids { text.unicodeScalars.append(characters[Int(id)]) }
    return text
  }
}

/// Numbers the distinct characters of a text in the order of Unicode.
private struct CharacterNumbering {
  private(set) var characters: [Unicode.Scalar] = []
  private(set) var ids: [Int32] = []

  init(_ text: String) {
    // First in order of appearance, through a table for the most usual characters.
    var common = [Int32](repeating: -1, count: 256)
    var rare: [UInt32: Int32] = [:]
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let known = value < 256 ? common[Int(value)] : rare[value] ?? -1
      if known >= 0 {
        ids.append(known)
        continue
      }
      let id = Int32(characters.count)
      if value < 256 { common[Int(value)] = id } else { rare[value] = id }
      characters.append(scalar)
      ids.append(id)
    }
    sort()
  }

  private mutating func sort() {
    let order = characters.indices.sorted { characters[$0] < characters[$1] }
    var place = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = Int32(new) }
    characters = order.map { characters[$0] }
    for index in ids.indices { ids[index] = place[Int(ids[index])] }
  }
}
