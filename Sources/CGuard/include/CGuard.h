// LiveHost: what is left to do when our own code traps.
// SPDX-License-Identifier: Apache-2.0
#ifndef LIVEHOST_CGUARD_H
#define LIVEHOST_CGUARD_H

#include <stddef.h>

// From now on a trap gives the terminal back, says the words and exits with 70.
void livehost_guard_install(void);
void livehost_guard_words(const void *bytes, size_t count);

// The terminal, its modes (a struct termios) and what makes it plain again; -1 for none.
void livehost_guard_terminal(int terminal, const void *modes, const void *bytes, size_t count);

#endif
