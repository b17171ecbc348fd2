#pragma once
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <ncurses.h>
#include <term.h>

// Globals of C that Swift takes for shared mutable state; they are used by one thread only.

/// The window that covers the screen.
static inline WINDOW *athanor_window(void) { return stdscr; }

/// How many colours the terminal has, after `start_color`.
static inline int athanor_colors(void) { return COLORS; }

/// A cell's content.
static inline void athanor_set(cchar_t *cell, wchar_t character, attr_t attributes, int pair) {
  wchar_t text[2] = {character, 0};
  setcchar(cell, text, attributes, 0, &pair);
}

/// Attributes, which are function-like macros.
static const attr_t athanor_bold = WA_BOLD;
static const attr_t athanor_dim = WA_DIM;
static const attr_t athanor_italic = WA_ITALIC;
static const attr_t athanor_underline = WA_UNDERLINE;
static const attr_t athanor_reverse = WA_REVERSE;

/// A capability of the terminal that is a text, such as "cup"; NULL where it has none.
static inline const char *athanor_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}
