// LiveHost: the Linux calls that Swift's Glibc module does not show, as plain functions.
// SPDX-License-Identifier: Apache-2.0
#ifndef LIVEHOST_CLINUX_SHIM_H
#define LIVEHOST_CLINUX_SHIM_H

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/vfs.h>
#include <termios.h>
#include <unistd.h>

static inline int livehost_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static inline int livehost_signalfd(const sigset_t *set) {
  return signalfd(-1, set, SFD_CLOEXEC | SFD_NONBLOCK);
}

// The next pending signal's number, or 0.
static inline int livehost_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

static inline int livehost_accept(int descriptor) {
  return accept4(descriptor, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

// A file without a name, in memory; declared here because sys/mman.h shows it to GNU sources only.
extern int memfd_create(const char *name, unsigned flags);
static inline int livehost_memory_file(const char *name) { return memfd_create(name, 1 /* cloexec */); }

extern int pipe2(int ends[2], int flags);
static inline int livehost_pipe(int *ends) { return pipe2(ends, O_CLOEXEC); }

// The other end of a new pseudo terminal; NULL on failure.
extern int posix_openpt(int flags);
extern int grantpt(int master);
extern int unlockpt(int master);
extern char *ptsname(int master);
static inline int livehost_open_terminal(void) { return posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC); }
static inline const char *livehost_other_end(int master) {
  return grantpt(master) == 0 && unlockpt(master) == 0 ? ptsname(master) : NULL;
}

// POSIX_SPAWN_SETSID, which spawn.h shows to GNU sources only.
static inline int livehost_spawn_setsid(void) { return 0x80; }

static inline long livehost_random(void *bytes, size_t count) { return getrandom(bytes, count, 0); }

// The kind of file system a path is on (linux/magic.h), or 0.
static inline unsigned long livehost_filesystem_kind(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (unsigned long)status.f_type : 0;
}

static inline long livehost_peak_memory(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0;
}

// Ends a stop by Ctrl-S: a stop of our own takes its place, and is taken back.
static inline void livehost_resume_output(int terminal) {
  (void)tcflow(terminal, TCOOFF);
  (void)tcflow(terminal, TCOON);
}

#endif
