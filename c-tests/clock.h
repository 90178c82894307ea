/*
 * The clock that the libraries ask, for programs that move it themselves.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <sys/time.h>
#include <time.h>

static long long clock_now = 1000000000LL; /* microseconds */

int clock_gettime(clockid_t id, struct timespec *time) {
  (void) id;
  time->tv_sec = clock_now / 1000000;
  time->tv_nsec = clock_now % 1000000 * 1000;
  return 0;
}

int gettimeofday(struct timeval *time, void *zone) {
  (void) zone;
  time->tv_sec = clock_now / 1000000;
  time->tv_usec = clock_now % 1000000;
  return 0;
}

/* Where time_t has 64 bits on a machine of 32, the headers give the two above other names; under the old ones there are functions with
   times of 32 bits, and a library may ask those. */
#if __SIZEOF_LONG__ == 4 && (defined(__USE_TIME_BITS64) || defined(_REDIR_TIME64))
struct clock_of_longs {
  long seconds;
  long rest;
};

int clock_gettime_of_longs(clockid_t id, struct clock_of_longs *time) __asm__("clock_gettime");
int gettimeofday_of_longs(struct clock_of_longs *time, void *zone) __asm__("gettimeofday");

int clock_gettime_of_longs(clockid_t id, struct clock_of_longs *time) {
  (void) id;
  time->seconds = (long) (clock_now / 1000000);
  time->rest = (long) (clock_now % 1000000 * 1000);
  return 0;
}

int gettimeofday_of_longs(struct clock_of_longs *time, void *zone) {
  (void) zone;
  time->seconds = (long) (clock_now / 1000000);
  time->rest = (long) (clock_now % 1000000);
  return 0;
}
#endif

#endif
