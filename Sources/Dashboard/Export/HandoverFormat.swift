/// A form in which a session's network leaves.
package enum HandoverFormat: String, CaseIterable, Hashable, Sendable {
  /// An ONNX file, with golden tensors beside it.
  case onnx
  /// A folder with a source file for PyTorch, weights, golden tensors and a card.
  case pytorch
  /// The weights alone.
  case safetensors
  /// A page in Markdown.
  case card

  /// The form that an action asks for; `nil` for other actions.
  init?(_ action: Action) {
    guard let format = Self.allCases.first(where: { $0.action == action }) else { return nil }
    self = format
  }

  /// What asks for it.
  var action: Action {
    switch self {
    case .onnx: .handOverONNX
    case .pytorch: .handOverPyTorch
    case .safetensors: .handOverWeights
    case .card: .handOverCard
    }
  }

  /// Its name for people.
  package var title: String {
    switch self {
    case .onnx: "ONNX"
    case .pytorch: "PyTorch"
    case .safetensors: "weights"
    case .card: "card"
    }
  }

  /// The ending of its file; none of a folder.
  package var ending: String {
    switch self {
    case .onnx: ".onnx"
    case .pytorch: ""
    case .safetensors: ".safetensors"
    case .card: ".md"
    }
  }
}
