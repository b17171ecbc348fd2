package import Learning
package import Running
package import Screen

extension Dashboard {
  /// Something that happens to the dashboard.
  package enum Event: Sendable {
    /// A key was pressed.
    case key(Key)
    /// Something was done with the mouse.
    case mouse(Mouse)
    /// A text was pasted.
    case paste(String)
    /// The terminal has reported its background colour.
    case background(RGB)
    /// The terminal has another size.
    case resize(width: Int, height: Int)
    /// A moment passed that `wakeTime` asked for.
    case tick
    /// The sessions on disk.
    case sessions([SessionStore.Entry])
    /// A session on disk, which had been asked for anew.
    case entry(SessionStore.Entry)
    /// What others did on disk: these sessions moved on; some came or went.
    case moved(Set<SessionName>, hasNewList: Bool)
    /// The session files that are ready to be started.
    case ready([ReadySession])
    /// The themes there are, and what is wrong with files that are none.
    case themes([Theme], flaws: [ThemeIssue] = [])
    /// A run of this program has begun or resumed a session; the history is what happened before.
    case opened(SessionName, SessionRecord, LoadedHistory)
    /// A run that was opened waits for its turn.
    case waits(SessionName)
    /// Which share of a session's log has been read.
    case reading(SessionName, share: Double)
    /// What a session's log holds, with a warning where it breaks off.
    case history(SessionName, LoadedHistory, warning: String?)
    /// News of a run of this program.
    case news(SessionName, News)
    /// What is inside a session.
    case artefacts(SessionName, [Artefact])
    /// What was inside a session at a step in its past; `nil` when nothing is kept that old.
    case pastArtefacts(SessionName, EarlierInside?)
    /// What can be looked at of a trial of a session's search.
    case pictures(SessionName, ofTrial: Int, [Artefact])
    /// What the machine does.
    case machine(MachineLoad)
    /// A file was written, under this path.
    case wrote(String)
    /// A session was moved to the trash.
    case trashed(SessionName)
    /// A session was taken out of the trash.
    case restored(SessionName)
    /// Something could not be done; what, if the dashboard had asked for it.
    case failed(Failure, doing: Effect? = nil)
  }

  /// Something the dashboard wants done.
  ///
  /// Its result comes back as an event.
  package enum Effect: Hashable, Sendable {
    /// List the sessions and the ready session files.
    case list
    /// Look again how these sessions stand.
    case reread([SessionName])
    /// Read what happened in a session.
    case load(SessionName)
    /// Look inside a session.
    case inspect(SessionName)
    /// Look inside a session as it was at a step, or as shortly before as is kept.
    case recall(SessionName, step: Int)
    /// Look at a trial of a session's search.
    case look(atTrial: Int, of: SessionName)
    /// Begin a run, perhaps as a fork of a session; it waits for its turn where that is asked.
    case start(
      RunRequest, name: SessionName?, parent: SessionRecord.Parent? = nil, waits: Bool = false)
    /// Resume a session.
    case resume(SessionName)
    /// Give a run an order.
    case order(SessionName, Order)
    /// Move a session to the trash.
    case trash(SessionName)
    /// Take a session out of the trash.
    case restore(SessionName)
    /// Measure what the machine does.
    case measure
    /// Give a text to the terminal's clipboard.
    case copy(String)
    /// Tell somebody who looks elsewhere: the terminal rings, and shows this where it can.
    case notify(String)
    /// Write a file into the folder that the program was started in, under a name that is free.
    case write(ExportFile)
    /// Write a session's network, in a form that other programs read, there.
    case handOver(SessionName, HandoverFormat)
    /// Read the themes there are.
    case listThemes
    /// Remember a theme for the next time.
    case remember(theme: String)
    /// Ask the terminal which colour is behind everything; not every one answers.
    case askForBackground
    /// Draw every cell again.
    case redraw
    /// Give the terminal back to the shell for a while.
    case suspend
    /// Stop every run with all it did saved, and end; without waiting where that was asked.
    case quit(waiting: Bool)
    /// Stop every run with all it did saved, and end; then processes without a terminal go on with
    /// these.
    case goToBackground([SessionName])
  }
}

extension Dashboard.Effect {
  /// Whether the program ends once its runs are saved.
  var leaves: Bool {
    switch self {
    case .quit(waiting: true), .goToBackground: true
    default: false
    }
  }
}
