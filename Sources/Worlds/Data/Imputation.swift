import Compute

extension Examples {
  /// The median of each input over the examples that have it; 0 where none has.
  func medians() -> [Float] {
    (0..<shape.count).map { place in
      let present = stride(from: place, to: inputs.count, by: shape.count)
        .compactMap { inputs[$0].isNaN ? nil : inputs[$0] }.sorted()
      guard !present.isEmpty else { return 0 }
      let middle = present.count / 2
      guard present.count % 2 == 0 else { return present[middle] }
      return present[middle - 1] / 2 + present[middle] / 2
    }
  }

  /// Replaces each missing input.
  mutating func fill(with values: [Float]) {
    for place in inputs.indices where inputs[place].isNaN {
      inputs[place] = values[place % values.count]
    }
  }
}

extension Dataset {
  /// The same without gaps, for methods that draw their training examples themselves: each missing
  /// input becomes the median of all examples of the pool.
  public consuming func completed() -> Dataset {
    guard account.hasGaps else { return self }
    let medians = pool.medians()
    pool.fill(with: medians)
    schema?.replaceMissing(by: medians)
    account.replacement = "the median of its column"
    return self
  }
}
