#pragma once
#include <jq.h>
#include <jv.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/// Takes away from this process what a mapping does not need: files, core dumps, ptrace, and address space beyond a
/// number of bytes. It is in C because prctl is variadic, which Swift cannot call. Returns 0 when all of it was done.
static inline int jq_confine(uint64_t address_space) {
  struct rlimit memory = {address_space, address_space}, files = {3, 3}, none = {0, 0};
  if (setrlimit(RLIMIT_AS, &memory)) return -1;
  if (setrlimit(RLIMIT_NOFILE, &files)) return -1;
  if (setrlimit(RLIMIT_CORE, &none)) return -1;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/// Allows `seconds` more of processor time from now on; after that the kernel ends the process. Returns 0 on success.
static inline int jq_allow_seconds(uint64_t seconds) {
  struct rusage usage;
  struct rlimit limit;
  if (getrusage(RUSAGE_SELF, &usage) || getrlimit(RLIMIT_CPU, &limit)) return -1;
  limit.rlim_cur = (rlim_t)usage.ru_utime.tv_sec + (rlim_t)usage.ru_stime.tv_sec + 1 + seconds;
  return setrlimit(RLIMIT_CPU, &limit);
}
