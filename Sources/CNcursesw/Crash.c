#define _GNU_SOURCE
#include "Crash.h"
#include "CNcursesw.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS};
enum { FATAL = sizeof fatal / sizeof *fatal };

static struct sigaction previous[FATAL];
static _Atomic bool isArmed;
static _Atomic bool isCrashing;
static int armedTerminal = -1;
static char reset[512];
static size_t resetCount;
static _Atomic bool awaitsAnswer;

static int savedTerminal = -1;
static struct termios settings;

// The error stream as it was, and the memory that stands in for it; -1 where it is untouched.
static _Atomic int realErrors = -1;
static int heldErrors = -1;

// Milliseconds in which a terminal that is to be given back has to take something.
enum { PATIENCE = 500 };

bool cncurses_write_within(int descriptor, const void *bytes, size_t count, int patience) {
  const char *rest = bytes;
  while (count > 0) {
    struct pollfd room = {descriptor, POLLOUT, 0};
    // Waited for first, as the descriptor may be one that blocks.
    int ready = poll(&room, 1, patience);
    if (ready == 0 || (ready < 0 && errno != EINTR)) return false;
    ssize_t written = write(descriptor, rest, count);
    if (written < 0 && errno != EAGAIN && errno != EINTR) return false;
    if (written <= 0) continue;
    rest += written;
    count -= (size_t)written;
  }
  return true;
}

bool cncurses_is_crashing(void) { return atomic_load(&isCrashing); }

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
    if (!cncurses_write_within(STDERR_FILENO, buffer, (size_t)count, PATIENCE)) break;
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
  // Draining may take for ever where the terminal takes nothing any more.
  int when = cncurses_is_ending() ? TCSANOW : TCSADRAIN;
  if (savedTerminal >= 0) tcsetattr(savedTerminal, when, &settings);
}

// MARK: Crashes

static void giveBack(void) {
  if (!atomic_exchange(&isArmed, false)) return;
  // A terminal that reads no more must not hold up the end: not drained, either.
  cncurses_write_within(armedTerminal, reset, resetCount, PATIENCE);
  if (savedTerminal >= 0) {
    // The shell would take it for typed text.
    struct pollfd answer = {savedTerminal, POLLIN, 0};
    if (atomic_load(&awaitsAnswer) && poll(&answer, 1, CNCURSES_ANSWER_PATIENCE) == 1)
      tcflush(savedTerminal, TCIFLUSH);
    tcsetattr(savedTerminal, TCSANOW, &settings);
  }
  cncurses_release_errors();
}

static void crash(int number, siginfo_t *info, void *context) {
  // Another thread may be drawing, and a fault in here must not come back for more.
  bool isFirst = !atomic_exchange(&isCrashing, true);
  giveBack();
  if (isFirst) cncurses_report(number, info, context);
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

// Where a thread's own stack is used up, the handler needs another.
enum { STACK_SIZE = 64 * 1024 };

static bool needsStack(void) {
  stack_t now;
  return sigaltstack(NULL, &now) == 0 && (now.ss_flags & SS_DISABLE) != 0;
}

void cncurses_guard_thread(void) {
  if (!needsStack()) return;
  void *memory = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  stack_t own = {.ss_sp = memory, .ss_size = STACK_SIZE};
  sigaltstack(&own, NULL);
}

static void catchCrashes(void) {
  static char stack[STACK_SIZE];
  if (needsStack()) {
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction action = {
      .sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &previous[i]);
}

void cncurses_arm(int terminal, const void *bytes, size_t count, bool asked) {
  static bool isRegistered;
  if (!isRegistered) {
    isRegistered = true;
    catchCrashes();
    atexit(giveBack);
  }
  armedTerminal = terminal;
  resetCount = count < sizeof reset ? count : sizeof reset - 1;
  memcpy(reset, bytes, resetCount);
  atomic_store(&awaitsAnswer, asked);
  atomic_store(&isArmed, true);
}

void cncurses_disarm(void) { atomic_store(&isArmed, false); }

// MARK: Crashing on purpose

static int descend(const volatile char *outer) {
  volatile char frame[1024];
  frame[0] = *outer;
  return *outer == 1 ? 0 : descend(frame) + frame[0];
}

void cncurses_crash(enum cncurses_crash how) {
  volatile char zero = 0;
  switch (how) {
    case CNCURSES_FAULT: *(volatile char *)(uintptr_t)zero = 1; break;
    case CNCURSES_ABORT: abort();
    case CNCURSES_OVERFLOW: zero = (char)descend(&zero); break;
  }
}
