/* The clock of transactions, and calculations with its times. */
#ifndef _OSIP_TIME_H_
#define _OSIP_TIME_H_

#include <sys/time.h>
#include <time.h>

struct timeval;

#ifdef __cplusplus
extern "C" {
#endif

/** Adds milliseconds to a time. A million and more are added as whole seconds, and the fraction is dropped. */
void add_gettimeofday(struct timeval *atv, int ms);

/** Sets tv1 to the earlier of the two; a tv2 whose seconds are -1 is no time. */
void min_timercmp(struct timeval *tv1, struct timeval *tv2);

/** The time since some fixed moment, not of the calendar. 0, or OSIP_BADPARAMETER. */
int osip_gettimeofday(struct timeval *tp, void *tz);

/** The seconds of osip_gettimeofday, stored in *t too. */
time_t osip_getsystemtime(time_t *t);

/** Does nothing: the clock needs no compensation. */
void osip_compensatetime(void);

#ifdef __cplusplus
}
#endif

#if !defined(timerisset)
#define osip_timerisset(tvp) ((tvp)->tv_sec || (tvp)->tv_usec)
#else
#define osip_timerisset(tvp) timerisset(tvp)
#endif

#if !defined(timercmp)
#define osip_timercmp(a, b, CMP) (((a)->tv_sec == (b)->tv_sec) ? ((a)->tv_usec CMP(b)->tv_usec) : ((a)->tv_sec CMP(b)->tv_sec))
#else
#define osip_timercmp(tvp, uvp, cmp) timercmp(tvp, uvp, cmp)
#endif

#if !defined(timerclear)
#define osip_timerclear(tvp) (tvp)->tv_sec = (tvp)->tv_usec = 0
#else
#define osip_timerclear(tvp) timerclear(tvp)
#endif

#if !defined(timersub)
#define osip_timersub(a, b, result)                  \
  do {                                               \
    (result)->tv_sec = (a)->tv_sec - (b)->tv_sec;    \
    (result)->tv_usec = (a)->tv_usec - (b)->tv_usec; \
    if ((result)->tv_usec < 0) {                     \
      --(result)->tv_sec;                            \
      (result)->tv_usec += 1000000;                  \
    }                                                \
  } while (0)
#else
#define osip_timersub(a, b, result) timersub(a, b, result)
#endif

#endif
