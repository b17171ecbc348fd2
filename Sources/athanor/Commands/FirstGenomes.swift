import Foundation
import Learning
import Text

/// Genomes that an evolution begins with.
enum FirstGenomes {
  /// Reads a file: one genome as `export --format genome` writes it, or a list of them.
  ///
  /// - Throws: `Failure` that says why it is none.
  static func read(_ path: String) throws(Failure) -> [NetworkGenome] {
    let file = printable(path, most: 400)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.input, "\(file) cannot be read")
    }
    let decoder = JSONDecoder()
    if let one = try? decoder.decode(NetworkGenome.self, from: data) { return [one] }
    do {
      let genomes = try decoder.decode([NetworkGenome].self, from: data)
      guard !genomes.isEmpty else { throw Failure(.input, "\(file) holds no genome") }
      return genomes
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        .input, "\(file) is neither a genome as --format genome writes it nor a list of them")
    }
  }
}
