// Tells the thread sanitizer of the order that Swift's Mutex makes.
//
// On Linux a Mutex that two threads want at once is handed on by the kernel (futex(2),
// FUTEX_LOCK_PI), in a library that is not compiled for the sanitizer: what one thread did before
// another got the Mutex would look like a race. Linked into a program, these stand before the
// library's own.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

// Of the sanitizer's runtime (LLVM's tsan_interface.h).
void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *mutex
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void order_lock(uint32_t thread, SELF) __asm__(LOCK);
SWIFT bool order_try_lock(SELF) __asm__(TRY_LOCK);
SWIFT void order_unlock(SELF) __asm__(UNLOCK);

// The library's own.
static void *next(const char *symbol) {
  void *found = dlsym(RTLD_NEXT, symbol);
  if (!found) abort();
  return found;
}

SWIFT void order_lock(uint32_t thread, SELF) {
  typedef SWIFT void Lock(uint32_t, SELF);
  ((Lock *)next(LOCK))(thread, mutex);
  __tsan_acquire(mutex);
}

SWIFT bool order_try_lock(SELF) {
  typedef SWIFT bool TryLock(SELF);
  bool locked = ((TryLock *)next(TRY_LOCK))(mutex);
  if (locked) __tsan_acquire(mutex);
  return locked;
}

SWIFT void order_unlock(SELF) {
  typedef SWIFT void Unlock(SELF);
  __tsan_release(mutex);
  ((Unlock *)next(UNLOCK))(mutex);
}
