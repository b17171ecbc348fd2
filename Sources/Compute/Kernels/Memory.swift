/// A buffer that a program reads or writes.
enum Space: UInt8, Sendable {
  case arena, parameters, gradients
  /// Tiles of fused passes.
  case tiles
}

/// Where a tensor stands: which buffer, and how far in.
struct Place: Hashable, Sendable {
  var space: Space
  var offset: Int

  func advanced(by distance: Int) -> Place { Place(space: space, offset: offset + distance) }
}

/// The buffers of one run of a program, held open while it lasts.
struct Memory {
  let arena: Floats
  let parameters: Floats
  let gradients: Floats
  let tiles: Floats
  /// Names this run's random numbers.
  let seed: UInt64

  @inline(__always) subscript(place: Place) -> Floats {
    switch place.space {
    case .arena: arena + place.offset
    case .parameters: parameters + place.offset
    case .gradients: gradients + place.offset
    case .tiles: tiles + place.offset
    }
  }
}
