/* Entry points in which the application runs. They are in C, so that no frame of Rust is there meanwhile, and only one of C that has something
 * to clean up: an application may end its thread in a callback, or throw a C++ exception through it, and what was being executed is given
 * back then. */

/* With it glibc's handlers are those of C++, which end where a frame has no table for unwinding: on some machines all frames of C are so. */
#undef __EXCEPTIONS
#include <pthread.h>
#include <stddef.h>

#include "osip_execute.h"

/* Cleaning up after an exception takes a personality, and a way to go on. A program in which exceptions are thrown has them; others need no
 * library for that. The Makefile makes all references to them weak, and has the personality of C++ instead of that of C, which static programs
 * may lack. */
extern void _Unwind_Resume(void *) __attribute__((weak));
extern int __gxx_personality_v0(void) __attribute__((weak));

/* Does one call, and says what it has returned. */
static int call_one(const struct osip_rs_call *call) {
  switch (call->kind) {
  case OSIP_RS_SEND:
    return call->callback.send(call->transaction, call->message, call->host, call->port, call->socket);
  case OSIP_RS_TELL:
    call->callback.tell(call->number, call->transaction, call->message);
    return 0;
  case OSIP_RS_TELL_ERROR:
    call->callback.tell_error(call->number, call->transaction, call->error);
    return 0;
  default:
    call->callback.tell_end(call->number, call->transaction);
    return 0;
  }
}

static void call_all(struct osip_rs_job *job) {
  struct osip_rs_call call;
  int result = 0;

  while (job->next(job, result, &call) > 0)
    result = call_one(&call);
  job->abandon = NULL;
}

/* Gives the job up, unless it is done. */
static void end(void *argument) {
  struct osip_rs_job *job = argument;
  void (*abandon)(struct osip_rs_job *) = job->abandon;

  job->abandon = NULL;
  if (abandon != NULL)
    abandon(job);
}

/* What runs when the thread ends is found on a list of the C library. An exception knows nothing of that list: it takes the handler off. */
#if defined __GLIBC__
#define HANDLER __pthread_unwind_buf_t
#define TAKE_OFF __pthread_unregister_cancel
#define THE_HANDLER &__cancel_buf
#elif defined __linux__ && !defined __BIONIC__
#define HANDLER struct __ptcb
#define TAKE_OFF(handler) _pthread_cleanup_pop(handler, 0)
#define THE_HANDLER &__cb
#else
#define HANDLER void
#define TAKE_OFF(handler) (void) (handler)
#define THE_HANDLER NULL
#endif

struct thrown {
  HANDLER *handler;
  struct osip_rs_job *job;
};

static void thrown(struct thrown *thrown) {
  if (thrown->job->abandon == NULL)
    return;
  TAKE_OFF(thrown->handler);
  end(thrown->job);
}

/* In a program that throws exceptions. */
static void run_and_catch(struct osip_rs_job *job) {
  pthread_cleanup_push(end, job);
  struct thrown guard __attribute__((cleanup(thrown))) = {THE_HANDLER, job};
  call_all(job);
  (void) guard;
  pthread_cleanup_pop(0);
}

static void run(struct osip_rs_job *job) {
  pthread_cleanup_push(end, job);
  call_all(job);
  pthread_cleanup_pop(0);
}

void osip_rs_run(struct osip_rs_job *job) {
  if (_Unwind_Resume != NULL && __gxx_personality_v0 != NULL)
    run_and_catch(job);
  else
    run(job);
}

int osip_transaction_execute(osip_transaction_t *transaction, osip_event_t *evt) {
  struct osip_rs_job job;
  int code;

  job.next = NULL;
  code = osip_rs_execute_one(transaction, evt, &job);
  osip_rs_run_any(&job);
  return code;
}

static int execute_all(osip_t *osip, osip_fsm_type_t machine) {
  struct osip_rs_job job;
  int code;

  job.next = NULL;
  code = osip_rs_execute_all(osip, (int) machine, &job);
  osip_rs_run_any(&job);
  return code;
}

int osip_ict_execute(osip_t *osip) {
  return execute_all(osip, ICT);
}

int osip_ist_execute(osip_t *osip) {
  return execute_all(osip, IST);
}

int osip_nict_execute(osip_t *osip) {
  return execute_all(osip, NICT);
}

int osip_nist_execute(osip_t *osip) {
  return execute_all(osip, NIST);
}

void osip_retransmissions_execute(osip_t *osip) {
  struct osip_rs_job job;

  job.next = NULL;
  osip_rs_retransmit(osip, &job);
  osip_rs_run_any(&job);
}

/* What no header declares: the callbacks of a stack, one by one. */

int __osip_transaction_snd_xxx(osip_transaction_t *transaction, osip_message_t *response);
void __osip_message_callback(int type, osip_transaction_t *tr, osip_message_t *msg);
void __osip_kill_transaction_callback(int type, osip_transaction_t *tr);
void __osip_transport_error_callback(int type, osip_transaction_t *tr, int error);

int __osip_transaction_snd_xxx(osip_transaction_t *transaction, osip_message_t *response) {
  struct osip_rs_call call;
  int found = osip_rs_call_to_send(transaction, response, &call);

  return found > 0 ? call_one(&call) : found;
}

void __osip_message_callback(int type, osip_transaction_t *tr, osip_message_t *msg) {
  struct osip_rs_call call;

  if (osip_rs_call_to_tell(type, tr, msg, &call) > 0)
    call_one(&call);
}

void __osip_kill_transaction_callback(int type, osip_transaction_t *tr) {
  struct osip_rs_call call;

  if (osip_rs_call_to_tell_end(type, tr, &call) > 0)
    call_one(&call);
}

void __osip_transport_error_callback(int type, osip_transaction_t *tr, int error) {
  struct osip_rs_call call;

  if (osip_rs_call_to_tell_error(type, tr, error, &call) > 0)
    call_one(&call);
}
