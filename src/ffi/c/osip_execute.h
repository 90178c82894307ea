/* How C calls what Rust decides: see osip_execute.c. Not installed. */

#ifndef OSIP_RS_EXECUTE_H
#define OSIP_RS_EXECUTE_H

#include <osip2/osip.h>

/* What is called; as in transaction/callbacks.rs. */
enum { OSIP_RS_SEND, OSIP_RS_TELL, OSIP_RS_TELL_ERROR, OSIP_RS_TELL_END };
struct osip_rs_call {
  int kind;
  int number;
  union {
    int (*send)(osip_transaction_t *, osip_message_t *, char *, int, int);
    void (*tell)(int, osip_transaction_t *, osip_message_t *);
    void (*tell_error)(int, osip_transaction_t *, int);
    void (*tell_end)(int, osip_transaction_t *);
  } callback;
  osip_transaction_t *transaction;
  osip_message_t *message;
  char *host;
  int port;
  int socket;
  int error;
};

/* What is being executed, and room for its state; as in transaction/job.rs. */
struct osip_rs_job {
  /* Says what is called next, after the call before has returned `result`: 1, or 0 when the job is done. NULL if there is nothing to do. */
  int (*next)(struct osip_rs_job *job, int result, struct osip_rs_call *call);
  /* Gives the job up in the middle of a call. */
  void (*abandon)(struct osip_rs_job *job);
  unsigned long long room[24];
};

/* Begin a job, or leave it as it is if there is nothing to do. What they return is the result of the entry point. In osip2/begin.rs, and the last
 * in undeclared/osip2/handlers.rs. */
int osip_rs_execute_one(osip_transaction_t *transaction, osip_event_t *event, struct osip_rs_job *job);
int osip_rs_execute_all(osip_t *osip, int machine, struct osip_rs_job *job);
void osip_rs_retransmit(osip_t *osip, struct osip_rs_job *job);
void osip_rs_handle(void *transaction, void *event, void (*handler)(void *, void *), struct osip_rs_job *job);

/* The call of a callback by its type; 1 if there is one, 0 if not, or an error of its own. In undeclared/osip2/callbacks.rs. */
int osip_rs_call_to_send(osip_transaction_t *transaction, osip_message_t *message, struct osip_rs_call *call);
int osip_rs_call_to_tell(int type, osip_transaction_t *transaction, osip_message_t *message, struct osip_rs_call *call);
int osip_rs_call_to_tell_error(int type, osip_transaction_t *transaction, int error, struct osip_rs_call *call);
int osip_rs_call_to_tell_end(int type, osip_transaction_t *transaction, struct osip_rs_call *call);

/* Does a job that was begun. */
void osip_rs_run(struct osip_rs_job *job);

/* Does a job, if there is one. */
static inline void osip_rs_run_any(struct osip_rs_job *job) {
  if (job->next != NULL)
    osip_rs_run(job);
}

#endif
