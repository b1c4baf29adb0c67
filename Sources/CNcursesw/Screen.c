#define _GNU_SOURCE
#include "Crash.h"
#include "CNcursesw.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#undef columns  // term.h takes the name for a macro.

// The terminal's own description, until the screen is opened.
static TERMINAL *described;
static SCREEN *screen;
// What ncurses writes to; it flushes at every move of the cursor, so a frame of fifty rows would
// be fifty writes to the terminal, and fifty wake-ups of it.
static FILE *frame;

// Whether a locale that is not installed says that its character set is not UTF-8.
static bool namesOtherSet(void) {
  const char *name = NULL;
  const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < 3 && (name == NULL || *name == 0); i++) name = getenv(variables[i]);
  const char *set = name == NULL ? NULL : strchr(name, '.');
  return set != NULL && strncasecmp(set, ".UTF-8", 6) != 0 && strncasecmp(set, ".UTF8", 5) != 0;
}

bool cncurses_is_other_set(void) {
  if (setlocale(LC_CTYPE, "") == NULL) return namesOtherSet();
  const char *set = nl_langinfo(CODESET);
  // The set of the locales C and POSIX says nothing of the terminal.
  return strcmp(set, "UTF-8") != 0 && strcmp(set, "ANSI_X3.4-1968") != 0;
}

bool cncurses_use_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    // Only the character set: numbers and dates stay as the rest of the process has them.
    if (setlocale(LC_CTYPE, names[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
      return true;
  }
  return false;
}

static FILE *memory(void) {
  int descriptor = memfd_create("frame", MFD_CLOEXEC);
  if (descriptor < 0) return tmpfile();
  FILE *file = fdopen(descriptor, "w+");
  if (file == NULL) close(descriptor);
  return file;
}

static void forgetDescription(void) {
  if (described != NULL) del_curterm(described);
  described = NULL;
}

bool cncurses_describe(int output) {
  int error;
  forgetDescription();
  if (setupterm(NULL, output, &error) != OK) return false;
  described = cur_term;
  return true;
}

bool cncurses_set_variable(const char *name, const char *value) {
  size_t length = strlen(name), count = 0;
  while (environ[count] != NULL) count++;
  char **changed = malloc((count + 2) * sizeof *changed), **end = changed, *entry = NULL;
  if (changed == NULL || (value != NULL && asprintf(&entry, "%s=%s", name, value) < 0)) return false;
  for (char **each = environ; *each != NULL; each++)
    if (strncmp(*each, name, length) != 0 || (*each)[length] != '=') *end++ = *each;
  *end++ = entry;
  *end = NULL;
  environ = changed;
  return true;
}

static SCREEN *newScreen(const char *name, const char *entry) {
  char **before = environ;
  if (entry != NULL && !cncurses_set_variable("TERMINFO", entry)) return NULL;
  SCREEN *made = newterm(name, frame, stdin);
  // Children look up the terminal that they really have.
  environ = before;
  return made;
}

enum cncurses_opened cncurses_open(const char *name, const char *entry) {
  if (frame == NULL) frame = memory();
  if (frame == NULL) return CNCURSES_NO_MEMORY;
  screen = newScreen(name, entry);
  if (screen == NULL) return CNCURSES_UNKNOWN_TERMINAL;
  forgetDescription();
  // Without it no colour pair is ever written, and here pairs stand for looks of any kind.
  if (entry != NULL && (start_color() != OK || use_default_colors() != OK)) {
    cncurses_close();
    return CNCURSES_UNKNOWN_TERMINAL;
  }
  // Enter is told from ^j, and a line feed moves straight down.
  nonl();
  typeahead(-1);
  // Moving the rest of a line relies on the terminal's idea of every width in it.
  idcok(stdscr, FALSE);
  return CNCURSES_OPENED;
}

void cncurses_close(void) {
  if (screen == NULL) return;
  delscreen(screen);
  screen = NULL;
  cncurses_drop_frame();
}

void cncurses_set_ground(int pair) {
  cchar_t ground = cncurses_cell(0, pair, ' ', 0, 0, 0);
  wbkgrndset(stdscr, &ground);
}

size_t cncurses_frame_size(void) {
  off_t size = lseek(fileno(frame), 0, SEEK_CUR);
  return size > 0 ? (size_t)size : 0;
}

size_t cncurses_take_frame(void *bytes, size_t count) {
  ssize_t taken = pread(fileno(frame), bytes, count, 0);
  cncurses_drop_frame();
  return taken > 0 ? (size_t)taken : 0;
}

void cncurses_drop_frame(void) { lseek(fileno(frame), 0, SEEK_SET); }

void cncurses_pause(void) {
  // Otherwise the next request to hide it would be taken for done.
  curs_set(1);
  cncurses_drop_frame();
}

const char *cncurses_capability(const char *name) {
  static char clean[256];
  const char *value = tigetstr(name);
  if (value == NULL || value == (char *)-1) return NULL;
  size_t used = 0;
  while (*value != 0 && used < sizeof clean - 1) {
    const char *end = value[0] == '$' && value[1] == '<' ? strchr(value, '>') : NULL;
    if (end != NULL)
      value = end + 1;
    else
      clean[used++] = *value++;
  }
  clean[used] = 0;
  return clean;
}

int cncurses_number(const char *name) { return tigetnum(name); }

bool cncurses_flag(const char *name) { return tigetflag(name) > 0; }

static int place(const char *name, NCURSES_CONST char *const names[]) {
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}

int cncurses_flag_place(const char *name) { return place(name, boolnames); }
int cncurses_number_place(const char *name) { return place(name, numnames); }
int cncurses_string_place(const char *name) { return place(name, strnames); }

bool cncurses_measure(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

void cncurses_resize(int rows, int columns) {
  resize_term(rows, columns);
  cncurses_forget_screen();
}

void cncurses_forget_screen(void) { clearok(curscr, TRUE); }

int cncurses_reopen(int terminal) {
  char name[32];
  snprintf(name, sizeof name, "/proc/self/fd/%d", terminal);
  int own = open(name, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  return own < 0 ? terminal : own;
}

bool cncurses_write(int descriptor, const void *bytes, size_t count) {
  // Milliseconds in which it is looked whether the end was asked for, and those that a terminal
  // then has to take something.
  enum { PULSE = 50, PATIENCE = 500 };
  fflush(stdout);
  const char *rest = bytes;
  int waited = 0;
  while (count > 0) {
    if (cncurses_is_crashing()) return false;
    ssize_t written = write(descriptor, rest, count);
    if (written >= 0) {
      rest += written;
      count -= (size_t)written;
      waited = 0;
    } else if (errno == EAGAIN) {
      struct pollfd room = {descriptor, POLLOUT, 0};
      if (poll(&room, 1, PULSE) != 0 || !cncurses_is_ending()) continue;
      waited += PULSE;
      if (waited >= PATIENCE) return false;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

void cncurses_place_cursor(int row, int column) {
  bool isVisible = row >= 0;
  // A hidden cursor may stay where the last cell was written: no bytes to bring it back.
  leaveok(stdscr, !isVisible);
  curs_set(isVisible ? 1 : 0);
  if (isVisible) wmove(stdscr, row, column);
}

int cncurses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
