import Learning
import Testing

@testable import Running

@Suite struct SessionNameTests {
  @Test(arguments: [
    "", ".", "..", "../x", "a/b", "/etc/passwd", "-rf", "--help", ".hidden", "a b", "a\nb", "a\0b",
    "a\tb", "a\u{1b}[2Jb", "a\\b", "a*", "~", "grüße", "a\u{202e}b", "\u{9b}31m",
    String(repeating: "a", count: 101), String(repeating: "a", count: 255),
    String(repeating: "a", count: 5000),
  ])
  func aNameThatIsNoFolderOrNoLineIsRefused(text: String) {
    #expect {
      try SessionName(text)
    } throws: { error in
      let message = "\(error)"
      return message.contains("must be 1 to 100 letters") && message.count < 250
        && !message.unicodeScalars.contains { $0.value < 32 || (0x7f...0x9f).contains($0.value) }
    }
  }

  @Test(arguments: ["a", "neat-1", "Run_2.b", "0", String(repeating: "a", count: 100)])
  func anOrdinaryNameIsTaken(text: String) throws {
    #expect(try SessionName(text).text == text)
  }
}
