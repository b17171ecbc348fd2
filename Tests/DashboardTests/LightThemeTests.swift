import Screen
import Testing

@testable import Dashboard

@Suite struct LightThemeTests {
  private static let paper = RGB(250, 250, 245)
  private static let night = RGB(30, 30, 40)

  private func dashboard() throws -> Dashboard {
    Dashboard(
      catalog: Fixture.catalog,
      lightTheme: try Theme(parsing: "variant = \"light\"", name: "paper"))
  }

  @Test func lightThemeIsWornOnALightTerminal() throws {
    var dashboard = try dashboard()
    #expect(dashboard.firstEffects.contains(.askForBackground))
    _ = dashboard.handle(.background(Self.paper), at: 0)
    #expect(dashboard.theme.name == "paper")
  }

  @Test func darkTerminalKeepsItsTheme() throws {
    var dashboard = try dashboard()
    _ = dashboard.handle(.background(Self.night), at: 0)
    #expect(dashboard.theme == .builtIn)
  }

  @Test func chosenThemeStaysWhateverTheTerminalSays() throws {
    var chosen = Dashboard(catalog: Fixture.catalog)
    #expect(chosen.firstEffects == [.list])
    _ = chosen.handle(.background(Self.paper), at: 0)
    #expect(chosen.theme == .builtIn)
    var choosing = try dashboard()
    _ = choosing.handle(.key(Key(.character("t"))), at: 0)
    _ = choosing.handle(.background(Self.paper), at: 1)
    #expect(choosing.theme == .builtIn)
  }
}
