#define _GNU_SOURCE
#include "Crash.h"
#include "CNcursesw.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

// All that is written of a crash is prepared here before it: the handler may neither allocate nor
// lock, and no text of digests, queries or notes is ever given to it.
static char path[1024];
static char shownPath[1024];
static char head[256];
static char lastEvent[64];
static _Atomic int reportedRows, reportedColumns;

static char text[8192];
static size_t used;

static void keep(char *place, size_t size, const char *value) {
  size_t count = strlen(value);
  if (count >= size) count = size - 1;
  memcpy(place, value, count);
  place[count] = 0;
}

void cncurses_prepare_report(const char *file, const char *shown, const char *about) {
  // Cut, it would be another file.
  keep(path, sizeof path, strlen(file) < sizeof path ? file : "");
  keep(shownPath, sizeof shownPath, shown);
  keep(head, sizeof head, about);
}

void cncurses_note_event(const char *event) { keep(lastEvent, sizeof lastEvent, event); }

void cncurses_note_size(int rows, int columns) {
  atomic_store(&reportedRows, rows);
  atomic_store(&reportedColumns, columns);
}

// MARK: Text

static void put(const char *value) {
  while (*value != 0 && used < sizeof text) text[used++] = *value++;
}

static void putNumber(unsigned long value, unsigned base, int digits) {
  char reversed[24];
  int count = 0;
  do {
    reversed[count++] = "0123456789abcdef"[value % base];
    value /= base;
  } while (value > 0 || count < digits);
  while (count > 0 && used < sizeof text) text[used++] = reversed[--count];
}

static void putAddress(unsigned long value) {
  put("0x");
  putNumber(value, 16, 1);
}

/// The time in UTC: `gmtime` may lock. Days to dates as in the proleptic Gregorian calendar.
static void putTime(time_t now) {
  long days = now / 86400 + 719468, seconds = now % 86400;
  long era = days / 146097, ofEra = days % 146097;
  long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
  long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  long shifted = (5 * ofYear + 2) / 153;  // Months from March.
  long month = shifted < 10 ? shifted + 3 : shifted - 9;
  putNumber((unsigned long)(yearOfEra + era * 400 + (month <= 2)), 10, 4);
  put("-");
  putNumber((unsigned long)month, 10, 2);
  put("-");
  putNumber((unsigned long)(ofYear - (153 * shifted + 2) / 5 + 1), 10, 2);
  put("T");
  putNumber((unsigned long)(seconds / 3600), 10, 2);
  put(":");
  putNumber((unsigned long)(seconds / 60 % 60), 10, 2);
  put(":");
  putNumber((unsigned long)(seconds % 60), 10, 2);
  put("Z");
}

static void putSignal(int number) {
  put("signal ");
  putNumber((unsigned long)number, 10, 1);
  switch (number) {
    case SIGILL: put(", SIGILL"); break;
    case SIGTRAP: put(", SIGTRAP"); break;
    case SIGSEGV: put(", SIGSEGV"); break;
    case SIGBUS: put(", SIGBUS"); break;
    case SIGABRT: put(", SIGABRT"); break;
    case SIGFPE: put(", SIGFPE"); break;
    case SIGSYS: put(", SIGSYS"); break;
  }
}

// MARK: Backtrace

extern const char __executable_start[] __attribute__((weak));
extern const char etext[] __attribute__((weak));

enum { FRAMES = 50 };

static bool isOurs(unsigned long address) {
  unsigned long start = (unsigned long)__executable_start, end = (unsigned long)etext;
  return start != 0 && address >= start && address < end;
}

/// An address of the executable as `addr2line` takes it, others as they are.
static void putFrame(unsigned long address) {
  bool ours = isOurs(address);
  put(ours ? "broadsheet+" : "           ");
  putAddress(ours ? address - (unsigned long)__executable_start : address);
  put("\n");
}

/// Reads two words without a fault where there are none.
static bool peek(unsigned long address, unsigned long words[2]) {
  struct iovec here = {words, 2 * sizeof *words}, there = {(void *)address, 2 * sizeof *words};
  return process_vm_readv(getpid(), &here, 1, &there, 1, 0) == (ssize_t)here.iov_len;
}

/// Where the C library has no frame pointers: what on the stack may be a return into ours.
static void putGuesses(unsigned long stack) {
  unsigned long words[2];
  put("on the stack, perhaps:\n");
  for (int place = 0, found = 0; place < 1024 && found < FRAMES; place++) {
    if (!peek(stack + (unsigned long)place * sizeof *words, words)) return;
    if (!isOurs(words[0])) continue;
    putFrame(words[0] - 1);
    found++;
  }
}

/// Follows the frame pointers, which Swift keeps; no unwinder, as those lock and allocate.
static void putBacktrace(const ucontext_t *context) {
  unsigned long address, frame, stack;
#if defined(__x86_64__)
  address = (unsigned long)context->uc_mcontext.gregs[REG_RIP];
  frame = (unsigned long)context->uc_mcontext.gregs[REG_RBP];
  stack = (unsigned long)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  address = context->uc_mcontext.pc;
  frame = context->uc_mcontext.regs[29];
  stack = context->uc_mcontext.sp;
#else
  return;
#endif
  put("backtrace, innermost first:\n");
  putFrame(address);
  int depth = 1;
  for (; depth < FRAMES; depth++) {
    unsigned long words[2];
    if (frame % sizeof *words != 0 || !peek(frame, words) || words[1] == 0) break;
    putFrame(words[1] - 1);  // Within the call, not after it.
    if (words[0] <= frame) break;
    frame = words[0];
  }
  if (depth < 5) putGuesses(stack);
}

// MARK: The report

static bool writeReport(void) {
  for (char *slash = path + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool isWhole = write(file, text, used) == (ssize_t)used;
  return close(file) == 0 && isWhole;
}

static void putEvent(void) {
  put("\nlast event: ");
  put(lastEvent[0] == 0 ? "none" : lastEvent);
}

void cncurses_report(int number, const siginfo_t *info, const void *context) {
  used = 0;
  put(head);
  put("\nended by ");
  putSignal(number);
  put(", code ");
  if (info->si_code < 0) put("-");
  putNumber((unsigned long)(info->si_code < 0 ? -(long)info->si_code : info->si_code), 10, 1);
  if (info->si_code > 0 && number != SIGABRT) {
    put(", at address ");
    putAddress((unsigned long)info->si_addr);
  }
  put(", ");
  putTime(time(NULL));
  put("\nthread ");
  putNumber((unsigned long)gettid(), 10, 1);
  put(" of process ");
  putNumber((unsigned long)getpid(), 10, 1);
  put("\nterminal of ");
  putNumber((unsigned long)atomic_load(&reportedColumns), 10, 1);
  put(" columns, ");
  putNumber((unsigned long)atomic_load(&reportedRows), 10, 1);
  put(" rows");
  putEvent();
  put("\n");
  putBacktrace(context);
  bool isWritten = path[0] != 0 && writeReport();

  used = 0;
  put("broadsheet: ended by ");
  putSignal(number);
  if (isWritten)
    put(" (a report is in ");
  else
    put(path[0] == 0 ? " (no report: set XDG_STATE_HOME or HOME" : " (no report: cannot write ");
  put(path[0] == 0 ? "" : shownPath);
  put(")\n");
  cncurses_write_within(STDERR_FILENO, text, used, 500);
}
