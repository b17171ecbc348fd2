/// A vector in the plane, in metres or in metres per second.
package typealias PlaneVector = SIMD2<Double>

extension SIMD2<Double> {
  /// The scalar product.
  @inline(__always)
  package func dot(_ other: Self) -> Double { x * other.x + y * other.y }

  /// The third component of the vector product.
  @inline(__always)
  package func cross(_ other: Self) -> Double { x * other.y - y * other.x }

  /// The vector after a quarter turn to the left.
  @inline(__always)
  package var left: Self { Self(-y, x) }

  /// The vector turned by the angle of which `rotation` is cosine and sine.
  @inline(__always)
  package func turned(by rotation: Self) -> Self {
    Self(x * rotation.x - y * rotation.y, x * rotation.y + y * rotation.x)
  }

  /// The vector as it is seen from axes that are turned by `rotation`.
  @inline(__always)
  package func seen(from rotation: Self) -> Self {
    Self(x * rotation.x + y * rotation.y, y * rotation.x - x * rotation.y)
  }

  /// Its length.
  package var length: Double { dot(self).squareRoot() }
}

/// A velocity along x and y and a spin; the fourth number is 0.
typealias Motion = SIMD4<Double>
