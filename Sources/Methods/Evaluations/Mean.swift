/// The mean of some numbers; NaN of none.
package func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
