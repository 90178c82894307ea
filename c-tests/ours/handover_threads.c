/*
 * A transaction is executed by one thread at a time: what happens to events that
 * come while it is in use, from its own callbacks and from other threads; when a
 * callback ends its thread; when a transaction is freed while it is in use. To be
 * run under race detectors as well: what callbacks write down has no lock.
 */
#include "../observe.h"
#include "../stack.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

/* exported, but declared in no header */
typedef struct {
  void *transitions;
} machine_t;
extern machine_t nist_fsm;
int fsm_callmethod(type_t type, state_t state, machine_t *machine, void *event, void *tr);
void nist_snd_1xx(osip_transaction_t *tr, osip_event_t *event);

static osip_t *osip;
static atomic_int problems;

#define check(good) checked((good) != 0, #good, __LINE__)

static void checked(int good, const char *what, int line) {
  if (!good && problems++ < 20)
    fprintf(stderr, "line %d: %s\n", line, what);
}

/* ---- a gate: threads that wait for a stage ---- */

static pthread_mutex_t gate_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_moved = PTHREAD_COND_INITIALIZER;
static int gate_stage;

static void gate_reach(int stage) {
  pthread_mutex_lock(&gate_mutex);
  gate_stage = stage;
  pthread_cond_broadcast(&gate_moved);
  pthread_mutex_unlock(&gate_mutex);
}

static void gate_wait(int stage) {
  int before;

  pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
  pthread_mutex_lock(&gate_mutex);
  while (gate_stage < stage)
    pthread_cond_wait(&gate_moved, &gate_mutex);
  pthread_mutex_unlock(&gate_mutex);
  pthread_setcancelstate(before, &before);
}

/* ---- what callbacks write down ---- */

enum { SEND, TELL, FAIL, END, KINDS };
static const char *const kind_names[] = {"send", "message", "transport error", "kill"};

typedef struct {
  atomic_int inside;
  int calls[KINDS];
  int again;
  int told[64];
  int count;
} record_t;

static record_t first, second, third;

static record_t *record_of(osip_transaction_t *tr) {
  return tr == NULL ? NULL : (record_t *) osip_transaction_get_your_instance(tr);
}

/* what a test does in callbacks; `code` is the status code, or 0 */
static void (*hook)(int kind, osip_transaction_t *tr, int code);
/* the response that cannot be sent, and the transaction */
static int refused;
static osip_transaction_t *refusing;

static void called(int kind, osip_transaction_t *tr, int code) {
  record_t *record = record_of(tr);

  if (record == NULL)
    return;
  check(atomic_exchange(&record->inside, 1) == 0);
  record->calls[kind]++;
  if (kind == TELL && record->count < 64)
    record->told[record->count++] = code;
  if (hook)
    hook(kind, tr, code);
  atomic_store(&record->inside, 0);
}

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  int code = sip->status_code;

  (void) host;
  (void) port;
  (void) sock;
  called(SEND, tr, code);
  return code == refused && tr == refusing ? -1 : 0;
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  if (type == OSIP_NIST_REQUEST_RECEIVED_AGAIN && record_of(tr))
    record_of(tr)->again++;
  called(TELL, tr, sip ? sip->status_code : 0);
}

static void failed(int type, osip_transaction_t *tr, int error) {
  (void) type;
  (void) error;
  called(FAIL, tr, 0);
}

static void ended(int type, osip_transaction_t *tr) {
  (void) type;
  called(END, tr, 0);
}

/* true if these responses were told of, in this order; they are forgotten then. The list ends with 0. */
static int was_told(record_t *record, const int *codes) {
  int length = 0, good;

  while (codes[length])
    length++;
  good = record->count == length && memcmp(record->told, codes, (size_t) length * sizeof *codes) == 0;
  if (!good) {
    fprintf(stderr, "told of");
    for (length = 0; length < record->count; length++)
      fprintf(stderr, " %d", record->told[length]);
    fprintf(stderr, "\n");
  }
  record->count = 0;
  return good;
}
#define TOLD(record, ...) check(was_told(record, (const int[]){__VA_ARGS__ __VA_OPT__(,) 0}))

/* ---- transactions and events ---- */

static osip_event_t *request(int branch) {
  char text[512];
  int length = snprintf(text, sizeof text, "OPTIONS sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/TCP 10.0.0.1;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 OPTIONS\r\n\r\n", branch);

  return osip_parse(text, (size_t) length);
}

static osip_event_t *response(int code) {
  char text[512];
  osip_message_t *sip = NULL;
  int length = snprintf(text, sizeof text, "SIP/2.0 %d X\r\nVia: SIP/2.0/TCP 10.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 OPTIONS\r\n\r\n", code);

  check(osip_message_init(&sip) == 0 && osip_message_parse(sip, text, (size_t) length) == 0);
  return osip_new_outgoing_sipmessage(sip);
}

static osip_event_t *bare_event(type_t type) {
  osip_event_t *event = (osip_event_t *) osip_malloc(sizeof *event);

  memset(event, 0, sizeof *event);
  event->type = type;
  return event;
}

static void add(osip_transaction_t *tr, int code) {
  check(osip_transaction_add_event(tr, response(code)) == 0);
}

/* a server transaction that has sent a provisional response */
static osip_transaction_t *proceeding(int branch, record_t *record) {
  osip_event_t *event = request(branch);
  osip_transaction_t *tr = osip_create_transaction(osip, event);

  check(tr != NULL && osip_transaction_execute(tr, event) == 1);
  check(osip_transaction_execute(tr, response(100)) == 1);
  check(tr->state == NIST_PROCEEDING);
  if (record)
    memset((void *) record, 0, sizeof *record);
  osip_transaction_set_your_instance(tr, record);
  return tr;
}

static void free_all(void) {
  while (osip_list_size(&osip->osip_nist_transactions) > 0)
    osip_transaction_free((osip_transaction_t *) osip_list_get(&osip->osip_nist_transactions, 0));
}

/* ---- the ways to execute an event of a transaction ---- */

enum { BY_STACK, BY_TRANSACTION, BY_MACHINE, BY_HANDLER, WAYS };
static const char *const way_names[] = {"osip_nist_execute", "osip_transaction_execute", "fsm_callmethod", "nist_snd_1xx"};

/* the event of a handler, whose block stays the caller's */
static osip_event_t *lent;

static void execute(int way, osip_transaction_t *tr, int code) {
  osip_event_t *event = response(code);

  if (way == BY_STACK) {
    check(osip_transaction_add_event(tr, event) == 0);
    check(osip_nist_execute(osip) == 0);
  } else if (way == BY_TRANSACTION) {
    check(osip_transaction_execute(tr, event) == 1);
  } else {
    lent = event;
    if (way == BY_MACHINE)
      check(fsm_callmethod(event->type, tr->state, &nist_fsm, event, tr) == 0);
    else
      nist_snd_1xx(tr, event);
  }
}

static void free_lent(void) {
  osip_free(lent);
  lent = NULL;
}

/* ---- a callback that executes again ---- */

static osip_transaction_t *other;
static int nests_in;

static void nest(int kind, osip_transaction_t *tr, int code) {
  record_t *record = record_of(tr);
  int i;

  if (kind != nests_in || code != 101)
    return;
  for (i = 0; i < 3; i++) {
    int before = record->count;

    add(tr, 110 + i);
    add(other, 120 + i);
    check(osip_nist_execute(osip) == 0);
    check(osip_transaction_execute(tr, response(130 + i)) == 1);
    check(record->count == before);
    check(second.count == i + 1 && second.told[i] == 120 + i);
  }
}

static void nest_events_only(int kind, osip_transaction_t *tr, int code) {
  if (kind == TELL && code == 101) {
    add(tr, 110);
    check(osip_transaction_execute(tr, response(130)) == 1);
    check(osip_transaction_execute(tr, bare_event(KILL_TRANSACTION)) == 0);
    nist_snd_1xx(tr, lent = response(131));
    check(lent->sip == NULL);
    free_lent();
    check(first.count == 1);
  }
}


static void executing_again(void) {
  osip_transaction_t *tr;
  int way;

  for (nests_in = SEND; nests_in <= TELL; nests_in++)
    for (way = 0; way < WAYS; way++) {
      tr = proceeding(1, &first);
      other = proceeding(2, &second);
      hook = nest;
      execute(way, tr, 101);
      hook = NULL;
      free_lent();
      /* what was executed directly goes first, as it did when it was executed at once */
      TOLD(&first, 101, 130, 131, 132, 110, 111, 112);
      TOLD(&second, 120, 121, 122);
      check(osip_nist_execute(osip) == 0);
      TOLD(&first);
      TOLD(&second);
      free_all();
    }
  /* who executes one event leaves the queue alone, unless a call wanted it emptied */
  tr = proceeding(1, &first);
  hook = nest_events_only;
  execute(BY_TRANSACTION, tr, 101);
  hook = NULL;
  TOLD(&first, 101, 130, 131);
  check(osip_nist_execute(osip) == 0);
  TOLD(&first, 110);
  free_all();
}

/* ---- two threads ---- */

static osip_transaction_t *used;
static int used_in;
static int used_by;

/* stands in a callback until it may go on */
static void stand(int kind, osip_transaction_t *tr, int code) {
  if (tr == used && kind == used_in && code == 101) {
    gate_reach(1);
    gate_wait(2);
  }
}

static void *use(void *argument) {
  (void) argument;
  execute(used_by, used, 101);
  return NULL;
}

static void executing_at_once(void) {
  pthread_t thread;

  hook = stand;
  for (used_in = SEND; used_in <= TELL; used_in++)
    for (used_by = 0; used_by < WAYS; used_by++) {
      int before = used_in == TELL;

      used = proceeding(1, &first);
      other = proceeding(2, &second);
      gate_reach(0);
      pthread_create(&thread, NULL, use, NULL);
      gate_wait(1);
      add(used, 110);
      add(other, 120);
      check(osip_nist_execute(osip) == 0);
      TOLD(&second, 120);
      check(osip_transaction_execute(used, response(131)) == 1);
      check(osip_transaction_execute(used, response(132)) == 1);
      check(first.count == before);
      gate_reach(2);
      pthread_join(thread, NULL);
      TOLD(&first, 101, 131, 132, 110);
      check(osip_nist_execute(osip) == 0);
      TOLD(&first);
      free_lent();
      free_all();
    }
  hook = NULL;
}

/* ---- callbacks that end their thread ---- */

enum { EXIT, CANCEL, HOWS };
static const char *const how_names[] = {"pthread_exit", "pthread_cancel"};

static struct {
  int way, kind, how;
  int frees;
  osip_transaction_t *tr;
  /* if it is not NULL, the other one is executed in a callback of this */
  osip_transaction_t *outer;
  int has_ended;
} last;

static void end_thread(int kind, osip_transaction_t *tr, int code) {
  if (tr == last.outer && kind == TELL && code == 101) {
    execute(last.way, last.tr, 101);
    check(!"the thread has ended");
  }
  if (tr != last.tr || kind != last.kind || last.has_ended)
    return;
  last.has_ended = 1;
  gate_reach(1);
  gate_wait(2);
  atomic_store(&first.inside, 0);
  atomic_store(&third.inside, 0);
  if (last.frees)
    osip_transaction_free(tr);
  if (last.how == EXIT)
    pthread_exit(&last);
  pthread_testcancel();
  check(!"the thread was cancelled");
}

static void *execute_last(void *argument) {
  (void) argument;
  if (last.outer)
    execute(BY_STACK, last.outer, 101);
  else
    execute(last.way, last.tr, 101);
  return NULL;
}

static void ending_in(int way, int kind, int how, int frees, int nested) {
  int before = problems;
  pthread_t thread;
  void *result;

  last.way = way;
  last.kind = kind;
  last.how = how;
  last.frees = frees;
  last.has_ended = 0;
  last.outer = nested ? proceeding(1, &third) : NULL;
  last.tr = proceeding(2, &first);
  other = proceeding(3, &second);
  refusing = last.tr;
  refused = kind >= FAIL ? 101 : 0;
  hook = end_thread;
  gate_reach(0);
  pthread_create(&thread, NULL, execute_last, NULL);
  gate_wait(1);
  /* what comes meanwhile */
  add(last.tr, 110);
  add(other, 120);
  check(osip_nist_execute(osip) == 0);
  TOLD(&second, 120);
  check(osip_transaction_execute(last.tr, response(131)) == 1);
  if (nested)
    check(osip_transaction_execute(last.outer, response(151)) == 1);
  check(first.count == (kind == TELL));
  if (how == CANCEL)
    pthread_cancel(thread);
  gate_reach(2);
  pthread_join(thread, &result);
  check(result == (how == EXIT ? (void *) &last : PTHREAD_CANCELED));
  free_lent();
  /* goes on here */
  check(osip_nist_execute(osip) == 0);
  if (nested)
    TOLD(&third, 101, 151);
  if (frees) {
    check(osip_list_size(&osip->osip_nist_transactions) == 1 + nested);
    check(first.count == (kind == TELL));
  } else if (kind == END) {
    check(last.tr->state == NIST_TERMINATED && first.calls[END] == 1);
    TOLD(&first);
  } else {
    if (kind == TELL)
      TOLD(&first, 101, 131, 110);
    else
      TOLD(&first, 131, 110);
    add(last.tr, 140);
    check(osip_nist_execute(osip) == 0);
    check(osip_transaction_execute(last.tr, response(141)) == 1);
    TOLD(&first, 140, 141);
    check(osip_fifo_size(last.tr->transactionff) == 0);
  }
  add(other, 121);
  check(osip_nist_execute(osip) == 0);
  TOLD(&second, 121);
  hook = NULL;
  refused = 0;
  free_all();
  if (problems != before)
    fprintf(stderr, "... %s in the %s callback of %s%s%s\n", how_names[how], kind_names[kind], way_names[way], frees ? ", after freeing the transaction" : "", nested ? ", in a callback" : "");
}

static void ending(void) {
  int way, kind, how, frees, nested;

  for (way = 0; way < WAYS; way++)
    for (kind = 0; kind < KINDS; kind++)
      for (how = 0; how < HOWS; how++)
        for (frees = 0; frees < 2; frees++)
          for (nested = 0; nested < 2; nested++)
            ending_in(way, kind, how, frees, nested);
}

static void free_at_131(int kind, osip_transaction_t *tr, int code) {
  if (kind == TELL && code == 131)
    osip_transaction_free(tr);
  else
    end_thread(kind, tr, code);
}

/* the event that another thread has left is executed before a new one, and the transaction freed meanwhile */
static void left_and_freed(void) {
  pthread_t thread;

  memset(&last, 0, sizeof last);
  last.way = BY_TRANSACTION;
  last.kind = TELL;
  last.tr = proceeding(1, &first);
  hook = free_at_131;
  gate_reach(0);
  pthread_create(&thread, NULL, execute_last, NULL);
  gate_wait(1);
  check(osip_transaction_execute(last.tr, response(131)) == 1);
  gate_reach(2);
  pthread_join(thread, NULL);
  check(osip_transaction_execute(last.tr, response(140)) == 1);
  TOLD(&first, 101, 131);
  hook = NULL;
  check(osip_list_size(&osip->osip_nist_transactions) == 0);
}

/* ---- repetitions of 2xx, which belong to no transaction ---- */

static int leave_while_sending(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  (void) tr;
  (void) sip;
  (void) host;
  (void) port;
  (void) sock;
  pthread_exit(NULL);
}

static void *repeat(void *argument) {
  (void) argument;
  osip_retransmissions_execute(osip);
  return NULL;
}

static void make_due(void) {
  ixt_t *ixt = (ixt_t *) osip_list_get(&osip->ixt_retransmissions, 0);

  check(ixt != NULL);
  if (ixt)
    memset(&ixt->start, 0, sizeof ixt->start);
}

static void ending_while_repeating(void) {
  pthread_mutex_t *mutex = (pthread_mutex_t *) osip->ixt_fastmutex;
  osip_event_t *event = response(200);
  osip_dialog_t dialog = {0};
  pthread_t thread;
  int is_free;

  osip_start_200ok_retransmissions(osip, &dialog, event->sip, 1);
  make_due();
  osip_set_cb_send_message(osip, leave_while_sending);
  pthread_create(&thread, NULL, repeat, NULL);
  pthread_join(thread, NULL);
  osip_set_cb_send_message(osip, sent);
  is_free = pthread_mutex_trylock(mutex) == 0;
  check(is_free);
  pthread_mutex_unlock(mutex);
  make_due();
  osip_retransmissions_execute(osip);
  osip_stop_retransmissions_from_dialog(osip, &dialog);
  check(osip_list_size(&osip->ixt_retransmissions) == 0);
  osip_event_free(event);
}

/* ---- freeing what is in use ---- */

static int frees_twice;

static void free_own(int kind, osip_transaction_t *tr, int code) {
  (void) code;
  if (tr != used || kind != used_in)
    return;
  add(tr, 110);
  check(osip_transaction_execute(tr, response(130)) == 1);
  if (frees_twice == 2) {
    check(osip_remove_transaction(osip, tr) == 0);
    osip_transaction_free2(tr);
  } else {
    osip_transaction_free(tr);
    if (frees_twice)
      osip_transaction_free(tr);
  }
}

static void freeing_own(void) {
  int kind;

  for (used_by = 0; used_by < WAYS; used_by++)
    for (used_in = 0; used_in < KINDS; used_in++)
      for (frees_twice = 0; frees_twice < 3; frees_twice++) {
        other = proceeding(1, &second);
        used = proceeding(2, &first);
        refusing = used;
        refused = used_in >= FAIL ? 101 : 0;
        add(used, 109);
        hook = free_own;
        if (used_by == BY_STACK) {
          /* in front of the other event */
          check(osip_fifo_insert(used->transactionff, response(101)) == 0);
          check(osip_nist_execute(osip) == 0);
        } else
          execute(used_by, used, 101);
        hook = NULL;
        free_lent();
        refused = 0;
        /* nothing comes after the callback that has freed it */
        for (kind = 0; kind < KINDS; kind++) {
          int times = used_in < FAIL ? kind <= used_in : kind == SEND || (kind >= FAIL && kind <= used_in);

          check(first.calls[kind] == times);
        }
        check(osip_list_size(&osip->osip_nist_transactions) == 1);
        add(other, 120);
        check(osip_nist_execute(osip) == 0);
        TOLD(&second, 120);
        free_all();
      }
}

static void freeing_in_use(void) {
  pthread_t thread;

  hook = stand;
  for (used_in = SEND; used_in <= TELL; used_in++)
    for (used_by = 0; used_by < WAYS; used_by++) {
      used = proceeding(1, &first);
      gate_reach(0);
      pthread_create(&thread, NULL, use, NULL);
      gate_wait(1);
      add(used, 110);
      check(osip_transaction_execute(used, response(130)) == 1);
      osip_transaction_free(used);
      check(osip_list_size(&osip->osip_nist_transactions) == 0);
      check(osip_nist_execute(osip) == 0);
      gate_reach(2);
      pthread_join(thread, NULL);
      check(first.calls[SEND] == 1 && first.calls[TELL] == (used_in == TELL));
      free_lent();
    }
  hook = NULL;
}

/* ---- a load: executors of all machines, a timer thread, and threads that make transactions and events ---- */

enum { EXECUTORS = 3, ADDERS = 2, SHARED = 8, MOST_OWN = 500, MACHINES = 4 };

typedef struct {
  atomic_int inside;
  atomic_int added;
  int again;
  int ends;
} load_t;

/* for each machine: what it is told of each time that the same message comes again */
static const int again_types[MACHINES] = {OSIP_ICT_STATUS_1XX_RECEIVED, OSIP_IST_INVITE_RECEIVED_AGAIN, OSIP_NICT_STATUS_1XX_RECEIVED, OSIP_NIST_REQUEST_RECEIVED_AGAIN};
static int (*const executes[MACHINES])(osip_t *) = {osip_ict_execute, osip_ist_execute, osip_nict_execute, osip_nist_execute};
static void (*const timers[MACHINES])(osip_t *) = {osip_timers_ict_execute, osip_timers_ist_execute, osip_timers_nict_execute, osip_timers_nist_execute};

static load_t shared[SHARED], own[ADDERS][MOST_OWN];
static osip_transaction_t *shared_transactions[SHARED];
static int rounds;
static atomic_int alive;
static atomic_int adders;
static _Thread_local int depth;

static void load(osip_transaction_t *tr, int again, int ends) {
  load_t *load = (load_t *) osip_transaction_get_your_instance(tr);

  if (load == NULL)
    return;
  check(atomic_exchange(&load->inside, 1) == 0);
  load->again += again;
  load->ends += ends;
  if (again && load->again % 8 == 0 && depth < 3) {
    depth++;
    check(executes[tr->ctx_type](osip) == 0);
    depth--;
  } else if (again && load->again % 3 == 0)
    sched_yield();
  atomic_store(&load->inside, 0);
}

static int load_sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  (void) sip;
  (void) host;
  (void) port;
  (void) sock;
  load(tr, 0, 0);
  return 0;
}

static void load_told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  (void) sip;
  load(tr, type == again_types[tr->ctx_type], 0);
}

static void load_ended(int type, osip_transaction_t *tr) {
  (void) type;
  load(tr, 0, 1);
  check(osip_remove_transaction(osip, tr) == 0);
  osip_transaction_free2(tr);
  alive--;
}

static void *executor(void *argument) {
  int machine;

  (void) argument;
  while (adders > 0 || alive > 0) {
    for (machine = 0; machine < MACHINES; machine++)
      check(executes[machine](osip) == 0);
    sched_yield();
  }
  return NULL;
}

static void *timer(void *argument) {
  struct timeval wait;
  int machine;

  (void) argument;
  while (adders > 0 || alive > 0) {
    for (machine = 0; machine < MACHINES; machine++)
      timers[machine](osip);
    osip_timers_gettimeout(osip, &wait);
    sched_yield();
  }
  return NULL;
}

static osip_event_t *message(int machine, int branch, const char *request, int code) {
  const char *method = machine == ICT || machine == IST ? "INVITE" : "OPTIONS";
  char line[64], text[512];

  if (code)
    snprintf(line, sizeof line, "SIP/2.0 %d X", code);
  else
    snprintf(line, sizeof line, "%s sip:b@y.org SIP/2.0", request ? request : method);
  snprintf(text, sizeof text, "%s\r\nVia: SIP/2.0/TCP 10.0.0.1;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\n\r\n", line, branch, request ? request : method);
  return osip_parse(text, strlen(text));
}

/* the transaction may go as soon as it has the event: so it is found, not given */
static void find_and_add(osip_event_t *event) {
  check(osip_find_transaction_and_add_event(osip, event) == 0);
}

static void find_and_send(int machine, int branch, int code, int id) {
  osip_event_t *event = message(machine, branch, NULL, code);

  event->type = code < 200 ? SND_STATUS_1XX : SND_STATUS_3456XX;
  event->transactionid = id;
  find_and_add(event);
}

static int is_client(int machine) {
  return machine == ICT || machine == NICT;
}

static void add_again(int machine, int branch) {
  find_and_add(message(machine, branch, NULL, is_client(machine) ? 180 : 0));
}

/* a transaction with a provisional response: its number */
static int begin(int machine, int branch, load_t *load) {
  osip_event_t *event = message(machine, branch, NULL, 0);
  osip_transaction_t *tr;
  int id;

  if (is_client(machine))
    event->type = machine == ICT ? SND_REQINVITE : SND_REQUEST;
  tr = osip_create_transaction(osip, event);
  check(tr != NULL && (int) tr->ctx_type == machine && osip_transaction_execute(tr, event) == 1);
  id = tr->transactionid;
  event = message(machine, branch, NULL, 180);
  if (!is_client(machine))
    event->type = SND_STATUS_1XX;
  check(osip_transaction_execute(tr, event) == 1);
  osip_transaction_set_your_instance(tr, load);
  return id;
}

/* ends a transaction: it goes as soon as its last timer has fired, which waits for nothing on a reliable transport */
static void finish(int machine, int branch, int id) {
  if (is_client(machine)) {
    find_and_add(message(machine, branch, NULL, 486));
    return;
  }
  find_and_send(machine, branch, 486, id);
  if (machine == IST)
    find_and_add(message(machine, branch, "ACK", 0));
}

static void *adder(void *argument) {
  int self = *(int *) argument;
  observe_random_t random = observe_random_for((uint64_t) self + 7);
  int i, j;

  for (i = 0; i < rounds; i++) {
    int branch = 1000 * (self + 1) + i;
    int machine = (int) observe_below(&random, MACHINES);
    int some = (int) observe_below(&random, 5);
    load_t *load = &own[self][i];
    int id;

    for (j = 0; j < 4; j++) {
      int which = (int) observe_below(&random, SHARED);
      osip_event_t *event = message(NIST, which, NULL, 0);

      shared[which].added++;
      switch (observe_below(&random, 3)) {
      case 0:
        find_and_add(event);
        break;
      case 1:
        check(osip_transaction_add_event(shared_transactions[which], event) == 0);
        break;
      default:
        check(osip_transaction_execute(shared_transactions[which], event) == 1);
      }
    }
    alive++;
    id = begin(machine, branch, load);
    for (j = 0; j < some; j++, load->added++)
      add_again(machine, branch);
    finish(machine, branch, id);
  }
  adders--;
  return NULL;
}

static void loading(void) {
  pthread_t threads[EXECUTORS + ADDERS + 1];
  int numbers[ADDERS], ids[SHARED];
  int count = 0, i, j;

  rounds = observe_light() ? 60 : MOST_OWN;
  stack_callbacks(osip, load_sent, load_told, load_ended, failed);
  for (i = 0; i < SHARED; i++) {
    ids[i] = begin(NIST, i, &shared[i]);
    shared_transactions[i] = (osip_transaction_t *) osip_list_get(&osip->osip_nist_transactions, i);
  }
  alive = SHARED;
  adders = ADDERS;
  for (i = 0; i < EXECUTORS; i++)
    pthread_create(&threads[count++], NULL, executor, NULL);
  pthread_create(&threads[count++], NULL, timer, NULL);
  for (i = 0; i < ADDERS; i++) {
    numbers[i] = i;
    pthread_create(&threads[count++], NULL, adder, &numbers[i]);
  }
  for (i = 0; i < ADDERS; i++)
    pthread_join(threads[--count], NULL);
  for (i = 0; i < SHARED; i++)
    finish(NIST, i, ids[i]);
  while (count > 0)
    pthread_join(threads[--count], NULL);
  for (i = 0; i < SHARED; i++)
    check(shared[i].again == shared[i].added && shared[i].ends == 1);
  for (i = 0; i < ADDERS; i++)
    for (j = 0; j < rounds; j++)
      check(own[i][j].again == own[i][j].added && own[i][j].ends == 1);
  check(osip_list_size(&osip->osip_ict_transactions) == 0 && osip_list_size(&osip->osip_ist_transactions) == 0);
  check(osip_list_size(&osip->osip_nict_transactions) == 0 && osip_list_size(&osip->osip_nist_transactions) == 0);
}

int main(void) {
  observe_silence();
  /* a memory checker sees each transaction then */
  osip_set_allocators(malloc, realloc, free);
  check(osip_init(&osip) == 0);
  stack_callbacks(osip, sent, told, ended, failed);
  executing_again();
  executing_at_once();
  ending();
  left_and_freed();
  freeing_own();
  freeing_in_use();
  ending_while_repeating();
  loading();
  osip_release(osip);
  return problems != 0;
}
