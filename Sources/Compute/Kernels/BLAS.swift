import COpenBLAS

/// OpenBLAS, and what it knows of the processor.
///
/// The products of a program are computed by `MatrixProduct`, which is as fast on large matrices,
/// faster on small ones, and gives the same bits on any number of threads. The library is kept to
/// one thread, beside many small computations.
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
