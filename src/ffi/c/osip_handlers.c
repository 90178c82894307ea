/* The handlers of the machines, as 5.3.0 exports them, and what looks for one: entry points in which the application runs. Their tables are Rust's. */

#include <stddef.h>

#include "osip_execute.h"

/* As in undeclared/osip2/handlers.rs. */
struct transition {
  state_t state;
  type_t type;
  void (*method)(void *, void *);
  struct transition *next;
  struct transition *parent;
};

struct statemachine {
  struct transition *transitions;
};

int fsm_callmethod(type_t type, state_t state, struct statemachine *statemachine, void *sipevent, void *transaction);

/* Calls the handler of an entry. 0, or -1 if there is none. */
int fsm_callmethod(type_t type, state_t state, struct statemachine *statemachine, void *sipevent, void *transaction) {
  struct transition *entry;

  for (entry = statemachine == NULL ? NULL : statemachine->transitions; entry != NULL; entry = entry->next)
    if (entry->state == state && entry->type == type) {
      entry->method(transaction, sipevent);
      return 0;
    }
  return -1;
}

static void handle(void *transaction, void *event, void (*handler)(void *, void *)) {
  struct osip_rs_job job;

  job.next = NULL;
  osip_rs_handle(transaction, event, handler, &job);
  osip_rs_run_any(&job);
}

#define HANDLER(name) \
  void name(void *transaction, void *event); \
  void name(void *transaction, void *event) { \
    handle(transaction, event, name); \
  }

HANDLER(ict_snd_invite)
HANDLER(osip_ict_timeout_a_event)
HANDLER(osip_ict_timeout_b_event)
HANDLER(ict_rcv_1xx)
HANDLER(ict_rcv_2xx)
HANDLER(ict_rcv_3456xx)
HANDLER(ict_retransmit_ack)
HANDLER(osip_ict_timeout_d_event)
HANDLER(ist_rcv_invite)
HANDLER(osip_ist_timeout_g_event)
HANDLER(osip_ist_timeout_h_event)
HANDLER(ist_snd_1xx)
HANDLER(ist_snd_2xx)
HANDLER(ist_snd_3456xx)
HANDLER(ist_rcv_ack)
HANDLER(osip_ist_timeout_i_event)
HANDLER(nict_snd_request)
HANDLER(osip_nict_timeout_f_event)
HANDLER(osip_nict_timeout_e_event)
HANDLER(nict_rcv_1xx)
HANDLER(nict_rcv_23456xx)
HANDLER(osip_nict_timeout_k_event)
HANDLER(nist_rcv_request)
HANDLER(nist_snd_1xx)
HANDLER(nist_snd_23456xx)
HANDLER(osip_nist_timeout_j_event)
