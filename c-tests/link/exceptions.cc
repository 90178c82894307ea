/*
 * A callback throws a C++ exception, and whoever has called the library catches it: what was being executed is given back then, and the
 * events that wait are executed by the next call. The same for what is sent again outside of transactions.
 */
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

extern "C" void nist_snd_1xx(osip_transaction_t *tr, osip_event_t *event);

namespace {

enum Kind { SEND, TELL, FAIL, END, KINDS };
enum Way { BY_STACK, BY_TRANSACTION, BY_HANDLER, WAYS };

struct Thrown {
  Kind kind;
};

osip_t *stack;
Kind throws_in;
bool throws, frees;
std::vector<int> told;
int problems;

void check(bool good, const char *what, Way way, Kind kind) {
  if (good)
    return;
  problems++;
  std::printf("%s (execution %d, callback %d%s)\n", what, way, kind, frees ? ", freed" : "");
}

void called(Kind kind, osip_transaction_t *tr) {
  if (!throws || kind != throws_in)
    return;
  throws = false;
  if (frees)
    osip_transaction_free(tr);
  throw Thrown{kind};
}

osip_event_t *request() {
  const char text[] = "OPTIONS sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=1\r\nTo: <sip:b@y.org>\r\nCall-ID: 1\r\nCSeq: 7 OPTIONS\r\n\r\n";

  return osip_parse(text, sizeof text - 1);
}

osip_event_t *response(int code) {
  char text[256];
  int length = std::snprintf(text, sizeof text, "SIP/2.0 %d X\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=1\r\nTo: <sip:b@y.org>;tag=2\r\nCall-ID: 1\r\nCSeq: 7 OPTIONS\r\n\r\n", code);
  osip_message_t *sip = nullptr;

  osip_message_init(&sip);
  osip_message_parse(sip, text, (size_t) length);
  return osip_new_outgoing_sipmessage(sip);
}

void try_one(Way way, Kind kind) {
  osip_event_t *event = request();
  osip_transaction_t *tr = osip_create_transaction(stack, event);
  bool caught = false;

  osip_transaction_execute(tr, event);
  osip_transaction_execute(tr, response(100));
  told.clear();
  event = response(101);
  throws_in = kind;
  throws = true;
  try {
    if (way == BY_TRANSACTION)
      osip_transaction_execute(tr, event);
    else if (way == BY_HANDLER)
      nist_snd_1xx(tr, event);
    else {
      osip_transaction_add_event(tr, event);
      osip_transaction_add_event(tr, response(110));
      osip_nist_execute(stack);
    }
  } catch (const Thrown &thrown) {
    caught = thrown.kind == kind;
  }
  if (way == BY_HANDLER)
    osip_free(event);
  check(caught, "not caught", way, kind);
  if (!frees) {
    std::vector<int> wanted;

    if (kind == TELL)
      wanted.push_back(101);
    if (way == BY_STACK && kind != END)
      wanted.push_back(110);
    if (kind != END)
      wanted.push_back(120);
    osip_nist_execute(stack);
    osip_transaction_execute(tr, response(120));
    check(told == wanted, "not what should have been executed after that", way, kind);
    osip_transaction_free(tr);
  }
  check(osip_list_size(&stack->osip_nist_transactions) == 0, "not freed", way, kind);
}

void try_repeating() {
  osip_event_t *event = response(200);
  osip_dialog_t dialog = {};
  bool caught = false;

  osip_start_200ok_retransmissions(stack, &dialog, event->sip, 1);
  std::memset(&((ixt_t *) osip_list_get(&stack->ixt_retransmissions, 0))->start, 0, sizeof(struct timeval));
  throws_in = SEND;
  throws = true;
  frees = false;
  try {
    osip_retransmissions_execute(stack);
  } catch (const Thrown &) {
    caught = true;
  }
  /* would wait for ever if the list were still locked */
  osip_retransmissions_execute(stack);
  osip_stop_retransmissions_from_dialog(stack, &dialog);
  osip_event_free(event);
  check(caught, "repeating: not caught", BY_STACK, SEND);
}

}

extern "C" {

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *, int, int) {
  called(SEND, tr);
  return sip->status_code == 101 && throws_in >= FAIL ? -1 : 0;
}

static void told_of(int, osip_transaction_t *tr, osip_message_t *sip) {
  told.push_back(sip ? sip->status_code : 0);
  called(TELL, tr);
}

static void failed(int, osip_transaction_t *tr, int) {
  called(FAIL, tr);
}

static void ended(int, osip_transaction_t *tr) {
  called(END, tr);
}

static void no_trace(const char *, int, osip_trace_level_t, const char *, va_list) {
}

}

int main() {
  osip_trace_initialize_func(TRACE_LEVEL0, no_trace);
  /* a memory checker sees each transaction then */
  osip_set_allocators(std::malloc, std::realloc, std::free);
  osip_init(&stack);
  osip_set_cb_send_message(stack, sent);
  for (int type = 0; type < OSIP_MESSAGE_CALLBACK_COUNT; type++)
    osip_set_message_callback(stack, type, told_of);
  for (int type = 0; type < OSIP_TRANSPORT_ERROR_CALLBACK_COUNT; type++)
    osip_set_transport_error_callback(stack, type, failed);
  for (int type = 0; type < OSIP_KILL_CALLBACK_COUNT; type++)
    osip_set_kill_transaction_callback(stack, type, ended);
  for (int way = 0; way < WAYS; way++)
    for (int kind = 0; kind < KINDS; kind++)
      for (int freed = 0; freed < 2; freed++) {
        frees = freed;
        try_one((Way) way, (Kind) kind);
      }
  try_repeating();
  osip_release(stack);
  return problems != 0;
}
