import Compute

/// Single changes of a JSON text, each decided by its number alone.
///
/// Every place that the text has, whatever its index in a list, is changed as often as every other,
/// so that a long list of weights does not take all the changes for itself.
struct Mutations {
  private let text: [UInt8]
  private let places: [(name: String, sites: [JSONSite])]
  private let seed: UInt64

  init(of text: [UInt8], seed: UInt64) {
    self.text = text
    self.seed = seed
    let sites = JSONSite.all(in: text).filter { $0.kind != .other && !$0.path.isEmpty }
    places = Dictionary(grouping: sites, by: \.place).map { ($0.key, $0.value) }
      .sorted { $0.name < $1.name }
  }

  /// A text with one change, and which it is.
  struct Mutant {
    var text: [UInt8]
    var account: String
  }

  /// The change of this number.
  func mutant(_ number: Int) -> Mutant {
    var random = Random(seed: seed).stream(number)
    let sites = places[number % places.count].sites
    let site = random.pick(sites)
    let options = replacements(of: site)
    let chosen = random.pick(options)
    let changed = text[..<site.bytes.lowerBound] + chosen.bytes + text[site.bytes.upperBound...]
    return Mutant(
      text: Array(changed), account: "\(site.path.joined(separator: ".")) \(chosen.what)")
  }

  private typealias Replacement = (what: String, bytes: [UInt8])

  private func replacements(of site: JSONSite) -> [Replacement] {
    switch site.kind {
    case .number: Self.numbers.map { ($0, Array($0.utf8)) }
    case .string: strings(as: site)
    default: lists(as: site)
    }
  }

  private static let numbers = [
    "-1", "0", "2147483648", "9007199254740992", "9223372036854775807", "1e300", "\"inf\"",
    "\"-inf\"", "\"nan\"",
  ]

  /// Nothing, something, and as much as before: in base64 numbers that are none.
  private func strings(as site: JSONSite) -> [Replacement] {
    let inside = text[site.bytes].dropFirst().dropLast().filter { $0 != UInt8(ascii: "\\") }
    let ones = inside.map { $0 == UInt8(ascii: "=") ? $0 : UInt8(ascii: "/") }
    func quoted(_ bytes: some Collection<UInt8>) -> [UInt8] { [34] + bytes + [34] }
    return [
      ("is empty", quoted([])), ("is x", quoted("x".utf8)), ("is all ones", quoted(ones)),
      ("is shorter", quoted(inside.dropLast(8))),
    ]
  }

  private func lists(as site: JSONSite) -> [Replacement] {
    guard let last = site.elements.last else { return [("is null", Array("null".utf8))] }
    let head = text[site.bytes.lowerBound..<last.lowerBound]
    let short = head.last == UInt8(ascii: ",") ? head.dropLast() : head
    return [
      ("is one short", short + Array("]".utf8)),
      ("is one long", head + text[last] + Array(",".utf8) + text[last] + Array("]".utf8)),
      ("is empty", Array("[]".utf8)),
    ]
  }
}
