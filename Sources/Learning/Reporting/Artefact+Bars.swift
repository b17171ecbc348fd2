extension Artefact.Bars {
  /// The bars of a histogram from the first class that holds anything to the last.
  public var occupied: Artefact.Bars {
    guard let first = values.firstIndex(where: { $0 > 0 }),
      let last = values.lastIndex(where: { $0 > 0 })
    else { return self }
    return Artefact.Bars(
      labels: Array(labels[first...last]), values: Array(values[first...last]), unit: unit)
  }
}
