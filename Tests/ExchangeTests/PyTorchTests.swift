import Exchange
import Learning
import Testing

@Suite struct PyTorchTests {
  @Test func layersAreModulesAndOtherNumbersBuffers() throws {
    var model = ModelGraph(
      inputs: [.init("input", .init(.float, ["N", 2]))], classes: ["a\"b", "ü\n"])
    let scale = model.constant("input.scale", [2], [1, 2] as [Float])
    let x = model.add("input.scaled", .mul, ["input", scale])
    let weight = model.constant("dense1.weight", [2, 2], [1, 2, 3, 4] as [Float])
    let bias = model.constant("dense1.bias", [2], [5, 6] as [Float])
    model.add("dense1", .gemm(transposesRight: true), [x, weight, bias])
    let half = model.constant("half", [], [0.5] as [Float])
    model.add("y", .mul, ["dense1", half])
    model.outputs = [.init("y", .init(.float, ["N", 2]))]
    let files = try PyTorch.files(model, title: "a \"title\"\nof two lines")
    #expect(
      files.tensors.map(\.name) == ["input_scale", "dense1.weight", "dense1.bias", "half_1"])
    for line in [
      "self.dense1 = nn.Linear(2, 2)", "self.register_buffer(\"half_1\", torch.empty(()))",
      "input_scaled = input_1 * self.input_scale", "dense1 = self.dense1(input_scaled)",
      "y = dense1 * self.half_1", "return y", "\"a\\\"b\",", "\"\\U000000fc\\U0000000a\",",
    ] {
      #expect(files.source.contains(line + "\n"), "\(line)\n\(files.source)")
    }
    #expect(!files.source.contains("functional"), "an import that nothing needs")
    #expect(files.source.hasPrefix("\"\"\"a  title  of two lines\"\"\"\n"))
  }

  @Test func dropoutIsAModuleThatONNXHasNot() throws {
    var model = ModelGraph(inputs: [.init("x", .init(.float, ["N", 2]))])
    model.add("dropout1", .dropout(rate: 0.25), ["x"])
    model.add("y", .relu, ["dropout1"])
    model.outputs = [.init("y", .init(.float, ["N", 2]))]
    let source = try PyTorch.files(model, title: "t").source
    #expect(source.contains("self.dropout1 = nn.Dropout(0.25)\n"))
    #expect(source.contains("dropout1 = self.dropout1(x)\n"))
    let bytes = try ONNX.bytes(model, name: "t", producer: ("athanor", "0"))
    #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("dropout"))
  }

  @Test func noLineIsLong() throws {
    let words = (0..<40).map { "a_rather_long_name_\($0)" }
    var model = ModelGraph(inputs: words.map { .init($0, .init(.float, ["N", 1])) })
    model.add("all", .concat(axis: 1), words)
    model.add("total", .sum, words)
    model.outputs = [
      .init("all", .init(.float, ["N", 40])), .init("total", .init(.float, ["N", 1])),
    ]
    let source = try PyTorch.files(model, title: "t").source
    #expect(source.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func treesAreRefused() {
    var model = ModelGraph(inputs: [.init("x", .init(.float, ["N", 1]))])
    model.add(
      "y", .treeEnsembleRegressor(.init(targets: 1, trees: [[.leaf(target: 0, weight: 1)]])), ["x"])
    model.outputs = [.init("y", .init(.float, ["N", 1]))]
    #expect(throws: Failure.self) { try PyTorch.files(model, title: "t") }
  }
}
