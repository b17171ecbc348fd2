/// A buffer that a program reads or writes.
enum Space: UInt8, Sendable {
  case arena, parameters, gradients
  /// Partial results that one thread writes and another reads within an instruction or two.
  case shared
  /// A kernel's temporaries, separate for every thread.
  case scratch
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
  /// Partial results that one thread writes and another reads within an instruction or two.
  let shared: Floats
  /// A kernel's temporaries.
  let scratch: Floats
  /// Tiles of fused passes.
  let tiles: Floats
  /// Names this run's random numbers.
  let seed: UInt64

  @inline(__always) subscript(place: Place) -> Floats {
    switch place.space {
    case .arena: arena + place.offset
    case .parameters: parameters + place.offset
    case .gradients: gradients + place.offset
    case .shared: shared + place.offset
    case .scratch: scratch + place.offset
    }
  }

  /// The same with scratch and tiles at another place.
  func own(_ place: Floats) -> Memory {
    Memory(
      arena: arena, parameters: parameters, gradients: gradients, shared: shared,
      scratch: place, tiles: place + (tiles - scratch), seed: seed)
  }
}
