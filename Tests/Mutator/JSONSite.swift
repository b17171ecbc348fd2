/// A value somewhere in a JSON text: where its bytes are and how one gets there.
struct JSONSite {
  /// What stands there.
  enum Kind {
    case number, string, list, other
  }

  var kind: Kind
  /// The value's bytes.
  var bytes: Range<Int>
  /// The keys and indices on the way to it.
  var path: [String]
  /// The bytes of a list's elements.
  var elements: [Range<Int>] = []

  /// The path with every index left out, which all elements of a list have in common.
  var place: String { path.map { Int($0) == nil ? $0 : "#" }.joined(separator: ".") }

  /// Every value in a JSON text that is well formed, in order.
  static func all(in text: [UInt8]) -> [JSONSite] {
    var scan = Scan(text: text)
    _ = scan.value(at: [])
    return scan.sites
  }
}

/// Goes through a JSON text that is known to be well formed and has no spaces.
private struct Scan {
  let text: [UInt8]
  var position = 0
  var sites: [JSONSite] = []

  mutating func value(at path: [String]) -> Range<Int> {
    let start = position
    var site = JSONSite(kind: .other, bytes: start..<start, path: path)
    switch text[position] {
    case UInt8(ascii: "{"): members(at: path)
    case UInt8(ascii: "["):
      site.kind = .list
      site.elements = elements(at: path)
    case UInt8(ascii: "\""):
      site.kind = .string
      _ = string()
    default:
      let first = text[position]
      site.kind = first == UInt8(ascii: "-") || first < UInt8(ascii: ":") ? .number : .other
      while position < text.count, !Array(",]}".utf8).contains(text[position]) { position += 1 }
    }
    site.bytes = start..<position
    sites.append(site)
    return site.bytes
  }

  private mutating func members(at path: [String]) {
    position += 1
    while text[position] != UInt8(ascii: "}") {
      let key = string()
      position += 1
      _ = value(at: path + [key])
      if text[position] == UInt8(ascii: ",") { position += 1 }
    }
    position += 1
  }

  private mutating func elements(at path: [String]) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    position += 1
    while text[position] != UInt8(ascii: "]") {
      elements.append(value(at: path + ["\(elements.count)"]))
      if text[position] == UInt8(ascii: ",") { position += 1 }
    }
    position += 1
    return elements
  }

  private mutating func string() -> String {
    position += 1
    let start = position
    while text[position] != UInt8(ascii: "\"") {
      position += text[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    defer { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }
}
