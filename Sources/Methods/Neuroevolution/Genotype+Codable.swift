import Foundation

// A population of a thousand is a hundred thousand numbers: as bytes they are saved in a generation.
extension Genotype: Codable {
  /// Four 32-bit words and a 64-bit weight.
  private static let geneLength = 24
  /// What node genes have in place of an innovation number.
  private static let nodeMark = -1

  /// Reads genes from bytes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let bytes = try container.decode(Data.self)
    guard bytes.count.isMultiple(of: Self.geneLength) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(bytes.count) bytes are no whole number of genes")
    }
    self.init([])
    for gene in Self.records(of: bytes) {
      guard gene.innovation == Self.nodeMark else {
        genes.append(gene)
        continue
      }
      guard NodeActivation.allCases.indices.contains(gene.target) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "there is no activation \(gene.target)")
      }
      set(NodeActivation.allCases[gene.target], of: gene.source)
    }
  }

  private static func records(of bytes: Data) -> [ConnectionGene] {
    bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: geneLength).map { gene(bytes, at: $0) }
    }
  }

  /// A node gene in the form of a connection gene.
  private static func record(of node: NodeGene) -> ConnectionGene {
    let place = NodeActivation.allCases.firstIndex(of: node.activation) ?? 0
    return ConnectionGene(nodeMark, from: node.node, to: place, weight: 0)
  }

  /// Writes the genes as bytes.
  public func encode(to encoder: any Encoder) throws {
    var bytes = Data(capacity: (genes.count + nodes.count) * Self.geneLength)
    for gene in genes + nodes.map(Self.record) {
      for word in [gene.innovation, gene.source, gene.target, gene.isEnabled ? 1 : 0] {
        withUnsafeBytes(of: Int32(word).littleEndian) { bytes.append(contentsOf: $0) }
      }
      withUnsafeBytes(of: gene.weight.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }

  private static func gene(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> ConnectionGene {
    func word(_ index: Int) -> Int {
      let word = bytes.loadUnaligned(fromByteOffset: offset + 4 * index, as: Int32.self)
      return Int(Int32(littleEndian: word))
    }
    let bits = bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)
    return ConnectionGene(
      word(0), from: word(1), to: word(2), weight: Double(bitPattern: UInt64(littleEndian: bits)),
      isEnabled: word(3) != 0)
  }
}
