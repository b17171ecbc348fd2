// A controller lives in time: what it senses now it acts on later.
extension Phenotype {
  /// Forgets what it has sensed: every node that signals reach is at 0.
  public mutating func reset() {
    activities.removeAll(keepingCapacity: true)
    for place in 0..<count { activities.append(rest(of: place)) }
  }

  /// The activity of a node that nothing was sensed by yet.
  private func rest(of place: Int) -> Double {
    isReached(place) ? 0 : activation(at: place)(0)
  }

  /// Lets a sensor see a value.
  public mutating func sense(_ sensor: Int, _ value: Double) {
    activities[sensor] = value
  }

  /// The activity of an output.
  public func output(_ index: Int) -> Double { activities[shape.sensors + index] }

  /// Lets every signal go one connection further; how controllers see time (as the authors' code).
  public mutating func advance() {
    sums.removeAll(keepingCapacity: true)
    for neuron in neurons {
      var sum = 0.0
      for k in neuron.synapses { sum += synapses[k].weight * activities[synapses[k].source] }
      sums.append(sum)
    }
    for (neuron, sum) in zip(neurons, sums) { activities[neuron.place] = neuron.activation(sum) }
  }
}

// A pattern has no time: signals flow until they have come through. Four flow side by side.
extension Phenotype {
  /// What an output answers in four situations at once.
  ///
  /// - Parameter sensed: What each sensor sees in them.
  public mutating func answers(to sensed: [SIMD4<Double>], output: Int = 0) -> SIMD4<Double> {
    precondition(
      sensed.count == shape.sensors, "\(sensed.count) values for \(shape.sensors) sensors")
    lanes.removeAll(keepingCapacity: true)
    for value in sensed { lanes.append(value) }
    for place in shape.sensors..<count { lanes.append(SIMD4(repeating: rest(of: place))) }
    if isRecurrent { circulate() } else { flow() }
    return lanes[shape.sensors + output]
  }

  /// Lets every node compute once, after all that it hears.
  private mutating func flow() {
    for neuron in neurons { lanes[neuron.place] = neuron.activation(sum(neuron)) }
  }

  /// Lets every signal go one connection further, once for every node and once more.
  private mutating func circulate() {
    for _ in 0...neurons.count {
      let sums = neurons.map(sum)
      for (neuron, sum) in zip(neurons, sums) { lanes[neuron.place] = neuron.activation(sum) }
    }
  }

  @inline(__always)
  private func sum(_ neuron: Neuron) -> SIMD4<Double> {
    var sum = SIMD4<Double>.zero
    for k in neuron.synapses { sum += synapses[k].weight * lanes[synapses[k].source] }
    return sum
  }
}
