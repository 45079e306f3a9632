// Tells ThreadSanitizer when Swift's Mutex is taken and given back under contention. That part of it lives in Swift's own
// library, which is not built for ThreadSanitizer: it would see every value in a contended Mutex as raced for. What is not
// contended it sees by itself. Loaded before that library; see test-threads.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SELF __attribute__((swift_context)) void *self

typedef __attribute__((swiftcall)) void (*lock_slow)(uint32_t thread, SELF);
typedef __attribute__((swiftcall)) void (*unlock_slow)(SELF);

static const char lock_name[] = "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF";
static const char unlock_name[] = "$s15Synchronization12_MutexHandleV11_unlockSlowyyF";

static void tell(const char *what, void *mutex) {
  void (*tsan)(void *) = (void (*)(void *))dlsym(RTLD_DEFAULT, what);
  if (tsan) tsan(mutex);
}

__attribute__((swiftcall)) void locked(uint32_t thread, SELF) __asm__(
    "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
__attribute__((swiftcall)) void locked(uint32_t thread, SELF) {
  ((lock_slow)dlsym(RTLD_NEXT, lock_name))(thread, self);
  tell("__tsan_acquire", self);
}

__attribute__((swiftcall)) void unlocked(SELF) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
__attribute__((swiftcall)) void unlocked(SELF) {
  tell("__tsan_release", self);
  ((unlock_slow)dlsym(RTLD_NEXT, unlock_name))(self);
}
