/*
 * The public lists of transactions in the hands of an application: it takes
 * elements out and puts them in anywhere, between calls of the library, in
 * random order. After each step: what the list holds, who is found, who is
 * executed.
 *
 * Covers: osip_list_{add,remove,get,get_first,get_next,iterator_remove,size} on
 * the lists of a stack, with osip_create_transaction, osip_transaction_find,
 * osip_find_transaction_and_add_event, osip_remove_transaction,
 * osip_transaction_{free,free2,add_event}, osip_nist_execute,
 * osip_timers_nist_execute, osip_timers_gettimeout.
 */
#include "../observe.h"

#include <sys/time.h>

#include <osip2/osip.h>

#define MOST 24

static osip_t *osip;
static osip_transaction_t *outside[MOST];
static int outside_count;
static unsigned random_state;

static void see(const char *format, ...) {
  char text[512];
  va_list arguments;
  int length;

  va_start(arguments, format);
  length = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  observe_put(text, (size_t) length);
}

static int below(int limit) {
  random_state = random_state * 1103515245u + 12345u;
  return limit > 0 ? (int) ((random_state >> 16) % (unsigned) limit) : 0;
}

/* some have the same branch, and some have none with the cookie */
static osip_event_t *request(int number) {
  char text[512];
  const char *cookie = number % 5 ? "z9hG4bK" : "";

  snprintf(text, sizeof text, "OPTIONS sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1:%d;branch=%s%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: %d@x.org\r\nCSeq: 7 OPTIONS\r\n\r\n", 5060 + number % 2, cookie, number / 3,
           number / 2);
  return osip_parse(text, strlen(text));
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  (void) sip;
  see(" [%d #%d %d]", type, tr->transactionid, tr->state);
}

static void take_out(osip_transaction_t *tr) {
  outside[outside_count++] = tr;
}

static osip_transaction_t *put_back(void) {
  int which = below(outside_count);
  osip_transaction_t *tr = outside[which];

  outside[which] = outside[--outside_count];
  return tr;
}

static void step(osip_list_t *list) {
  int size = osip_list_size(list);
  int what = below(13);
  osip_list_iterator_t it;
  osip_transaction_t *tr;
  osip_event_t *event;
  struct timeval wait;
  int position, every;

  see("%d:", what);
  switch (what) {
  case 0:
  case 1:
    if (size + outside_count >= MOST)
      break;
    event = request(below(30));
    tr = osip_create_transaction(osip, event);
    see(" new #%d", tr->transactionid);
    if (below(4))
      osip_transaction_add_event(tr, event);
    else
      osip_event_free(event);
    break;
  case 2:
  case 3:
    if (size == 0)
      break;
    position = below(3) ? below(size) : what == 2 ? 0 : size - 1;
    take_out(osip_list_get(list, position));
    see(" out %d", osip_list_remove(list, position));
    break;
  case 4:
  case 5:
    if (outside_count == 0)
      break;
    position = below(2) ? -1 : below(size + 1);
    see(" in %d", osip_list_add(list, put_back(), position));
    break;
  case 6:
    every = 1 + below(4);
    position = 0;
    tr = osip_list_get_first(list, &it);
    while (tr != NULL)
      if (position++ % every == 0) {
        take_out(tr);
        tr = osip_list_iterator_remove(&it);
      }
      else
        tr = osip_list_get_next(&it);
    break;
  case 7:
    if (size == 0)
      break;
    tr = osip_list_get(list, below(size));
    if (below(2)) {
      see(" remove %d", osip_remove_transaction(osip, tr));
      take_out(tr);
    }
    else
      see(" free %d", osip_transaction_free(tr));
    break;
  case 8:
    if (outside_count == 0)
      break;
    tr = put_back();
    see(" free #%d", tr->transactionid);
    see(" %d", below(2) ? osip_transaction_free(tr) : osip_transaction_free2(tr));
    break;
  case 9:
  case 10:
    event = request(below(30));
    if (below(2)) {
      tr = osip_transaction_find(list, event);
      see(" find #%d", tr ? tr->transactionid : 0);
      osip_event_free(event);
    }
    else if (osip_find_transaction_and_add_event(osip, event) == 0)
      see(" found #%d", event->transactionid);
    else
      osip_event_free(event);
    break;
  case 11:
    if (outside_count > 0)
      osip_transaction_add_event(outside[below(outside_count)], request(1));
    break;
  default:
    osip_timers_nist_execute(osip);
    see(" execute %d", osip_nist_execute(osip));
    osip_timers_gettimeout(osip, &wait);
    see(" wait %ld", (long) wait.tv_sec);
  }
  see(" |");
  for (tr = osip_list_get_first(list, &it); tr != NULL; tr = osip_list_get_next(&it))
    see(" #%d", tr->transactionid);
  see(" of %d\n", osip_list_size(list));
}

int main(void) {
  unsigned last = observe_light() ? 60 : 4000;
  unsigned seed;
  int i;

  observe_silence();
  parser_init();
  for (seed = 1; seed <= last; seed++) {
    random_state = seed * 2654435761u;
    see("== %u\n", seed);
    osip_init(&osip);
    for (i = 0; i < OSIP_MESSAGE_CALLBACK_COUNT; i++)
      osip_set_message_callback(osip, i, told);
    for (i = 0; i < 60; i++)
      step(&osip->osip_nist_transactions);
    while (osip_list_size(&osip->osip_nist_transactions) > 0)
      osip_transaction_free(osip_list_get(&osip->osip_nist_transactions, 0));
    while (outside_count > 0)
      osip_transaction_free2(put_back());
    osip_release(osip);
  }
  return 0;
}
