import Compute
import Foundation
import Testing

@testable import Worlds

/// Well-formed files, broken at random.
///
/// Every one is either understood or refused in one printable line. A crash ends the test run.
@Suite struct MutationTests {
  private enum Format: CaseIterable {
    case table, idx, labels, cifar, text, pairs
  }

  /// How many files a lot has: few in passing, more when `$ATHANOR_ROUNDS` says so.
  private static let count =
    2500 * (ProcessInfo.processInfo.environment["ATHANOR_ROUNDS"].flatMap { Int($0) } ?? 1)

  @Test(arguments: 0..<8)
  func brokenFilesAreReadOrRefused(lot: Int) {
    let root = Random(seed: 12).stream(lot)
    var refused = 0
    for number in 0..<Self.count {
      var random = root.stream(number)
      let format = random.pick(Format.allCases)
      var bytes = random.pick(specimens(of: format))
      for _ in 0...random.below(4) { mutate(&bytes, &random) }
      do throws(DataFailure) {
        try read(bytes, as: format)
      } catch {
        refused += 1
        let message = error.description
        #expect(message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(message.utf8.count < 600)
      }
    }
    let share = Double(refused) / Double(Self.count)
    #expect((0.2..<0.98).contains(share), "\(refused) of \(Self.count) refused")
  }

  private func specimens(of format: Format) -> [[UInt8]] {
    switch format {
    case .table:
      [
        Array("1,2,a\n3,4,b\n5,6,a\n".utf8),
        Array("\u{feff}length;\"wide\";kind\r\n1.5;-2e3;0\r\n.5;+7;1\r\n".utf8),
        Array("sep=;\n\"a\nb\";c;label\n1,5;red;0\n?;blue;1\n# no\n2,5;red;1\n".utf8),
        Array("@relation r\n@data\n0.25 7 one\n0.5 8 two\n".utf8),
      ]
    case .idx:
      [Specimens.images, Specimens.idx(type: 0x0d, [3, 2], [UInt8](repeating: 63, count: 24))]
    case .labels: [Specimens.labels]
    case .cifar: [Specimens.cifar([3]), Specimens.cifar([3, 4])]
    case .text: [Array("Naïve\r\n漢字 🙂\n".utf8)]
    case .pairs: [Array("a cat\tun chat\nthe sea\tla mer\n".utf8)]
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout Random) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(random.below(256))) }
    let place = random.below(min(bytes.count, 64))
    let length = min(1 + random.below(8), bytes.count - place)
    switch random.below(8) {
    case 0: bytes[place] ^= 1 << random.below(8)
    case 1: bytes[place] = UInt8(random.below(256))
    case 2: bytes[place] = random.pick([0, 9, 10, 13, 32, 34, 44, 59, 0x1b, 0x80, 0xff])
    case 3: bytes.removeSubrange(place..<place + length)
    case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
    case 5: bytes.insert(UInt8(random.below(256)), at: place)
    case 6: bytes.removeLast(random.below(bytes.count))
    default:
      let words = ["nan", "-inf", "1e400", "1e-400", "\"", "\u{202e}", "9999999999999999999999"]
      bytes.replaceSubrange(place..<place + length, with: random.pick(words).utf8)
    }
  }

  private func read(_ bytes: [UInt8], as format: Format) throws(DataFailure) {
    var stream = ByteStream(bytes, name: "broken")
    let limits = DataLimits(values: 1 << 16, lineBytes: 200, columns: 50, classes: 20)
    switch format {
    case .table:
      var table = try TableReader(stream, limits: limits).read()
      table.examples.fill(with: table.examples.medians())
      check(table.examples, classes: table.classNames.count)
    case .idx:
      var labels = ByteStream(Specimens.labels, name: "labels")
      check(try IDXImages(images: &stream, labels: &labels, limits: limits).examples, classes: 20)
    case .labels:
      var images = ByteStream(Specimens.images, name: "images")
      check(try IDXImages(images: &images, labels: &stream, limits: limits).examples, classes: 20)
    case .cifar:
      var images = CIFARImages()
      try images.append(&stream, limits: limits)
      check(images.examples, classes: 100)
    case .text: #expect(try !TextReader.text(&stream).utf8.isEmpty)
    case .pairs: #expect(try !TextReader.pairs(&stream, limits: limits).isEmpty)
    }
  }

  /// What is understood must also be right.
  private func check(_ examples: Examples, classes: Int) {
    #expect(examples.count > 0)
    #expect(examples.inputs.allSatisfy { $0.isFinite })
    #expect(examples.labels.allSatisfy { $0 >= 0 && $0 < classes })
  }
}
