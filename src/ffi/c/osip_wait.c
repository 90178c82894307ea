/* Entry points in which a thread may wait, and be cancelled or end itself meanwhile. They are in C, so that no frame of Rust is there then; and the
 * headers of C decide which functions of libc go with its times. */

#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>

#include <osip2/osip_condv.h>
#include <osip2/osip_fifo.h>
#include <osip2/osip_mt.h>
#include <osipparser2/osip_port.h>

/* In fifo.rs: takes out the first element, which the semaphore has promised. */
void *osip_rs_fifo_take(osip_fifo_t *ff);

int osip_sem_wait(struct osip_sem *sem) {
  return sem == NULL ? OSIP_BADPARAMETER : sem_wait((sem_t *) sem);
}

void *osip_fifo_get(osip_fifo_t *ff) {
  if (ff == NULL || ff->qisempty == NULL || sem_wait((sem_t *) ff->qisempty) != OSIP_SUCCESS)
    return NULL;
  return osip_rs_fifo_take(ff);
}

int osip_cond_wait(struct osip_cond *cond, struct osip_mutex *mut) {
  if (cond == NULL || mut == NULL)
    return OSIP_BADPARAMETER;
  return pthread_cond_wait((pthread_cond_t *) cond, (pthread_mutex_t *) mut);
}

int osip_cond_timedwait(struct osip_cond *cond, struct osip_mutex *mut, const struct timespec *abstime) {
  if (cond == NULL || mut == NULL || abstime == NULL)
    return OSIP_BADPARAMETER;
  return pthread_cond_timedwait((pthread_cond_t *) cond, (pthread_mutex_t *) mut, abstime);
}

int osip_thread_join(struct osip_thread *thread) {
  return thread == NULL ? OSIP_BADPARAMETER : pthread_join(*(pthread_t *) thread, NULL);
}

void osip_thread_exit(void) {
  pthread_exit(NULL);
}
