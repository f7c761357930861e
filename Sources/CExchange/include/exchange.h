#ifndef CANDOUR_EXCHANGE_H
#define CANDOUR_EXCHANGE_H

/// Lets two entries of a folder change places in one step of the file system.
///
/// Swift sees neither renameat2 of Linux (with RENAME_EXCHANGE) nor a way to call it through its variadic syscall.
/// Returns 0, or -1 with errno.
int candour_exchange(int folder, const char *first, const char *second);

#endif
