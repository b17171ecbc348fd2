import Learning
import Running

/// What the list of sessions is sorted by.
enum HomeOrder: String, CaseIterable, Sendable {
  case newest = "newest first"
  case name = "name"
  case system = "system and world"
  case best = "best"
  case spent = "processor time"

  /// The one after it.
  var next: HomeOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The heading of the column it goes by; `nil` for what no column shows.
  var column: String? {
    switch self {
    case .newest: nil
    case .name: "session"
    case .system: "system"
    case .best: "best"
    case .spent: "spent"
    }
  }

  /// Sorts sessions that are given newest first; equal ones keep that order.
  func sorted(_ sessions: [Session]) -> [Session] {
    switch self {
    case .newest: sessions
    case .name: Self.sort(sessions) { $0.name.text }
    case .system: Self.sort(sessions) { "\($0.system ?? "") \($0.worldName) \($0.name.text)" }
    // Scores are higher is better, whatever is shown of them.
    case .best: Self.sort(sessions) { -($0.status.best ?? -.infinity) }
    case .spent: Self.sort(sessions) { -$0.status.cpuSeconds }
    }
  }

  private static func sort<Key: Comparable>(
    _ sessions: [Session], by key: (Session) -> Key
  ) -> [Session] {
    let keyed = sessions.enumerated().map { (key: key($0.element), place: $0.offset) }
    return keyed.sorted { $0.key == $1.key ? $0.place < $1.place : $0.key < $1.key }
      .map { sessions[$0.place] }
  }
}

extension Session {
  /// Where it learns: the file or folder of the user's own data, else the world.
  var worldName: String {
    guard let request = record?.request else { return "" }
    guard let data = request.data else { return request.world ?? "" }
    return data.split(separator: "/").last.map(String.init) ?? data
  }
}
