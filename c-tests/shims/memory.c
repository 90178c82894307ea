/*
 * A machine whose memory behaves otherwise, for programs with transactions: preloaded, with MEMORY=kept pages that are given back keep what was in
 * them, as under some emulators; with MEMORY=locked they cannot be given back; with MEMORY=full there is no room for a slab, as where the address
 * space is limited. Ends the program with 97 unless the library met that.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What slabs.rs maps at once. */
#define SLAB (2 * 64 * 16 * 1024)

static int met;

static int is(const char *memory) { return strcmp(getenv("MEMORY"), memory) == 0; }

int madvise(void *address, size_t length, int advice) {
  int (*real)(void *, size_t, int);

  if (advice == MADV_DONTNEED && !is("full")) {
    if (__atomic_fetch_add(&met, 1, __ATOMIC_RELAXED) > 0 || is("kept")) {
      errno = EINVAL;
      return is("kept") ? 0 : -1;
    }
    /* locked, but not yet when the library tries it for the first time */
  }
  *(void **) &real = dlsym(RTLD_NEXT, "madvise");
  return real(address, length, advice);
}

void *mmap(void *address, size_t length, int access, int flags, int file, off_t offset) {
  void *(*real)(void *, size_t, int, int, int, off_t);

  if (length == SLAB && is("full")) {
    __atomic_store_n(&met, 1, __ATOMIC_RELAXED);
    errno = ENOMEM;
    return MAP_FAILED;
  }
  *(void **) &real = dlsym(RTLD_NEXT, "mmap");
  return real(address, length, access, flags, file, offset);
}

__attribute__((destructor)) static void judge(void) {
  if (met)
    return;
  fflush(stdout);
  fprintf(stderr, "memory that is %s: nothing happened\n", getenv("MEMORY"));
  _exit(97);
}
