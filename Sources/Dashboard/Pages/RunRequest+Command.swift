import Learning
import Running

extension RunRequest {
  /// The command that starts the same run.
  var command: String {
    var words = ["athanor", "run", system]
    func add(_ option: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      words += [option, shellWord(value)]
    }
    add("--preset", preset)
    for (id, value) in settings.sorted(by: { $0.key < $1.key }) { add("--set", "\(id)=\(value)") }
    add("--world", world)
    add("--data", data)
    for option in reading.options { add(option.name, option.value) }
    add("--seed", "\(seed)")
    add("--steps", steps.map { "\($0)" })
    return words.joined(separator: " ")
  }
}
