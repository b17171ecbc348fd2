import CWorldData

/// The accuracies of all 15,625 cells of NAS-Bench-201 (Dong & Yang 2020, ICLR): an architecture
/// search whose every training run has already been done.
///
/// A cell is a complete graph of four nodes; each of its six edges carries one of five operations.
/// A network of such cells was trained on three image sets; the table holds the mean validation
/// accuracy over the seeds, in percent.
public enum NASBench201 {
  /// What an edge does to the feature map it carries.
  public enum Operation: Int, CaseIterable, Codable, Sendable {
    /// No edge at all: zeros.
    case zeroize
    /// The identity.
    case skip
    /// ReLU, 1x1 convolution, batch normalisation.
    case convolution1x1
    /// ReLU, 3x3 convolution, batch normalisation.
    case convolution3x3
    /// A 3x3 average.
    case averagePool3x3

    /// The name in the benchmark's own strings.
    public var name: String {
      switch self {
      case .zeroize: "none"
      case .skip: "skip_connect"
      case .convolution1x1: "nor_conv_1x1"
      case .convolution3x3: "nor_conv_3x3"
      case .averagePool3x3: "avg_pool_3x3"
      }
    }
  }

  /// An image set that every cell was trained on.
  public enum ImageSet: String, CaseIterable, Codable, Sendable {
    /// CIFAR-10.
    case cifar10
    /// CIFAR-100.
    case cifar100
    /// ImageNet at 16x16 pixels, 120 classes.
    case imageNet16 = "imagenet16-120"

    /// Where the block of this image set starts in the table.
    var offset: Int {
      switch self {
      case .cifar10: 0
      case .cifar100: Cell.count
      case .imageNet16: 2 * Cell.count
      }
    }
  }

  /// Origin and licence.
  public static let provenance = Provenance(
    origin: "NAS-Bench-201, X. Dong and Y. Yang (ICLR 2020), mean validation accuracies",
    licence: "MIT")

  /// The mean validation accuracy of a cell, in percent.
  public static func accuracy(of cell: Cell, on images: ImageSet) -> Double {
    Double(hundredths(cell.index, images)) / 100
  }

  /// The best cell there is, the first of equals.
  public static func best(on images: ImageSet) -> Cell {
    bestCells[images.offset / Cell.count]
  }

  /// How far a cell stays below the best one, in percentage points.
  public static func regret(of cell: Cell, on images: ImageSet) -> Double {
    Double(hundredths(best(on: images).index, images) - hundredths(cell.index, images)) / 100
  }

  private static let bestCells = ImageSet.allCases.map { images in
    var best = 0
    for index in 1..<Cell.count where hundredths(index, images) > hundredths(best, images) {
      best = index
    }
    return Cell(index: best)
  }

  /// Reads the table in place: UInt16, little-endian, accuracy x100.
  private static func hundredths(_ index: Int, _ images: ImageSet) -> Int {
    let table = athanor_nasbench201().bytes
    let place = 2 * (images.offset + index)
    guard let table else { return 0 }
    return Int(table[place]) | Int(table[place + 1]) << 8
  }
}
