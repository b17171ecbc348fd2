import Testing

@testable import Running

@Suite struct ChecksumTests {
  @Test func isTheChecksumOfTheCatalogue() {
    // The check value of CRC-32/ISO-HDLC in the RevEng catalogue of parametrised CRC algorithms.
    #expect(Checksum.of("123456789".utf8).value == 0xcbf4_3926)
    #expect(Checksum.of([]).value == 0)
    #expect(Checksum.of([UInt8](repeating: 0, count: 32)).value == 0x190a_55ad)
  }

  @Test func isTheSameInAnyPieces() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7919) }
    let whole = Checksum.of(bytes).value
    for cut in bytes.indices {
      var checksum = Checksum.of(bytes[..<cut])
      checksum.update(bytes[cut...])
      #expect(checksum.value == whole)
    }
  }

  @Test func isWrittenInEightDigits() {
    #expect(Checksum.of([]).hexadecimal == "00000000")
    #expect(Checksum.of("123456789".utf8).hexadecimal == "cbf43926")
  }
}
