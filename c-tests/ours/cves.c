/*
 * The inputs for which GNU oSIP has got CVEs, in their smallest form and around it, in blocks of exactly the size they need: under valgrind
 * a byte too far is seen. SECURITY.md names this program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>

#include "observe.h"

#define HEAD "MESSAGE sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: 1@h\r\nCSeq: 1 MESSAGE\r\n"

static int problems;

static void expect(const char *what, long got, long wanted) {
  if (got == wanted)
    return;
  printf("%s: %ld, not %ld\n", what, got, wanted);
  problems++;
}

/* a text in a block of its own, without a NUL after it */
static char *exact(const char *text, size_t length) {
  char *block = malloc(length > 0 ? length : 1);
  memcpy(block, text, length);
  return block;
}

/* parses a text, prints what came of it, and parses that again: the code of the first parse */
static int round_trip(const char *text, size_t length) {
  osip_message_t *sip;
  char *block = exact(text, length);
  char *printed = NULL;
  size_t size = 0;
  int code;

  osip_message_init(&sip);
  code = osip_message_parse(sip, block, length);
  free(block);
  if (code == 0) {
    expect("printed", osip_message_to_str(sip, &printed, &size), 0);
    osip_message_free(sip);
    osip_message_init(&sip);
    expect("parsed again", osip_message_parse(sip, printed, size), 0);
    osip_free(printed);
  }
  osip_message_free(sip);
  return code;
}

/* CVE-2016-10324: osip_clrncpy of a text that is all white space, or longer than what it is told */
static void trimmed_copies(void) {
  static const char *const texts[] = {"", " ", "  \t ", " a", "a ", " a b ", "\r\n", " \r\n a\t"};
  size_t text, length;

  for (text = 0; text < sizeof(texts) / sizeof(*texts); text++)
    for (length = 0; length <= strlen(texts[text]); length++) {
      char *source = exact(texts[text], length + 1);
      char *target = malloc(length + 1);
      source[length] = '\0';
      memset(target, 'x', length + 1);
      osip_clrncpy(target, source, length);
      expect("what is copied ends within its block", memchr(target, '\0', length + 1) != NULL, 1);
      free(target);
      free(source);
    }
}

/* CVE-2016-10325: messages whose bodies and headers pass the sizes at which a buffer grows; CVE-2016-10326: the same for the parts of a body */
static void large_messages(void) {
  static char text[20000];
  size_t size;

  for (size = 0; size < 9000; size += size % 1000 == 0 ? 1 : 333) {
    size_t at = (size_t) sprintf(text, HEAD "Subject: %0*d\r\nContent-Type: text/plain\r\nContent-Length: %u\r\n\r\n", (int) size + 1, 1, (unsigned int) size);
    memset(text + at, 'b', size);
    expect("a large message", round_trip(text, at + size), 0);
    at = (size_t) sprintf(text, HEAD "Content-Type: multipart/mixed;boundary=x\r\nMIME-Version: 1.0\r\nContent-Length: %u\r\n\r\n", (unsigned int) (size + 1 + 58));
    at += (size_t) sprintf(text + at, "--x\r\nContent-Type: text/plain\r\nSubject: %0*d\r\n\r\nb\r\n--x--\r\n", (int) size + 1, 1);
    expect("a part with a large header", round_trip(text, at), 0);
  }
}

/* CVE-2017-7853: a Content-Length that is larger than what there is, or negative, as numbers beyond an int become where a long holds them */
static void wrong_lengths(void) {
  static const struct {
    const char *length;
    int code; /* 1: it depends on the width of a long */
  } cases[] = {{"0", 0}, {"3", 0}, {"4", OSIP_SYNTAXERROR}, {"1000000", OSIP_SYNTAXERROR}, {"2147483647", OSIP_SYNTAXERROR}, {"-1", 0}, {"-2147483648", 0}, {"2147483648", 1}, {"4294967295", 1}, {"99999999999999999999", 1}};
  char text[1000];
  size_t at;

  for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
    int length = sprintf(text, HEAD "Content-Type: text/plain\r\nContent-Length: %s\r\n\r\nabc", cases[at].length);
    int code = round_trip(text, (size_t) length);
    expect(cases[at].length, code, cases[at].code != 1 ? cases[at].code : code == 0 ? 0 : OSIP_SYNTAXERROR);
  }
}

/* CVE-2022-41550: a header of a body's part that is folded, or that has no end */
static void headers_of_parts(void) {
  static const char *const parts[] = {"Content-Type: text/plain\r\n a\r\n\r\nb", "Content-Type: text/plain\r\n", "Content-Type:\r\n\t\r\n\r\n", ":\r\n\r\n", " \r\n\r\nb", "Subject: 1\r\n \r\n \r\n"};
  char text[1000], body[300];
  size_t at;

  for (at = 0; at < sizeof(parts) / sizeof(*parts); at++) {
    int length = sprintf(body, "--x\r\n%s\r\n--x--\r\n", parts[at]);
    osip_body_t *part;
    char *block = exact(parts[at], strlen(parts[at]));
    osip_body_init(&part);
    osip_body_parse_mime(part, block, strlen(parts[at]));
    osip_body_free(part);
    free(block);
    length = sprintf(text, HEAD "Content-Type: multipart/mixed;boundary=x\r\nMIME-Version: 1.0\r\nContent-Length: %d\r\n\r\n%s", length, body);
    expect("a part of a body", round_trip(text, (size_t) length), OSIP_SYNTAXERROR);
  }
}

int main(void) {
  observe_silence();
  trimmed_copies();
  large_messages();
  wrong_lengths();
  headers_of_parts();
  printf("%d problems\n", problems);
  return problems != 0;
}
