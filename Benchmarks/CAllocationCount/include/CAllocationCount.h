#pragma once

/// The calls of `malloc` by the whole program since it began, on all threads.
///
/// The definition of `malloc` beside it stands before the C library's.
long allocation_count(void);
