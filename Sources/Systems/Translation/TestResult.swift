import Compute
package import Methods
import Worlds

extension Translation {
  /// What a model makes of test pairs, with its best parameters.
  package struct TestResult: Codable, Hashable, Sendable {
    package let variant: CellVariant
    /// Numbers that were learned.
    package let parameters: Int
    /// Nats per piece.
    package let logPerplexity: Double
    package let bitsPerCharacter: Double
    /// Nats per piece with the sources of other pairs.
    package let misled: Double
    /// Of translations, piece by piece the likeliest; lower-case words and marks count.
    package let bleu: Double

    /// What another pair's source costs, in nats per piece.
    package var wrongSourceCost: Double { misled - logPerplexity }

    init(of model: inout TranslationModel, on pairs: [EncodedPair], _ data: TranslationData) {
      let scores = model.scores(of: pairs, isKept: true)
      variant = model.plan.cell.variant
      parameters = model.parameters.trainableCount
      (logPerplexity, bitsPerCharacter) = (scores.logPerplexity, scores.bitsPerCharacter)
      misled = model.scores(of: pairs, isMisled: true, isKept: true).logPerplexity
      var common = CorpusBLEU()
      for (pair, written) in zip(pairs, model.translations(of: pairs, isKept: true)) {
        common.add(
          Vocabulary.split(data.target.sentence(written.pieces)),
          reference: Vocabulary.split(pair.pair.target))
      }
      bleu = common.score
    }

    var summary: String {
      "\(variant.rawValue) on the test pairs: \(decimals(logPerplexity)) nats per piece, "
        + "\(decimals(bitsPerCharacter)) bits per character, BLEU \(decimals(bleu)); with the "
        + "sources of others \(decimals(misled))"
    }
  }
}
