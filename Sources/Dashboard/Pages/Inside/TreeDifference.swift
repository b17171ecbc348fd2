import Learning

/// Two trees laid over each other, as two versions of a text are: what was added, taken away or
/// changed on the way from one to the other.
struct TreeDifference {
  /// What became of a node.
  enum Mark: String, Sendable {
    case kept = " ", added = "+", removed = "-", changed = "~"
  }

  /// A node of either tree, or of both.
  struct Node: Hashable, Sendable {
    var mark: Mark
    var node: Artefact.TreeNode
    var children: [Node]
  }

  let root: Node

  /// What leads from one tree to another.
  init(from old: Artefact.TreeNode, to new: Artefact.TreeNode) {
    root = Self.merge(old, new)
  }

  /// How many nodes were added, removed and changed.
  var counts: (added: Int, removed: Int, changed: Int) { Self.counts(root) }

  private static func counts(_ node: Node) -> (added: Int, removed: Int, changed: Int) {
    var sum = (
      added: node.mark == .added ? 1 : 0, removed: node.mark == .removed ? 1 : 0,
      changed: node.mark == .changed ? 1 : 0
    )
    for child in node.children {
      let more = counts(child)
      sum = (sum.added + more.added, sum.removed + more.removed, sum.changed + more.changed)
    }
    return sum
  }

  private static func merge(_ old: Artefact.TreeNode, _ new: Artefact.TreeNode) -> Node {
    let isKept = old.label == new.label && old.facts == new.facts
    return Node(
      mark: isKept ? .kept : .changed, node: new, children: merge(old.children, new.children))
  }

  /// Children with the same label are paired, as many as possible in order (longest common
  /// subsequence); of what stands between two pairs, old and new are paired in order as changed.
  private static func merge(
    _ old: [Artefact.TreeNode], _ new: [Artefact.TreeNode]
  ) -> [Node] {
    var merged: [Node] = []
    var (i, j) = (0, 0)
    for (a, b) in pairs(old.map(\.label), new.map(\.label)) + [(old.count, new.count)] {
      while i < a, j < b {
        merged.append(merge(old[i], new[j]))
        (i, j) = (i + 1, j + 1)
      }
      while i < a {
        merged.append(whole(old[i], .removed))
        i += 1
      }
      while j < b {
        merged.append(whole(new[j], .added))
        j += 1
      }
      guard a < old.count, b < new.count else { continue }
      merged.append(merge(old[a], new[b]))
      (i, j) = (a + 1, b + 1)
    }
    return merged
  }

  private static func whole(_ node: Artefact.TreeNode, _ mark: Mark) -> Node {
    Node(mark: mark, node: node, children: node.children.map { whole($0, mark) })
  }

  /// The places of a longest common subsequence.
  private static func pairs(_ old: [String], _ new: [String]) -> [(Int, Int)] {
    var lengths = Array(
      repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        lengths[i][j] =
          old[i] == new[j]
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var found: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if old[i] == new[j] {
        found.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }
}
