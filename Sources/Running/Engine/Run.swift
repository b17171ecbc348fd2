package import Learning

/// A run at work or at rest, as the dashboard and the command line see it.
package protocol Run: AnyObject, Sendable {
  /// The session it writes.
  var name: SessionName { get }
  /// What was asked.
  var record: SessionRecord { get }
  /// Tells it what to do; it is done at the end of the current slice.
  func obey(_ order: Order)
  /// What happened since this was last called. There is one listener.
  func news() -> News
  /// Whether it is at rest, with all it did saved and the session free for others.
  var isSettled: Bool { get }
}

/// What a run can be told.
package enum Order: Hashable, Sendable {
  /// Go on.
  case resume
  /// Wait, with everything saved.
  case pause
  /// End here, with everything saved; it can be resumed later.
  case stop
  /// Write a checkpoint now.
  case save
  /// Show what is inside, once.
  case inspect
  /// Take this choice as the result of a trial that waits for one.
  case answer(trial: Int, choice: [Int])
}

/// A trial that waits for a person's choice.
package struct PendingQuestion: Hashable, Sendable {
  /// The trial.
  package var trial: Int
  /// What is asked.
  package var question: Question
}

/// What happened in a run since one last looked.
@dynamicMemberLookup
package struct News: Sendable {
  /// How it stands.
  package var status = SessionStatus()
  /// What happened, in order.
  package var events: [Event] = []
  /// The step of the newest checkpoint that has reached the disk.
  package var savedStep: Int?
  /// What is inside, if it was asked for.
  package var artefacts: [Artefact]?
  /// What it is doing, in a few words; `nil` where there is nothing to say of that.
  package var activity: String?
  /// The oldest trial that waits for a person's choice, and what is asked.
  package var question: PendingQuestion?

  /// A part of how it stands.
  package subscript<Value>(dynamicMember part: KeyPath<SessionStatus, Value>) -> Value {
    status[keyPath: part]
  }
}
