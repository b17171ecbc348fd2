extension Theme {
  /// The text of `Themes/athanor.theme`; a test holds the two together.
  static let builtInText = """
    # The furnace at night: embers on soot.
    name = "athanor"
    variant = "dark"

    [palette]
    soot = "#14161c"
    iron = "#1f232c"
    slate = "#454c5b"
    ash = "#9aa3b2"
    bone = "#d9dce3"
    white = "#ffffff"
    ember = "#ffb240"
    flame = "#ff8f40"
    copper = "#76e29c"
    water = "#6fb8e8"
    blood = "#ff6c7a"

    [ui]
    background = "soot"
    text = "bone"
    text.dim = "ash"
    text.hint = "ash"
    text.strong = { fg = "white", mods = ["bold"] }
    title = { fg = "ember", mods = ["bold"] }
    border = "slate"
    border.focused = "ember"
    selection = { fg = "white", bg = "#39404f" }
    cursor = { fg = "ember", mods = ["bold"] }
    match = { fg = "soot", bg = "ember" }
    marked = { fg = "ember", mods = ["bold"] }
    label = "ash"
    value = "bone"
    field = "bone"
    key = { fg = "ember", mods = ["bold"] }
    key.action = "ash"
    header = { fg = "bone", bg = "iron" }
    footer = { fg = "bone", bg = "iron" }
    modal = { fg = "bone", bg = "#191c24" }
    toast = { fg = "soot", bg = "ember" }

    [status]
    running = { fg = "water", mods = ["bold"] }
    paused = "ember"
    finished = "copper"
    failed = { fg = "blood", mods = ["bold"] }
    queued = "ash"

    [verdict]
    good = "copper"
    warn = "ember"
    bad = { fg = "blood", mods = ["bold"] }
    best = { fg = "#ffe08a", mods = ["bold"] }

    [difference]
    added = "copper"
    changed = "ember"
    removed = "blood"

    [chart]
    axis = "ash"
    grid = "#2f3541"
    crosshair = "ash"
    band = "#3a4252"
    raw = "#5b6375"
    alive = "ember"
    dead = "#666f80"
    front = "copper"

    [series]
    cycle = ["#8d94e8", "#ffb11f", "#7de290", "#f26875", "#ccaeff", "#44bebc", "#fff8b4", "#c264a7"]

    [ramp]
    amount = ["#2a1e3f", "#7a2a63", "#c94a4f", "#f08a3c", "#ffe08a"]
    signed = ["#6fb8e8", "#2f5f86", "#2a2d36", "#8a4a24", "#ffb240"]

    """
}
