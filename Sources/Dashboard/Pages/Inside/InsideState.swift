import Learning
import Screen

/// The state of the pages that show the inside of a session.
struct InsideState: Sendable {
  /// The id of the artefact shown; `nil` for the first.
  private(set) var selected: String?
  /// Whether the artefact shown has the whole page.
  var isZoomed = false
  /// The kind of thing that was asked for, until another is chosen by name.
  private(set) var facet: Facet?
  /// The position in each artefact, by id.
  private var places: [String: Place] = [:]
  /// When a run was last asked for what is inside it.
  private var asked = -Double.infinity

  /// A position in an artefact.
  struct Place: Sendable {
    var tree = TreePosition()
    /// The first or the selected line.
    var line = 0
    /// The first column, where there are more than fit.
    var column = 0
    /// Which of the points in a plane the cursor is on.
    var point: Int?
    /// Whether points far from all others are shown, too.
    var showsFar = false
    /// Whose descent is shown.
    var scope = Artefact.Lineage.Scope.best
    /// The id of the tree that a tree is compared with.
    var other: String?
  }

  /// Kinds of things, each with a key of its own.
  enum Facet: String, Sendable {
    case population, genealogy, lens

    func holds(_ content: Artefact.Content) -> Bool {
      switch (self, content) {
      case (.population, .scatter), (.genealogy, .lineage), (.lens, .scene), (.lens, .trajectory),
        (.lens, .image), (.lens, .heatMap):
        true
      default: false
      }
    }
  }

  /// Asks for the first thing of a kind.
  mutating func ask(for facet: Facet) { self.facet = facet }

  /// Forgets which kind was asked for.
  mutating func askForAnything() { facet = nil }

  /// The kind that was asked for, where no artefact is of that kind.
  func missing(in artefacts: [Artefact]) -> Facet? {
    guard let facet, !artefacts.contains(where: { facet.holds($0.content) }) else { return nil }
    return facet
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
    if let facet, let index = artefacts.firstIndex(where: { facet.holds($0.content) }) {
      return index
    }
    return artefacts.firstIndex { $0.id == selected } ?? 0
  }

  mutating func go(by artefacts: Int, in all: [Artefact]) {
    guard !all.isEmpty else { return }
    let next = index(in: all) + artefacts
    facet = nil
    selected = all[(next % all.count + all.count) % all.count].id
  }

  /// Goes to an artefact.
  mutating func go(to artefact: Artefact) {
    facet = nil
    selected = artefact.id
  }

  subscript(artefact: Artefact) -> Place {
    get { places[artefact.id] ?? Place() }
    set { places[artefact.id] = newValue }
  }
}
