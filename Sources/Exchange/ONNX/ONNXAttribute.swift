/// An attribute of a node; its number is that of `AttributeProto.AttributeType`.
enum ONNXAttribute {
  case float(Float)
  case int(Int)
  case string(String)
  case graph(ProtobufMessage)
  case floats([Float])
  case ints([Int])
  case strings([String])

  /// The message with its name.
  func message(_ name: String) -> ProtobufMessage {
    var message = ProtobufMessage()
    message.add(1, name)
    switch self {
    case .float(let number): message.add(2, number)
    case .int(let number): message.add(3, number)
    case .string(let text): message.add(4, text)
    case .graph(let graph): message.add(6, graph)
    case .floats(let numbers): message.add(7, packed: numbers)
    case .ints(let numbers): message.add(8, packed: numbers)
    case .strings(let texts): for text in texts { message.add(9, text) }
    }
    message.add(20, type)
    return message
  }

  private var type: Int {
    switch self {
    case .float: 1
    case .int: 2
    case .string: 3
    case .graph: 5
    case .floats: 6
    case .ints: 7
    case .strings: 8
    }
  }
}
