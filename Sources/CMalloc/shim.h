#pragma once
// Glibc's module map leaves <malloc.h> out.
#include <malloc.h>
