/// Something inside a system that a person can look at.
///
/// The set is closed: the dashboard draws every case without knowing which system made it.
public struct Artefact: Codable, Hashable, Sendable {
  /// The name for machines: `architecture`, `population`.
  public var id: String
  /// The heading.
  public var title: String
  /// What is shown.
  public var content: Content

  /// Names something to look at.
  public init(_ id: String, title: String, _ content: Content) {
    self.id = id
    self.title = title
    self.content = content
  }

  /// What can be shown.
  public indirect enum Content: Codable, Hashable, Sendable {
    /// A hierarchy, such as an architecture layer by layer.
    case tree(TreeNode)
    /// A directed acyclic graph in layers, such as a network or a cell.
    case graph(Graph)
    /// Rows and columns.
    case table(Table)
    /// Lines over a common axis.
    case curves(Curves)
    /// Points, some alive and some dead.
    case scatter(Scatter)
    /// A matrix of values as shades.
    case heatMap(HeatMap)
    /// Labelled amounts.
    case bars(Bars)
    /// Prose.
    case text(String)
    /// A grid of glyphs, such as a maze.
    case scene(Scene)
    /// Pictures, such as digits.
    case image(Image)
    /// A one-dimensional search: a function, and the queries in order.
    case trajectory(Trajectory)
    /// Who descends from whom.
    case lineage(Lineage)
    /// Things with many coordinates, each a line across an axis for every one of them.
    case parallel(Parallel)
    /// A network, drawn block by block.
    case layers(Layers)
  }
}

extension Artefact {
  /// A node of a hierarchy with its columns and its children.
  public struct TreeNode: Codable, Hashable, Sendable {
    /// What the node is: `conv 3x3, 16 filters`.
    public var label: String
    /// Facts in columns: shape, parameters, receptive field.
    public var facts: [Fact]
    /// Values drawn as a small sparkline beside the node; may be empty.
    public var spark: [Double]
    /// The nodes below.
    public var children: [TreeNode]

    /// A node.
    public init(
      _ label: String, facts: [Fact] = [], spark: [Double] = [], children: [TreeNode] = []
    ) {
      self.label = label
      self.facts = facts
      self.spark = spark
      self.children = children
    }
  }

  /// A named fact: `parameters`, `4,640`.
  public struct Fact: Codable, Hashable, Sendable {
    /// The fact's name.
    public var name: String
    /// Its value as text.
    public var value: String

    /// A named fact.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A directed graph; cycles are allowed and drawn as returning edges.
  public struct Graph: Codable, Hashable, Sendable {
    /// A node with the layer it is drawn in.
    public struct Node: Codable, Hashable, Sendable {
      /// The text in the node.
      public var label: String
      /// The layer, from 0 at the inputs.
      public var layer: Int

      /// A node.
      public init(_ label: String, layer: Int) {
        self.label = label
        self.layer = layer
      }
    }

    /// An edge between two nodes, by index.
    public struct Edge: Codable, Hashable, Sendable {
      /// Index of the node it leaves.
      public var from: Int
      /// Index of the node it enters.
      public var to: Int
      /// The text on the edge: an operation or a weight.
      public var label: String

      /// An edge.
      public init(_ from: Int, _ to: Int, _ label: String = "") {
        self.from = from
        self.to = to
        self.label = label
      }
    }

    /// The nodes.
    public var nodes: [Node]
    /// The edges.
    public var edges: [Edge]

    /// A graph.
    public init(nodes: [Node], edges: [Edge]) {
      self.nodes = nodes
      self.edges = edges
    }
  }

  /// Rows and columns of text.
  public struct Table: Codable, Hashable, Sendable {
    /// Headings.
    public var columns: [String]
    /// Rows, each as long as `columns`.
    public var rows: [[String]]
    /// The trial that each row is about, where rows are about trials; else empty.
    public var trials: [Int]

    /// A table; `trials` is empty or as long as `rows`.
    public init(columns: [String], rows: [[String]], trials: [Int] = []) {
      precondition(
        trials.isEmpty || trials.count == rows.count,
        "\(trials.count) trials for \(rows.count) rows")
      self.columns = columns
      self.rows = rows
      self.trials = trials
    }
  }

  /// A named line through points.
  public struct Line: Codable, Hashable, Sendable {
    /// The line's name.
    public var name: String
    /// Abscissae.
    public var x: [Double]
    /// Ordinates, as many as `x`.
    public var y: [Double]

    /// A line.
    public init(_ name: String, x: [Double], y: [Double]) {
      self.name = name
      self.x = x
      self.y = y
    }
  }

  /// Lines over a common axis.
  public struct Curves: Codable, Hashable, Sendable {
    /// What is along the horizontal axis.
    public var xLabel: String
    /// What is along the vertical axis.
    public var yLabel: String
    /// The lines.
    public var lines: [Line]
    /// Whether the horizontal axis is logarithmic.
    public var logX: Bool
    /// Whether the vertical axis is logarithmic.
    public var logY: Bool
    /// Whether each line has a plot of its own beside the others, of the same height of values.
    public var isSplit: Bool

    /// Lines over a common axis.
    public init(
      xLabel: String, yLabel: String, lines: [Line], logX: Bool = false, logY: Bool = false,
      isSplit: Bool = false
    ) {
      self.isSplit = isSplit
      self.xLabel = xLabel
      self.yLabel = yLabel
      self.lines = lines
      self.logX = logX
      self.logY = logY
    }
  }

  /// Points, some alive and some dead.
  public struct Scatter: Codable, Hashable, Sendable {
    /// A point.
    public struct Point: Codable, Hashable, Sendable {
      /// Horizontal position.
      public var x: Double
      /// Vertical position.
      public var y: Double
      /// Whether it still takes part.
      public var alive: Bool
      /// The trial that it is, if it is one.
      public var trial: Int?

      /// A point.
      public init(x: Double, y: Double, alive: Bool = true, trial: Int? = nil) {
        self.x = x
        self.y = y
        self.alive = alive
        self.trial = trial
      }
    }

    /// What is along the horizontal axis.
    public var xLabel: String
    /// What is along the vertical axis.
    public var yLabel: String
    /// The points.
    public var points: [Point]
    /// Whether the horizontal axis is logarithmic.
    public var logX: Bool
    /// Whether less of x and more of y are better, so that the points which no other surpasses in
    /// both make a front.
    public var hasFront: Bool

    /// Points.
    public init(
      xLabel: String, yLabel: String, points: [Point], logX: Bool = false, hasFront: Bool = false
    ) {
      self.xLabel = xLabel
      self.yLabel = yLabel
      self.points = points
      self.logX = logX
      self.hasFront = hasFront
    }
  }

  /// A matrix of values as shades.
  public struct HeatMap: Codable, Hashable, Sendable {
    /// What is along the vertical axis, from the top down where it does not say otherwise.
    public var yLabel: String
    /// What is along the horizontal axis.
    public var xLabel: String
    /// Names of the rows; empty where they need none.
    public var rows: [String]
    /// Names of the columns; empty where they need none.
    public var columns: [String]
    /// Values row by row; NaN is drawn as a gap.
    public var values: [[Double]]

    /// A matrix.
    public init(
      yLabel: String, xLabel: String, rows: [String] = [], columns: [String] = [],
      values: [[Double]]
    ) {
      self.yLabel = yLabel
      self.xLabel = xLabel
      self.rows = rows
      self.columns = columns
      self.values = values
    }
  }

  /// Labelled amounts.
  public struct Bars: Codable, Hashable, Sendable {
    /// Labels.
    public var labels: [String]
    /// Amounts, as many as `labels`.
    public var values: [Double]
    /// The unit of the amounts.
    public var unit: String

    /// Labelled amounts.
    public init(labels: [String], values: [Double], unit: String = "") {
      self.labels = labels
      self.values = values
      self.unit = unit
    }
  }

  /// A grid of glyphs; every glyph has a tone, so that no meaning rests on colour alone.
  public struct Scene: Codable, Hashable, Sendable {
    /// How a glyph stands out.
    public enum Tone: String, Codable, Sendable {
      case plain, dim, bright, good, bad, first, second, third
    }

    /// A run of glyphs in one tone.
    public struct Run: Codable, Hashable, Sendable {
      /// The glyphs.
      public var text: String
      /// How they stand out.
      public var tone: Tone

      /// A run.
      public init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
      }
    }

    /// The rows from top to bottom.
    public var rows: [[Run]]
    /// A line below the scene.
    public var caption: String
    /// Whether it is drawn larger where there is room, as a maze is and a text is not.
    public var isPlan: Bool

    /// A scene.
    public init(rows: [[Run]], caption: String = "", isPlan: Bool = false) {
      self.rows = rows
      self.caption = caption
      self.isPlan = isPlan
    }
  }

  /// A one-dimensional search: the function searched, and the queries in order.
  public struct Trajectory: Codable, Hashable, Sendable {
    /// The function.
    public var function: Line
    /// The queries in order.
    public var queries: Line

    /// A search.
    public init(function: Line, queries: Line) {
      self.function = function
      self.queries = queries
    }
  }
}

extension Artefact.Scatter {
  /// The points, by index and from left to right, that no other surpasses: none has less of x
  /// without less of y, or more of y without more of x.
  public var front: [Int] {
    guard hasFront else { return [] }
    let order = points.indices.sorted { a, b in
      (points[a].x, -points[a].y, a) < (points[b].x, -points[b].y, b)
    }
    var best = -Double.infinity
    return order.filter { index in
      guard points[index].y > best else { return false }
      best = points[index].y
      return true
    }
  }
}
