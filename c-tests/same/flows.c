/*
 * Call flows over a transport in memory, with a clock that the test moves: each
 * callback with its arguments, the state and timers of its transaction, what is
 * sent where. First scripts, then random ones.
 *
 * Covers: osip_init, osip_release, osip_set_*_callback, osip_set_cb_send_message,
 * osip_parse, osip_new_outgoing_sipmessage, osip_event_free,
 * osip_create_transaction, osip_transaction_{add_event,execute,free,free2,
 * set_out_socket,find}, osip_find_transaction_and_add_event,
 * osip_remove_transaction, osip_{ict,ist,nict,nist}_execute,
 * osip_timers_{ict,ist,nict,nist}_execute, osip_timers_gettimeout,
 * osip_{start,stop}_*retransmissions*, osip_retransmissions_execute.
 */
#include "../clock.h"
#include "../observe.h"

#include <osip2/osip.h>
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

static void see(const char *format, ...) {
  char text[1024];
  va_list arguments;
  int length;

  va_start(arguments, format);
  length = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  observe_put(text, (size_t) length);
}

static void see_time(const char *name, struct timeval time, int length) {
  if (time.tv_sec == -1)
    see(" %s %d off", name, length);
  else
    see(" %s %d @%lld.%06ld", name, length, (long long) time.tv_sec, (long) time.tv_usec);
}

static void see_transaction(osip_transaction_t *tr) {
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

static void see_message(const osip_message_t *sip) {
  if (!sip)
    see(" NULL");
  else
    see(" %s %d %s", sip->sip_method ? sip->sip_method : "-", sip->status_code, sip->cseq && sip->cseq->number ? sip->cseq->number : "-");
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  see("%lld message %d", clock_now / 1000, type);
  see_message(sip);
  see_transaction(tr);
  if (meanwhile) {
    void (*once)(void) = meanwhile;

    meanwhile = NULL;
    once();
  }
}

static void failed(int type, osip_transaction_t *tr, int error) {
  see("%lld error %d %d", clock_now / 1000, type, error);
  see_transaction(tr);
}

static void killed(int type, osip_transaction_t *tr) {
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

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
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

static void begin(const char *name) {
  int i;

  see("== %s\n", name);
  clock_now = 1000000000LL;
  see("init %d\n", osip_init(&osip));
  for (i = 0; i < OSIP_MESSAGE_CALLBACK_COUNT; i++)
    osip_set_message_callback(osip, i, told);
  for (i = 0; i < OSIP_KILL_CALLBACK_COUNT; i++)
    osip_set_kill_transaction_callback(osip, i, killed);
  for (i = 0; i < OSIP_TRANSPORT_ERROR_CALLBACK_COUNT; i++)
    osip_set_transport_error_callback(osip, i, failed);
  osip_set_cb_send_message(osip, sent);
  count = results_left = results_next = 0;
  removing = 1;
}

static void end(void) {
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
static void returns(int n, ...) {
  va_list arguments;

  va_start(arguments, n);
  for (results_left = 0; results_left < n; results_left++)
    results[results_left] = va_arg(arguments, int);
  results_next = 0;
  va_end(arguments);
}

static char *request_text(char *text, size_t size, const char *method, const char *transport, const char *branch) {
  snprintf(text, size,
           "%s %s SIP/2.0\r\nVia: SIP/2.0/%s 10.0.0.1:5070;%s%s\r\n%sFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\nContent-Length: 0\r\n\r\n", method, uri, transport,
           *branch ? "branch=" : "rport", branch, more, method);
  return text;
}

static char *response_text(char *text, size_t size, int code, const char *method, const char *transport, const char *branch) {
  snprintf(text, size,
           "SIP/2.0 %d Reason\r\nVia: SIP/2.0/%s 10.0.0.1:5070;%s%s\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\nContent-Length: 0\r\n\r\n", code, transport,
           *branch ? "branch=" : "rport", branch, method);
  return text;
}

static osip_event_t *event_of(const char *text, int outgoing) {
  osip_event_t *event;
  osip_message_t *sip = NULL;

  if (!outgoing)
    return osip_parse(text, strlen(text));
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) != 0) {
    osip_message_free(sip);
    return NULL;
  }
  event = osip_new_outgoing_sipmessage(sip);
  if (!event)
    osip_message_free(sip);
  return event;
}

/* a request comes in (it finds its transaction or makes one) or goes out */
static osip_transaction_t *request(int outgoing, const char *method, const char *transport, const char *branch) {
  char text[4096];
  osip_event_t *event = event_of(request_text(text, sizeof text, method, transport, branch), outgoing);
  osip_transaction_t *tr;

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
  see("add %d\n", osip_transaction_add_event(tr, event));
  return tr;
}

/* a response comes in */
static void response(int code, const char *method, const char *transport, const char *branch) {
  char text[4096];
  osip_event_t *event = event_of(response_text(text, sizeof text, code, method, transport, branch), 0);
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
static void answer(int code, osip_transaction_t *tr, const char *transport, const char *branch) {
  char text[4096];
  osip_event_t *event;
  int found;

  if (!tr)
    return;
  event = event_of(response_text(text, sizeof text, code, tr->cseq->method, transport, branch), 1);
  if (!event)
    return;
  event->transactionid = tr->transactionid;
  found = osip_find_transaction_and_add_event(osip, event);
  see("%lld out %d type %d find %d #%d\n", clock_now / 1000, code, event->type, found, event->transactionid);
  if (found != 0)
    osip_event_free(event);
}

static void execute(void) {
  int codes[4];

  codes[0] = osip_nist_execute(osip);
  codes[1] = osip_nict_execute(osip);
  codes[2] = osip_ist_execute(osip);
  codes[3] = osip_ict_execute(osip);
  if (codes[0] | codes[1] | codes[2] | codes[3])
    see("execute %d %d %d %d\n", codes[0], codes[1], codes[2], codes[3]);
}

static void timers(void) {
  osip_timers_ict_execute(osip);
  osip_timers_nict_execute(osip);
  osip_timers_ist_execute(osip);
  osip_timers_nist_execute(osip);
}

static void wait_for(void) {
  struct timeval time = {-5, -5};

  osip_timers_gettimeout(osip, &time);
  see("%lld wait %ld.%06ld\n", clock_now / 1000, (long) time.tv_sec, (long) time.tv_usec);
}

/* lets time pass, looking at the timers every so many milliseconds */
static void run(int milliseconds, int step) {
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

#define B1 "z9hG4bK1"
#define B2 "z9hG4bK2"
#define B3 "z9hG4bK3"
#define B4 "z9hG4bK4"

static void callers(void) {
  static const char *transports[] = {"UDP", "TCP", "TLS", "sctp", "WSS", "DTLS-UDP"};
  static const int finals[] = {200, 299, 300, 399, 401, 404, 407, 486, 500, 599, 603, 699, 700};
  static const char *methods[] = {"REGISTER", "BYE", "OPTIONS", "INFO", "CANCEL", "NOTIFY", "SUBSCRIBE", "MESSAGE", "REFER", "PUBLISH", "UPDATE", "PRACK", "register"};
  osip_transaction_t *tr;
  size_t i, j;

  for (i = 0; i < sizeof transports / sizeof *transports; i++) {
    begin("INVITE without answer");
    see("%s\n", transports[i]);
    request(1, "INVITE", transports[i], B1);
    wait_for();
    run(33000, 10);
    end();
    begin("OPTIONS without answer");
    request(1, "OPTIONS", transports[i], B1);
    wait_for();
    run(33000, 70);
    end();
    begin("INVITE, 100, 180, 486, 486");
    request(1, "INVITE", transports[i], B1);
    run(200, 50);
    response(100, "INVITE", transports[i], B1);
    response(180, "INVITE", transports[i], B1);
    run(40000, 500);
    response(486, "INVITE", transports[i], B1);
    run(200, 50);
    response(486, "INVITE", transports[i], B1);
    response(404, "INVITE", transports[i], B1);
    response(200, "INVITE", transports[i], B1);
    response(180, "INVITE", transports[i], B1);
    run(33000, 500);
    response(486, "INVITE", transports[i], B1);
    end();
    begin("OPTIONS, 100, 200, 200");
    request(1, "OPTIONS", transports[i], B1);
    run(100, 50);
    response(100, "OPTIONS", transports[i], B1);
    run(5000, 50);
    response(200, "OPTIONS", transports[i], B1);
    response(200, "OPTIONS", transports[i], B1);
    run(6000, 50);
    end();
    begin("connecting");
    returns(3, 1, 1, 0);
    request(1, "INVITE", transports[i], B1);
    run(33000, 50);
    returns(5, 1, 1, 1, 1, 0);
    request(1, "OPTIONS", transports[i], B2);
    run(33000, 50);
    end();
    begin("server");
    tr = request(0, "INVITE", transports[i], B1);
    run(0, 10);
    answer(180, tr, transports[i], B1);
    run(10, 10);
    answer(486, tr, transports[i], B1);
    run(33000, 50);
    tr = request(0, "OPTIONS", transports[i], B2);
    run(0, 10);
    answer(100, tr, transports[i], B2);
    answer(200, tr, transports[i], B2);
    request(0, "OPTIONS", transports[i], B2);
    run(33000, 100);
    end();
  }
  for (i = 0; i < sizeof finals / sizeof *finals; i++) {
    for (j = 0; j < 2; j++) {
      begin("final");
      removing = (int) j;
      request(1, "INVITE", "UDP", B1);
      request(1, "OPTIONS", "UDP", B2);
      run(0, 10);
      response(finals[i], "INVITE", "UDP", B1);
      response(finals[i], "OPTIONS", "UDP", B2);
      run(0, 10);
      response(finals[i], "INVITE", "UDP", B1);
      response(finals[i], "OPTIONS", "UDP", B2);
      run(33000, 100);
      end();
      begin("final answer");
      removing = (int) j;
      tr = request(0, "INVITE", "UDP", B1);
      run(0, 10);
      answer(finals[i], tr, "UDP", B1);
      run(700, 10);
      request(0, "INVITE", "UDP", B1);
      run(100, 10);
      request(0, "ACK", "UDP", B1);
      run(100, 10);
      request(0, "ACK", "UDP", B1);
      request(0, "INVITE", "UDP", B1);
      run(6000, 10);
      tr = request(0, "OPTIONS", "UDP", B2);
      run(0, 10);
      answer(finals[i], tr, "UDP", B2);
      run(100, 10);
      request(0, "OPTIONS", "UDP", B2);
      answer(500, tr, "UDP", B2);
      run(33000, 100);
      end();
    }
  }
  for (i = 0; i < sizeof methods / sizeof *methods; i++) {
    begin(methods[i]);
    request(1, methods[i], "UDP", B1);
    tr = request(0, methods[i], "UDP", B1);
    run(0, 10);
    response(200, methods[i], "UDP", B1);
    answer(200, tr, "UDP", B1);
    run(40000, 100);
    end();
  }
}

static void errors(void) {
  static const int codes[] = {-1, -3, -60, -999, 1, 2, 1000};
  osip_transaction_t *tr;
  size_t i;
  int skip;

  for (i = 0; i < sizeof codes / sizeof *codes; i++) {
    for (skip = 0; skip < 3; skip++) {
      begin("transport error");
      see("%d after %d\n", codes[i], skip);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      request(1, "INVITE", "UDP", B1);
      run(900, 100);
      response(486, "INVITE", "UDP", B1);
      run(100, 100);
      response(486, "INVITE", "UDP", B1);
      run(5000, 100);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      request(1, "BYE", "UDP", B2);
      run(5000, 100);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      tr = request(0, "INVITE", "UDP", B1);
      run(0, 100);
      answer(180, tr, "UDP", B1);
      run(0, 100);
      request(0, "INVITE", "UDP", B1);
      answer(404, tr, "UDP", B1);
      run(2000, 100);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      tr = request(0, "BYE", "UDP", B2);
      run(0, 100);
      answer(100, tr, "UDP", B2);
      answer(200, tr, "UDP", B2);
      run(0, 100);
      request(0, "BYE", "UDP", B2);
      run(33000, 100);
      end();
    }
  }
  for (i = 0; i < 2; i++) {
    begin("broken connection");
    tr = request(1, "INVITE", "UDP", B1);
    osip_transaction_set_out_socket(tr, i ? -998 : -999);
    tr = request(1, "BYE", "UDP", B2);
    osip_transaction_set_out_socket(tr, i ? -998 : -999);
    run(33000, 100);
    end();
  }
  begin("written timers");
  tr = request(1, "INVITE", "UDP", B1);
  run(50, 10);
  osip_gettimeofday(&tr->ict_context->timer_a_start, NULL);
  wait_for();
  run(50, 10);
  tr->ict_context->timer_b_start.tv_sec = -1;
  run(40000, 100);
  osip_gettimeofday(&tr->ict_context->timer_b_start, NULL);
  run(10, 10);
  tr = request(1, "OPTIONS", "UDP", B2);
  run(20, 10);
  osip_gettimeofday(&tr->nict_context->timer_e_start, NULL);
  run(20, 10);
  osip_gettimeofday(&tr->nict_context->timer_e_start, NULL);
  run(740, 10);
  osip_gettimeofday(&tr->nict_context->timer_e_start, NULL);
  run(20, 10);
  tr->nict_context->timer_f_start.tv_sec = tr->nict_context->timer_f_start.tv_usec = 0;
  wait_for();
  run(20, 10);
  end();
  begin("timers without execution");
  request(1, "OPTIONS", "UDP", B1);
  tr = request(0, "INVITE", "UDP", B2);
  request(1, "INVITE", "UDP", B2);
  execute();
  answer(500, tr, "UDP", B2);
  execute();
  clock_now += 500000;
  timers();
  timers();
  timers();
  wait_for();
  execute();
  clock_now += 40000000;
  timers();
  timers();
  execute();
  wait_for();
  end();
}

static void answer_removed(int which, int remove) {
  static const char *const branches[] = {B1, B2, B3, B4};
  char text[4096];

  if (remove)
    see("remove %d\n", osip_remove_transaction(osip, all[which]));
  listed[which] = 0;
  see("add %d\n", osip_transaction_add_event(all[which], event_of(response_text(text, sizeof text, 200, all[which]->cseq->method, "UDP", branches[which]), 1)));
}

static void remove_others(void) {
  answer_removed(0, 1);
  answer_removed(2, 1);
  see("remove %d\n", osip_remove_transaction(osip, all[3]));
  listed[3] = 0;
}

static void remove_all(void) {
  while (osip_list_size(&osip->osip_nist_transactions) > 0)
    osip_list_remove(&osip->osip_nist_transactions, 0);
  answer_removed(0, 0);
  answer_removed(2, 0);
  listed[1] = listed[3] = 0;
}

/* what becomes of transactions that are removed by a callback while they are executed: one before, two after */
static void removals(void) {
  int all_of_them;

  for (all_of_them = 0; all_of_them < 2; all_of_them++) {
    begin("removed meanwhile");
    request(0, "OPTIONS", "UDP", B1);
    execute();
    request(0, "OPTIONS", "UDP", B2);
    request(0, "OPTIONS", "UDP", B3);
    osip_transaction_execute(all[2], osip_fifo_tryget(all[2]->transactionff));
    request(0, "OPTIONS", "UDP", B4);
    meanwhile = all_of_them ? remove_all : remove_others;
    execute();
    see("again\n");
    execute();
    timers();
    wait_for();
    end();
  }
}

static void addresses(void) {
  static const char *uris[] = {"sip:b@y.org", "sip:b@y.org:5099", "sips:b@y.org", "sip:b@y.org:0", "sip:b@y.org:5099;maddr=1.2.3.4", "sip:b@y.org;maddr", "sip:b@y.org:5099;x-obr=9.9.9.9;x-obp=777", "sip:b@y.org:5099;x-obr=9.9.9.9",
                               "sip:b@y.org;maddr=1.1.1.1;x-obr=9.9.9.9;x-obp=777", "sip:b@[2001:db8::1]:5088", "tel:+123"};
  static const char *routes[] = {"Route: <sip:p.org:5061;lr>\r\n", "Route: <sip:p.org:5061;lr=on>\r\n", "Route: <sip:p.org;LR>\r\nRoute: <sip:q.org;lr>\r\n", "Route: <sip:p.org>\r\nRoute: <sip:q.org;lr>\r\n",
                                 "Route: <sip:p.org;maddr=4.4.4.4;lr>\r\nAuthorization: Digest username=\"a\", realm=\"b\"\r\nProxy-Authorization: Digest username=\"c\", realm=\"d\"\r\nSupported: x\r\n"};
  size_t i;
  int code;

  for (i = 0; i < sizeof uris / sizeof *uris; i++) {
    uri = uris[i];
    begin(uri);
    request(1, "INVITE", "UDP", B1);
    request(1, "BYE", "UDP", B2);
    run(10, 10);
    response(404, "INVITE", "UDP", B1);
    run(10, 10);
    end();
  }
  uri = "sip:b@y.org";
  for (i = 0; i < sizeof routes / sizeof *routes; i++) {
    for (code = 401; code < 409; code += 3) {
      more = routes[i];
      begin("routes");
      request(1, "INVITE", "UDP", B1);
      request(1, "BYE", "UDP", B2);
      run(10, 10);
      response(code, "INVITE", "UDP", B1);
      run(10, 10);
      end();
    }
  }
  more = "";
}

/* random steps: all that may happen to a few transactions, in any order */
static void random_flow(unsigned seed) {
  static const char *methods[] = {"INVITE", "INVITE", "OPTIONS", "BYE", "ACK", "CANCEL"};
  static const char *transports[] = {"UDP", "UDP", "TCP"};
  static const char *branches[] = {B1, B2, "z9hG4bK3", "old", ""};
  static const int codes[] = {100, 180, 200, 302, 404, 503, 603};
  static const int outcomes[] = {0, 0, 0, 0, 0, 0, 1, -1};
  observe_random_t random = observe_random_for(seed);
  const char *transport = transports[observe_below(&random, 3)];
  int step;
  int i;

  begin("random");
  removing = observe_below(&random, 3) != 0;
  for (step = 0; step < 60; step++) {
    const char *method = methods[observe_below(&random, 6)];
    const char *branch = branches[observe_below(&random, 5)];
    int code = codes[observe_below(&random, 7)];
    int which = count ? (int) observe_below(&random, (uint32_t) count) : 0;

    switch (observe_below(&random, 12)) {
    case 0:
      request(1, method, transport, branch);
      break;
    case 1:
    case 2:
      request(0, method, transport, branch);
      break;
    case 3:
    case 4:
      response(code, method, transport, branch);
      break;
    case 5:
    case 6:
      if (count)
        answer(code, all[which], transport, branch);
      break;
    case 7:
      for (results_left = 0; results_left < 4; results_left++)
        results[results_left] = outcomes[observe_below(&random, 8)];
      results_next = 0;
      break;
    case 8:
      if (count && observe_below(&random, 3) == 0) {
        int kept = listed[which];

        listed[which] = 0;
        see("remove %d (%d)\n", osip_remove_transaction(osip, all[which]), kept);
      }
      break;
    case 9:
      clock_now += observe_below(&random, 3000) * 1000LL;
      timers();
      break;
    case 10:
      execute();
      wait_for();
      break;
    default:
      run((int) observe_below(&random, 9000), 100 + (int) observe_below(&random, 900));
    }
  }
  for (i = 0; i < count; i++)
    see_transaction(all[i]);
  end();
}

int main(void) {
  unsigned seed;
  unsigned last = observe_light() ? 100 : 3000;

  observe_silence();
  parser_init();
  callers();
  errors();
  removals();
  addresses();
  for (seed = 1; seed <= last; seed++)
    random_flow(seed);
  return 0;
}
