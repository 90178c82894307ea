/*
 * More events for one transaction than anybody has the time to execute: they keep
 * their order, wherever they wait, and none is lost, whatever the application does
 * to the public queue meanwhile.
 */
#include "../observe.h"

#include <sys/time.h>

#include <osip2/osip.h>

/* so many wait in the public queue at most, unless the application adds more to it */
#define MOST 64

static osip_t *osip;
static osip_transaction_t *tr;
static int problems;
static int expected; /* the number of the next event */
static int on_arrival; /* what a callback adds */
static int many;

static void check(int good, const char *what) {
  if (!good) {
    problems++;
    fprintf(stderr, "%s\n", what);
  }
}

static osip_event_t *numbered(int number) {
  char text[512];
  int length = snprintf(text, sizeof text, "SIP/2.0 180 R\r\nVia: SIP/2.0/TCP 10.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 INVITE\r\nNumber: %d\r\n\r\n", number);

  return osip_parse(text, (size_t) length);
}

static int number_of(osip_message_t *sip) {
  osip_header_t *header = NULL;

  osip_message_header_get_byname(sip, "number", 0, &header);
  return header == NULL ? -1 : atoi(header->hvalue);
}

static void told(int type, osip_transaction_t *transaction, osip_message_t *sip) {
  (void) type;
  check(transaction == tr && number_of(sip) == expected, "the next one");
  expected = number_of(sip) + 1;
  if (on_arrival > 0)
    osip_transaction_add_event(tr, numbered(on_arrival++));
}

static int sent(osip_transaction_t *transaction, osip_message_t *sip, char *host, int port, int sock) {
  (void) transaction;
  (void) sip;
  (void) host;
  (void) port;
  (void) sock;
  return 0;
}

/* a client transaction that is calling; numbers begin with 0 */
static void start(void) {
  static const char text[] = "INVITE sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/TCP 10.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 INVITE\r\n\r\n";
  osip_event_t *event = osip_parse(text, strlen(text));

  osip_init(&osip);
  osip_set_cb_send_message(osip, sent);
  osip_set_message_callback(osip, OSIP_ICT_STATUS_1XX_RECEIVED, told);
  event->type = SND_REQINVITE;
  tr = osip_create_transaction(osip, event);
  osip_transaction_add_event(tr, event);
  osip_ict_execute(osip);
  check(tr->state == ICT_CALLING && osip_fifo_size(tr->transactionff) == 0, "calling");
  expected = 0;
  on_arrival = 0;
}

static void stop(void) {
  osip_transaction_free(tr);
  osip_release(osip);
}

static int public_size(void) {
  return osip_list_size(&tr->transactionff->queue);
}

static int size(void) {
  return osip_fifo_size(tr->transactionff);
}

/* adds the events `from` to `to` - 1 */
static void add(int from, int to) {
  int before = size();
  int i;

  for (i = from; i < to; i++) {
    check(osip_transaction_add_event(tr, numbered(i)) == 0, "add");
    check(size() == ++before, "size");
    check(public_size() == before || (public_size() < before && public_size() >= 1), "public size");
  }
}

/* an event of the public queue, taken out as an application may do it */
static void lose(int position, int number) {
  osip_event_t *event = osip_list_get(&tr->transactionff->queue, position);

  check(event != NULL && number_of(event->sip) == number, "which one is lost");
  check(osip_list_remove(&tr->transactionff->queue, position) >= 0, "lose");
  osip_event_free(event);
}

static void execute(int last) {
  osip_ict_execute(osip);
  check(size() == 0 && public_size() == 0 && expected == last, "all executed");
}

static int waits(void) {
  struct timeval wait;

  osip_timers_gettimeout(osip, &wait);
  return wait.tv_sec > 0 || wait.tv_usec > 0;
}

/* all at once */
static void flood(void) {
  start();
  add(0, many);
  check(public_size() == MOST && !waits(), "all wait");
  execute(many);
  check(waits(), "none waits");
  add(many, many + MOST);
  check(public_size() == MOST, "all of few are in the queue");
  execute(many + MOST);
  stop();
}

/* as fast as they are executed, and a little faster */
static void stream(void) {
  int added = 0, round;

  start();
  for (round = 0; round < many / 100; round++) {
    int i;

    add(added, added + 100);
    added += 100;
    for (i = 0; i < 90 + round % 3 * 10; i++) {
      osip_event_t *event = osip_fifo_tryget(tr->transactionff);

      if (event == NULL)
        break;
      osip_transaction_execute(tr, event);
    }
  }
  on_arrival = added;
  for (round = 0; round < 3 * MOST; round++) {
    osip_event_t *event = osip_fifo_get(tr->transactionff);

    osip_transaction_execute(tr, event);
  }
  added = on_arrival;
  on_arrival = 0;
  execute(added);
  stop();
}

static void in_front(void) {
  int i;

  start();
  add(10, 10 + 3 * MOST);
  for (i = 9; i >= 5; i--)
    check(osip_fifo_insert(tr->transactionff, numbered(i)) == 0, "insert");
  check(size() == 3 * MOST + 5 && public_size() == MOST + 5, "size with those in front");
  add(10 + 3 * MOST, 10 + 4 * MOST);
  expected = 5;
  execute(10 + 4 * MOST);
  stop();
}

static void by_hand(void) {
  osip_fifo_t *ff;
  osip_event_t *event;
  int i;

  /* the first, the last and one between */
  start();
  ff = tr->transactionff;
  add(0, 3 * MOST);
  lose(0, 0);
  lose(MOST - 2, MOST - 1);
  lose(9, 10);
  check(size() == 3 * MOST - 3 && public_size() == MOST - 3, "three are lost");
  add(3 * MOST, 3 * MOST + 5);
  expected = 1;
  for (i = 0; i < 9; i++)
    osip_transaction_execute(tr, osip_fifo_tryget(ff));
  check(expected == 10, "up to one that is lost");
  expected = 11;
  for (; i < MOST - 3; i++)
    osip_transaction_execute(tr, osip_fifo_tryget(ff));
  check(expected == MOST - 1, "up to the other one");
  expected = MOST;
  execute(3 * MOST + 5);
  /* there are fewer than were promised, and still they can be executed */
  check(osip_fifo_tryget(ff) == NULL && size() == 0, "nothing left");
  add(expected, expected + 3);
  execute(3 * MOST + 8);
  stop();

  /* all that can be seen */
  start();
  ff = tr->transactionff;
  add(0, 2 * MOST);
  for (i = 0; i < MOST; i++)
    lose(0, i);
  check(public_size() == 0 && size() == MOST && !waits(), "the others still wait");
  expected = MOST;
  execute(2 * MOST);
  stop();

  /* the same, but then others come, one of them in front */
  start();
  ff = tr->transactionff;
  add(0, 2 * MOST);
  for (i = 0; i < MOST; i++)
    lose(0, i);
  check(osip_fifo_insert(ff, numbered(MOST - 1)) == 0, "insert before those that wait");
  check(osip_transaction_add_event(tr, numbered(2 * MOST)) == 0 && size() == MOST + 2, "add after those that wait");
  expected = MOST - 1;
  execute(2 * MOST + 1);
  stop();

  /* the same, and the transaction goes and comes back */
  start();
  ff = tr->transactionff;
  add(0, 2 * MOST);
  check(osip_list_remove(&osip->osip_ict_transactions, 0) == 0, "take the transaction out");
  for (i = 0; i < MOST; i++)
    lose(0, i);
  osip_ict_execute(osip);
  check(size() == MOST && expected == 0, "not executed");
  check(osip_list_add(&osip->osip_ict_transactions, tr, 0) == 1, "put it back");
  expected = MOST;
  execute(2 * MOST);
  stop();

  /* more than the queue takes otherwise, at its end and in front */
  start();
  ff = tr->transactionff;
  add(0, MOST);
  for (i = 0; i < 3; i++) {
    event = numbered(MOST + i);
    check(osip_list_add(&ff->queue, event, -1) == MOST + i + 1, "add to the queue");
  }
  add(MOST + 3, 2 * MOST);
  osip_ict_execute(osip);
  /* what was added behind the back of the fifo was not promised to anybody */
  while ((event = osip_list_get(&ff->queue, 0)) != NULL) {
    check(number_of(event->sip) == expected++, "not promised");
    osip_list_remove(&ff->queue, 0);
    osip_event_free(event);
  }
  check(expected == 2 * MOST && size() == 0, "all were there");
  stop();
}

/* a transaction that goes with all that waits, in either place */
static void given_up(void) {
  int count;

  for (count = 1; count < 4 * MOST; count += MOST / 2 + 1) {
    start();
    add(0, count);
    stop();
  }
  start();
  add(0, many);
  osip_remove_transaction(osip, tr);
  osip_transaction_free2(tr);
  osip_release(osip);
}

static long left = -1;

static void *limited(size_t size) {
  if (left == 0)
    return NULL;
  left -= left > 0;
  return malloc(size);
}

static void *limited_again(void *old, size_t size) {
  if (left == 0)
    return NULL;
  left -= left > 0;
  return realloc(old, size);
}

/* without memory an event stays the caller's, and the others stay as they are */
static void no_memory(void) {
  osip_event_t *event;
  int i;

  osip_set_allocators(limited, limited_again, free);
  start();
  for (i = 0; i < 3 * MOST; i++) {
    event = numbered(i);
    left = 0;
    check(osip_transaction_add_event(tr, event) == OSIP_NOMEM && size() == i, "add without memory");
    check(osip_fifo_insert(tr->transactionff, event) == OSIP_NOMEM && size() == i, "insert without memory");
    left = -1;
    check(osip_transaction_add_event(tr, event) == 0, "add with memory");
  }
  left = 0;
  for (i = 0; i < 2 * MOST; i++) {
    event = osip_fifo_tryget(tr->transactionff);
    check(event != NULL && number_of(event->sip) == i, "get without memory");
    osip_event_free(event);
  }
  left = -1;
  expected = 2 * MOST;
  execute(3 * MOST);
  stop();
  osip_set_allocators(NULL, NULL, NULL);
}

int main(void) {
  many = observe_light() ? 2000 : 20000;
  observe_silence();
  flood();
  stream();
  in_front();
  by_hand();
  given_up();
  no_memory();
  return problems != 0;
}
