package import Compute
package import Learning

/// Ridge regression on all products of up to two standardised features (Hoerl & Kennard 1970).
package struct QuadraticRidge: Regressor {
  /// The units of features.
  package let standardiser: Standardiser
  /// `[terms, outputs]`: of the features, then of their products, those of the first with it and all
  /// behind it first.
  package let weights: Matrix
  /// What is predicted where all terms are 0.
  package let means: [Double]

  /// Fits the outputs of rows.
  ///
  /// - Parameters:
  ///   - rows: `[examples, features]`.
  ///   - outputs: `[examples, outputs]`.
  ///   - penalty: λ, of all terms but the constant.
  /// - Throws: `Failure` where numbers are not finite.
  package init(_ rows: [[Double]], _ outputs: [[Double]], penalty: Double) throws(Failure) {
    precondition(rows.count == outputs.count && !rows.isEmpty, "\(rows.count) rows to fit")
    let standardiser = Standardiser(rows)
    self.standardiser = standardiser
    let count = Double(rows.count)
    let means = outputs[0].indices.map { output in
      outputs.reduce(0) { $0 + $1[output] } / count
    }
    // Without the constant, once terms and outputs are centred.
    let terms = rows.map { Self.terms(of: standardiser.apply($0)) }
    let centres = terms[0].indices.map { term in terms.reduce(0) { $0 + $1[term] } / count }
    let design = Matrix(terms.map { row in row.indices.map { row[$0] - centres[$0] } })
    do {
      let columns = try means.indices.map { output throws(LinearAlgebraError) in
        try design.ridge(outputs.map { $0[output] - means[output] }, penalty: penalty)
      }
      weights = Matrix(columns).transposed
      self.means = means.indices.map { output in
        means[output] - zip(centres, columns[output]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    } catch {
      throw Failure(.computation, "a ridge regression has no solution: \(error)")
    }
  }

  package func predict(_ features: [Double]) -> [Double] {
    let terms = Self.terms(of: standardiser.apply(features))
    return means.indices.map { output in
      terms.indices.reduce(means[output]) { $0 + terms[$1] * weights[$1, output] }
    }
  }

  /// Features and their products in pairs.
  private static func terms(of row: [Double]) -> [Double] {
    row + row.indices.flatMap { first in row[first...].map { $0 * row[first] } }
  }
}
