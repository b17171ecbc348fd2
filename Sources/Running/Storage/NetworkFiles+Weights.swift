import Learning

extension NetworkFiles {
  /// A drawing of a network with the weights that its trial kept; any other artefact as it is.
  ///
  /// Weights that were not kept, or cannot be read, are left out: the drawing says enough without.
  func showingWeights(of artefact: Artefact) -> Artefact {
    guard case .layers(let layers) = artefact.content, let trial = layers.trial,
      let network = try? read(ofTrial: trial, most: Self.mostShown).network
    else { return artefact }
    return Artefact(
      artefact.id, title: artefact.title, .layers(layers.showing(weightsOf: network)))
  }

  /// Larger files take too long to read for a look, in bytes.
  private static let mostShown = 1 << 23
}
