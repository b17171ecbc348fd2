import Exchange
import Learning
import Testing

@Suite struct SafetensorsTests {
  private static let tensors = [
    NamedTensor("weights", shape: [2, 3], values: [1, -2, .infinity, -.nan, 0.1, -0.0]),
    NamedTensor("scalar", shape: [], .double([Double.pi])),
    NamedTensor("nodes", shape: [2], .integer([.min, .max])),
    NamedTensor("nothing", shape: [4, 0], values: []),
  ]

  private static let hostile = [
    "say \"so\"", "a\\b", "a\tb", "a\nb", "\u{1B}[2J", "\u{7F}", "naïve/é/e\u{301}", "网络", "🜍",
    "\u{202E}txet", "", " ", String(repeating: "x", count: 10_000),
  ]

  @Test func whatIsWrittenIsReadBitForBit() throws {
    let bytes = try Safetensors.bytes(Self.tensors, metadata: ["seed": "7", "note": "a \"b\"\n"])
    let (tensors, metadata) = try Safetensors.read(bytes)
    #expect(metadata == ["seed": "7", "note": "a \"b\"\n"])
    #expect(tensors.map(\.name) == ["scalar", "nodes", "weights", "nothing"], "the widest first")
    for tensor in Self.tensors {
      let found = try #require(tensors.first { $0.name == tensor.name })
      #expect(found.shape == tensor.shape)
      #expect(found.values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
    }
    #expect(tensors[0].numbers == .double([Double.pi]) && tensors[1] == Self.tensors[2])
  }

  @Test func numbersBeginAtAMultipleOfEight() throws {
    for length in 0..<9 {
      let name = String(repeating: "n", count: length)
      let bytes = try Safetensors.bytes([NamedTensor(name, shape: [1], values: [0])])
      #expect((bytes.count - 4).isMultiple(of: 8) && bytes[8] == UInt8(ascii: "{"))
    }
  }

  @Test func thereIsAlwaysAFactInTheMetadata() throws {
    #expect(try Safetensors.read(Safetensors.bytes([])).metadata.count == 1)
  }

  @Test func hostileNamesSurvive() throws {
    let tensors = Self.hostile.map { NamedTensor($0, shape: [1], values: [1]) }
    let map = Dictionary(uniqueKeysWithValues: Self.hostile.map { ($0, $0) })
    let bytes = try Safetensors.bytes(tensors, metadata: map)
    let length = Int(bytes[0]) + Int(bytes[1]) << 8 + Int(bytes[2]) << 16
    #expect(bytes[8..<8 + length].allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    let read = try Safetensors.read(bytes)
    #expect(read.tensors.map { Array($0.name.utf8) } == Self.hostile.map { Array($0.utf8) })
    #expect(read.metadata == map)
  }

  @Test func namesThatClashAreRefused() {
    let one = NamedTensor("a", shape: [1], values: [1])
    #expect(throws: Failure.self) { try Safetensors.bytes([one, one]) }
    let meta = NamedTensor("__metadata__", shape: [1], values: [1])
    #expect(throws: Failure.self) { try Safetensors.bytes([meta]) }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try Safetensors.bytes(Self.tensors)
    for length in bytes.indices { expectDamage(Array(bytes[..<length])) }
    expectDamage(bytes + [0])
  }

  @Test func everyChangedByteOfAHeaderIsReadOrRefused() throws {
    let bytes = try Safetensors.bytes(Self.tensors)
    for place in 0..<(bytes.count - 40) {
      for value: UInt8 in [0, 0x20, 0x22, 0x2C, 0x30, 0x39, 0x5C, 0x7D, 0x80, 0xFF] {
        var changed = bytes
        changed[place] = value
        // A crash ends the test; a refusal is as good as a reading.
        _ = try? Safetensors.read(changed)
      }
    }
  }

  @Test(arguments: [
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"#,
    #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"a":{"dtype":"F32","shape":[0],"data_offsets":[12,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"\u0061":{"dtype":"F32","shape":[0],"data_offsets":[12,12]}}"#,
    #"{"a":{"dtype":"F32","dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#,
    #"{"a":{"shape":[3],"data_offsets":[0,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12],"more":1}}"#,
    #"{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[03],"data_offsets":[0,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[3.0],"data_offsets":[0,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[3,],"data_offsets":[0,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,12]}}"#,
    #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,99999999999999999999]}}"#,
    #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} x"#,
    #" {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#,
    #"{"__metadata__":{"a":1},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#,
    #"{"__metadata__":{"a":"1","a":"2"},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#,
    #"{"\ud800":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#,
    #"{"\u+12a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#,
    "{\"\t\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}",
    "[]", "", "{",
  ]) func unsoundHeadersAreRefused(header: String) {
    expectDamage(file(Array(header.utf8)))
  }

  @Test func aNameThatIsNoTextIsRefused() {
    let header = #"{"?":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#
    expectDamage(file(header.utf8.map { $0 == UInt8(ascii: "?") ? 0xC0 : $0 }))
  }

  @Test func aHeaderOfAnyLengthIsNotBelieved() {
    expectDamage(Array(repeating: 0xFF, count: 16))
  }

  @Test func spacesOrderAndEscapesAreFree() throws {
    let header = """
      { "\\u0062\\ud83d\\udf0d\\/" : {"data_offsets": [4, 12], "shape": [ 2 ],\t"dtype": "F32"},
       "a": {"shape":[],"dtype":"F32","data_offsets":[0,4]}}   \n
      """
    let read = try Safetensors.read(file(Array(header.utf8)))
    #expect(read.tensors.map(\.name) == ["a", "b🜍/"] && read.metadata.isEmpty)
  }

  @Test func otherTypesAreNamed() {
    let header = #"{"a":{"dtype":"BF16","shape":[6],"data_offsets":[0,12]}}"#
    #expect {
      try Safetensors.read(file(Array(header.utf8)))
    } throws: { error in
      (error as? Failure)?.kind == .input && "\(error)".contains("BF16")
    }
  }

  /// A file with this header and twelve bytes of numbers.
  private func file(_ header: [UInt8]) -> [UInt8] {
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    return length + header + Array(repeating: 0, count: 12)
  }

  private func expectDamage(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(sourceLocation: sourceLocation) {
      try Safetensors.read(bytes)
    } throws: { error in
      (error as? Failure)?.kind == .damage
    }
  }
}
