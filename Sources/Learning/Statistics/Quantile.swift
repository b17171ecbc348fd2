/// The quantile of sorted values by linear interpolation (Hyndman & Fan 1996, type 7).
public func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
  precondition(
    !values.isEmpty && (0...1).contains(share), "no quantile \(share) of \(values.count)")
  let position = share * Double(values.count - 1)
  let below = Int(position)
  let above = min(below + 1, values.count - 1)
  return values[below] + (position - Double(below)) * (values[above] - values[below])
}

/// The middle of the values that are finite; `nil` where none is.
public func median(_ values: some Sequence<Double>) -> Double? {
  let sorted = values.filter(\.isFinite).sorted()
  return sorted.isEmpty ? nil : quantile(0.5, ofSorted: sorted)
}
