// Lets calls to the system fail, one at a time: preloaded into the program by Scripts/faults.py.
//
//   FAULTS_BELOW   folders, split by colons: only calls about what lies below them are counted
//   FAULTS_COUNT   a file of 8 bytes that the calls are counted in, over all threads and processes
//   FAULTS_AT      the number of the call that fails, from 1; none without it
//   FAULTS_ERROR   the errno it fails with; 0: a write takes half of what it is given
//   FAULTS_STAYS   set: all calls after that one fail, too

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static _Atomic long *count;
static _Atomic long ownCount;
static const char *below;
static long at;
static int error;
static int stays;

__attribute__((constructor)) static void start(void) {
  below = getenv("FAULTS_BELOW");
  at = getenv("FAULTS_AT") ? atol(getenv("FAULTS_AT")) : 0;
  error = getenv("FAULTS_ERROR") ? atoi(getenv("FAULTS_ERROR")) : EIO;
  stays = getenv("FAULTS_STAYS") != NULL;
  count = &ownCount;
  const char *path = getenv("FAULTS_COUNT");
  long descriptor = path ? syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
  if (descriptor < 0) return;
  void *shared = mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, (int)descriptor, 0);
  if (shared != MAP_FAILED) count = shared;
  syscall(SYS_close, descriptor);
}

static int is_below(const char *path) {
  char whole[PATH_MAX];
  if (!below || !path) return 0;
  if (path[0] != '/') {
    if (!getcwd(whole, sizeof whole)) return 0;
    strncat(whole, "/", sizeof whole - strlen(whole) - 1);
    strncat(whole, path, sizeof whole - strlen(whole) - 1);
    path = whole;
  }
  for (const char *folder = below; *folder;) {
    size_t length = strcspn(folder, ":");
    if (length && !strncmp(path, folder, length)) return 1;
    folder += length + (folder[length] == ':');
  }
  return 0;
}

static int is_about(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return is_below(path);
}

// Whether this call is to fail; errno is set then.
static int fails(int concerned, const char *name) {
  if (!concerned) return 0;
  long number = atomic_fetch_add(count, 1) + 1;
  if (!at || number < at || (number > at && !stays)) return 0;
  if (getenv("FAULTS_TELL")) dprintf(2, "call %ld: %s\n", number, name);
  errno = error;
  return 1;
}

#define OPEN(name, first, given, path)                                     \
  int name(first const char *path, int flags, ...) {                       \
    va_list rest;                                                          \
    va_start(rest, flags);                                                 \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;\
    va_end(rest);                                                          \
    if (fails(is_below(path), "open") && error) return -1;                 \
    return REAL(name)(given path, flags, mode);                            \
  }
#define NOTHING
#define FOLDER int folder,
#define GIVEN folder,
OPEN(open, NOTHING, NOTHING, path)
OPEN(open64, NOTHING, NOTHING, path)
OPEN(openat, FOLDER, GIVEN, path)
OPEN(openat64, FOLDER, GIVEN, path)

DIR *opendir(const char *path) {
  if (fails(is_below(path), "opendir") && error) return NULL;
  return REAL(opendir)(path);
}

#define ON_DESCRIPTOR(type, name, parameters, arguments)            \
  type name parameters {                                            \
    if (fails(is_about(descriptor), #name) && error) return -1;     \
    return REAL(name) arguments;                                    \
  }
ON_DESCRIPTOR(ssize_t, read, (int descriptor, void *bytes, size_t size), (descriptor, bytes, size))
ON_DESCRIPTOR(ssize_t, pread, (int descriptor, void *bytes, size_t size, off_t offset),
              (descriptor, bytes, size, offset))
ON_DESCRIPTOR(ssize_t, pread64, (int descriptor, void *bytes, size_t size, off64_t offset),
              (descriptor, bytes, size, offset))
ON_DESCRIPTOR(int, fsync, (int descriptor), (descriptor))
ON_DESCRIPTOR(int, fdatasync, (int descriptor), (descriptor))
ON_DESCRIPTOR(int, ftruncate, (int descriptor, off_t size), (descriptor, size))
ON_DESCRIPTOR(int, ftruncate64, (int descriptor, off64_t size), (descriptor, size))
ON_DESCRIPTOR(int, fchmod, (int descriptor, mode_t mode), (descriptor, mode))
ON_DESCRIPTOR(int, flock, (int descriptor, int operation), (descriptor, operation))

#define WRITE(name, parameters, half, whole)                        \
  ssize_t name parameters {                                         \
    if (fails(is_about(descriptor), #name)) {                       \
      if (error) return -1;                                         \
      if (size > 1) return REAL(name) half;                         \
    }                                                               \
    return REAL(name) whole;                                        \
  }
WRITE(write, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size / 2),
      (descriptor, bytes, size))
WRITE(pwrite, (int descriptor, const void *bytes, size_t size, off_t offset),
      (descriptor, bytes, size / 2, offset), (descriptor, bytes, size, offset))
WRITE(pwrite64, (int descriptor, const void *bytes, size_t size, off64_t offset),
      (descriptor, bytes, size / 2, offset), (descriptor, bytes, size, offset))

// The descriptor is closed all the same, as on Linux.
int close(int descriptor) {
  int isFailing = fails(is_about(descriptor), "close") && error;
  int result = REAL(close)(descriptor);
  if (!isFailing) return result;
  errno = error;
  return -1;
}

#define ON_PATH(name, parameters, path, arguments)                  \
  int name parameters {                                             \
    if (fails(is_below(path), #name) && error) return -1;           \
    return REAL(name) arguments;                                    \
  }
ON_PATH(rename, (const char *path, const char *other), path, (path, other))
ON_PATH(link, (const char *path, const char *other), path, (path, other))
ON_PATH(unlink, (const char *path), path, (path))
ON_PATH(mkdir, (const char *path, mode_t mode), path, (path, mode))
