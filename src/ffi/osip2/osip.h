/* Transactions (RFC 3261 section 17), their events, and the stack that holds them. */
#ifndef _OSIP_H_
#define _OSIP_H_

#include <stddef.h>
#include <sys/time.h>
#include <time.h>

#include <osipparser2/osip_const.h>

#include <osip2/osip_time.h>

#include <osipparser2/osip_parser.h>
#include <osip2/osip_fifo.h>

/*
 * Threads. Any number of threads may make, find, execute and free transactions of one stack at once, add events and look for timers, and
 * callbacks may, too. A transaction is executed by one thread at a time. Who comes meanwhile, by osip_ict_execute and the like or by
 * osip_transaction_execute, leaves the events to that thread, which executes them after the current one, and returns before that. A callback
 * may end its thread (pthread_exit, cancellation) or throw a C++ exception: the event is freed then, and others can go on with the
 * transaction. A transaction that is freed while it is being executed gets no further callback, and goes when the current one has returned.
 */

/* The times of RFC 3261 table 4, in milliseconds. */
#ifndef DEFAULT_T1
#define DEFAULT_T1 500
#endif
#ifndef DEFAULT_T1_TCP_PROGRESS
#define DEFAULT_T1_TCP_PROGRESS 500
#endif
#ifndef DEFAULT_T2
#define DEFAULT_T2 4000
#endif
#ifndef DEFAULT_T4
#define DEFAULT_T4 5000
#endif

/* How far the lookup of an SRV record is. */
#define OSIP_SRV_STATE_UNKNOWN 0
#define OSIP_SRV_STATE_RETRYLATER 2
#define OSIP_SRV_STATE_COMPLETED 3
#define OSIP_SRV_STATE_NOTSUPPORTED 4

/* How far the lookup of a NAPTR record is. */
#define OSIP_NAPTR_STATE_UNKNOWN 0
#define OSIP_NAPTR_STATE_INPROGRESS 1
#define OSIP_NAPTR_STATE_NAPTRDONE 2
#define OSIP_NAPTR_STATE_SRVINPROGRESS 3
#define OSIP_NAPTR_STATE_SRVDONE 4
#define OSIP_NAPTR_STATE_RETRYLATER 5
#define OSIP_NAPTR_STATE_NOTSUPPORTED 6

@declarations@

/* The type of an event. */
#define EVT_IS_RCV_INVITE(event) ((event)->type == RCV_REQINVITE)
#define EVT_IS_RCV_ACK(event) ((event)->type == RCV_REQACK)
#define EVT_IS_RCV_REQUEST(event) ((event)->type == RCV_REQUEST)
#define EVT_IS_RCV_STATUS_1XX(event) ((event)->type == RCV_STATUS_1XX)
#define EVT_IS_RCV_STATUS_2XX(event) ((event)->type == RCV_STATUS_2XX)
#define EVT_IS_RCV_STATUS_3456XX(event) ((event)->type == RCV_STATUS_3456XX)

#define EVT_IS_SND_INVITE(event) ((event)->type == SND_REQINVITE)
#define EVT_IS_SND_ACK(event) ((event)->type == SND_REQACK)
#define EVT_IS_SND_REQUEST(event) ((event)->type == SND_REQUEST)
#define EVT_IS_SND_STATUS_1XX(event) ((event)->type == SND_STATUS_1XX)
#define EVT_IS_SND_STATUS_2XX(event) ((event)->type == SND_STATUS_2XX)
#define EVT_IS_SND_STATUS_3456XX(event) ((event)->type == SND_STATUS_3456XX)

#define EVT_IS_INCOMINGMSG(event) ((event)->type >= RCV_REQINVITE && (event)->type <= RCV_STATUS_3456XX)
#define EVT_IS_INCOMINGREQ(event) (EVT_IS_RCV_INVITE(event) || EVT_IS_RCV_ACK(event) || EVT_IS_RCV_REQUEST(event))
#define EVT_IS_INCOMINGRESP(event) (EVT_IS_RCV_STATUS_1XX(event) || EVT_IS_RCV_STATUS_2XX(event) || EVT_IS_RCV_STATUS_3456XX(event))

#define EVT_IS_OUTGOINGMSG(event) ((event)->type >= SND_REQINVITE && (event)->type <= SND_STATUS_3456XX)
#define EVT_IS_OUTGOINGREQ(event) (EVT_IS_SND_INVITE(event) || EVT_IS_SND_ACK(event) || EVT_IS_SND_REQUEST(event))
#define EVT_IS_OUTGOINGRESP(event) (EVT_IS_SND_STATUS_1XX(event) || EVT_IS_SND_STATUS_2XX(event) || EVT_IS_SND_STATUS_3456XX(event))

#define EVT_IS_MSG(event) ((event)->type >= RCV_REQINVITE && (event)->type <= SND_STATUS_3456XX)
#define EVT_IS_KILL_TRANSACTION(event) ((event)->type == KILL_TRANSACTION)

#endif
