import Compute
import Foundation

/// Kernels on one axis of words, one for each observation and a last one, the prior.
///
/// With K kernels in all, that of an observation gives each word 1/K and the observed one 1 more,
/// and is normalised; the prior is uniform (as in Optuna 5).
struct WordKernels: Sendable {
  private let words: Int
  /// The observed word of each kernel; `nil` for the prior and what stands for it.
  private let observed: [Int?]
  /// The probabilities of the observed word and of any other, in a kernel with an observation.
  private let likely: Double, unlikely: Double

  /// Kernels on observations `[n]`, the middles of the words' cells; NaN, where the axis does not
  /// apply, stands for the prior.
  init(_ observations: [Double], words: Int) {
    self.words = words
    let share = 1 / Double(observations.count + 1)
    likely = (1 + share) / (1 + Double(words) * share)
    unlikely = share / (1 + Double(words) * share)
    observed =
      observations.map { $0.isNaN ? nil : min(Int($0 * Double(words)), words - 1) } + [nil]
  }

  /// The probability of a word in one kernel.
  func probability(of word: Int, in kernel: Int) -> Double {
    observed[kernel].map { $0 == word ? likely : unlikely } ?? 1 / Double(words)
  }

  /// Adds each kernel's logarithm of the probability of a word.
  func addLogMasses(of word: Int, to sums: inout [Double]) {
    let (likely, unlikely, prior) = (log(likely), log(unlikely), -log(Double(words)))
    for kernel in sums.indices {
      sums[kernel] += observed[kernel].map { $0 == word ? likely : unlikely } ?? prior
    }
  }

  /// The middle of the cell of a word drawn from one kernel.
  func draw(from kernel: Int, random: inout Random) -> Double {
    var rest = random.uniform()
    for word in 0..<words - 1 {
      rest -= probability(of: word, in: kernel)
      if rest < 0 { return (Double(word) + 0.5) / Double(words) }
    }
    return (Double(words) - 0.5) / Double(words)
  }
}
