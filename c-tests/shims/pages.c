/*
 * A machine whose pages have PAGES bytes, for programs with transactions: preloaded, it answers for the system, and ends the program with 97
 * unless the library asked for the size and then mapped no slab of its own.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* What slabs.rs maps at once. */
#define SLAB (2 * 64 * 16 * 1024)

static int asked, mapped;

long sysconf(int name) {
  long (*real)(int);

  if (name == _SC_PAGESIZE) {
    __atomic_store_n(&asked, 1, __ATOMIC_RELAXED);
    return atol(getenv("PAGES"));
  }
  *(void **) &real = dlsym(RTLD_NEXT, "sysconf");
  return real(name);
}

void *mmap(void *address, size_t length, int access, int flags, int file, off_t offset) {
  void *(*real)(void *, size_t, int, int, int, off_t);

  if (length == SLAB)
    __atomic_store_n(&mapped, 1, __ATOMIC_RELAXED);
  *(void **) &real = dlsym(RTLD_NEXT, "mmap");
  return real(address, length, access, flags, file, offset);
}

__attribute__((destructor)) static void judge(void) {
  if (asked && !mapped)
    return;
  fflush(stdout);
  fprintf(stderr, "pages of %s bytes: %s\n", getenv("PAGES"), asked ? "a slab was mapped all the same" : "nobody asked");
  _exit(97);
}
