// LiveHost: what is left to do when our own code traps.
// SPDX-License-Identifier: Apache-2.0
//
// Everything the handler needs is laid out beforehand; it calls nothing but what a signal handler
// may. In C, because nothing of Swift may run where Swift has just trapped.
#include "CNative.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static struct {
  int terminal;
  struct termios modes;
  char restore[256], words[2048];
  size_t restore_count, words_count;
} livehost_guard = {.terminal = -1};

static void livehost_guard_fire(int signal) {
  (void)signal;
  if (livehost_guard.terminal >= 0) {
    // Output stopped with Ctrl-S goes on.
    (void)tcflow(livehost_guard.terminal, TCOOFF);
    (void)tcflow(livehost_guard.terminal, TCOON);
    (void)!write(livehost_guard.terminal, livehost_guard.restore, livehost_guard.restore_count);
    (void)tcsetattr(livehost_guard.terminal, TCSANOW, &livehost_guard.modes);
  }
  // A reader that has stopped reading must not keep us.
  struct pollfd standard_error = {.fd = 2, .events = POLLOUT};
  if (poll(&standard_error, 1, 100) > 0)
    (void)!write(2, livehost_guard.words, livehost_guard.words_count);
  _exit(70);
}

void livehost_guard_install(void) {
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

void livehost_guard_words(const void *bytes, size_t count) {
  if (count > sizeof livehost_guard.words) count = sizeof livehost_guard.words;
  memcpy(livehost_guard.words, bytes, count);
  livehost_guard.words_count = count;
}

void livehost_guard_terminal(int terminal, const void *modes, const void *bytes, size_t count) {
  livehost_guard.terminal = -1;
  if (terminal < 0) return;
  if (count > sizeof livehost_guard.restore) count = sizeof livehost_guard.restore;
  memcpy(livehost_guard.restore, bytes, count);
  livehost_guard.restore_count = count;
  memcpy(&livehost_guard.modes, modes, sizeof livehost_guard.modes);
  livehost_guard.terminal = terminal;
}
