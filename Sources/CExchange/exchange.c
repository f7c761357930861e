#include "exchange.h"

#if defined(__linux__)
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

int candour_exchange(int folder, const char *first, const char *second) {
  const unsigned exchange = 1u << 1;  // RENAME_EXCHANGE
  return (int)syscall(SYS_renameat2, folder, first, folder, second, exchange);
}
#else
#include <stdio.h>

int candour_exchange(int folder, const char *first, const char *second) {
  return renameatx_np(folder, first, folder, second, RENAME_SWAP);
}
#endif
