/* Queues between threads. */
#ifndef _FIFO_H_
#define _FIFO_H_

#include <osip2/osip_mt.h>
#include <osipparser2/osip_list.h>

@declarations@

#endif
