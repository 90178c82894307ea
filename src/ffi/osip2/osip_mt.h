/* Threads, semaphores and mutexes. */
#ifndef _OSIP_MT_H_
#define _OSIP_MT_H_

#include <stdio.h>

@declarations@

#endif
