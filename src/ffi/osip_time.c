/* What depends on the widths of C's times: on 32-bit machines, the headers of C decide which functions of libc go with them. */

#include <pthread.h>
#include <sys/time.h>
#include <time.h>

/* A pointer, not a wrapper: a thread may end while it waits, and no frame is to stand between. */
typedef int timed_wait_t(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *until);

extern timed_wait_t *const osip_rs_pthread_cond_timedwait;
void osip_rs_now(struct timeval *now);

timed_wait_t *const osip_rs_pthread_cond_timedwait = pthread_cond_timedwait;

void osip_rs_now(struct timeval *now) {
  struct timespec time;

  if (clock_gettime(CLOCK_MONOTONIC, &time) != 0) {
    gettimeofday(now, NULL);
    return;
  }
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
}
