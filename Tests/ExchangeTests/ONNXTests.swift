import Exchange
import Learning
import Testing

/// A message in the wire format of protocol buffers, read back field by field.
private struct Message {
  enum Field: Equatable {
    case number(UInt64)
    case bytes([UInt8])
    case float(Float)
  }

  private(set) var fields: [(number: Int, field: Field)] = []

  struct Malformed: Error {}

  init(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    func varint() throws -> UInt64 {
      var (value, shift) = (UInt64(0), UInt64(0))
      while let byte = rest.popFirst() {
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      throw Malformed()
    }
    while !rest.isEmpty {
      let tag = try varint()
      let number = Int(tag >> 3)
      switch tag & 7 {
      case 0: fields.append((number, .number(try varint())))
      case 2:
        let count = Int(try varint())
        guard count <= rest.count else { throw Malformed() }
        fields.append((number, .bytes(Array(rest.prefix(count)))))
        rest = rest.dropFirst(count)
      case 5:
        let bits = rest.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        fields.append((number, .float(Float(bitPattern: bits))))
        rest = rest.dropFirst(4)
      default: throw Malformed()
      }
    }
  }

  func messages(_ number: Int) throws -> [Message] {
    try fields.compactMap { field in
      guard field.number == number, case .bytes(let bytes) = field.field else { return nil }
      return try Message(bytes)
    }
  }

  func texts(_ number: Int) -> [String] {
    fields.compactMap { field in
      guard field.number == number, case .bytes(let bytes) = field.field else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  func numbers(_ number: Int) -> [Int] {
    fields.compactMap { field in
      guard field.number == number, case .number(let value) = field.field else { return nil }
      return Int(Int64(bitPattern: value))
    }
  }

  /// Whole numbers of a packed field.
  func packed(_ number: Int) throws -> [Int] {
    try fields.flatMap { field -> [Int] in
      guard field.number == number, case .bytes(let bytes) = field.field else { return [] }
      var (values, value, shift) = ([Int](), UInt64(0), UInt64(0))
      for byte in bytes {
        value |= UInt64(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 {
          values.append(Int(Int64(bitPattern: value)))
          (value, shift) = (0, 0)
        }
      }
      guard shift == 0 else { throw Malformed() }
      return values
    }
  }
}

@Suite struct ONNXTests {
  private func file(
    _ model: ModelGraph, metadata: [String: String] = [:]
  ) throws -> Message {
    try Message(
      ONNX.bytes(model, name: "g", producer: ("athanor", "1.2"), metadata: metadata))
  }

  private var linear: ModelGraph {
    var model = ModelGraph(inputs: [.init("x", .init(.float, ["N", 2]))])
    let weight = model.constant("w", [3, 2], [1, 2, 3, 4, 5, -1] as [Float])
    model.add("y", .gemm(transposesRight: true), ["x", weight])
    model.outputs = [.init("y", .init(.float, ["N", 3]))]
    return model
  }

  @Test func theBytesOfASmallModelAreThese() throws {
    var model = ModelGraph(inputs: [.init("x", .init(.float, ["N"]))])
    model.add("y", .relu, ["x"])
    model.outputs = [.init("y", .init(.float, ["N"]))]
    let value: (String) -> [UInt8] = { name in
      // A value: its name, and a tensor of floats with one dimension, N.
      [10, 1] + Array(name.utf8) + [18, 11, 10, 9, 8, 1, 18, 5, 10, 3, 18, 1] + Array("N".utf8)
    }
    let node: [UInt8] =
      [10, 1, 120, 18, 1, 121, 26, 1, 121, 34, 4] + Array("Relu".utf8)
    let x = value("x"), y = value("y")
    let graph: [UInt8] =
      [10, UInt8(node.count)] + node + [18, 1, 103] + [90, UInt8(x.count)] + x
      + [98, UInt8(y.count)] + y
    let expected: [UInt8] =
      [8, 8, 18, 7] + Array("athanor".utf8) + [26, 3] + Array("1.2".utf8) + [40, 1]
      + [58, UInt8(graph.count)] + graph + [66, 4, 10, 0, 16, 17]
      + [114, 8, 10, 1, 107, 18, 3, 97, 195, 188]
    let bytes = try ONNX.bytes(
      model, name: "g", producer: ("athanor", "1.2"), metadata: ["k": "aü"])
    #expect(bytes == expected)
  }

  @Test func versionsAreTheOldestThatSayEverything() throws {
    let message = try file(linear)
    #expect(message.numbers(1) == [8])
    let operators = try message.messages(8)
    #expect(operators.map { $0.texts(1) } == [[""]] && operators.map { $0.numbers(2) } == [[17]])
  }

  @Test func weightsAreRawAndLittleEndian() throws {
    let graph = try file(linear).messages(7)[0]
    let tensor = try graph.messages(5)[0]
    #expect(try tensor.packed(1) == [3, 2] && tensor.numbers(2) == [1] && tensor.texts(8) == ["w"])
    guard case .bytes(let raw) = tensor.fields.first(where: { $0.number == 9 })?.field else {
      Issue.record("no numbers")
      return
    }
    #expect(
      raw.count == 24 && raw[..<4] == [0, 0, 0x80, 0x3F] && raw[20...] == [0, 0, 0x80, 0xBF])
  }

  @Test func whatIsPartOfAnOperatorHereIsAnInputThere() throws {
    var model = ModelGraph(inputs: [.init("x", .init(.float, ["N", 4]))])
    model.add("a", .slice(axis: -1, start: 1, end: 3), ["x"])
    model.add("b", .clip(lowest: -1, highest: 1), ["a"])
    model.add("c", .reduceSum(axes: [-1]), ["b"])
    model.outputs = [.init("c", .init(.float, ["N"]))]
    let graph = try file(model).messages(7)[0]
    let nodes = try graph.messages(1)
    #expect(nodes.map { $0.texts(4) } == [["Slice"], ["Clip"], ["ReduceSum"]])
    #expect(
      nodes.map { $0.texts(1) } == [
        ["x", "a/start", "a/end", "a/axis"], ["a", "b/lowest", "b/highest"], ["b", "c/axes"],
      ])
    #expect(try graph.messages(5).map { try $0.packed(1) } == [[1], [1], [1], [], [], [1]])
    // A negative number takes ten bytes.
    let axis = try graph.messages(5)[2]
    #expect(axis.fields.first { $0.number == 9 }?.field == .bytes(Array(repeating: 255, count: 8)))
    let keeps = try nodes[2].messages(5)[0]
    #expect(keeps.texts(1) == ["keepdims"] && keeps.numbers(3) == [0] && keeps.numbers(20) == [2])
  }

  @Test func treesAreOfTheirOwnDomain() throws {
    var model = ModelGraph(inputs: [.init("x", .init(.float, ["N", 2]))])
    let trees = ModelGraph.TreeEnsemble(
      targets: 2,
      trees: [
        [
          .branch(feature: 1, threshold: 0.5, below: 1, otherwise: 2),
          .leaf(target: 0, weight: 2), .leaf(target: 1, weight: 3),
        ], [.leaf(target: 1, weight: 7)],
      ])
    model.add("y", .treeEnsembleRegressor(trees), ["x"])
    model.outputs = [.init("y", .init(.float, ["N", 2]))]
    let message = try file(model)
    #expect(try message.messages(8).map { $0.texts(1) } == [[""], ["ai.onnx.ml"]])
    #expect(try message.messages(8)[1].numbers(2) == [3])
    let node = try message.messages(7)[0].messages(1)[0]
    #expect(node.texts(7) == ["ai.onnx.ml"])
    let attributes = try node.messages(5)
    func ints(_ name: String) throws -> [Int] {
      try attributes.first { $0.texts(1) == [name] }?.packed(8) ?? []
    }
    #expect(try ints("nodes_treeids") == [0, 0, 0, 1])
    #expect(try ints("nodes_truenodeids") == [1, 0, 0, 0])
    #expect(try ints("nodes_falsenodeids") == [2, 0, 0, 0])
    #expect(try ints("target_ids") == [0, 1, 1] && ints("target_nodeids") == [1, 2, 0])
    let modes = attributes.first { $0.texts(1) == ["nodes_modes"] }
    #expect(modes?.texts(9) == ["BRANCH_LT", "LEAF", "LEAF", "LEAF"])
  }

  @Test func everyOperatorHasAName() throws {
    var body = ModelGraph(
      inputs: [.init("s", .init(.float, ["N", 2])), .init("e", .init(.float, ["N", 2]))])
    body.add("t", .add, ["s", "e"])
    body.add("u", .identity, ["t"])
    body.outputs = [.init("t", .init(.float, ["N", 2])), .init("u", .init(.float, ["N", 2]))]
    var model = ModelGraph(
      inputs: [.init("state", .init(.float, ["N", 2])), .init("x", .init(.float, ["T", "N", 2]))])
    model.nodes.append(
      .init("loop", .scan(body: body, states: 1), ["state", "x"], outputs: ["last", "all"]))
    model.outputs = [
      .init("last", .init(.float, ["N", 2])), .init("all", .init(.float, ["T", "N", 2])),
    ]
    let node = try file(model).messages(7)[0].messages(1)[0]
    #expect(node.texts(4) == ["Scan"])
    let attributes = try node.messages(5)
    #expect(attributes.map { $0.texts(1) } == [["body"], ["num_scan_inputs"]])
    #expect(
      try attributes[0].messages(6)[0].messages(1).map { $0.texts(4) } == [["Add"], ["Identity"]])
    #expect(attributes[1].numbers(3) == [1])
  }

  @Test func whatContradictsItselfIsRefused() {
    var model = linear
    model.outputs[0].name = "z"
    #expect(throws: Failure.self) {
      try ONNX.bytes(model, name: "g", producer: ("athanor", "1"))
    }
  }
}
