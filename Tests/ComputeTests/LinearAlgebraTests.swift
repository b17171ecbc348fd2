import Foundation
import Testing

@testable import Compute

@Suite struct LinearAlgebraTests {
  private func random(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix {
    var random = Random(seed: seed)
    return Matrix(
      rows: rows, columns: columns, (0..<rows * columns).map { _ in random.normal() })
  }

  /// A positive definite matrix.
  private func definite(_ size: Int) -> Matrix {
    let a = random(size, size)
    var result = a * a.transposed
    for index in 0..<size { result[index, index] += 1 }
    return result
  }

  private func distance(_ a: Matrix, _ b: Matrix) -> Double {
    zip(a.values, b.values).map { abs($0 - $1) }.max() ?? 0
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  @Test func matricesAreRowMajor() {
    let a = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(a[1, 0] == 4)
    #expect(a.row(1) == [4, 5, 6])
    #expect(a.column(2) == [3, 6])
    #expect(a.diagonal == [1, 5])
    #expect(a.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(a * a.transposed == Matrix([[14, 32], [32, 77]]))
    #expect(a * [1, 0, -1] == [-2, -2])
    #expect(a * Matrix.identity(3) == a)
  }

  @Test func matricesKeepTheirBits() throws {
    let a = random(3, 5)
    #expect(try copied(a) == a)
    let good = try String(decoding: JSONEncoder().encode(a), as: UTF8.self)
    for broken in ["\"rows\":4", "\"rows\":-3", "\"rows\":4611686018427387904"] {
      let data = Data(good.replacingOccurrences(of: "\"rows\":3", with: broken).utf8)
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix.self, from: data) }
    }
  }

  /// [[4, 2], [2, 10]] is [[2, 0], [1, 3]] times its transpose; what is above the diagonal is not read.
  @Test func factorsByHand() throws {
    let cholesky = try Cholesky(Matrix([[4, 99], [2, 10]]))
    #expect(cholesky.factor == Matrix([[2, 0], [1, 3]]))
    #expect(abs(cholesky.logDeterminant - log(36)) < 1e-14)
    #expect(distance(cholesky.solve([8, 22]), [1, 2]) < 1e-14)
    #expect(distance(cholesky.solveLower([8, 22]), [4, 6]) < 1e-14)
    #expect(distance(cholesky.solveUpper([4, 6]), [1, 2]) < 1e-14)
    let columns = cholesky.solve(Matrix([[8, 4], [22, 2]]))
    #expect(distance(columns, Matrix([[1, 1], [2, 0]])) < 1e-14)
  }

  @Test(arguments: [1, 2, 7, 64, 131]) func solvesDefiniteSystems(size: Int) throws {
    let a = definite(size), b = random(size, 3, seed: 2)
    let cholesky = try Cholesky(a)
    #expect(distance(cholesky.factor * cholesky.factor.transposed, a) < 1e-10)
    #expect(distance(a * cholesky.solve(b), b) < 1e-10)
    #expect(distance(cholesky.factor * cholesky.solveLower(b), b) < 1e-10)
    #expect(distance(cholesky.factor.transposed * cholesky.solveUpper(b), b) < 1e-10)
    let eigen = try SymmetricEigen(a)
    let sum = eigen.values.reduce(0) { $0 + log($1) }
    #expect(abs(cholesky.logDeterminant - sum) < 1e-9 * max(abs(sum), 1))
  }

  @Test func refusesWhatIsNotPositiveDefinite() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try Cholesky(Matrix([[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 1)) {
      try Cholesky(Matrix([[0]]))
    }
    for value in [Double.nan, .infinity] {
      let matrix = Matrix([[1, 0], [value, 1]])
      #expect(throws: LinearAlgebraError.notFinite) { try Cholesky(matrix) }
      #expect(throws: LinearAlgebraError.notFinite) { try SymmetricEigen(matrix) }
      #expect(throws: LinearAlgebraError.notFinite) { try matrix.leastSquares([1, 1]) }
    }
  }

  /// Eigenvalues 1 and 3 with vectors (1, -1) and (1, 1); and a chain of three springs, 2 - sqrt 2, 2 and
  /// 2 + sqrt 2.
  @Test func decomposesByHand() throws {
    let half = 0.5.squareRoot(), root = 2.0.squareRoot()
    let small = try SymmetricEigen(Matrix([[2, 99], [1, 2]]))
    #expect(distance(small.values, [1, 3]) < 1e-14)
    #expect(distance(small.vectors, Matrix([[half, half], [-half, half]])) < 1e-14)
    let springs = try SymmetricEigen(Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]))
    #expect(distance(springs.values, [2 - root, 2, 2 + root]) < 1e-14)
    let expected = Matrix([[0.5, half, -0.5], [half, 0, half], [0.5, -half, -0.5]])
    #expect(distance(springs.vectors, expected) < 1e-14)
  }

  @Test(arguments: [1, 3, 30, 120]) func eigenvectorsRebuildTheMatrix(size: Int) throws {
    let half = random(size, size)
    let a = Matrix(
      rows: size, columns: size, zip(half.values, half.transposed.values).map { $0 + $1 })
    let eigen = try SymmetricEigen(a)
    let v = eigen.vectors
    #expect(eigen.values == eigen.values.sorted())
    #expect(distance(v.transposed * v, .identity(size)) < 1e-12)
    #expect(distance(v * Matrix(diagonal: eigen.values) * v.transposed, a) < 1e-10)
    for column in (0..<size).map(v.column) {
      let largest = column.map(abs).max() ?? 0
      #expect((column.first { abs($0) >= 0.999 * largest } ?? 0) > 0)
    }
    let again = try SymmetricEigen(a)
    #expect(again.values == eigen.values && again.vectors == v)
  }

  /// The line through (0, 1), (1, 2) and (2, 4) is 5/6 + 3/2 x.
  @Test func fitsALineByHand() throws {
    let a = Matrix([[1, 0], [1, 1], [1, 2]])
    #expect(distance(try a.leastSquares([1, 2, 4]), [5.0 / 6, 1.5]) < 1e-14)
    // One unknown: 2 x = 6 with a penalty of 2 gives 12 / 6.
    #expect(distance(try Matrix([[2]]).ridge([6], penalty: 2), [2]) < 1e-14)
  }

  @Test(arguments: [(5, 5), (9, 4), (200, 40), (1, 1)])
  func residualsAreOrthogonal(rows: Int, columns: Int) throws {
    let a = random(rows, columns), b = random(rows, 2, seed: 3)
    let x = try a.leastSquares(b)
    let rest = Matrix(
      rows: rows, columns: 2, zip((a * x).values, b.values).map { $0 - $1 })
    #expect(distance(a.transposed * rest, Matrix(rows: columns, columns: 2)) < 1e-10)
    #expect(distance(try a.ridge(b.column(0), penalty: 1e-9), x.column(0)) < 1e-4)
    let shrunk = try a.ridge(b.column(0), penalty: 1e9)
    #expect(shrunk.allSatisfy { abs($0) < 1e-5 })
  }

  @Test func refusesColumnsThatDependOnEachOther() {
    let columns = random(20, 3)
    let dependent = Matrix(
      (0..<20).map { row in
        [columns[row, 0], columns[row, 1], columns[row, 0] - 2 * columns[row, 1]]
      })
    for matrix in [dependent, Matrix(rows: 4, columns: 2), Matrix([[1, 1], [1, 1]])] {
      #expect(throws: LinearAlgebraError.rankDeficient) {
        try matrix.leastSquares(Array(repeating: 1, count: matrix.rows))
      }
    }
  }

  @Test func threadsThatSolveAtOnceGetTheSameBits() async throws {
    let a = definite(90), alone = try Cholesky(a).factor, vectors = try SymmetricEigen(a).vectors
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try Cholesky(a).factor == alone && SymmetricEigen(a).vectors == vectors
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}
