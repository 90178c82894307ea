/* Calls the application. While it runs, the frame below is the only one of the library that has something to clean up: an application may end
 * its thread in a callback, or throw a C++ exception through it, and what was being executed is given back then. */

#include <pthread.h>
#include <stddef.h>

struct osip_transaction;
struct osip_message;

/* What is called; as in execute.rs. */
enum { SEND, TELL, TELL_ERROR, TELL_END };
struct osip_rs_call {
  int kind;
  int number;
  union {
    int (*send)(struct osip_transaction *, struct osip_message *, char *, int, int);
    void (*tell)(int, struct osip_transaction *, struct osip_message *);
    void (*tell_error)(int, struct osip_transaction *, int);
    void (*tell_end)(int, struct osip_transaction *);
  } callback;
  struct osip_transaction *transaction;
  struct osip_message *message;
  char *host;
  int port;
  int socket;
  int error;
};

/* Says what is called next, after the call before has returned `result`: 1, or 0 when the job is done, or -1 when it must be given up. */
typedef int osip_rs_next_t(void *job, int result, struct osip_rs_call *call);
typedef void osip_rs_abandon_t(void *job);

void osip_rs_run(void *job, osip_rs_next_t *next, osip_rs_abandon_t *abandon);

#if defined __linux__ && !defined __GLIBC__ && !defined __UCLIBC__ && !defined __BIONIC__
/* musl ends threads without unwinding, and so knows nothing of exceptions: they take the handler off its list here. */
static void leave(struct __ptcb *handler) { _pthread_cleanup_pop(handler, 1); }
#define ON_EXIT(function, argument)                      \
  struct __ptcb handler __attribute__((cleanup(leave))); \
  _pthread_cleanup_push(&handler, function, argument);
#define END_ON_EXIT
#else
/* Compiled with -fexceptions, glibc's handlers run for exceptions, too. */
#define ON_EXIT(function, argument) pthread_cleanup_push(function, argument)
#define END_ON_EXIT pthread_cleanup_pop(1);
#endif

struct run {
  void *job;
  osip_rs_abandon_t *abandon;
};

static void end(void *argument) {
  struct run *run = argument;
  if (run->abandon != NULL)
    run->abandon(run->job);
}

void osip_rs_run(void *job, osip_rs_next_t *next, osip_rs_abandon_t *abandon) {
  struct run run = {job, abandon};
  ON_EXIT(end, &run)
  struct osip_rs_call call;
  int result = 0, more;
  while ((more = next(job, result, &call)) > 0) {
    result = 0;
    switch (call.kind) {
    case SEND:
      result = call.callback.send(call.transaction, call.message, call.host, call.port, call.socket);
      break;
    case TELL:
      call.callback.tell(call.number, call.transaction, call.message);
      break;
    case TELL_ERROR:
      call.callback.tell_error(call.number, call.transaction, call.error);
      break;
    default:
      call.callback.tell_end(call.number, call.transaction);
    }
  }
  if (more == 0)
    run.abandon = NULL;
  END_ON_EXIT
}
