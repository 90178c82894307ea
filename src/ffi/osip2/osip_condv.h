/* Condition variables. */
#ifndef __OSIP_CONDV_H__
#define __OSIP_CONDV_H__

#include <stdio.h>
#include <time.h>

@declarations@

#endif
