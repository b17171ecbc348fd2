import Learning
public import Methods

extension CPPN {
  /// What is evaluated: a picture by comparing it, or some by asking somebody.
  public enum Candidate: Codable, Sendable, CustomStringConvertible {
    /// A picture to be compared with the target.
    case picture(Genotype)
    /// Pictures from which somebody chooses parents.
    case brood(Brood)

    /// In words.
    public var description: String {
      switch self {
      case .picture(let genome):
        "\(genome.hiddenNodes(PatternPicture.shape).count) hidden nodes, "
          + "\(genome.enabledCount) connections"
      case .brood(let brood): brood.description
      }
    }
  }

  /// Pictures that are shown together.
  public struct Brood: Codable, Hashable, Sendable, CustomStringConvertible {
    /// Counts the broods on the way from the first, from 1.
    public var round: Int
    /// The pictures; the parents of the others come first.
    public var genomes: [Genotype]
    /// The places in the brood before of those that are shown again as parents.
    public var parents: [Int]

    /// In words.
    public var description: String {
      let weights = genomes.reduce(0) { $0 + $1.genes.reduce(0) { $0 + abs($1.weight) } }
      let count = genomes.reduce(0) { $0 + $1.enabledCount }
      return "round \(round): \(genomes.count) pictures, \(count) connections, "
        + "weights of \(rounded(weights / Double(max(count, 1)), 3)) in the mean"
    }

    /// The question which of them are to be parents.
    ///
    /// After the pictures comes an option that goes back, where there is something to go back to.
    var question: Question {
      let pictures = genomes.enumerated().map { place, genome in
        Artefact(
          "picture-\(place + 1)", title: "\(place + 1)",
          .image(.init([PatternPicture.picture("\(place + 1)", of: genome)])))
      }
      let back = Artefact("back", title: "back", .text("Back to the pictures before these."))
      return Question(
        prompt: "Round \(round): which pictures are to have children?",
        options: pictures + (round > 1 ? [back] : []), choose: 1...min(4, genomes.count),
        undo: round > 1 ? genomes.count : nil)
    }
  }
}
