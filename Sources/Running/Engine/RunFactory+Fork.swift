import Learning

extension RunFactory {
  /// Finds what a fork goes on from, and writes into its record where it begins and why there.
  ///
  /// A fork that changes what its parent's state was made by begins at step 0; so does one whose
  /// parent kept nothing that old.
  func origin(of record: inout SessionRecord) -> Folder.Origin<D.State>? {
    guard var parent = record.parent else { return nil }
    defer { record.parent = parent }
    do throws(Failure) {
      let name = try SessionName(parent.session)
      let original = try runner.store.record(name)
      parent.id = original.id
      guard original.data?.digest == record.data?.digest || original.data == nil else {
        parent.reason = "it learns from other data"
        return nil
      }
      let changes = record.request.changes(
        from: try D.Driven.resolve(original.request).request, among: D.Driven.Settings.knobs)
      guard changes.fixed.isEmpty else {
        parent.reason = "it changes \(changes.fixed.joined(separator: ", "))"
        return nil
      }
      var passed: Failure?
      let found = try runner.store.folder.session(name).origin(
        upTo: min(parent.step, record.request.steps ?? .max), as: Checkpoint<D.State>.self,
        of: D.Driven.self
      ) { passed = passed ?? $0 }
      parent.opened = found?.checkpoint.step
      parent.adjusted = found == nil || changes.adjustable.isEmpty ? nil : changes.adjustable
      parent.reason = passed?.message ?? (found == nil && parent.step > 0 ? Self.nothingKept : nil)
      return found
    } catch {
      parent.reason = error.message
      return nil
    }
  }

  private static var nothingKept: String { "no checkpoint is kept that old" }
}
