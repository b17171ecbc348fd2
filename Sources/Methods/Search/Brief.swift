import Text

// Short names of numerals for the labels of searches.

/// A number as labels show it, whole or to three digits: `64`, `0.0123`, `1.2e-07`.
package func brief(_ number: Double) -> String { Numeral.brief(number) }

/// A whole number with its thousands apart: `4,640`.
package func grouped(_ number: Int) -> String { Numeral.grouped(number) }
