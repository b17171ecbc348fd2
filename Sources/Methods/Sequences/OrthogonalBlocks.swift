package import Compute

/// Random matrices `[rows, columns]` side by side, `[rows, count * columns]` together, each with
/// orthonormal rows, or orthonormal columns where it has more rows than columns.
///
/// Saxe, McClelland & Ganguli (2014): normal numbers, orthogonalised by Gram and Schmidt.
package func orthogonalBlocks(rows: Int, columns: Int, count: Int, random: Random) -> [Float] {
  var matrix = [Float](repeating: 0, count: rows * columns * count)
  let isWide = columns >= rows
  for block in 0..<count {
    let vectors = orthonormal(
      isWide ? rows : columns, of: isWide ? columns : rows, random: random.stream(block))
    for row in 0..<rows {
      for column in 0..<columns {
        matrix[(row * count + block) * columns + column] =
          isWide ? vectors[row][column] : vectors[column][row]
      }
    }
  }
  return matrix
}

/// So many orthonormal vectors of a length that is no smaller.
private func orthonormal(_ count: Int, of length: Int, random: Random) -> [[Float]] {
  var random = random
  var vectors: [[Float]] = []
  while vectors.count < count {
    var vector = (0..<length).map { _ in Float(random.normal()) }
    for other in vectors {
      let share = product(vector, other)
      for index in vector.indices { vector[index] -= share * other[index] }
    }
    let norm = product(vector, vector).squareRoot()
    // A vector that lay within the others by chance is drawn again.
    if norm > 1e-3 { vectors.append(vector.map { $0 / norm }) }
  }
  return vectors
}

private func product(_ left: [Float], _ right: [Float]) -> Float {
  var sum: Float = 0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}
