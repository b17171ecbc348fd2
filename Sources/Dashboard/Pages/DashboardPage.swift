import Learning
import Running
import Screen

/// What is particular to a page; all else is the same on every page.
///
/// A page stands in a folder of its own, with its state and its drawing; `Page.content` is where the
/// program finds it.
protocol DashboardPage {
  /// Where its keys go.
  var context: Context { get }
  /// The key of the tab that is lit while it is shown.
  var tab: Action? { get }
  /// What it is about, in a word for the header.
  func title(in dashboard: Dashboard) -> String
  /// The session that it shows or has selected.
  func focus(in dashboard: Dashboard) -> SessionName?
  /// Does what a key does on it.
  func perform(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect]
  /// Why a key can do nothing on it just now; `nil` where it can.
  func reasonOff(_ action: Action, in dashboard: Dashboard) -> String?
  /// Does what the mouse does within it; `nil` if it has no use for that.
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]?
  func draw(_ dashboard: Dashboard, in area: Area, on screen: inout Screen)
  /// The filter of its list, if it has one.
  var filter: WritableKeyPath<Dashboard, FilterField>? { get }
  /// Goes over to what its filter shows now.
  func settleFilter(in dashboard: inout Dashboard)
  /// What a file is called that it is exported to.
  func stem(in dashboard: Dashboard) -> String
  /// The command line that shows the same without a dashboard, or starts it.
  func command(in dashboard: Dashboard) -> String
  /// What lies behind it in rows and columns.
  func sheet(in dashboard: Dashboard) -> Sheet?
  /// The pictures that it shows, if it shows any.
  func image(in dashboard: Dashboard) -> Artefact.Image?
}

extension DashboardPage {
  var tab: Action? { nil }
  func focus(in dashboard: Dashboard) -> SessionName? { nil }
  func reasonOff(_ action: Action, in dashboard: Dashboard) -> String? { nil }
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]? { nil }
  var filter: WritableKeyPath<Dashboard, FilterField>? { nil }
  func settleFilter(in dashboard: inout Dashboard) {}
  func sheet(in dashboard: Dashboard) -> Sheet? { nil }
  func image(in dashboard: Dashboard) -> Artefact.Image? { nil }
}
