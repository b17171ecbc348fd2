import COpenBLAS

/// OpenBLAS, and what it knows of the processor.
///
/// The products of a program are computed by `MatrixProduct`, which was faster wherever both were
/// measured (its comment has the figures), and gives the same bits on any number of threads. The
/// library serves the double-precision `Matrix`.
public enum BLAS {
  /// The processor core that the library chose its kernels for, such as `Zen` or `Haswell`.
  public static var coreName: String { String(cString: openblas_get_corename()) }

  /// The version and the build options of the library.
  public static var configuration: String { String(cString: openblas_get_config()) }

  /// The version of the library, such as `0.3.21`.
  public static var version: String {
    configuration.split(separator: " ").dropFirst().first.map(String.init) ?? "unknown"
  }

  /// The library's own product of two square matrices, `[size, size]` each, row-major: what
  /// `MatrixProduct` is measured against, and nothing else.
  package static func multiply(
    _ left: [Float], _ right: [Float], into product: inout [Float], size: Int, threads: Int
  ) {
    precondition(
      [left.count, right.count, product.count].allSatisfy { $0 == size * size },
      "\(left.count), \(right.count) and \(product.count) numbers are not matrices of \(size) rows")
    openblas_set_num_threads(CInt(threads))
    let size = blasint(size)
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, size, size, size, 1, left, size, right, size, 0,
      &product, size)
  }
}
