package import Learning

/// Models as a file of Python for PyTorch, with their numbers beside it.
///
/// The file has one class, `Network`, and `load()`, which reads the numbers without any package but
/// torch. Layers that PyTorch has as modules are attributes with their own name, so that `state_dict`
/// has the keys of the model's initialisers; all other numbers are buffers.
package enum PyTorch {
  /// The two files: `network.py` and `network.safetensors`.
  package struct Files {
    /// Python.
    package let source: String
    /// The numbers by their keys in `state_dict`.
    package let tensors: [NamedTensor]
  }

  /// The files of a model.
  ///
  /// - Parameter title: A line that says what it is.
  /// - Throws: `Failure` for a model of trees, which PyTorch has no operators for.
  package static func files(_ model: ModelGraph, title: String) throws(Failure) -> Files {
    do throws(ModelGraphError) {
      let types = try model.types()
      var names = PythonNames()
      var writer = PyTorchWriter(model, types: types, names: &names)
      let body = try writer.body()
      return Files(source: source(title, writer, body), tensors: writer.tensors)
    } catch {
      throw Failure(.input, "this model cannot be written for PyTorch: \(error); use --format onnx")
    }
  }

  private static func source(
    _ title: String, _ writer: PyTorchWriter, _ body: [String]
  ) -> String {
    let line = printableTitle(title)
    let functional =
      body.contains { $0.contains("F.") } ? "import torch.nn.functional as F\n" : ""
    let declarations = writer.declarations.map { "\($0)\n" }.joined()
    return """
      \"\"\"\(line)\"\"\"

      import json
      import os
      import struct

      import torch
      \(functional)from torch import nn

      INPUTS = \(pythonList(writer.model.inputs.map(\.name)))
      OUTPUTS = \(pythonList(writer.model.outputs.map(\.name)))
      CLASSES = \(pythonList(writer.model.classes))


      class Network(nn.Module):
          \"\"\"Takes
      \(writer.inputAccount);
          gives
      \(writer.outputAccount).
          \"\"\"

          def __init__(self):
              super().__init__()
      \(declarations)
      \(body.joined(separator: "\n"))

      """ + "\n" + loader
  }

  /// Text that can stand between three quotes.
  private static func printableTitle(_ title: String) -> String {
    String(
      title.unicodeScalars.map { scalar in
        scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || scalar.value == 0x7F
          ? " " : Character(scalar)
      }.prefix(80))
  }

  private static func pythonList(_ texts: [String]) -> String {
    guard !texts.isEmpty else { return "[]" }
    return "[\n" + texts.map { "    \(pythonString($0)),\n" }.joined() + "]"
  }

  /// Reads a file of tensors: eight bytes of length, JSON, numbers.
  private static let loader = """
    DTYPES = {"F32": torch.float32, "F64": torch.float64, "I64": torch.int64}


    def read_tensors(path):
        \"\"\"Tensors of a safetensors file by name.\"\"\"
        with open(path, "rb") as file:
            data = file.read()
        (length,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8 : 8 + length])
        header.pop("__metadata__", None)
        tensors = {}
        for name, entry in header.items():
            start, end = entry["data_offsets"]
            raw = bytearray(data[8 + length + start : 8 + length + end])
            dtype = DTYPES[entry["dtype"]]
            flat = torch.frombuffer(raw, dtype=dtype) if raw else torch.empty(0, dtype=dtype)
            tensors[name] = flat.reshape(entry["shape"])
        return tensors


    def load(path=None):
        \"\"\"The network with its numbers, ready to compute.\"\"\"
        if path is None:
            folder = os.path.dirname(os.path.abspath(__file__))
            path = os.path.join(folder, "network.safetensors")
        network = Network()
        result = network.load_state_dict(read_tensors(path), strict=False)
        missing = [name for name in result.missing_keys if "num_batches_tracked" not in name]
        if missing or result.unexpected_keys:
            raise ValueError(f"missing {missing}, unexpected {result.unexpected_keys}")
        return network.eval()

    """
}

/// Text as Python writes it, in ASCII.
func pythonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case _ where scalar.value < 0x20 || scalar.value >= 0x7F:
      let digits = String(scalar.value, radix: 16)
      result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
