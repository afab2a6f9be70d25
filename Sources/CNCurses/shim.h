// LiveHost: the one door to ncurses. Macros and globals that Swift cannot see become functions.
// SPDX-License-Identifier: Apache-2.0
#ifndef LIVEHOST_CNCURSES_SHIM_H
#define LIVEHOST_CNCURSES_SHIM_H

// Both must stand before the include: wide characters, and functions in place of macros.
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>
#include <wchar.h>
#include <locale.h>

static inline WINDOW *livehost_stdscr(void) { return stdscr; }
static inline int livehost_colors(void) { return COLORS; }
static inline int livehost_color_pairs(void) { return COLOR_PAIRS; }
static inline const char *livehost_locale(void) { return setlocale(LC_ALL, ""); }

// One cell: a base character with at most two marks, attributes and a colour pair.
static inline int livehost_put(int row, int column, unsigned base, unsigned mark1, unsigned mark2,
                               unsigned attributes, short pair) {
  wchar_t text[4] = {(wchar_t)base, (wchar_t)mark1, (wchar_t)mark2, 0};
  cchar_t cell;
  if (setcchar(&cell, text, (attr_t)attributes, pair, 0) == ERR) return ERR;
  return mvwadd_wch(stdscr, row, column, &cell);
}

// Columns the C library, and so ncurses, gives a character; -1 when it does not know.
extern int wcwidth(wchar_t);
static inline int livehost_width(unsigned character) { return wcwidth((wchar_t)character); }

// The pointer: presses and releases of the first button, and the wheel.
static inline void livehost_use_pointer(int on) {
  // Without waiting for a second press: what a click is, we decide ourselves.
  mouseinterval(0);
  // A quick tap comes in one piece, and ncurses makes a click of it all the same.
  mousemask(on ? BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED
                 | BUTTON1_TRIPLE_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

// 1 pressed, 2 released, 3 wheel away, 4 wheel towards the hand, 5 pressed and released; 0 for
// anything else.
static inline int livehost_pointer(int *x, int *y) {
  MEVENT event;
  if (getmouse(&event) != OK) return 0;
  *x = event.x;
  *y = event.y;
  if (event.bstate & BUTTON1_PRESSED) return 1;
  if (event.bstate & BUTTON1_RELEASED) return 2;
  if (event.bstate & BUTTON4_PRESSED) return 3;
  if (event.bstate & BUTTON5_PRESSED) return 4;
  if (event.bstate & (BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED)) return 5;
  return 0;
}

// A capability of the terminal with one number in it; empty where it has none.
static inline const char *livehost_code(const char *name, int number) {
  char *code = tigetstr(name);
  return code == NULL || code == (char *)-1 ? "" : tparm(code, (long)number, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

static inline unsigned livehost_attr_bold(void) { return A_BOLD; }
static inline unsigned livehost_attr_dim(void) { return A_DIM; }
static inline unsigned livehost_attr_reverse(void) { return A_REVERSE; }
static inline unsigned livehost_attr_underline(void) { return A_UNDERLINE; }

#endif
