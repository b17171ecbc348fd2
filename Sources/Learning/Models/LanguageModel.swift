/// Something that tells the next symbol of a text.
public protocol LanguageModel: Sendable {
  /// What each symbol stands for, in the order of the outputs.
  var symbols: [String] { get }

  /// The bits that it takes to tell each symbol of a text but the first, given all before it:
  /// -log2 of its probability.
  ///
  /// - Parameter text: Numbers of symbols, at least two.
  mutating func bits(of text: [Int32]) -> [Double]
}
