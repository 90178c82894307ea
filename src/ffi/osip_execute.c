/* Calls the application. While it runs, the frame below is the only one of the library that has something to clean up: an application may end
 * its thread in a callback, or throw a C++ exception through it, and what was being executed is given back then. */

/* With it glibc's handlers are those of C++, which end where a frame has no table for unwinding: on some machines all frames of C are so. */
#undef __EXCEPTIONS
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

struct run {
  void *job;
  osip_rs_next_t *next;
  osip_rs_abandon_t *abandon;
};

/* Gives the job up, unless it is done. */
static void end(void *argument) {
  struct run *run = argument;
  osip_rs_abandon_t *abandon = run->abandon;

  run->abandon = NULL;
  if (abandon != NULL)
    abandon(run->job);
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
  struct run *run;
};

static void thrown(struct thrown *thrown) {
  if (thrown->run->abandon == NULL)
    return;
  TAKE_OFF(thrown->handler);
  end(thrown->run);
}

static void call_all(struct run *run) {
  struct osip_rs_call call;
  int result = 0, more;

  while ((more = run->next(run->job, result, &call)) > 0) {
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
  if (more < 0)
    end(run);
  run->abandon = NULL;
}

void osip_rs_run(void *job, osip_rs_next_t *next, osip_rs_abandon_t *abandon) {
  struct run run = {job, next, abandon};

  pthread_cleanup_push(end, &run);
  struct thrown guard __attribute__((cleanup(thrown))) = {THE_HANDLER, &run};
  call_all(&run);
  (void) guard;
  pthread_cleanup_pop(0);
}
