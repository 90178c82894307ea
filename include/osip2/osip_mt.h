/* Threads, semaphores and mutexes. */
#ifndef _OSIP_MT_H_
#define _OSIP_MT_H_

#include <stdio.h>

/** A mutex that does not count how often its thread locks it: a pthread_mutex_t. */
struct osip_mutex;

/** A semaphore: a sem_t. */
struct osip_sem;

/** A thread: a pthread_t. */
struct osip_thread;

#ifdef __cplusplus
extern "C" {
#endif

/** Starts a thread; NULL if that fails. It is joined, and then its block freed with osip_free. The stack has its usual size. */
struct osip_thread *osip_thread_create(int stacksize, void *(*func)(void*), void *arg);

/** Waits until a thread has ended. 0, OSIP_BADPARAMETER, or the error of pthread_join. The thread is not freed. */
int osip_thread_join(struct osip_thread *thread);

/** Does nothing. 0. */
int osip_thread_set_priority(struct osip_thread *thread, int priority);

/** Ends the calling thread. */
void osip_thread_exit(void);

/** Makes a semaphore; NULL if that fails, or for a value above SEM_VALUE_MAX. */
struct osip_sem *osip_sem_init(unsigned int value);

/** Frees a semaphore. 0. */
int osip_sem_destroy(struct osip_sem *sem);

/** Adds one. 0, OSIP_BADPARAMETER, or -1 with errno. */
int osip_sem_post(struct osip_sem *sem);

/** Takes one away, once there is one. 0, OSIP_BADPARAMETER, or -1 with errno (EINTR). */
int osip_sem_wait(struct osip_sem *sem);

/** Takes one away if there is one. 0, OSIP_BADPARAMETER, or -1 with errno (EAGAIN). */
int osip_sem_trywait(struct osip_sem *sem);

/** Makes a mutex; NULL if that fails. */
struct osip_mutex *osip_mutex_init(void);

/** Frees a mutex. */
void osip_mutex_destroy(struct osip_mutex *mut);

/** Locks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_lock. */
int osip_mutex_lock(struct osip_mutex *mut);

/** Unlocks a mutex. 0, OSIP_BADPARAMETER, or the error of pthread_mutex_unlock. */
int osip_mutex_unlock(struct osip_mutex *mut);

#ifdef __cplusplus
}
#endif

#endif
