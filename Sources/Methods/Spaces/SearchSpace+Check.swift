extension SearchSpace {
  /// Whether a configuration is one of this space: a value within each axis that applies, in order.
  public func contains(_ configuration: Configuration) -> Bool {
    let applying = dimensions.filter { applies($0, beside: configuration) }
    return applying.count == configuration.entries.count
      && zip(applying, configuration.entries).allSatisfy { dimension, entry in
        dimension.id == entry.dimension && dimension.position(of: entry.value) != nil
      }
  }
}
