/* pthread_cond_timedwait: on 32-bit machines, the headers of C decide by the width of its times which function of libc that is. */

#include <pthread.h>
#include <time.h>

/* A pointer, not a wrapper: a thread may end while it waits, and no frame is to stand between. */
typedef int timed_wait_t(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *until);

extern timed_wait_t *const osip_rs_pthread_cond_timedwait;

timed_wait_t *const osip_rs_pthread_cond_timedwait = pthread_cond_timedwait;
