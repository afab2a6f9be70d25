// LiveHost: CRC-32C with the processor's own instruction.
// SPDX-License-Identifier: Apache-2.0
#include "CNative.h"

#include <string.h>

#if defined(__x86_64__)

int livehost_has_crc(void) { return __builtin_cpu_supports("sse4.2") ? 1 : 0; }

__attribute__((target("sse4.2"))) uint32_t livehost_crc(uint32_t value, const uint8_t *bytes,
                                                        size_t count) {
  uint64_t wide = value;
  for (; count >= 8; count -= 8, bytes += 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    wide = __builtin_ia32_crc32di(wide, word);
  }
  value = (uint32_t)wide;
  for (; count > 0; count--) value = __builtin_ia32_crc32qi(value, *bytes++);
  return value;
}

#else

int livehost_has_crc(void) { return 0; }

uint32_t livehost_crc(uint32_t value, const uint8_t *bytes, size_t count) {
  (void)bytes;
  (void)count;
  return value;
}

#endif
