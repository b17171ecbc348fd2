import Foundation
import Text

// Short names of numerals for the labels of searches.

/// A number as labels show it, whole or to three digits: `64`, `0.0123`, `1.2e-07`.
package func brief(_ number: Double) -> String { Numeral.brief(number) }

/// A whole number with its thousands apart: `4,640`.
package func grouped(_ number: Int) -> String { Numeral.grouped(number) }

/// A number to three decimals: `0.125`.
package func decimals(_ value: Double) -> String { String(format: "%.3f", value) }
