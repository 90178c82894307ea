/* Condition variables. */
#ifndef __OSIP_CONDV_H__
#define __OSIP_CONDV_H__

#include <stdio.h>
#include <time.h>

/** A condition variable: a pthread_cond_t. */
struct osip_cond;

struct osip_mutex;

struct timespec;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes a condition variable; NULL if that fails. */
struct osip_cond *osip_cond_init(void);

/** Frees a condition variable. 0, OSIP_BADPARAMETER, or the error of pthread_cond_destroy. */
int osip_cond_destroy(struct osip_cond *cond);

/** Wakes one thread that waits. 0, OSIP_BADPARAMETER, or the error of pthread_cond_signal. */
int osip_cond_signal(struct osip_cond *cond);

/** Unlocks the mutex, waits to be woken, and locks it again. 0, OSIP_BADPARAMETER, or the error of pthread_cond_wait. */
int osip_cond_wait(struct osip_cond *cond, struct osip_mutex *mut);

/** The same, until a time of the calendar clock at most: then ETIMEDOUT. */
int osip_cond_timedwait(struct osip_cond *cond, struct osip_mutex *mut, const struct timespec *abstime);

#ifdef __cplusplus
}
#endif

#endif
