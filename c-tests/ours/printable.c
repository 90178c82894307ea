/* What parses can be printed: each header of a message with values put together from odd pieces. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/osip_port.h>

#define HEAD "SIP/2.0 200 OK\r\n"

static const char *const names[] = {
    "Via",           "From",      "To",           "Call-ID",         "CSeq",           "Contact",    "Route",
    "Record-Route",  "Accept",    "Content-Type", "Accept-Encoding", "Allow",          "Call-Info",  "Alert-Info",
    "Error-Info",    "Subject",   "MIME-Version", "Content-Length",  "Authorization",  "X",          "WWW-Authenticate",
    "Accept-Language", "Content-Encoding", "Content-Disposition", "Proxy-Authenticate", "Proxy-Authorization", "Authentication-Info",
    "Proxy-Authentication-Info",
};

static const char *const pieces[] = {
    "",    " ",   "a",      "a/b",  ";x",          ";x=",         ";x=y",   ";",      "<sip:a@b>",  "<sip:a@b;x?h=i>", "<http://a>", "sip:a@b",
    "*",   "/",   "0",      ",",    "\"q\"",       "\"\\\"\"",     "(c)",    "=",      "Digest ",    "realm=\"r\"",      "nonce=\"\"", "SIP/2.0/UDP h",
    ":5",  "[::1]", "12 A", "a@b",  "%41",         "\xc3\xbc",    "<",      "?",      "SIP/2.0/UDP [::1]:5 (c)", "qop=auth", "nextnonce=\"n\"",
};

enum { NAMES = sizeof names / sizeof *names, PIECES = sizeof pieces / sizeof *pieces };

static int problems;

static void problem(const char *what, const char *text) {
  if (problems++ < 20)
    printf("%s:\n%s\n", what, text);
}

static osip_message_t *parsed(const char *text, size_t length) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  if (osip_message_parse(sip, text, length) == 0)
    return sip;
  osip_message_free(sip);
  return NULL;
}

/* 1 if the text was parsed */
static int try_text(const char *text) {
  osip_message_t *sip = parsed(text, strlen(text));
  char *printed = NULL;
  size_t length = 0;

  if (sip == NULL)
    return 0;
  if (osip_message_to_str(sip, &printed, &length) != 0)
    problem("parsed, but not printed", text);
  osip_free(printed);
  osip_message_free(sip);
  return 1;
}

/* headers of the parts of a body */
static void try_parts(void) {
  static const char *const parts[] = {"X: \r\n", "Content-Type: \r\n", "Content-Type: a/b;x\r\n", "Content-Type: a/b\r\nContent-Type: \r\n"};
  char text[500], body[200];
  size_t at;

  for (at = 0; at < sizeof parts / sizeof *parts; at++) {
    snprintf(body, sizeof body, "--b\r\n%s\r\nx\r\n--b--\r\n", parts[at]);
    snprintf(text, sizeof text, HEAD "Content-Type: multipart/mixed;boundary=b\r\nContent-Length: %u\r\n\r\n%s", (unsigned) strlen(body), body);
    if (try_text(text) == 0)
      problem("not parsed", text);
  }
}

int main(void) {
  char text[500];
  int name, first, second, third, parsed_texts = 0, all = 0, step = getenv("OSIP_TEST_LIGHT") != NULL ? 35 : 4;

  parser_init();
  osip_trace_initialize((osip_trace_level_t) 0, stdout);
  for (name = 0; name < NAMES; name++)
    for (first = 0; first < PIECES; first++)
      for (second = 0; second < PIECES; second++)
        for (third = 0; third < PIECES; third += step, all++) {
          snprintf(text, sizeof text, HEAD "%s: %s%s%s\r\n\r\n", names[name], pieces[first], pieces[second], pieces[third]);
          parsed_texts += try_text(text);
        }
  try_parts();
  if (parsed_texts < all / 10) {
    printf("only %d of %d texts were parsed\n", parsed_texts, all);
    problems++;
  }
  return problems != 0;
}
