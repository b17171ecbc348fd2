import Learning
import Text

/// What the log says, once, of a network that is too large to be kept.
struct OversizeRemark: Codable, Hashable {
  /// The remark in words.
  let text: String

  /// Of a trial whose network's file would have so many bytes.
  init(trial: Int, bytes: Int) {
    text =
      Self.beginning(trial) + "\(Numeral.decimalBytes(bytes)), more than the "
      + "\(Numeral.decimalBytes(NetworkFiles.most)) that a file may have: neither it nor any other "
      + "of that size is kept"
  }

  /// The remark that a log makes about a trial; `nil` where it is another.
  init?(_ body: Event.Body, trial: Int) {
    guard case .note(.warning, let text) = body, text.hasPrefix(Self.beginning(trial)) else {
      return nil
    }
    self.text = text
  }

  private static func beginning(_ trial: Int) -> String {
    "the network of trial \(trial) would take "
  }

  /// Whether a part of a log makes it.
  static func stands(in log: some Collection<UInt8>) -> Bool {
    let bytes = Array(log)
    var (last, isThere) = (-1, false)
    _ = EventLog.read(bytes, in: bytes.indices) { event in
      if case .trial(let record) = event.body { last = record.id }
      isThere = isThere || OversizeRemark(event.body, trial: last) != nil
    }
    return isThere
  }
}
