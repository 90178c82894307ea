/*
 * The clock and its arithmetic.
 *
 * Covers: osip_gettimeofday, osip_getsystemtime, osip_compensatetime,
 * add_gettimeofday, min_timercmp, the osip_timer* macros.
 */
#define _GNU_SOURCE
#include "../headers.h"

#include <osip2/osip_time.h>

static void see_time(const char *label, const struct timeval *tv) {
  size_t before = observe_enter(label);

  see_number("tv_sec", (long) tv->tv_sec);
  see_number("tv_usec", (long) tv->tv_usec);
  observe_leave(before);
}

int main(void) {
  static const struct timeval starts[] = {{10, 999999}, {10, 500000}, {10, 0}, {0, 0}, {-5, 0}, {2147483647, 999999}};
  static const int steps[] = {0, 1, 999, 1000, 1500, 999999, 1000000, 1500999, 2147483647, -1, -999, -1000, -2500, 32000, 500};
  static const struct timeval times[] = {{4, 900000}, {5, 400000}, {5, 500000}, {5, 600000}, {-1, 0}, {-1, 7}, {0, 0}, {-2, 0}, {7, 0}};
  struct timeval now = {0, 0}, later = {0, 0}, difference;
  struct timespec clock;
  time_t seconds = 0, returned;
  size_t i, j;

  for (i = 0; i < COUNT(starts); i++)
    for (j = 0; j < COUNT(steps); j++) {
      struct timeval tv = starts[i];

      add_gettimeofday(&tv, steps[j]);
      see_number("step", steps[j]);
      see_time("sum", &tv);
    }
  for (i = 0; i < COUNT(times); i++)
    for (j = 0; j < COUNT(times); j++) {
      struct timeval left = times[i], right = times[j];

      min_timercmp(&left, &right);
      see_time("left", &left);
      see_time("right", &right);
      see_number("less", osip_timercmp(&left, &right, <));
      see_number("is set", osip_timerisset(&left) != 0);
    }
  osip_timersub(&starts[0], &starts[1], &difference);
  see_time("difference", &difference);
  osip_timersub(&starts[2], &starts[1], &difference);
  see_time("difference", &difference);
  osip_timerclear(&difference);
  see_time("clear", &difference);

  /* the clock is the monotonic one */
  clock_gettime(CLOCK_MONOTONIC, &clock);
  see_number("gettimeofday", osip_gettimeofday(&now, NULL));
  osip_compensatetime();
  see_number("gettimeofday", osip_gettimeofday(&later, NULL));
  returned = osip_getsystemtime(&seconds);
  see_number("goes forward", !osip_timercmp(&later, &now, <));
  see_number("is monotonic time", now.tv_sec >= clock.tv_sec && now.tv_sec <= clock.tv_sec + 2);
  see_number("microseconds in range", now.tv_usec >= 0 && now.tv_usec < 1000000);
  see_number("seconds agree", seconds >= now.tv_sec && seconds <= now.tv_sec + 2);
  see_number("returned is stored", returned == seconds);
  see_number("without a place to store", osip_getsystemtime(NULL) >= seconds);
  return 0;
}
