import CWorldData

extension Dataset {
  /// The 8x8 handwritten digits of 43 people, inside the program (Alpaydin & Kaynak 1998).
  ///
  /// 3823 digits of 30 writers are for training; 1797 of 13 other writers are the official test
  /// part. Pixels are 0...16: how many of the 4x4 dots of the original bitmap are black. Parsed on
  /// first use.
  public static let optdigits = Dataset(
    name: "optdigits",
    classNames: (0...9).map(String.init),
    provenance: .optdigits,
    valueRange: 0...16,
    pool: parseDigits(athanor_optdigits_training().buffer),
    officialTest: parseDigits(athanor_optdigits_test().buffer))
}

extension Provenance {
  /// Of the optical digits.
  static let optdigits = Provenance(
    origin: "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak (1998), "
      + "UCI Machine Learning Repository",
    licence: "CC BY 4.0")
}

/// Reads lines of 64 pixels and a label, separated by commas, that are known to be well formed.
private func parseDigits(_ text: UnsafeBufferPointer<UInt8>) -> Examples {
  var inputs: [Float] = []
  var labels: [Int32] = []
  var number: Int32 = 0
  for byte in text {
    switch byte {
    case UInt8(ascii: ","):
      inputs.append(Float(number))
      number = 0
    case UInt8(ascii: "\n"):
      labels.append(number)
      number = 0
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      number = number * 10 + Int32(byte - UInt8(ascii: "0"))
    default: continue
    }
  }
  return Examples(
    shape: InputShape(height: 8, width: 8, channels: 1), inputs: inputs, labels: labels)
}
