/// Names of values in Python: letters, digits and underscores, each once.
struct PythonNames {
  private var used = Set(keywords + own + ofModules)

  private static let keywords = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "None",
    "True", "False",
  ]
  /// What the file itself uses.
  private static let own = [
    "self", "torch", "nn", "F", "json", "os", "struct", "super", "zip", "CLASSES", "INPUTS",
    "OUTPUTS", "DTYPES", "Network", "load", "read_tensors", "input", "hidden", "cell", "first",
    "second", "step", "gates", "training",
  ]
  /// What `torch.nn.Module` calls its own.
  private static let ofModules = [
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init",
    "children", "compile", "cpu", "cuda", "double", "dump_patches", "eval", "extra_repr",
    "float", "forward", "get_buffer", "get_extra_state", "get_parameter", "get_submodule",
    "half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers", "named_children",
    "named_modules", "named_parameters", "parameters", "register_backward_hook",
    "register_buffer", "register_forward_hook", "register_forward_pre_hook",
    "register_full_backward_hook", "register_full_backward_pre_hook",
    "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook",
    "register_module", "register_parameter", "register_state_dict_post_hook",
    "register_state_dict_pre_hook", "requires_grad_", "set_extra_state", "set_submodule",
    "share_memory", "state_dict", "to", "to_empty", "train", "type", "xpu", "zero_grad",
  ]
  private var names: [String: String] = [:]

  /// The name of a value.
  mutating func name(of value: String) -> String {
    if let known = names[value] { return known }
    let plain = String(value.map { $0 == "." || $0 == "-" ? "_" : $0 })
    var name = plain, number = 1
    while used.contains(name) { (number, name) = (number + 1, "\(plain)_\(number)") }
    used.insert(name)
    names[value] = name
    return name
  }
}
