import Learning
import Screen

/// Where one is in what is inside a session.
struct InsideState: Sendable {
  /// The id of the artefact shown; `nil` for the first.
  private(set) var selected: String?
  /// Where one is in each artefact, by id.
  private var places: [String: Place] = [:]
  /// When a run was last asked for what is inside it.
  private var asked = -Double.infinity

  /// Where one is in an artefact.
  struct Place: Sendable {
    var tree = TreePosition()
    /// The first or the selected line.
    var line = 0
    /// The first column, where there are more than fit.
    var column = 0
  }

  /// The least time between two looks inside a run at work, in seconds: a look takes the run's time.
  private static let interval = 2.0

  /// Whether it is time to ask again; if so, takes it for asked.
  mutating func wantsNews(at now: Double) -> Bool {
    guard now - asked >= Self.interval else { return false }
    asked = now
    return true
  }

  /// The number of the artefact shown.
  func index(in artefacts: [Artefact]) -> Int {
    artefacts.firstIndex { $0.id == selected } ?? 0
  }

  mutating func go(by artefacts: Int, in all: [Artefact]) {
    guard !all.isEmpty else { return }
    let next = index(in: all) + artefacts
    selected = all[(next % all.count + all.count) % all.count].id
  }

  subscript(artefact: Artefact) -> Place {
    get { places[artefact.id] ?? Place() }
    set { places[artefact.id] = newValue }
  }
}
