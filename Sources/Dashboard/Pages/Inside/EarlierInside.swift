package import Learning

/// What was inside a session at a moment in its past.
package struct EarlierInside: Sendable {
  /// The step of the checkpoint it is from; `nil` when none is kept that old.
  var step: Int?
  var artefacts: [Artefact]

  /// What a checkpoint of a step holds.
  package init(step: Int?, artefacts: [Artefact]) {
    self.step = step
    self.artefacts = artefacts
  }
}

extension Dashboard {
  /// What is to be seen inside a session: now, or at the moment that is shown.
  ///
  /// `nil` until it is there.
  func exhibits(of session: Session) -> [Artefact]? {
    moment == nil ? session.artefacts : session.pastInside?.artefacts
  }

  /// From which step the inside is, where it is not the newest.
  func insideRemark(on session: Session) -> String {
    guard moment != nil, let step = session.pastInside?.step else { return "" }
    return "as saved at step \(step)"
  }
}
