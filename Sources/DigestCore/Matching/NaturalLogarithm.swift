extension Double {
  /// The natural logarithm of a positive, finite, normal number, right to the last bit but for
  /// one number in some hundreds: scores are compared with those of programs that use the C
  /// library's.
  var naturalLogarithm: Double {
    // self = 2^exponent · m, with m from √½ to √2.
    let isLarge = significand > 2.0.squareRoot()
    let power = Double(exponent) + (isLarge ? 1 : 0)
    let m = isLarge ? significand / 2 : significand

    // ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m - 1) / (m + 1), the sum and s in two parts each.
    let numerator = m - 1
    let denominator = m + 1
    let lost = m < 1 ? m - (denominator - 1) : 1 - (denominator - m)
    let s = numerator / denominator
    let product = s * denominator
    let (first, second) = (s.halves, denominator.halves)
    let excess =
      ((first.high * second.high - product) + first.high * second.low + first.low * second.high)
      + first.low * second.low
    let low = ((numerator - product) - excess - s * lost) / denominator
    let square = s * s
    var series = 0.0
    for divisor in stride(from: 25, through: 3, by: -2) {
      series = (series + 1 / Double(divisor)) * square
    }

    // ln 2 in two parts, of which the first has zeros at its end.
    let high = power * 6.93147180369123816490e-01
    let sum = high + 2 * s
    let error = (high - sum) + 2 * s
    return sum + (error + (power * 1.90821492927058770002e-10 + 2 * (low + s * series)))
  }

  /// Two numbers of half the digits each whose sum this is, so that products of them are exact
  /// (Dekker, "A floating-point technique for extending the available precision", 1971).
  private var halves: (high: Double, low: Double) {
    let scaled = self * 134_217_729
    let high = scaled - (scaled - self)
    return (high, self - high)
  }
}
