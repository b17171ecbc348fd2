public import Learning

extension MetaQNN {
  /// What can be looked at.
  public func artefacts(in world: ImageWorld) -> [Artefact] {
    []
  }
}
