import Compute
import Exchange
import Testing

@Suite struct DotTests {
  @Test func layersAreAChain() throws {
    let network = try Network(
      input: [4, 4, 1],
      layers: [.convolution(filters: 2, kernel: 3), .activation(.relu), .dense(units: 3)])
    #expect(
      DotWriter.text(network, title: "a \"b\"") == """
        digraph "a \\"b\\"" {
          rankdir=LR; node [shape=box];
          n0 [label="input\\n[4, 4, 1]"];
          n1 [label="conv1\\n2 of 3x3\\n[4, 4, 2]\\n20 parameters"];
          n2 [label="relu2\\nrelu\\n[4, 4, 2]"];
          n3 [label="dense3\\n3 units\\n[3]\\n99 parameters"];
          n0 -> n1;
          n1 -> n2;
          n2 -> n3;
        }

        """)
  }

  @Test func branchesMeet() throws {
    let network = try Network(
      input: [4, 4, 1],
      nodes: [
        .init("a", of: ["input"], .convolution(filters: 2, kernel: 1)),
        .init("b", of: ["input"], .convolution(filters: 2, kernel: 3)),
        .init("both", of: ["a", "b"], merge: .sum()),
        .init("head", of: ["both"], .dense(units: 2)),
      ])
    let text = DotWriter.text(network, title: "t")
    #expect(text.contains("n3 [label=\"both\\nsum\\n[4, 4, 2]\"]"))
    for edge in ["n0 -> n1;", "n0 -> n2;", "n1 -> n3;", "n2 -> n3;", "n3 -> n4;"] {
      #expect(text.contains("  \(edge)\n"))
    }
  }
}
