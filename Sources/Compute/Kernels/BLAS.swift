import COpenBLAS

/// Dense linear algebra, by OpenBLAS.
///
/// OpenBLAS is used with one thread unless told otherwise: many small computations run side by side,
/// and one thread fixes the order of summation. Results are the same bits on the same core type and
/// build of the library, which `coreName` and `configuration` tell.
public enum BLAS {
  /// How many threads one call may use; set before any computation starts.
  public static var threads: Int {
    get { prepare(); return Int(openblas_get_num_threads()) }
    set { prepare(); openblas_set_num_threads(Int32(max(newValue, 1))) }
  }

  /// The processor core that the library chose its kernels for, such as `Zen` or `Haswell`.
  public static var coreName: String { String(cString: openblas_get_corename()) }

  /// The version and the build options of the library.
  public static var configuration: String { String(cString: openblas_get_config()) }

  /// The version of the library, such as `0.3.21`.
  public static var version: String {
    configuration.split(separator: " ").dropFirst().first.map(String.init) ?? "unknown"
  }

  /// Makes the library single-threaded, the first time.
  static func prepare() { _ = singleThreaded }

  private static let singleThreaded: Void = openblas_set_num_threads(1)
}

/// The sizes of a product of matrices, `[rows, inner] x [inner, columns]`, all row-major.
struct MatrixProduct: Hashable, Sendable {
  var rows: Int
  var columns: Int
  var inner: Int
  /// Whether the left factor is stored `[inner, rows]`.
  var transposesLeft = false
  /// Whether the right factor is stored `[columns, inner]`.
  var transposesRight = false

  /// Whether the library would take its way for small matrices, which allocates.
  var isSmall: Bool { Double(rows) * Double(columns) * Double(inner) <= 1e6 }

  /// Numbers of scratch that `multiply` needs.
  var scratchSize: Int { isSmall ? inner * SmallProduct.width : 0 }

  /// Computes `result = left * right`, or adds the product to what `result` holds.
  func multiply(
    _ left: Floats, _ right: Floats, into result: Floats, adding: Bool = false, scratch: Floats
  ) {
    guard rows > 0, columns > 0 else { return }
    if isSmall {
      SmallProduct(self, left: left, result: result, adding: adding)
        .multiply(right, scratch: scratch)
    } else {
      multiplyLarge(left, right, into: result, adding: adding)
    }
  }

  private func multiplyLarge(
    _ left: Floats, _ right: Floats, into result: Floats, adding: Bool
  ) {
    cblas_sgemm(
      CblasRowMajor, transposesLeft ? CblasTrans : CblasNoTrans,
      transposesRight ? CblasTrans : CblasNoTrans, blasint(rows), blasint(columns), blasint(inner),
      1, left, blasint(transposesLeft ? rows : inner),
      right, blasint(transposesRight ? inner : columns),
      adding ? 1 : 0, result, blasint(columns))
  }
}
