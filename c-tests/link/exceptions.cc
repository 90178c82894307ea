// A callback throws an exception through the library: what was being executed is given back, and the next call executes what waits.
#include <cstdio>
#include <cstring>
#include <sys/time.h>

#include <osip2/osip.h>

static osip_t *osip;
static int told, ended;
static const char REQUEST[] = "OPTIONS sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=1\r\nTo: <sip:b@y.org>\r\n"
                              "Call-ID: 1\r\nCSeq: 7 OPTIONS\r\n\r\n";

static void on_message(int type, osip_transaction_t *, osip_message_t *) {
  if (type == OSIP_NIST_REQUEST_RECEIVED_AGAIN && ++told == 1)
    throw 42;
}

static void on_end(int, osip_transaction_t *) {
  ended++;
  throw "the end";
}

static int on_send(osip_transaction_t *, osip_message_t *, char *, int, int) { return 0; }

static osip_event_t *request() { return osip_parse(REQUEST, strlen(REQUEST)); }

static osip_event_t *response(int code) {
  char text[300];
  osip_message_t *sip;
  snprintf(text, sizeof text, "SIP/2.0 %d X\r\n%s", code, strstr(REQUEST, "Via"));
  osip_message_init(&sip);
  osip_message_parse(sip, text, strlen(text));
  return osip_new_outgoing_sipmessage(sip);
}

// What is thrown through an execution: the number, 1 for a text, 0 for nothing.
static int thrown() {
  try {
    osip_nist_execute(osip);
  } catch (int number) {
    return number;
  } catch (const char *) {
    return 1;
  }
  return 0;
}

int main() {
  osip_init(&osip);
  osip_set_cb_send_message(osip, on_send);
  osip_set_message_callback(osip, OSIP_NIST_REQUEST_RECEIVED_AGAIN, on_message);
  osip_set_kill_transaction_callback(osip, OSIP_NIST_KILL_TRANSACTION, on_end);
  osip_event_t *first = request();
  osip_transaction_t *tr = osip_create_transaction(osip, first);
  osip_transaction_add_event(tr, first);
  osip_transaction_add_event(tr, response(180));
  int good = thrown() == 0;
  osip_transaction_add_event(tr, request());
  osip_transaction_add_event(tr, request());
  // The second waits, and is executed by the next call.
  good = good && thrown() == 42 && told == 1 && thrown() == 0 && told == 2;
  osip_transaction_add_event(tr, response(200));
  good = good && thrown() == 0;
  osip_timers_nist_execute(osip);
  good = good && thrown() == 1 && ended == 1 && tr->state == NIST_TERMINATED && thrown() == 0;
  osip_transaction_free(tr);
  osip_release(osip);
  return good ? 0 : 1;
}
