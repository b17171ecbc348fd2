import Foundation

/// The entropy of a choice, in nats.
public func entropy(ofChoice probabilities: [Double]) -> Double {
  probabilities.reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
}

/// The sum of the entropies of independent connections of these probabilities, in nats.
public func entropy(ofConnections probabilities: [Double]) -> Double {
  probabilities.reduce(0) { $0 + entropy(ofChoice: [$1, 1 - $1]) }
}
