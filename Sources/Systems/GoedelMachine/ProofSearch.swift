/// Universal search over proof techniques (Levin 1973; the bias-optimal proof search of Schmidhuber
/// 2003, section 5): phase i gives every word w at most f^i P(w) steps.
///
/// Words with a common beginning share its steps: the search goes through them depth first and
/// takes back what a word has done. A word that comes to a state which one no less probable has come
/// to in this phase ends there.
struct ProofSearch: Codable, Sendable {
  /// What a phase did.
  struct Phase: Codable, Hashable, Sendable {
    /// Its number i.
    let number: Int
    /// Steps of its words.
    var steps = 0
    /// States that words came to.
    var states = 0
  }

  /// The tokens in the order in which they are tried, each with the same probability.
  let order: [ProofTechnique]
  /// f, by which the steps of every word grow from phase to phase.
  let factor: Double
  /// The phase under way.
  private(set) var phase = Phase(number: 0)
  /// The phases before it.
  private(set) var phases: [Phase] = []
  /// Steps of each token, over all phases.
  private(set) var shares = Array(repeating: 0, count: ProofTechnique.allCases.count)
  /// The word that has proved the most, the first of several.
  private(set) var furthest: [ProofTechnique] = []
  /// How many theorems that word proved.
  private(set) var theorems = 0
  /// Steps of phases that are no longer in the list.
  private(set) var forgotten = 0
  /// Where in the phase it is, which is found again by going through the phase once more.
  private var levels: [Level] = []
  private var visited: [Int: Int] = [:]
  private var prover: Prover?

  /// How many slots ahead of now the slot is that theorems name.
  static let margin = 256
  /// The most phases that are remembered.
  static let most = 500

  private enum CodingKeys: String, CodingKey {
    case order, factor, phase, phases, shares, furthest, theorems, forgotten
  }

  private struct Level {
    var state: ProofState
    /// Steps of the word so far.
    var steps: Int
    /// Which token comes next.
    var next = 0
  }

  init(order: [ProofTechnique], factor: Double) {
    (self.order, self.factor) = (order, factor)
  }

  /// Steps so far.
  var steps: Int { phases.reduce(forgotten + phase.steps) { $0 + $1.steps } }

  /// The word under way.
  var word: [ProofTechnique] { levels.dropLast().map { order[$0.next - 1] } }

  /// The most steps that a word of so many tokens may take in this phase.
  func limit(_ length: Int) -> Int {
    var limit = 1.0
    for _ in 0..<phase.number { limit *= factor }
    for _ in 0..<length { limit /= Double(order.count) }
    return Int(min(limit, 1e15))
  }

  /// Searches until it has taken so many steps in all, or a few more, or a word has proved the
  /// target.
  ///
  /// - Parameter slot: The slot that a theorem may name, given the steps so far.
  /// - Returns: What proved the target.
  mutating func advance(
    to end: Int, in world: JobStream, slot: (_ steps: Int) -> Int
  ) -> ProofState? {
    if prover == nil { prover = Prover(world) }
    let before = steps - phase.steps
    var base = before
    while base + phase.steps < end {
      if levels.isEmpty { levels = [Level(state: ProofState(), steps: 0)] }
      if let state = explore(until: end - base, slot: { slot(base + $0) }) { return state }
      if levels.isEmpty {
        base += phase.steps
        endPhase()
      }
    }
    return nil
  }

  private mutating func endPhase() {
    phases.append(phase)
    phase = Phase(number: phase.number + 1)
    visited.removeAll(keepingCapacity: true)
    if phases.count > Self.most { forgotten += phases.removeFirst().steps }
  }

  /// Goes on with a phase until it ends or has taken so many steps.
  private mutating func explore(until end: Int, slot: (Int) -> Int) -> ProofState? {
    guard var prover else { return nil }
    defer { self.prover = prover }
    self.prover = nil
    var limits = (0...levels.count).map { limit($0) }
    while let level = levels.last, phase.steps < end {
      let length = levels.count
      if limits.count <= length { limits.append(limit(length)) }
      guard level.next < order.count, limits[length] > level.steps else {
        levels.removeLast()
        continue
      }
      levels[length - 1].next += 1
      let token = order[level.next]
      var state = level.state
      let (steps, isNew) = state.apply(
        token, &prover, slot: slot(phase.steps), limit: limits[length] - level.steps)
      phase.steps += steps
      shares[token.rawValue] += steps
      guard isNew, isNews(state, length) else { continue }
      levels.append(Level(state: state, steps: level.steps + steps))
      remember(state)
      if state.has(.target) { return state }
    }
    return nil
  }

  /// Whether no word as probable has come to this state in this phase.
  private mutating func isNews(_ state: ProofState, _ length: Int) -> Bool {
    let key = state.key
    if let known = visited[key] {
      guard known > length else { return false }
    } else {
      phase.states += 1
    }
    visited[key] = length
    return true
  }

  private mutating func remember(_ state: ProofState) {
    guard state.count > theorems else { return }
    (theorems, furthest) = (state.count, word)
  }
}

extension ProofSearch {
  /// Finds where in its phase it was when it was saved; false where there is no such place.
  mutating func restore(in world: JobStream, slot: (_ steps: Int) -> Int) -> Bool {
    guard levels.isEmpty, prover == nil, phase.steps > 0 else { return true }
    var again = ProofSearch(order: order, factor: factor)
    again.phase = Phase(number: phase.number)
    again.levels = [Level(state: ProofState(), steps: 0)]
    again.prover = Prover(world)
    let before = steps - phase.steps
    while again.phase.steps < phase.steps, !again.levels.isEmpty {
      _ = again.explore(until: phase.steps) { slot(before + $0) }
    }
    guard again.phase == phase else { return false }
    (levels, visited, prover) = (again.levels, again.visited, again.prover)
    return true
  }

  /// What a word comes to, however many steps it takes.
  static func state(
    after word: [ProofTechnique], in world: JobStream, slot: Int
  ) -> ProofState {
    var state = ProofState()
    var prover = Prover(world)
    for token in word { _ = state.apply(token, &prover, slot: slot, limit: 100) }
    return state
  }
}
