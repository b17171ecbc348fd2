import Foundation
package import Learning

extension SessionStore {
  private var trash: Folder { Folder(path: folder.path(of: ".trash")) }

  /// Puts a session where it no longer shows; `restore` undoes it.
  ///
  /// - Throws: `Failure` when a process has the session.
  package func moveToTrash(_ name: SessionName) throws(Failure) {
    guard folder.session(name).holds(SessionRecord.name) else { throw noSession(name) }
    let held = try SessionFolder(name, in: folder)
    try trash.make()
    let target = trash.path(of: name.text)
    if trash.holds(name.text) { try Folder(path: target).remove() }
    guard rename(held.folder.path, target) == 0 else {
      throw Failure.system("move to the trash", held.folder.path)
    }
  }

  /// Deletes a session in the trash for good.
  ///
  /// - Throws: `Failure` of kind input when there is none of this name.
  package func purge(_ name: SessionName) throws(Failure) {
    guard trash.holds(name.text) else { throw notInTrash(name) }
    try Folder(path: trash.path(of: name.text)).remove()
  }

  private func notInTrash(_ name: SessionName) -> Failure {
    Failure(.input, "there is no session '\(name)' in the trash")
  }

  /// Takes a session out of the trash.
  package func restore(_ name: SessionName) throws(Failure) {
    guard trash.holds(name.text) else { throw notInTrash(name) }
    guard !folder.holds(name.text) else {
      throw Failure(.input, "there is a session '\(name)' again: it would be overwritten")
    }
    guard rename(trash.path(of: name.text), folder.path(of: name.text)) == 0 else {
      throw Failure.system("restore", trash.path(of: name.text))
    }
  }
}
