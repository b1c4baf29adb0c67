#define _GNU_SOURCE
#include "Crash.h"
#include "CNcursesw.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

// First those that would end the process and leave the terminal as it is.
static const int caught[] = {SIGINT,  SIGTERM,   SIGHUP,  SIGQUIT, SIGPIPE,   SIGALRM,
                             SIGUSR1, SIGUSR2,   SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF,
                             SIGPOLL, SIGSTKFLT, SIGPWR,  SIGTSTP, SIGCONT,   SIGWINCH};
enum { CAUGHT = sizeof caught / sizeof *caught, ENDING = CAUGHT - 3 };

static struct sigaction previous[CAUGHT];
static bool isCaught[CAUGHT];
static int wakePipe[2] = {-1, -1};
// A mask beside the bytes: a pipe full of wake-ups must not lose a signal.
static _Atomic uint32_t pending;
// Those that have asked to end, taken already or not.
static _Atomic uint32_t ending;

uint32_t cncurses_ending_signals(void) {
  uint32_t signals = 0;
  for (int i = 0; i < ENDING; i++) signals |= UINT32_C(1) << caught[i];
  return signals;
}

bool cncurses_is_ending(void) { return atomic_load(&ending) != 0; }

static void note(int number) {
  int before = errno;
  atomic_fetch_or(&pending, UINT32_C(1) << number);
  if ((cncurses_ending_signals() & UINT32_C(1) << number) != 0)
    atomic_fetch_or(&ending, UINT32_C(1) << number);
  unsigned char byte = CNCURSES_SIGNAL_BYTE;
  ssize_t written = write(wakePipe[1], &byte, 1);
  (void)written;
  errno = before;
}

static void catch(int number, struct sigaction *before) {
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

bool cncurses_catch_signals(void) {
  // Never closed: another thread may be about to write a wake-up when the screen is left.
  if (wakePipe[0] < 0 && pipe2(wakePipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  atomic_store(&ending, 0);
  for (int i = 0; i < CAUGHT; i++) {
    struct sigaction now;
    sigaction(caught[i], NULL, &now);
    // What is ignored stays so: `nohup` asked for it.
    isCaught[i] = now.sa_handler != SIG_IGN || caught[i] == SIGWINCH || caught[i] == SIGCONT;
    if (isCaught[i]) catch(caught[i], &previous[i]);
  }
  return true;
}

void cncurses_release_signals(void) {
  for (int i = 0; i < CAUGHT; i++) {
    if (isCaught[i]) sigaction(caught[i], &previous[i], NULL);
    isCaught[i] = false;
  }
}

int cncurses_wake_reader(void) { return wakePipe[0]; }
int cncurses_wake_writer(void) { return wakePipe[1]; }

uint32_t cncurses_take_signals(void) { return atomic_exchange(&pending, 0); }

void cncurses_forget_signals(uint32_t signals) {
  atomic_fetch_and(&pending, ~signals);
  atomic_fetch_and(&ending, ~signals);
}

static void setDefault(int number, bool unblocked) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  if (!unblocked) return;
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

void cncurses_let_stop(bool stops) {
  for (int i = 0; i < CAUGHT; i++) {
    if (caught[i] != SIGTSTP || !isCaught[i]) continue;
    if (stops)
      setDefault(SIGTSTP, true);
    else
      catch(SIGTSTP, NULL);
  }
}

void cncurses_stop(void) {
  struct sigaction now;
  sigaction(SIGTSTP, NULL, &now);
  if (now.sa_handler == SIG_IGN) return;
  cncurses_let_stop(true);
  // Returns at once in an orphaned process group, where the kernel discards the stop.
  kill(0, SIGTSTP);
  cncurses_let_stop(false);
}

void cncurses_die(int number) {
  setDefault(number, true);
  raise(number);
  _exit(128 + number);
}
