import Learning
import Text

extension KeyTable {
  /// These keys, changed as a file says, and what is wrong with the file.
  ///
  /// A line gives an action its keys, everywhere or in one place, and `#` begins a remark:
  ///
  ///     pause = space
  ///     run.zoom = Z enter
  ///
  /// A line that is not understood changes nothing. Keys that then mean two things in one place are
  /// reported, and the first meaning holds.
  package func rebound(by text: String) -> (keys: KeyTable, problems: [String]) {
    var table = self
    var problems: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.prefix { $0 != "#" }.split(separator: " ")
      guard !words.isEmpty else { continue }
      do throws(Failure) {
        try table.rebind(words)
      } catch {
        problems.append("line \(index + 1): \(error.message)")
      }
    }
    return (table, problems + table.conflicts)
  }

  private mutating func rebind(_ words: [Substring]) throws(Failure) {
    guard words.count >= 3, words[1] == "=" else {
      throw Failure(.input, "an action and its keys are wanted: pause = space")
    }
    let parts = words[0].split(separator: ".", maxSplits: 1)
    let name = String(parts.last ?? "")
    guard let action = Action(rawValue: name) else {
      throw Failure(.input, unknown("action", name, among: Action.allCases.map(\.rawValue)))
    }
    let place = try parts.count == 2 ? Self.place(String(parts[0])) : Context.anywhere
    var keys: [Key] = []
    for word in words.dropFirst(2) {
      guard let key = Key(String(word)) else { throw Failure(.input, "there is no key '\(word)'") }
      keys.append(key)
    }
    try bind(keys, to: action, in: place)
  }

  private static func place(_ name: String) throws(Failure) -> Context {
    let names = Context.all.map { $0.name.lowercased().replacing(" ", with: "-") }
    guard let index = names.firstIndex(of: name) else {
      throw Failure(.input, unknown("place", name, among: names))
    }
    return Context.all[index].context
  }

  /// A binding that holds in more places than the one asked for is divided.
  private mutating func bind(
    _ keys: [Key], to action: Action, in place: Context
  ) throws(Failure) {
    var isBound = false
    bindings = bindings.flatMap { binding -> [Binding] in
      guard binding.action == action, !binding.context.isDisjoint(with: place) else {
        return [binding]
      }
      isBound = true
      var (inside, outside) = (binding, binding)
      inside.keys = keys
      inside.context.formIntersection(place)
      outside.context.subtract(place)
      return outside.context.isEmpty ? [inside] : [inside, outside]
    }
    if !isBound { throw Failure(.input, "'\(action.rawValue)' does nothing there") }
  }
}
