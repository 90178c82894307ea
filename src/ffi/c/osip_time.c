/* What depends on the widths of C's times: on 32-bit machines, the headers of C decide which functions of libc go with them. */

#include <sys/time.h>
#include <time.h>

void osip_rs_now(struct timeval *now);

void osip_rs_now(struct timeval *now) {
  struct timespec time;

  if (clock_gettime(CLOCK_MONOTONIC, &time) != 0) {
    gettimeofday(now, NULL);
    return;
  }
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
}
