/* What the library traces, and at which level: the texts of what it refuses, and the life of a transaction. The wording is ours. */
#include "../clock.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <sys/time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>
#include <osipparser2/sdp_message.h>

static char traced[20000];
static int problems;

/* "level text" on a line for each trace */
static void note(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  size_t length = strlen(traced);

  (void) line;
  if (file == NULL || length + 200 > sizeof traced)
    problems++;
  length += (size_t) snprintf(traced + length, sizeof traced - length, "%d ", level);
  vsnprintf(traced + length, sizeof traced - length, format, arguments);
}

static void expect(const char *what, const char *expected) {
  if (strcmp(traced, expected) != 0) {
    printf("%s: traced\n%snot\n%s", what, traced, expected);
    problems++;
  }
  traced[0] = '\0';
}

static osip_message_t *parsed(const char *text) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) == 0)
    return sip;
  osip_message_free(sip);
  return NULL;
}

static void try_message(const char *text, const char *expected) {
  osip_message_free(parsed(text));
  expect(text, expected);
}

static void try_description(const char *text, const char *expected) {
  sdp_message_t *sdp = NULL;

  sdp_message_init(&sdp);
  sdp_message_parse(sdp, text);
  sdp_message_free(sdp);
  expect(text, expected);
}

#define LINE "MESSAGE sip:a@b SIP/2.0\r\n"

static void refused(void) {
  osip_message_t *sip = NULL;
  char *text = NULL;
  size_t length = 0;

  try_message("MESSAGE\r\n\r\n", "2 start line refused: MESSAGE\n");
  try_message("MESSAGE <sip:a@b> SIP/2.0\r\nX: y\r\n\r\n", "2 start line refused: MESSAGE <sip:a@b> SIP/2.0\n");
  try_message("MESSAGE sip:a@b SIP/3.0\r\nX: y\r\n\r\n", "3 version is not SIP/2.0: SIP/3.0\n");
  try_message(LINE "NoColon\r\n\r\n", "2 no header line: NoColon\n");
  try_message(LINE "f: J\xc3\xbcrgen\x01 <sip:a@b>;tag=1\xff\r\n\r\n", "2 header refused: f: J\xc3\xbcrgen  <sip:a@b>;tag=1\\xff\n");
  try_message(LINE "Call-ID: 1\r\nCall-ID: 2\r\n\r\n", "2 header refused: Call-ID: 2\n");
  try_message(LINE "Authorization: x\r\nAccept: z\r\n\r\n", "3 header value left out: Authorization: x\n3 header value left out: Accept: z\n");
  try_message(LINE "X: y\r\n", "4 the headers end without an empty line\n");
  try_message(LINE "Content-Type: a/b\r\nContent-Length: 50\r\n\r\nabc", "2 body refused: syntax error; Content-Length is 50, 3 bytes are there\n");
  try_message(LINE "Content-Type: multipart/mixed\r\nContent-Length: 3\r\n\r\nabc",
              "2 body refused: a multipart body without boundary; Content-Length is 3, 3 bytes are there\n");
  try_message(LINE "Content-Type: multipart/mixed;boundary=b\r\nContent-Length: 3\r\n\r\nabc", "2 a part of the body is refused\n");
  try_message(LINE "X: y\r\n\r\n", "");

  try_description("v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\nt=0 0\r\na=x:\r\n", "3 line 5 refused: a=x:\n");
  try_description("v=0\r\no=u 1 2\r\n", "3 line 2 refused: o=u 1 2\n");
  try_description("v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\nm=a 1 p\r\na=x\r\nb=A:1\r\n", "3 line 6 refused: b=A:1\n");
  try_description("v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\n", "");

  osip_message_init(&sip);
  osip_message_to_str(sip, &text, &length);
  osip_message_free(sip);
  expect("print", "1 the message has neither method nor status\n");
}

static int send_nothing(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int socket) {
  (void) tr, (void) sip, (void) host, (void) port, (void) socket;
  return 0;
}

#define HEADERS                                                                                                                     \
  "Via: SIP/2.0/UDP h:5060;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=f\r\nTo: <sip:c@d>\r\nCall-ID: c@h\r\nCSeq: 1 OPTIONS\r\n"       \
  "Content-Length: 0\r\n\r\n"

static void life(void) {
  static const char request[] = "OPTIONS sip:c@d SIP/2.0\r\n" HEADERS;
  static const char response[] = "SIP/2.0 200 OK\r\n" HEADERS;
  osip_t *osip = NULL;
  osip_transaction_t *tr = NULL;
  osip_dialog_t *dialog = NULL;
  osip_message_t *sip = parsed(request);

  osip_init(&osip);
  osip_set_cb_send_message(osip, send_nothing);
  osip_transaction_init(&tr, NICT, osip, sip);
  expect("made", "5 transaction 1 of Nict made: OPTIONS, CSeq 1 OPTIONS, Call-ID c@h\n");
  osip_transaction_add_event(tr, osip_new_outgoing_sipmessage(sip));
  osip_nict_execute(osip);
  expect("sent", "7 transaction 1 in NictPreTrying: event 18 (SendRequest)\n7 transaction 1 in NictPreTrying goes to NictTrying\n");
  clock_now += 600000;
  osip_timers_nict_execute(osip);
  expect("timer", "7 transaction 1 in NictTrying: timer E is due\n");
  osip_nict_execute(osip);
  expect("timer", "7 transaction 1 in NictTrying: event 3 (Timeout(E))\n");
  osip_find_transaction_and_add_event(osip, osip_parse(response, sizeof response - 1));
  expect("received", "6 received: 200, CSeq 1 OPTIONS, Call-ID c@h\n");
  osip_nict_execute(osip);
  expect("answered", "7 transaction 1 in NictTrying: event 14 (ReceiveSuccess)\n7 transaction 1 in NictTrying goes to NictCompleted\n");
  osip_transaction_free(tr);
  expect("freed", "5 transaction 1 in NictCompleted is freed\n");
  if (osip_parse("x", 1) != NULL)
    problems++;
  expect("refused", "2 start line refused: x\n2 a message that was received is refused\n");
  sip = parsed(LINE "X: y\r\n\r\n");
  osip_dialog_init_as_uas(&dialog, sip, sip);
  osip_message_free(sip);
  expect("dialog", "2 cannot make a dialog: the message lacks CSeq\n");
  osip_release(osip);
}

int main(void) {
  parser_init();
  osip_trace_initialize_func((osip_trace_level_t) 8, note);
  refused();
  life();
  osip_trace_initialize_func((osip_trace_level_t) 2, note);
  try_message(LINE "NoColon\r\n\r\n", "");
  return problems != 0;
}
