/// Sixteen numbers computed at once; a processor without such wide registers takes several steps.
typealias Lanes = SIMD16<Float>

/// Where numbers are, inside a kernel.
typealias Floats = UnsafeMutablePointer<Float>

extension UnsafeMutablePointer<Float> {
  @inline(__always) func lanes(at index: Int) -> Lanes {
    UnsafeRawPointer(self + index).loadUnaligned(as: Lanes.self)
  }

  /// The first `count` lanes; the others are zero.
  @inline(__always) func lanes(at index: Int, count: Int) -> Lanes {
    var (lanes, lane) = (Lanes(), 0)
    if count & 8 != 0 {
      lanes.lowHalf = UnsafeRawPointer(self + index).loadUnaligned(as: SIMD8<Float>.self)
      lane = 8
    }
    while lane < count {
      lanes[lane] = self[index + lane]
      lane += 1
    }
    return lanes
  }

  @inline(__always) func store(_ lanes: Lanes, at index: Int) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: Lanes.self)
  }

  /// Writes the first `count` lanes, fewer than 16: eight at once, then four, two and one.
  @inline(__always) func store(_ lanes: Lanes, at index: Int, count: Int) {
    var target = UnsafeMutableRawPointer(self + index)
    var eight = lanes.lowHalf
    if count & 8 != 0 {
      target.storeBytes(of: eight, as: SIMD8<Float>.self)
      (eight, target) = (lanes.highHalf, target + 32)
    }
    var four = eight.lowHalf
    if count & 4 != 0 {
      target.storeBytes(of: four, as: SIMD4<Float>.self)
      (four, target) = (eight.highHalf, target + 16)
    }
    var two = four.lowHalf
    if count & 2 != 0 {
      target.storeBytes(of: two, as: SIMD2<Float>.self)
      (two, target) = (four.highHalf, target + 8)
    }
    if count & 1 != 0 { target.storeBytes(of: two.x, as: Float.self) }
  }

  /// Copies `count` numbers; faster than the library for the short runs of a small image.
  @inline(__always) func copy(_ source: Floats, count: Int) {
    var index = 0
    while index + 16 <= count {
      store(source.lanes(at: index), at: index)
      index += 16
    }
    while index < count {
      self[index] = source[index]
      index += 1
    }
  }

  /// Writes `value` `count` times.
  @inline(__always) func fill(_ value: Float, count: Int) {
    var index = 0
    while index + 16 <= count {
      store(Lanes(repeating: value), at: index)
      index += 16
    }
    while index < count {
      self[index] = value
      index += 1
    }
  }
}

extension SIMD16<Float> {
  /// `self + a * b`, rounded once where the processor can.
  @inline(__always) func adding(_ a: Lanes, times b: Lanes) -> Lanes {
    #if FUSED_MULTIPLY_ADD
      return addingProduct(a, b)
    #else
      // Without the hardware, `addingProduct` is a library call for every lane.
      return self + a * b
    #endif
  }

  /// The larger of each pair; of a pair with a NaN, the left.
  @inline(__always) func larger(_ other: Lanes) -> Lanes {
    replacing(with: other, where: other .> self)
  }

  /// The smaller of each pair; of a pair with a NaN, the left.
  @inline(__always) func smaller(_ other: Lanes) -> Lanes {
    replacing(with: other, where: other .< self)
  }

  /// The sum of all lanes, in pairs.
  @inline(__always) var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// The largest lane.
  @inline(__always) var largest: Float {
    let eight = lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf)
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .> eight.lowHalf)
    return Swift.max(Swift.max(four.x, four.y), Swift.max(four.z, four.w))
  }
}
