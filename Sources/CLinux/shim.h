// LiveHost: the Linux calls that Swift's Glibc module does not show, as plain functions.
// SPDX-License-Identifier: Apache-2.0
#ifndef LIVEHOST_CLINUX_SHIM_H
#define LIVEHOST_CLINUX_SHIM_H

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
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

// What a trap in our own code leaves behind: the terminal as it was, and one sentence. Everything
// the handler needs is laid out beforehand; it calls nothing but what a signal handler may.
static struct {
  int terminal;
  struct termios attributes;
  char restore[256], words[2048];
  size_t restore_count, words_count;
} livehost_guard = {.terminal = -1};

static void livehost_guard_fire(int signal) {
  (void)signal;
  if (livehost_guard.terminal >= 0) {
    livehost_resume_output(livehost_guard.terminal);
    (void)!write(livehost_guard.terminal, livehost_guard.restore, livehost_guard.restore_count);
    (void)tcsetattr(livehost_guard.terminal, TCSANOW, &livehost_guard.attributes);
  }
  // A reader that has stopped reading must not keep us.
  struct pollfd standard_error = {.fd = 2, .events = POLLOUT};
  if (poll(&standard_error, 1, 100) > 0)
    (void)!write(2, livehost_guard.words, livehost_guard.words_count);
  _exit(70);
}

static inline void livehost_guard_install(void) {
  static char stack[32768];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = livehost_guard_fire;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  const int traps[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
  for (size_t index = 0; index < sizeof traps / sizeof *traps; index++)
    sigaction(traps[index], &action, NULL);
}

static inline void livehost_guard_words(const void *bytes, size_t count) {
  if (count > sizeof livehost_guard.words) count = sizeof livehost_guard.words;
  memcpy(livehost_guard.words, bytes, count);
  livehost_guard.words_count = count;
}

static inline void livehost_guard_terminal(int terminal, const struct termios *attributes,
                                           const void *bytes, size_t count) {
  livehost_guard.terminal = -1;
  if (terminal < 0) return;
  if (count > sizeof livehost_guard.restore) count = sizeof livehost_guard.restore;
  memcpy(livehost_guard.restore, bytes, count);
  livehost_guard.restore_count = count;
  livehost_guard.attributes = *attributes;
  livehost_guard.terminal = terminal;
}

#endif
