/*
 * What differs on purpose, as far as a program can see it: each case in a child
 * process, because the original crashes in some of them. Its name is that of an
 * entry of docs/differences.md; known-differences lists them all, so that the
 * runner knows that each is one, and stays one.
 */
#include "../observe.h"

#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>
#include <osipparser2/headers/osip_accept.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/sdp_message.h>

int __osip_find_next_crlfcrlf(const char *start, const char **end);

#define REQUEST "OPTIONS sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 OPTIONS\r\n"

static osip_message_t *message_of(const char *text, size_t length) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  see_number("parse", osip_message_parse(sip, text, length));
  return sip;
}

static osip_message_t *message(const char *text) {
  return message_of(text, strlen(text));
}

static osip_message_t *request(void) {
  return message(REQUEST "\r\n");
}

static void null_argument(void) {
  osip_uri_t *uri = NULL;

  osip_uri_init(&uri);
  see_number("print", osip_uri_to_str(uri, NULL));
}

static int left = 1; /* allocations that still succeed */

static void *some_memory(size_t size) {
  return left-- > 0 ? malloc(size) : NULL;
}

static void allocation(void) {
  osip_call_id_t *id = NULL, *copy = NULL;

  osip_call_id_init(&id);
  osip_call_id_parse(id, "1@x.org");
  osip_set_allocators(some_memory, realloc, free);
  see_number("clone", osip_call_id_clone(id, &copy));
  see_whether("copy", copy);
}

static void no_init(void) {
  osip_message_t *sip = request();

  see_number("headers", osip_list_size(&sip->headers));
}

static void accept(void) {
  osip_accept_t *accept = NULL;
  char *text = NULL;

  osip_content_type_init(&accept);
  see_number("parse", osip_content_type_parse(accept, "a/"));
  see_number("print", osip_accept_to_str(accept, &text));
  see_text("text", text);
}

static void null_member(void) {
  sdp_message_t *sdp = NULL;
  char *text = NULL;

  sdp_message_init(&sdp);
  see_number("parse", sdp_message_parse(sdp, "v=0\r\no=- 1 1 IN IP4 h\r\ns=-\r\nt=0 0\r\n"));
  osip_list_add(&sdp->e_emails, NULL, -1);
  osip_list_add(&sdp->e_emails, osip_strdup("a@x.org"), -1);
  see_number("print", sdp_message_to_str(sdp, &text));
}

static void param_add(void) {
  see_number("add", osip_uri_param_add(NULL, osip_strdup("n"), osip_strdup("v")));
}

static void clone_nul(void) {
  static const char text[] = REQUEST "Content-Type: a/b\r\nContent-Length: 5\r\n\r\nx\0y\0z";
  osip_message_t *sip = message_of(text, sizeof text - 1), *clone = NULL;
  char *one = NULL, *two = NULL;
  size_t one_length = 0, two_length = 0;

  osip_message_to_str(sip, &one, &one_length);
  see_number("clone", osip_message_clone(sip, &clone));
  osip_message_to_str(clone, &two, &two_length);
  see_number("equal", one_length == two_length && memcmp(one, two, one_length) == 0);
}

static void folded_crlfcrlf(void) {
  const char *end = NULL;

  see_number("find", __osip_find_next_crlfcrlf("X: a\r\n b\r\n\r\n", &end));
}

static void position(void) {
  osip_message_t *sip = request();
  osip_header_t *header = NULL;

  osip_message_set_header(sip, "X-One", "1");
  see_number("by name", osip_message_header_get_byname(sip, "x-one", -2, &header));
}

static void sdp_position(void) {
  sdp_message_t *sdp = NULL;

  sdp_message_init(&sdp);
  see_number("add", sdp_message_a_attribute_add(sdp, -7, osip_strdup("a"), NULL));
}

static void sdp_clone(void) {
  sdp_message_t *sdp = NULL, *clone = NULL;

  sdp_message_init(&sdp);
  see_number("clone", sdp_message_clone(sdp, &clone));
  see_whether("copy", clone);
}

static void empty_tag(void) {
  osip_message_t *ok = message("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:a@x.org>;tag=1\r\nTo: <sip:b@y.org>;tag=2\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\nContact: <sip:b@h>\r\n\r\n");
  osip_message_t *bye = message("BYE sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:b@y.org>;tag\r\nTo: <sip:a@x.org>;tag=1\r\nCall-ID: 1\r\nCSeq: 1 BYE\r\n\r\n");
  osip_dialog_t *dialog = NULL;

  see_number("dialog", osip_dialog_init_as_uac(&dialog, ok));
  see_number("match", osip_dialog_match_as_uas(dialog, bye));
}

static void unprintable(void) {
  static const char text[] = REQUEST "Content-Type: a/b;x\r\nContent-Length: 0\r\n\r\n";
  osip_message_t *sip = message_of(text, sizeof text - 1);
  char *printed = NULL;
  size_t length = 0;

  see_number("print", osip_message_to_str(sip, &printed, &length));
  see_text("text", printed);
}

static void large_body(void) {
  enum { SIZE = 1234567 };
  osip_message_t *sip = request();
  char *body = malloc(SIZE), *printed = NULL;
  size_t length = 0;

  memset(body, 'x', SIZE);
  osip_message_set_content_type(sip, "a/b");
  see_number("body", osip_message_set_body(sip, body, SIZE));
  see_number("print", osip_message_to_str(sip, &printed, &length));
  see_whether("length", printed == NULL ? NULL : strstr(printed, "Content-Length: 1234567\r\n"));
}

static void folded_body(void) {
  static const char text[] = REQUEST "Content-Type: a/b\r\nContent-Length: 8\r\nX: y\r\n \r\n\r\nab\r\n cde";
  osip_message_t *sip = message_of(text, sizeof text - 1);
  osip_body_t *body = osip_list_get(&sip->bodies, 0);

  see_bytes("body", body == NULL ? "" : body->body, body == NULL ? 0 : body->length);
}

static void comma(void) {
  see_number("add", parser_add_comma_separated_header(NULL));
}

static void nothing_to_print(void) {
  char *text = (char *) "untouched";

  osip_content_length_to_str(NULL, &text);
  see_text("text", text);
}

static osip_t *stack(void) {
  osip_t *osip = NULL;

  osip_init(&osip);
  return osip;
}

static void machine(void) {
  osip_transaction_t *tr = NULL;

  see_number("init", osip_transaction_init(&tr, (osip_fsm_type_t) 9, stack(), request()));
}

static void callback_type(void) {
  see_number("set", osip_set_message_callback(stack(), -1, NULL));
}

static void no_sender(void) {
  osip_t *osip = stack();
  osip_event_t *event = osip_new_outgoing_sipmessage(request());
  osip_transaction_t *tr = osip_create_transaction(osip, event);

  osip_transaction_add_event(tr, event);
  see_number("execute", osip_nict_execute(osip));
  see_number("state", tr->state);
}

static void other_stack(void) {
  osip_t *one = stack(), *two = stack();
  osip_transaction_t *here = NULL, *there = NULL;
  osip_message_t *sip = request();

  osip_transaction_init(&here, NIST, one, sip);
  osip_transaction_init(&there, NIST, two, sip);
  there->transactionid = here->transactionid;
  see_number("remove", osip_remove_transaction(one, there));
  see_number("left", osip_list_size(&one->osip_nist_transactions));
}

static int send_result;

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int socket) {
  (void) tr, (void) sip, (void) host, (void) port, (void) socket;
  return send_result;
}

static void timer_a(void) {
  osip_t *osip = stack();
  osip_message_t *invite = message("INVITE sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 INVITE\r\n\r\n");
  osip_event_t *event = osip_new_outgoing_sipmessage(invite);
  osip_transaction_t *tr = osip_create_transaction(osip, event);

  osip_set_cb_send_message(osip, sent);
  osip_transaction_add_event(tr, event);
  osip_ict_execute(osip);
  see_number("off", tr->ict_context->timer_a_length);
  osip_gettimeofday(&tr->ict_context->timer_a_start, NULL);
  send_result = 1;
  osip_timers_ict_execute(osip);
  osip_ict_execute(osip);
  see_number("forced", tr->ict_context->timer_a_length);
}

static const struct {
  const char *name;
  void (*run)(void);
} cases[] = {
    {"null-argument", null_argument},
    {"out-of-memory", allocation},
    {"no-parser-init", no_init},
    {"half-an-accept", accept},
    {"null-member", null_member},
    {"param-without-list", param_add},
    {"clone-with-nul", clone_nul},
    {"folded-crlfcrlf", folded_crlfcrlf},
    {"negative-position", position},
    {"sdp-position", sdp_position},
    {"sdp-clone-fails", sdp_clone},
    {"empty-tag", empty_tag},
    {"unprintable-header", unprintable},
    {"large-body", large_body},
    {"folded-body", folded_body},
    {"comma-header-null", comma},
    {"nothing-to-print", nothing_to_print},
    {"unknown-machine", machine},
    {"negative-callback", callback_type},
    {"nobody-sends", no_sender},
    {"other-stack", other_stack},
    {"forced-timer-a", timer_a},
};

int main(void) {
  size_t i;

  for (i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t before = observe_enter(cases[i].name);
    int status = 0;
    pid_t child;

    fflush(stdout);
    child = fork();
    if (child == 0) {
      if (cases[i].run != no_init)
        parser_init();
      observe_silence();
      cases[i].run();
      fflush(stdout);
      _exit(0);
    }
    waitpid(child, &status, 0);
    see_number("signal", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    observe_leave(before);
  }
  return 0;
}
