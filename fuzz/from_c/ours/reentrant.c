/*
 * Callbacks that call the library again: they add events, execute, let time pass, remove and free transactions, this one, too. Each
 * callback takes what it does from the case. A transaction is executed by one call at a time, and nothing is lost.
 */
#include "../case.h"

#include "../../../c-tests/stack.h"

#define MOST 16
#define DEEPEST 12

static osip_t *stack;
static fuzz_input_t *actions;
static struct {
  osip_transaction_t *transaction;
  int is_busy;  /* one of its callbacks runs */
  int is_freed; /* while it is busy: nobody may use it after that */
} known[MOST];
static int depth;

static int find(const osip_transaction_t *tr) {
  int i;

  for (i = 0; i < MOST; i++)
    if (known[i].transaction == tr)
      return i;
  return -1;
}

/* One that may be used. */
static int choose(unsigned which) {
  int i;

  for (i = 0; i < MOST; i++, which++)
    if (known[which % MOST].transaction != NULL && !known[which % MOST].is_freed)
      return (int) (which % MOST);
  return -1;
}

static osip_event_t *event(unsigned what) {
  static const char *const methods[] = {"INVITE", "OPTIONS", "ACK", "INVITE"};
  static const int codes[] = {100, 180, 200, 404};
  char text[400];
  const char *method = methods[what & 3];
  int length;

  if (what & 4)
    length = snprintf(text, sizeof text, "SIP/2.0 %d R\r\n", codes[what >> 3 & 3]);
  else
    length = snprintf(text, sizeof text, "%s sip:b@y.org SIP/2.0\r\n", method);
  snprintf(text + length, sizeof text - (size_t) length,
           "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK%u\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1\r\nCSeq: 7 %s\r\n\r\n", what >> 5 & 3, method);
  return osip_parse(text, strlen(text));
}

static void make(unsigned what) {
  osip_event_t *first = event(what & ~4u);
  osip_transaction_t *tr;
  int i = find(NULL);

  if (first == NULL || i < 0) {
    osip_event_free(first);
    return;
  }
  if (what & 16)
    first->type = MSG_IS_INVITE(first->sip) ? SND_REQINVITE : SND_REQUEST;
  tr = osip_create_transaction(stack, first);
  if (tr == NULL) {
    osip_event_free(first);
    return;
  }
  known[i].transaction = tr;
  if (osip_transaction_add_event(tr, first) != 0)
    osip_event_free(first);
}

static void execute(unsigned which) {
  switch (which & 3) {
  case 0:
    osip_ict_execute(stack);
    break;
  case 1:
    osip_ist_execute(stack);
    break;
  case 2:
    osip_nict_execute(stack);
    break;
  default:
    osip_nist_execute(stack);
  }
}

static void timers(void) {
  osip_timers_ict_execute(stack);
  osip_timers_ist_execute(stack);
  osip_timers_nict_execute(stack);
  osip_timers_nist_execute(stack);
}

/* Freed in its own callback it goes when that returns. */
static void release(int i) {
  osip_transaction_t *tr = known[i].transaction;

  if (known[i].is_busy)
    known[i].is_freed = 1;
  else
    known[i].transaction = NULL;
  osip_transaction_free(tr);
}

static void act(void) {
  unsigned what = fuzz_byte(actions);
  unsigned more = fuzz_byte(actions);
  int i = choose(more & 15);
  struct timeval wait;
  osip_event_t *next;

  switch (what % 10) {
  case 0:
    make(more);
    break;
  case 1:
    next = event(more);
    if (next != NULL && osip_find_transaction_and_add_event(stack, next) != 0)
      osip_event_free(next);
    break;
  case 2:
    if (i >= 0 && (next = event(what ^ more)) != NULL && osip_transaction_add_event(known[i].transaction, next) != 0)
      osip_event_free(next);
    break;
  case 3:
    execute(more);
    break;
  case 4:
    if (i >= 0 && (next = event(what ^ more)) != NULL)
      osip_transaction_execute(known[i].transaction, next);
    break;
  case 5:
    if (i >= 0)
      osip_remove_transaction(stack, known[i].transaction);
    break;
  case 6:
    if (i >= 0)
      release(i);
    break;
  case 7:
    clock_now += more * 100000LL;
    timers();
    break;
  case 8:
    if (i >= 0 && (next = osip_fifo_tryget(known[i].transaction->transactionff)) != NULL)
      osip_transaction_execute(known[i].transaction, next);
    break;
  default:
    osip_timers_gettimeout(stack, &wait);
    osip_retransmissions_execute(stack);
  }
}

/* A callback of a transaction, or of none. */
static void in_callback(osip_transaction_t *tr) {
  int i = find(tr);
  int actions_here = (int) fuzz_below(actions, 4);

  if (tr != NULL && i >= 0) {
    /* one execution at a time, and none after it was freed */
    MUST(!known[i].is_busy && !known[i].is_freed);
    known[i].is_busy = 1;
  }
  if (depth++ < DEEPEST)
    while (actions_here-- > 0 && actions->left > 0)
      act();
  depth--;
  if (tr == NULL || i < 0)
    return;
  known[i].is_busy = 0;
  if (known[i].is_freed) {
    known[i].transaction = NULL;
    known[i].is_freed = 0;
  }
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  (void) type;
  MUST(sip == NULL || sip->sip_version != NULL);
  in_callback(tr);
}

static void ended(int type, osip_transaction_t *tr) {
  (void) type;
  in_callback(tr);
}

static void failed(int type, osip_transaction_t *tr, int error) {
  (void) type;
  (void) error;
  in_callback(tr);
}

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  static const int outcomes[] = {0, 0, 0, 1, -1, 0, 0, 0};

  (void) host;
  (void) port;
  (void) sock;
  MUST(sip != NULL);
  in_callback(tr);
  return outcomes[fuzz_byte(actions) & 7];
}

void fuzz_reentrant(fuzz_input_t *input) {
  int i;

  memset(known, 0, sizeof known);
  actions = input;
  depth = 0;
  fuzz_allocators(-1, 0);
  osip_init(&stack);
  stack_callbacks(stack, sent, told, ended, failed);
  for (i = 0; input->left > 0 && i < 100; i++)
    act();
  for (i = 0; i < 4; i++)
    execute((unsigned) i);
  for (i = 0; i < MOST; i++)
    if (known[i].transaction != NULL)
      osip_transaction_free(known[i].transaction);
  osip_release(stack);
  MUST(fuzz_no_allocators() == 0);
}
