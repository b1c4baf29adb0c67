// What the files of this target share about crashes; not for the binding.

#ifndef CNCURSESW_CRASH_H
#define CNCURSESW_CRASH_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/// Whether the process is on its way out by a crash: nothing may draw any more.
bool cncurses_is_crashing(void);

/// Writes all of `bytes`; false where the terminal is gone, or takes nothing for `patience`
/// milliseconds. Async-signal-safe.
bool cncurses_write_within(int descriptor, const void *bytes, size_t count, int patience);

/// Writes the report of a crash, and one line on the error stream that says where it is.
/// Async-signal-safe.
void cncurses_report(int number, const siginfo_t *info, const void *context);

/// Whether a signal has asked to end, and nobody has forgotten it.
bool cncurses_is_ending(void);

#endif
