package import Compute

// What a program does to weights besides is made part of them, so that a reader of the file needs to
// know the layers alone.

extension Parameters {
  /// Those that are learned and the others under their names, for export.
  package var tensors: [NamedTensor] {
    entries.map {
      NamedTensor($0.name, shape: $0.shape.dimensions, values: Array(values[$0.range]))
    }
  }

  /// The learned ones under their names, for export.
  package var trainableTensors: [NamedTensor] {
    let learned = Set(entries.filter(\.isTrainable).map(\.name))
    return tensors.filter { learned.contains($0.name) }
  }
}

extension [NamedTensor] {
  /// Adds a number to the forget gates of an `LSTMCell`, by the name of its bias `[4 units]`.
  package mutating func fold(forgetBias: Float, into name: String) {
    change(name) { values, shape in
      let units = shape[0] / 4
      for gate in units..<2 * units { values[gate] += forgetBias }
    }
  }

  /// Multiplies all numbers of a tensor.
  package mutating func fold(scale: Float, into name: String) {
    change(name) { values, _ in values = values.map { $0 * scale } }
  }

  /// Multiplies the last number of each row of a tensor.
  package mutating func fold(scale: Float, intoLastColumnOf name: String) {
    change(name) { values, shape in
      let width = shape[shape.count - 1]
      for place in stride(from: width - 1, to: values.count, by: width) { values[place] *= scale }
    }
  }

  private mutating func change(_ name: String, _ change: (inout [Float], [Int]) -> Void) {
    guard let place = firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no tensor is called \(name)")
    }
    var values = self[place].values
    change(&values, self[place].shape)
    self[place].numbers = .float(values)
  }
}
