// What Swift's view of the C library leaves out of memory.

#ifndef CMEMORY_H
#define CMEMORY_H

/// Gives the system back what was freed but is still held (malloc_trim(3)): a few milliseconds for
/// tens of megabytes, in which other threads may wait for memory.
void cmemory_give_back(void);

#endif
