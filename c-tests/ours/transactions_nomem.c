/*
 * Transactions when memory runs out at each allocation in turn: nothing crashes,
 * nothing leaks, and what fails says so.
 */
#include "../observe.h"

#include <sys/time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

static long left;
static long blocks;
static int problems;

static void *limited(size_t size) {
  void *block;

  if (left == 0)
    return NULL;
  left--;
  block = malloc(size);
  if (block)
    blocks++;
  return block;
}

static void *limited_again(void *old, size_t size) {
  if (left == 0)
    return NULL;
  left--;
  if (!old)
    blocks++;
  return realloc(old, size);
}

static void counted(void *block) {
  if (block)
    blocks--;
  free(block);
}

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  (void) tr;
  (void) sip;
  (void) host;
  (void) port;
  (void) sock;
  return 0;
}

static void run(int kind, int transactions) {
  static const char text[] = "INVITE sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 INVITE\r\n\r\n";
  static const char answer[] = "SIP/2.0 486 X\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 INVITE\r\n\r\n";
  osip_t *osip = NULL;
  osip_transaction_t *tr[40];
  osip_event_t *event;
  struct timeval wait;
  int made = 0;
  int i;
  int code = osip_init(&osip);

  if (code != 0) {
    if (code != -4 || osip)
      problems++;
    return;
  }
  osip_set_cb_send_message(osip, sent);
  for (i = 0; i < transactions; i++) {
    event = osip_parse(text, sizeof text - 1);
    if (!event)
      continue;
    if (kind % 2 == 0)
      event->type = kind == 0 ? SND_REQINVITE : SND_REQUEST;
    code = osip_transaction_init(&tr[made], (osip_fsm_type_t) kind, osip, event->sip);
    if (code != 0) {
      if (code != -4 || tr[made])
        problems++;
      osip_event_free(event);
      continue;
    }
    if (osip_transaction_add_event(tr[made], event) != 0)
      osip_event_free(event);
    made++;
  }
  osip_ict_execute(osip);
  osip_ist_execute(osip);
  osip_nict_execute(osip);
  osip_nist_execute(osip);
  event = osip_parse(answer, sizeof answer - 1);
  if (event) {
    osip_start_200ok_retransmissions(osip, NULL, event->sip, 1);
    if (kind % 2)
      event->type = SND_STATUS_3456XX;
    event->transactionid = 1;
    if (osip_find_transaction_and_add_event(osip, event) != 0)
      osip_event_free(event);
  }
  osip_ict_execute(osip);
  osip_ist_execute(osip);
  osip_nict_execute(osip);
  osip_nist_execute(osip);
  osip_timers_ict_execute(osip);
  osip_timers_ist_execute(osip);
  osip_timers_nict_execute(osip);
  osip_timers_nist_execute(osip);
  osip_timers_gettimeout(osip, &wait);
  osip_stop_retransmissions_from_dialog(osip, NULL);
  for (i = 0; i < made; i++)
    osip_transaction_free(tr[i]);
  osip_release(osip);
}

int main(void) {
  int kind;
  long limit;
  int step = observe_light() ? 7 : 1;

  observe_silence();
  parser_init();
  osip_set_allocators(limited, limited_again, counted);
  for (kind = 0; kind < 4; kind++) {
    for (limit = 0; limit < 400; limit += step) {
      left = limit;
      run(kind, 2);
      if (blocks != 0) {
        fprintf(stderr, "kind %d limit %ld: %ld blocks left\n", kind, limit, blocks);
        problems++;
        blocks = 0;
      }
    }
    for (limit = 0; limit < 4000; limit += 13 * step) {
      left = limit;
      run(kind, 40);
      if (blocks != 0) {
        fprintf(stderr, "kind %d limit %ld: %ld blocks left\n", kind, limit, blocks);
        problems++;
        blocks = 0;
      }
    }
  }
  return problems != 0;
}
