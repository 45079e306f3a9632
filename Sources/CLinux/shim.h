#pragma once
// What Glibc's module map leaves out.
#include <malloc.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <sys/vfs.h>
