// LiveHost: the little that must be C: the trap handler, and what the processor does in one step.
// SPDX-License-Identifier: Apache-2.0
#ifndef LIVEHOST_CNATIVE_H
#define LIVEHOST_CNATIVE_H

#include <stddef.h>
#include <stdint.h>

// From now on a trap gives the terminal back, says the words and exits with 70.
void livehost_guard_install(void);
void livehost_guard_words(const void *bytes, size_t count);

// The terminal, its modes (a struct termios) and what makes it plain again; -1 for none.
void livehost_guard_terminal(int terminal, const void *modes, const void *bytes, size_t count);

// CRC-32C of more bytes, with the processor's own instruction; only where has_crc says 1.
int livehost_has_crc(void);
uint32_t livehost_crc(uint32_t value, const uint8_t *bytes, size_t count);

#endif
