/*
 * A transaction is executed by one thread at a time. Who comes meanwhile (a callback
 * that executes again, another thread) goes on, and the one that has the transaction
 * executes what waits. A callback may end its thread, and free what it likes.
 */
#include "../observe.h"
#include "../stack.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

/* Exported, and declared by no header. */
void nist_rcv_request(void *transaction, void *event);

static osip_t *osip;
static atomic_int problems;

#define CHECK(good) \
  do { \
    if (!(good)) { \
      problems++; \
      fprintf(stderr, "line %d: %s\n", __LINE__, #good); \
    } \
  } while (0)

/* What the callbacks were called for: a letter for each. */
static char trail[64];

static void note(char what) {
  size_t length = strlen(trail);

  if (length + 1 < sizeof trail) {
    trail[length] = what;
    trail[length + 1] = '\0';
  }
}

static int is_trail(const char *expected) {
  int same = strcmp(trail, expected) == 0;

  if (!same)
    fprintf(stderr, "trail %s, expected %s\n", trail, expected);
  trail[0] = '\0';
  return same;
}

/* What a test does in the callbacks: `told` for messages, `sending`, `failed` for transport errors, `ended`. */
static void (*told)(int type, osip_transaction_t *tr);
static int (*sending)(osip_transaction_t *tr);
static void (*failed)(osip_transaction_t *tr);
static void (*ended)(osip_transaction_t *tr);

static void on_message(int type, osip_transaction_t *tr, osip_message_t *sip) {
  (void) sip;
  /* A retransmission is told of, and then the response that was sent again: once is enough. */
  if (told && type != OSIP_NIST_STATUS_1XX_SENT)
    told(type, tr);
}

static int on_send(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  (void) sip, (void) host, (void) port, (void) sock;
  return sending ? sending(tr) : 0;
}

static void on_error(int type, osip_transaction_t *tr, int error) {
  (void) type, (void) error;
  if (failed)
    failed(tr);
}

static void on_end(int type, osip_transaction_t *tr) {
  (void) type;
  if (ended)
    ended(tr);
}

static void begin(void) {
  osip_init(&osip);
  stack_callbacks(osip, on_send, on_message, on_end, on_error);
}

/* Frees all transactions that are still in the stack, and the stack. */
static void finish(void) {
  osip_list_t *lists[4];
  int i;

  told = NULL, sending = NULL, failed = NULL, ended = NULL;
  lists[0] = &osip->osip_ict_transactions, lists[1] = &osip->osip_ist_transactions;
  lists[2] = &osip->osip_nict_transactions, lists[3] = &osip->osip_nist_transactions;
  for (i = 0; i < 4; i++)
    while (osip_list_size(lists[i]) > 0)
      osip_transaction_free(osip_list_get(lists[i], 0));
  osip_release(osip);
}

static osip_event_t *request(const char *method, int branch) {
  char text[512];
  int length = snprintf(text, sizeof text, "%s sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=1\r\nTo: <sip:b@y.org>\r\nCall-ID: %d\r\nCSeq: 7 %s\r\n\r\n", method, branch, branch, method);

  return osip_parse(text, (size_t) length);
}

static osip_event_t *response(int code, int branch) {
  char text[512];

  snprintf(text, sizeof text, "SIP/2.0 %d X\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=1\r\nTo: <sip:b@y.org>;tag=2\r\nCall-ID: %d\r\nCSeq: 7 OPTIONS\r\n\r\n", code, branch, branch);
  return stack_event(text, 1);
}

static osip_event_t *timeout(type_t type) {
  osip_event_t *event = osip_malloc(sizeof *event);

  memset(event, 0, sizeof *event);
  event->type = type;
  return event;
}

/* A server transaction of OPTIONS in the state TRYING; after a response 180 in PROCEEDING, where each retransmission is told of. */
static osip_transaction_t *server(int branch, int proceeding) {
  osip_event_t *event = request("OPTIONS", branch);
  osip_transaction_t *tr = osip_create_transaction(osip, event);

  osip_transaction_add_event(tr, event);
  if (proceeding)
    osip_transaction_add_event(tr, response(180, branch));
  osip_nist_execute(osip);
  trail[0] = '\0';
  return tr;
}

static void again(int branch) { CHECK(osip_find_transaction_and_add_event(osip, request("OPTIONS", branch)) == 0); }

static void waits(int type, osip_transaction_t *tr) {
  (void) type, (void) tr;
  note('w');
}

/* --- a callback that executes again ----------------------------------------------------------------------------------------- */

static int depth, most;

static void nesting(int type, osip_transaction_t *tr) {
  (void) type;
  depth++;
  if (depth > most)
    most = depth;
  note(tr->transactionid == 1 ? 'a' : 'b');
  if (strlen(trail) == 1) {
    again(1);
    again(1);
    again(2);
    CHECK(osip_nist_execute(osip) == 0);
    CHECK(strcmp(trail, "ab") == 0);
    CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
    CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
    nist_rcv_request(tr, NULL);
    CHECK(strcmp(trail, "ab") == 0);
    note('!');
  }
  depth--;
}

static void test_nested(void) {
  begin();
  server(1, 1);
  server(2, 1);
  told = nesting;
  again(1);
  CHECK(osip_nist_execute(osip) == 0);
  /* Inside only the event of the other transaction; after that two that were given directly, and two of the fifo. */
  CHECK(is_trail("ab!aaaa"));
  CHECK(most == 2);
  CHECK(osip_nist_execute(osip) == 0);
  CHECK(is_trail(""));
  finish();
}

static osip_event_t *given;

static void nesting_directly(int type, osip_transaction_t *tr) {
  (void) type;
  note('a');
  if (strlen(trail) == 1) {
    again(1);
    CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
    given = request("OPTIONS", 1);
    nist_rcv_request(tr, given);
    note('!');
  }
}

/* Whoever executes one event only does not touch the fifo, unless somebody wanted to. */
static void test_nested_directly(void) {
  osip_transaction_t *tr;

  begin();
  tr = server(1, 1);
  told = nesting_directly;
  CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
  CHECK(is_trail("a!aa"));
  /* The event is the caller's still, but its message was taken. */
  CHECK(given->sip == NULL);
  osip_event_free(given);
  CHECK(osip_fifo_size(tr->transactionff) == 1);
  told = waits;
  osip_nist_execute(osip);
  CHECK(is_trail("w"));
  finish();
}

/* --- another thread --------------------------------------------------------------------------------------------------------- */

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int stage;

static void reach(int number) {
  pthread_mutex_lock(&mutex);
  stage = number;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
}

static void await(int number) {
  pthread_mutex_lock(&mutex);
  while (stage < number)
    pthread_cond_wait(&changed, &mutex);
  pthread_mutex_unlock(&mutex);
}

static void staying(int type, osip_transaction_t *tr) {
  (void) type;
  if (tr->transactionid != 1) {
    note('b');
    return;
  }
  note('a');
  if (strlen(trail) == 1) {
    reach(1);
    await(2);
    note('!');
  }
}

static void *executes(void *nothing) {
  osip_nist_execute(osip);
  return nothing;
}

static void *executes_one(void *nothing) {
  osip_transaction_execute(osip_list_get(&osip->osip_nist_transactions, 0), request("OPTIONS", 1));
  return nothing;
}

/* One thread stands in a callback; another executes meanwhile. */
static void test_concurrent(void *(*how)(void *), const char *expected) {
  osip_transaction_t *tr;
  pthread_t thread;

  begin();
  stage = 0;
  tr = server(1, 1);
  server(2, 1);
  told = staying;
  if (how == executes)
    again(1);
  pthread_create(&thread, NULL, how, NULL);
  await(1);
  again(1);
  again(2);
  CHECK(osip_nist_execute(osip) == 0);
  CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
  CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
  CHECK(strcmp(trail, "ab") == 0);
  reach(2);
  pthread_join(thread, NULL);
  CHECK(is_trail(expected));
  CHECK(osip_fifo_size(tr->transactionff) == 0);
  finish();
}

static void freeing_other(int type, osip_transaction_t *tr) {
  (void) type, (void) tr;
  note('a');
  reach(1);
  await(2);
}

/* A transaction that another thread frees while it is executed: nothing more comes for it. */
static void test_freed_by_another(void) {
  osip_transaction_t *tr;
  pthread_t thread;

  begin();
  stage = 0;
  tr = server(1, 1);
  told = freeing_other;
  again(1);
  pthread_create(&thread, NULL, executes, NULL);
  await(1);
  again(1);
  CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
  osip_transaction_free(tr);
  reach(2);
  pthread_join(thread, NULL);
  CHECK(is_trail("a"));
  finish();
}

/* --- a callback that ends its thread ---------------------------------------------------------------------------------------- */

enum { MESSAGE, SEND, ERROR, END, WHERES };
enum { EXIT, CANCEL, FREE_AND_EXIT, NESTED_EXIT, HOWS };
static int where, how;

static void leave(osip_transaction_t *tr) {
  if (how == FREE_AND_EXIT)
    osip_transaction_free(tr);
  if (how == CANCEL) {
    pthread_cancel(pthread_self());
    pthread_testcancel();
  }
  pthread_exit(NULL);
}

static void leaving(int type, osip_transaction_t *tr) {
  (void) type;
  note('m');
  if (how == NESTED_EXIT && tr->transactionid == 1 && strlen(trail) == 1) {
    again(2);
    osip_nist_execute(osip);
  }
  if (where == MESSAGE)
    leave(tr);
}

static int leaving_send(osip_transaction_t *tr) {
  note('s');
  if (where == SEND)
    leave(tr);
  return where == ERROR || where == END ? -1 : 0;
}

static void leaving_error(osip_transaction_t *tr) {
  note('e');
  if (where == ERROR)
    leave(tr);
}

static void leaving_end(osip_transaction_t *tr) {
  note('k');
  if (where == END)
    leave(tr);
}

static void test_leaving(void *(*executor)(void *)) {
  static const char *const trails[WHERES] = {"m", "ms", "mse", "msek"};
  pthread_t thread;
  int gone;

  for (where = MESSAGE; where < WHERES; where++)
    for (how = EXIT; how < HOWS; how++) {
      if (how == NESTED_EXIT && where != MESSAGE)
        continue;
      begin();
      server(1, 1);
      server(2, 1);
      told = leaving, sending = leaving_send, failed = leaving_error, ended = leaving_end;
      if (executor == executes)
        again(1);
      pthread_create(&thread, NULL, executor, NULL);
      pthread_join(thread, NULL);
      CHECK(is_trail(how == NESTED_EXIT ? "mm" : trails[where]));
      /* Whoever comes next has the transaction, if there still is one. */
      told = waits, sending = NULL, failed = NULL, ended = NULL;
      gone = how == FREE_AND_EXIT;
      CHECK(osip_list_size(&osip->osip_nist_transactions) == (gone ? 1 : 2));
      if (!gone)
        again(1);
      again(2);
      osip_nist_execute(osip);
      CHECK(is_trail(gone ? "w" : where == END ? "w" : "ww"));
      finish();
    }
}

static void exits_at_once(int type, osip_transaction_t *tr) {
  (void) type, (void) tr;
  note('a');
  if (strlen(trail) == 1) {
    reach(1);
    await(2);
    pthread_exit(NULL);
  }
}

/* What was put off is not lost when the thread ends that had the transaction. */
static void test_left_with_events(void) {
  osip_transaction_t *tr;
  pthread_t thread;

  begin();
  stage = 0;
  tr = server(1, 1);
  told = exits_at_once;
  again(1);
  again(1);
  pthread_create(&thread, NULL, executes, NULL);
  await(1);
  CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
  CHECK(osip_transaction_execute(tr, request("OPTIONS", 1)) == 1);
  CHECK(osip_nist_execute(osip) == 0);
  CHECK(strcmp(trail, "a") == 0);
  reach(2);
  pthread_join(thread, NULL);
  CHECK(osip_nist_execute(osip) == 0);
  CHECK(is_trail("aaaa"));
  finish();
}

static int exits(osip_transaction_t *tr) {
  (void) tr;
  pthread_exit(NULL);
}

static void *retransmits(void *nothing) {
  osip_retransmissions_execute(osip);
  return nothing;
}

/* The list of what is sent again is locked while the application sends. */
static void test_left_sending_again(void) {
  osip_event_t *ok;
  pthread_t thread;
  ixt_t *ixt;

  begin();
  ok = response(200, 1);
  osip_start_200ok_retransmissions(osip, NULL, ok->sip, 0);
  osip_event_free(ok);
  ixt = osip_list_get(&osip->ixt_retransmissions, 0);
  ixt->start.tv_sec = 0;
  sending = exits;
  pthread_create(&thread, NULL, retransmits, NULL);
  pthread_join(thread, NULL);
  CHECK(ixt->counter == 10);
  sending = NULL;
  ixt->start.tv_sec = 0;
  osip_retransmissions_execute(osip);
  CHECK(ixt->counter == 9);
  osip_stop_retransmissions_from_dialog(osip, NULL);
  CHECK(osip_list_size(&osip->ixt_retransmissions) == 0);
  finish();
}

/* --- freeing ---------------------------------------------------------------------------------------------------------------- */

static void frees(int type, osip_transaction_t *tr) {
  (void) type;
  note('m');
  osip_transaction_free(tr);
  /* A second time is one too many, but does no harm as long as it is executed. */
  osip_transaction_free2(tr);
}

static void notes_end(osip_transaction_t *tr) {
  (void) tr;
  note('k');
}

static void test_freed_in_callback(void) {
  osip_transaction_t *tr;
  osip_event_t *event;

  begin();
  event = request("INVITE", 1);
  tr = osip_create_transaction(osip, event);
  osip_transaction_add_event(tr, event);
  osip_ist_execute(osip);
  told = frees, ended = notes_end;
  osip_transaction_add_event(tr, response(200, 1));
  osip_transaction_add_event(tr, response(200, 1));
  osip_ist_execute(osip);
  /* Nothing more comes for it, not even its end. */
  CHECK(is_trail("m"));
  CHECK(osip_list_size(&osip->osip_ist_transactions) == 0);
  finish();
}

/* --- all at once ------------------------------------------------------------------------------------------------------------ */

enum { CALLS = 8 };
static atomic_int added[CALLS + 1], heard[CALLS + 1], inside[CALLS + 1], ends[CALLS + 1];
static atomic_int adding;
static int rounds;

static void counting(int type, osip_transaction_t *tr) {
  int id = tr->transactionid;

  CHECK(inside[id]++ == 0);
  if (type == OSIP_NIST_REQUEST_RECEIVED_AGAIN)
    heard[id]++;
  if (heard[id] % 64 == 1)
    osip_nist_execute(osip);
  sched_yield();
  inside[id]--;
}

static void counting_end(osip_transaction_t *tr) { ends[tr->transactionid]++; }

static void *adds(void *seed) {
  unsigned number = *(unsigned *) seed;
  int i;

  for (i = 0; i < rounds; i++) {
    int id = (int) ((number = number * 1664525u + 1013904223u) >> 16) % CALLS + 1;

    again(id);
    added[id]++;
  }
  adding--;
  return seed;
}

static void *works(void *what) {
  struct timeval wait;

  while (adding > 0) {
    if (what)
      osip_nist_execute(osip);
    else {
      osip_timers_nist_execute(osip);
      osip_timers_gettimeout(osip, &wait);
    }
    sched_yield();
  }
  return what;
}

static void test_many(void) {
  unsigned seeds[2] = {1, 2};
  pthread_t threads[6];
  int i;

  begin();
  rounds = getenv("OSIP_TEST_LIGHT") ? 150 : 4000;
  for (i = 1; i <= CALLS; i++)
    server(i, 1);
  told = counting, ended = counting_end;
  adding = 2;
  for (i = 0; i < 6; i++)
    pthread_create(&threads[i], NULL, i < 2 ? adds : works, i < 2 ? (void *) &seeds[i] : i < 5 ? (void *) &seeds : NULL);
  for (i = 0; i < 6; i++)
    pthread_join(threads[i], NULL);
  osip_nist_execute(osip);
  for (i = 1; i <= CALLS; i++)
    CHECK(heard[i] == added[i]);
  /* Each ends once, whoever is told. */
  for (i = 1; i <= CALLS; i++)
    osip_transaction_add_event(osip_list_get(&osip->osip_nist_transactions, i - 1), response(200, i));
  osip_nist_execute(osip);
  for (i = 0; i < 2 * CALLS; i++)
    osip_transaction_add_event(osip_list_get(&osip->osip_nist_transactions, i / 2), timeout(TIMEOUT_J));
  pthread_create(&threads[0], NULL, executes, NULL);
  pthread_create(&threads[1], NULL, executes, NULL);
  pthread_join(threads[0], NULL);
  pthread_join(threads[1], NULL);
  for (i = 1; i <= CALLS; i++)
    CHECK(ends[i] == 1);
  finish();
}

/* Whole lives over TCP, where the last timer is due at once: made by one thread, answered in callbacks, ended by any. */
static atomic_int made, killed;

static void answering(int type, osip_transaction_t *tr) {
  osip_event_t *event;

  if (type != OSIP_NIST_OPTIONS_RECEIVED && type != OSIP_IST_INVITE_RECEIVED)
    return;
  event = response(486, tr->transactionid);
  event->transactionid = tr->transactionid;
  CHECK(osip_transaction_add_event(tr, event) == 0);
}

static void killing(osip_transaction_t *tr) {
  /* The application's own mark: a second end would find it. */
  CHECK(tr->reserved1 == NULL);
  tr->reserved1 = tr;
  killed++;
  CHECK(osip_remove_transaction(osip, tr) == 0);
  osip_transaction_free2(tr);
}

static osip_event_t *over_tcp(const char *method, int branch) {
  osip_event_t *event = request(method, branch);
  osip_via_t *via = osip_list_get(&event->sip->vias, 0);

  memcpy(via->protocol, "TCP", 3);
  return event;
}

static void *makes(void *nothing) {
  int i;

  for (i = 0; i < rounds; i++) {
    const char *method = i % 2 ? "INVITE" : "OPTIONS";
    osip_event_t *event = over_tcp(method, i);
    osip_transaction_t *tr = osip_create_transaction(osip, event);

    made++;
    CHECK(osip_transaction_add_event(tr, event) == 0);
    event = over_tcp(i % 2 ? "ACK" : method, i);
    if (osip_find_transaction_and_add_event(osip, event) != 0)
      osip_event_free(event);
  }
  adding--;
  return nothing;
}

static void *executes_all(void *timers) {
  struct timeval wait;

  while (adding > 0) {
    if (timers) {
      osip_timers_ist_execute(osip);
      osip_timers_nist_execute(osip);
      osip_timers_gettimeout(osip, &wait);
    } else {
      osip_ist_execute(osip);
      osip_nist_execute(osip);
    }
    sched_yield();
  }
  return timers;
}

static void test_lives(void) {
  pthread_t threads[4];
  int i;

  begin();
  rounds = getenv("OSIP_TEST_LIGHT") ? 200 : 4000;
  told = answering, ended = killing;
  adding = 1;
  pthread_create(&threads[0], NULL, makes, NULL);
  for (i = 1; i < 4; i++)
    pthread_create(&threads[i], NULL, executes_all, i == 1 ? &adding : NULL);
  for (i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  /* What is left of the requests that are not INVITE ends now. */
  for (i = 0; i < 3; i++) {
    osip_nist_execute(osip);
    osip_timers_nist_execute(osip);
  }
  CHECK(osip_list_size(&osip->osip_nist_transactions) == 0);
  CHECK(killed == made - osip_list_size(&osip->osip_ist_transactions));
  finish();
}

int main(void) {
  test_nested();
  test_nested_directly();
  test_concurrent(executes, "ab!aaa");
  test_concurrent(executes_one, "ab!aaa");
  test_freed_by_another();
  test_leaving(executes);
  test_leaving(executes_one);
  test_left_with_events();
  test_left_sending_again();
  test_freed_in_callback();
  test_many();
  test_lives();
  return problems != 0;
}
