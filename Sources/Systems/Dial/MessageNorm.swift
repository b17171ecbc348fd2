import Compute

/// Batch normalisation of the messages that arrive (Ioffe & Szegedy 2015, algorithm 1; Foerster,
/// Assael, de Freitas & Whiteson 2016, section 6, on the input of the message's layer).
///
/// Statistics are those of the rows that hear something on a turn. Zeros that stand for the silence
/// of all others would pull them to where no message is; those rows stay exactly zero.
struct MessageNorm {
  /// A mean and a biased variance, `[width]` each.
  struct Statistics {
    let mean: Tensor
    let variance: Tensor
  }

  private let scale: Tensor
  private let offset: Tensor
  private let role: Role
  /// What agents have learned of messages; a target team has nothing to remember.
  let running: Statistics?

  /// How far running statistics move to those of a turn.
  private static let movingWeight: Float = 0.1
  private static let epsilon: Float = 1e-5

  /// Declares scale and offset, and running statistics unless it is a target team's.
  init(width: Int, named name: String, role: Role, graph: Graph) {
    let declare = role.declaration(in: graph)
    scale = declare("\(name)/scale", [width], .ones)
    offset = declare("\(name)/offset", [width], .zeros)
    self.role = role
    running =
      role == .target
      ? nil
      : Statistics(
        mean: graph.state("\(name)/mean", [width], .zeros),
        variance: graph.state("\(name)/variance", [width], .ones))
  }

  /// Normalises messages `[rows, width]` that those rows hear whose number in `hearers`, `[rows]`, is
  /// 1.
  ///
  /// - Parameter before: Running statistics until this turn.
  /// - Returns: Messages, and running statistics after this turn.
  func callAsFunction(
    _ messages: Tensor, hearers: Tensor, before: Statistics?
  ) -> (messages: Tensor, after: Statistics?) {
    let mask = hearers.reshape([hearers.shape.count, 1])
    switch (role, running) {
    case (.player, let running?):
      return (normalised(messages, by: running, mask), running)
    default:
      let batch = statistics(of: messages, mask)
      return (normalised(messages, by: batch, mask), moved(before ?? running, to: batch, mask))
    }
  }

  private func statistics(of messages: Tensor, _ mask: Tensor) -> Statistics {
    // Nobody may hear anything where agents have nets of their own and games are few.
    let count = mask.sum().maximum(mask.graph.constant(1))
    let mean = (messages * mask).sum(over: 0...0) / count
    let squares = ((messages - mean) * mask).square()
    return Statistics(mean: mean, variance: squares.sum(over: 0...0) / count)
  }

  private func normalised(_ messages: Tensor, by known: Statistics, _ mask: Tensor) -> Tensor {
    let factor = (known.variance + Self.epsilon).sqrt().reciprocal() * scale
    return ((messages - known.mean) * factor + offset) * mask
  }

  private func moved(_ old: Statistics?, to batch: Statistics, _ mask: Tensor) -> Statistics? {
    guard let old else { return nil }
    let weight = mask.sum().minimum(mask.graph.constant(1)) * Self.movingWeight
    return Statistics(
      mean: old.mean + (batch.mean - old.mean) * weight,
      variance: old.variance + (batch.variance - old.variance) * weight)
  }
}

/// What a net is there for.
enum Role {
  /// Learns, and normalises messages by the statistics of the batch.
  case learner
  /// Says what learners may hope for, and is renewed from them; normalises by its own batch.
  case target
  /// Plays in earnest, with what was learned of messages: a batch of games must not inform it.
  case player

  /// How numbers that are learned are declared: a target's are states, not trained.
  func declaration(in graph: Graph) -> (String, Shape, Initialiser) -> Tensor {
    self == .target ? graph.state : graph.parameter
  }
}
