/*
 * A stack of transactions over a transport in memory: each callback with its
 * arguments, the state and timers of its transaction, what is sent where. The
 * clock is the program's: clock_now, in microseconds.
 */
#ifndef FLOW_H
#define FLOW_H

#include "observe.h"
#include "stack.h"

#include <osip2/osip_dialog.h>

#define MOST 64

static osip_t *osip;
static osip_transaction_t *all[MOST];
static int listed[MOST];
static int count;
static int removing;
static int results[MOST];
static int results_left;
static int results_next;
static const char *uri = "sip:bob@biloxi.com";
static const char *more = "";
static void (*meanwhile)(void); /* is called by the next callback, once */

static inline void see_time(const char *name, struct timeval time, int length) {
  if (time.tv_sec == -1)
    see(" %s %d off", name, length);
  else
    see(" %s %d @%lld.%06ld", name, length, (long long) time.tv_sec, (long) time.tv_usec);
}

static inline void see_transaction(osip_transaction_t *tr) {
  see(" #%d state %d", tr->transactionid, tr->state);
  if (tr->ict_context) {
    see_time("A", tr->ict_context->timer_a_start, tr->ict_context->timer_a_length);
    see_time("B", tr->ict_context->timer_b_start, tr->ict_context->timer_b_length);
    see_time("D", tr->ict_context->timer_d_start, tr->ict_context->timer_d_length);
  }
  if (tr->nict_context) {
    see_time("E", tr->nict_context->timer_e_start, tr->nict_context->timer_e_length);
    see_time("F", tr->nict_context->timer_f_start, tr->nict_context->timer_f_length);
    see_time("K", tr->nict_context->timer_k_start, tr->nict_context->timer_k_length);
  }
  if (tr->ist_context) {
    see_time("G", tr->ist_context->timer_g_start, tr->ist_context->timer_g_length);
    see_time("H", tr->ist_context->timer_h_start, tr->ist_context->timer_h_length);
    see_time("I", tr->ist_context->timer_i_start, tr->ist_context->timer_i_length);
  }
  if (tr->nist_context)
    see_time("J", tr->nist_context->timer_j_start, tr->nist_context->timer_j_length);
  see(" orig %d last %d ack %d\n", tr->orig_request != NULL, tr->last_response ? tr->last_response->status_code : 0, tr->ack != NULL);
}

static inline void see_message(const osip_message_t *sip) {
  if (!sip)
    see(" NULL");
  else
    see(" %s %d %s", sip->sip_method ? sip->sip_method : "-", sip->status_code, sip->cseq && sip->cseq->number ? sip->cseq->number : "-");
}

static inline void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  see("%lld message %d", clock_now / 1000, type);
  see_message(sip);
  see_transaction(tr);
  if (meanwhile) {
    void (*once)(void) = meanwhile;

    meanwhile = NULL;
    once();
  }
}

static inline void failed(int type, osip_transaction_t *tr, int error) {
  see("%lld error %d %d", clock_now / 1000, type, error);
  see_transaction(tr);
}

static inline void killed(int type, osip_transaction_t *tr) {
  see("%lld kill %d completed %ld destroyed %ld.%06ld", clock_now / 1000, type, (long) tr->completed_time, (long) tr->destroyed_time.tv_sec, (long) tr->destroyed_time.tv_usec);
  see_transaction(tr);
  if (removing) {
    int i;

    see("remove %d\n", osip_remove_transaction(osip, tr));
    for (i = 0; i < count; i++)
      if (all[i] == tr)
        listed[i] = 0;
  }
}

static inline int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  int result = 0;

  if (results_next < results_left)
    result = results[results_next++];
  see("%lld send to %s:%d socket %d result %d", clock_now / 1000, host ? host : "NULL", port, sock, result);
  see_message(sip);
  if (tr)
    see_transaction(tr);
  else
    see(" no transaction\n");
  if (sip && sip->sip_method && strcmp(sip->sip_method, "ACK") == 0) {
    char *text = NULL;
    size_t length = 0;

    if (osip_message_to_str(sip, &text, &length) == 0)
      see_bytes("ack", text, length);
    osip_free(text);
  }
  return result;
}

static inline void begin(const char *name) {
  see("== %s\n", name);
  clock_now = 1000000000LL;
  see("init %d\n", osip_init(&osip));
  stack_callbacks(osip, sent, told, killed, failed);
  count = results_left = results_next = 0;
  removing = 1;
}

static inline void end(void) {
  int i;

  see("left %d %d %d %d %d\n", osip_list_size(&osip->osip_ict_transactions), osip_list_size(&osip->osip_ist_transactions), osip_list_size(&osip->osip_nict_transactions),
      osip_list_size(&osip->osip_nist_transactions), osip_list_size(&osip->ixt_retransmissions));
  for (i = 0; i < count; i++) {
    if (listed[i])
      see("free %d\n", osip_transaction_free(all[i]));
    else
      see("free2 %d\n", osip_transaction_free2(all[i]));
  }
  osip_stop_retransmissions_from_dialog(osip, NULL);
  osip_release(osip);
}

/* what sending returns, in order; then 0 */
static inline void returns(int n, ...) {
  va_list arguments;

  va_start(arguments, n);
  for (results_left = 0; results_left < n; results_left++)
    results[results_left] = va_arg(arguments, int);
  results_next = 0;
  va_end(arguments);
}

static inline char *request_text(char *text, size_t size, const char *method, const char *transport, const char *branch) {
  snprintf(text, size,
           "%s %s SIP/2.0\r\nVia: SIP/2.0/%s 10.0.0.1:5070;%s%s\r\n%sFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\nContent-Length: 0\r\n\r\n", method, uri, transport,
           *branch ? "branch=" : "rport", branch, more, method);
  return text;
}

static inline char *response_text(char *text, size_t size, int code, const char *method, const char *transport, const char *branch) {
  snprintf(text, size,
           "SIP/2.0 %d Reason\r\nVia: SIP/2.0/%s 10.0.0.1:5070;%s%s\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\nContent-Length: 0\r\n\r\n", code, transport,
           *branch ? "branch=" : "rport", branch, method);
  return text;
}

/* a request comes in (it finds its transaction or makes one) or goes out */
static inline osip_transaction_t *request(int outgoing, const char *method, const char *transport, const char *branch) {
  char text[4096];
  osip_event_t *event = stack_event(request_text(text, sizeof text, method, transport, branch), outgoing);
  osip_transaction_t *tr;
  int code;

  if (!event) {
    see("no event\n");
    return NULL;
  }
  see("%lld %s %s %s type %d", clock_now / 1000, outgoing ? "out" : "in", method, branch, event->type);
  if (!outgoing && osip_find_transaction_and_add_event(osip, event) == 0) {
    see(" found #%d\n", event->transactionid);
    return NULL;
  }
  tr = count < MOST ? osip_create_transaction(osip, event) : NULL;
  if (!tr) {
    see(" none\n");
    osip_event_free(event);
    return NULL;
  }
  see(" new");
  see_transaction(tr);
  all[count] = tr;
  listed[count++] = 1;
  code = osip_transaction_add_event(tr, event);
  see("add %d\n", code);
  if (code != 0)
    osip_event_free(event);
  return tr;
}

/* a response comes in */
static inline void response(int code, const char *method, const char *transport, const char *branch) {
  char text[4096];
  osip_event_t *event = stack_event(response_text(text, sizeof text, code, method, transport, branch), 0);
  int found;

  if (!event) {
    see("no event\n");
    return;
  }
  found = osip_find_transaction_and_add_event(osip, event);
  see("%lld in %d %s %s type %d find %d #%d\n", clock_now / 1000, code, method, branch, event->type, found, event->transactionid);
  if (found != 0)
    osip_event_free(event);
}

/* a response goes out */
static inline void answer(int code, osip_transaction_t *tr, const char *transport, const char *branch) {
  char text[4096];
  osip_event_t *event;
  int found;

  if (!tr)
    return;
  event = stack_event(response_text(text, sizeof text, code, tr->cseq->method, transport, branch), 1);
  if (!event)
    return;
  event->transactionid = tr->transactionid;
  found = osip_find_transaction_and_add_event(osip, event);
  see("%lld out %d type %d find %d #%d\n", clock_now / 1000, code, event->type, found, event->transactionid);
  if (found != 0)
    osip_event_free(event);
}

static inline void execute(void) {
  int codes[4];

  codes[0] = osip_nist_execute(osip);
  codes[1] = osip_nict_execute(osip);
  codes[2] = osip_ist_execute(osip);
  codes[3] = osip_ict_execute(osip);
  if (codes[0] | codes[1] | codes[2] | codes[3])
    see("execute %d %d %d %d\n", codes[0], codes[1], codes[2], codes[3]);
}

static inline void timers(void) {
  osip_timers_ict_execute(osip);
  osip_timers_nict_execute(osip);
  osip_timers_ist_execute(osip);
  osip_timers_nist_execute(osip);
}

static inline void wait_for(void) {
  struct timeval time = {-5, -5};

  osip_timers_gettimeout(osip, &time);
  see("%lld wait %ld.%06ld\n", clock_now / 1000, (long) time.tv_sec, (long) time.tv_usec);
}

/* lets time pass, looking at the timers every so many milliseconds */
static inline void run(int milliseconds, int step) {
  int left;

  execute();
  for (left = milliseconds; left > 0; left -= step) {
    clock_now += step * 1000LL;
    timers();
    execute();
    osip_retransmissions_execute(osip);
  }
  wait_for();
}

#endif
