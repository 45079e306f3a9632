#pragma once
// Headers that Glibc's Swift module does not export.
#include <malloc.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <sys/vfs.h>
