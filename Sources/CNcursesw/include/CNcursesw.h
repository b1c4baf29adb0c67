// What Swift cannot name of ncurses (its global windows, its attribute macros), and what must be
// C because it runs inside a signal handler.

#ifndef CNCURSESW_H
#define CNCURSESW_H

#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#include <ncurses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// CursesTerminal fills cells field by field: `setcchar` costs twice the whole frame.
_Static_assert(CCHARW_MAX == 5, "a cell holds five code points");
_Static_assert(sizeof(cchar_t) == sizeof(attr_t) + 5 * sizeof(wchar_t) + sizeof(int),
               "a cell is its attributes, code points and colour pair");

// MARK: The screen (Screen.c)

enum cncurses_opened {
  CNCURSES_OPENED,
  CNCURSES_NO_MEMORY,
  CNCURSES_UNKNOWN_TERMINAL,
};

/// Makes the character set UTF-8: by the environment, else by a locale that has it.
bool cncurses_use_utf8(void);

/// Whether the environment says that the terminal has another character set: bytes of UTF-8 would be
/// controls to it. Sets the locale; to be called before `cncurses_use_utf8`.
bool cncurses_is_other_set(void);

/// Reads the description of the terminal that TERM names; until the screen is opened, it is what
/// capabilities are asked of. False where there is none.
bool cncurses_describe(int output);

/// Sets a variable of the environment; NULL takes it away. False without memory.
///
/// A whole new environment takes the place of the one there was, which is never freed: setenv(3)
/// changes in place what another thread may be reading, or starting a program with (execve(2) then
/// fails). Not for two threads at once.
bool cncurses_set_variable(const char *name, const char *value);

/// Starts ncurses and makes it the current screen, after `cncurses_describe`.
///
/// `entry` describes the terminal `name` as TERMINFO would (`hex:` or `b64:` and a compiled
/// entry); NULL both for the terminal's own. It draws into memory: what it drew is taken frame by
/// frame and written to the terminal by us. It knows nothing of the terminal's settings or size.
enum cncurses_opened cncurses_open(const char *name, const char *entry);

/// Frees what `cncurses_open` made; the terminal must have been left.
void cncurses_close(void);

/// Bytes that ncurses has written and nobody has taken.
size_t cncurses_frame_size(void);

/// Takes these bytes: at most `count`, the rest is lost.
size_t cncurses_take_frame(void *bytes, size_t count);
void cncurses_drop_frame(void);

/// Makes ncurses forget what it knows of the cursor, as somebody else gets the terminal.
void cncurses_pause(void);

/// What the screen is cleared to: blanks of a colour pair.
void cncurses_set_ground(int pair);

/// A string of terminfo without its padding marks, at most 255 bytes; NULL where the terminal has
/// none. Valid until the next call.
const char *cncurses_capability(const char *name);

/// A number of terminfo; negative where the terminal has none.
int cncurses_number(const char *name);
bool cncurses_flag(const char *name);

/// Where a compiled entry keeps a capability among those of its kind; negative for an unknown one.
int cncurses_flag_place(const char *name);
int cncurses_number_place(const char *name);
int cncurses_string_place(const char *name);

/// What the terminal says its size is; false where it says nothing.
bool cncurses_measure(int descriptor, int *rows, int *columns);

/// Gives ncurses' screen another size; what the terminal shows is then unknown.
void cncurses_resize(int rows, int columns);

/// The next frame paints every cell.
void cncurses_forget_screen(void);

/// The same terminal as a descriptor of our own, one that does not block: that setting is shared
/// with all who have the other one. The other one, blocking, where it cannot be opened again, as
/// after `su`.
int cncurses_reopen(int terminal);

/// Writes all of `bytes` after what stdio holds back; false where the terminal is gone, or takes
/// nothing any more after a signal has asked to end.
bool cncurses_write(int descriptor, const void *bytes, size_t count);

/// Where the cursor is left after the frames that follow; negative hides it.
void cncurses_place_cursor(int row, int column);

/// Columns of a code point by the C library, as ncurses counts them; -1 where it is none.
int cncurses_width(uint32_t scalar);

// MARK: Signals (Signals.c)

/// Makes the wake pipe, once for the process, and catches the signals a full screen must know of,
/// except those that are ignored.
bool cncurses_catch_signals(void);

/// Puts back the actions that `cncurses_catch_signals` found.
void cncurses_release_signals(void);

/// The two ends of the wake pipe; both do not block. The signals write `CNCURSES_SIGNAL_BYTE`.
int cncurses_wake_reader(void);
int cncurses_wake_writer(void);
#define CNCURSES_SIGNAL_BYTE 0xFF

/// The signals caught since the last call, bit n for signal n.
uint32_t cncurses_take_signals(void);

/// Those that ask to end.
uint32_t cncurses_ending_signals(void);

/// Forgets those of `signals` that were caught.
void cncurses_forget_signals(uint32_t signals);

/// Stops the process group as `^Z` does; returns when it goes on.
void cncurses_stop(void);

/// Whether SIGTSTP stops the process, as it must while a child has the terminal, or is caught.
void cncurses_let_stop(bool stops);

/// Ends the process by a signal's default action.
void cncurses_die(int signal) __attribute__((noreturn));

// MARK: Crashes and the error stream (Crash.c, CrashReport.c)

/// Milliseconds in which a terminal that is to be given back answers what it was asked.
enum { CNCURSES_ANSWER_PATIENCE = 100 };

/// Keeps the settings of `terminal` and, from now to `cncurses_disarm`, should the process crash
/// or exit, gives it back: `reset` is written (at most 511 bytes), the settings are restored. Where
/// an answer was `asked` for that has not come, it is waited for a moment and thrown away, with all
/// else that was typed.
void cncurses_arm(int terminal, const void *reset, size_t count, bool asked);
void cncurses_disarm(void);

/// Has a crash of the calling thread handled also where its stack is used up; costs 64 KiB.
void cncurses_guard_thread(void);

/// Says where a crash leaves a report (`file`, its folders are made), how that path is shown, and
/// what the report begins with; an empty `file` for none.
void cncurses_prepare_report(const char *file, const char *shown, const char *about);

/// What happened last, for the report: the name of a key, never a text.
void cncurses_note_event(const char *event);
void cncurses_note_size(int rows, int columns);

/// Crashes, for those who want to see what is left behind.
enum cncurses_crash { CNCURSES_FAULT, CNCURSES_ABORT, CNCURSES_OVERFLOW };
void cncurses_crash(enum cncurses_crash how);

/// Remembers the settings that `cncurses_restore_settings` puts back.
bool cncurses_save_settings(int terminal);

/// Every byte typed comes at once and unchanged, nothing is echoed, and output is left as it is.
void cncurses_set_raw(void);
void cncurses_restore_settings(void);

/// Where the error stream is a terminal, keeps in memory what is written to it, so that it does
/// not tear the screen and is not lost with it.
void cncurses_hold_errors(void);

/// Ends that and writes what was kept.
void cncurses_release_errors(void);

// MARK: Names

static inline WINDOW *cncurses_screen(void) { return stdscr; }

static inline attr_t cncurses_bold(void) { return A_BOLD; }
static inline attr_t cncurses_dim(void) { return A_DIM; }
static inline attr_t cncurses_italic(void) { return A_ITALIC; }
static inline attr_t cncurses_underline(void) { return A_UNDERLINE; }
static inline attr_t cncurses_reverse(void) { return A_REVERSE; }

/// A cell of one base, its marks and a colour pair.
static inline cchar_t cncurses_cell(attr_t attributes, int pair, uint32_t base, uint32_t mark1,
                                    uint32_t mark2, uint32_t mark3) {
  // The low bits of the attributes repeat the pair as far as it fits.
  attr_t low = COLOR_PAIR(pair < 255 ? pair : 255);
  cchar_t cell = {attributes | low,
                  {(wchar_t)base, (wchar_t)mark1, (wchar_t)mark2, (wchar_t)mark3, 0},
                  pair};
  return cell;
}

#endif
