#define _GNU_SOURCE
#include "CNcursesw.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE};
enum { FATAL = sizeof fatal / sizeof *fatal };

static struct sigaction previous[FATAL];
static _Atomic bool isArmed;
static int armedTerminal = -1;
static char reset[512];
static size_t resetCount;

static int savedTerminal = -1;
static struct termios settings;

// The error stream as it was, and the memory that stands in for it; -1 where it is untouched.
static _Atomic int realErrors = -1;
static int heldErrors = -1;

static void writeAll(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

// MARK: Errors

void cncurses_hold_errors(void) {
  if (!isatty(STDERR_FILENO)) return;
  if (heldErrors < 0) heldErrors = memfd_create("stderr", MFD_CLOEXEC);
  if (heldErrors < 0) return;
  int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real < 0) return;
  dup2(heldErrors, STDERR_FILENO);
  atomic_store(&realErrors, real);
}

// Async-signal-safe, as it also runs in a crash.
void cncurses_release_errors(void) {
  int real = atomic_exchange(&realErrors, -1);
  if (real < 0) return;
  dup2(real, STDERR_FILENO);
  close(real);
  char buffer[1024];
  off_t offset = 0;
  for (;;) {
    ssize_t count = pread(heldErrors, buffer, sizeof buffer, offset);
    if (count <= 0) break;
    writeAll(STDERR_FILENO, buffer, (size_t)count);
    offset += count;
  }
  if (ftruncate(heldErrors, 0) == 0) lseek(heldErrors, 0, SEEK_SET);
}

// MARK: Settings

bool cncurses_save_settings(int terminal) {
  if (tcgetattr(terminal, &settings) != 0) return false;
  savedTerminal = terminal;
  return true;
}

void cncurses_set_raw(void) {
  if (savedTerminal < 0) return;
  struct termios raw = settings;
  raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXOFF | IXON | PARMRK);
  raw.c_oflag &= ~(tcflag_t)OPOST;
  raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(savedTerminal, TCSADRAIN, &raw);
}

void cncurses_restore_settings(void) {
  if (savedTerminal >= 0) tcsetattr(savedTerminal, TCSADRAIN, &settings);
}

// MARK: Crashes

static void giveBack(void) {
  if (!atomic_exchange(&isArmed, false)) return;
  writeAll(armedTerminal, reset, resetCount);
  // Not drained: a terminal that reads no more must not hold up the end.
  if (savedTerminal >= 0) tcsetattr(savedTerminal, TCSANOW, &settings);
  cncurses_release_errors();
}

static void crash(int number, siginfo_t *info, void *context) {
  (void)context;
  giveBack();
  for (int i = 0; i < FATAL; i++) {
    if (fatal[i] != number) continue;
    sigaction(number, &previous[i], NULL);
    if (previous[i].sa_handler == SIG_DFL) continue;
    // Swift's backtracer would wait for a key.
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  }
  // A fault happens again on return; a signal that was sent does not, and the handler that was
  // there before may return from it.
  if (info->si_code > 0) return;
  raise(number);
  cncurses_die(number);
}

static void catchCrashes(void) {
  static char stack[64 * 1024];
  stack_t now;
  if (sigaltstack(NULL, &now) == 0 && (now.ss_flags & SS_DISABLE) != 0) {
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction action = {
      .sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &previous[i]);
}

void cncurses_arm(int terminal, const void *bytes, size_t count) {
  static bool isRegistered;
  if (!isRegistered) {
    isRegistered = true;
    catchCrashes();
    atexit(giveBack);
  }
  armedTerminal = terminal;
  resetCount = count < sizeof reset ? count : sizeof reset - 1;
  memcpy(reset, bytes, resetCount);
  atomic_store(&isArmed, true);
}

void cncurses_disarm(void) { atomic_store(&isArmed, false); }
