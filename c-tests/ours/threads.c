/*
 * Threads that parse, print and clone messages of their own at the same time,
 * all calling parser_init and osip_build_random_number too. To be run under a
 * race detector as well: OSIP_TEST_LIGHT=1 makes it short, and leaves out these
 * two, whose atomic stores a race detector takes for plain ones.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <osipparser2/osip_md5.h>
#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>

#define THREADS 4

unsigned int osip_build_random_number(void);

static const char text[] =
    "INVITE sip:bob@biloxi.com SIP/2.0\r\nVia: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds\r\nMax-Forwards: 70\r\nTo: Bob <sip:bob@biloxi.com>\r\nFrom: Alice <sip:alice@atlanta.com>;tag=1928301774\r\n"
    "Call-ID: a84b4c76e66710@pc33.atlanta.com\r\nCSeq: 314159 INVITE\r\nContact: <sip:alice@pc33.atlanta.com>\r\nSupported: a, b\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";

static int rounds;
static int light;
static char *expected;
static size_t expected_length;

static void *work(void *problems) {
  int round;

  for (round = 0; round < rounds; round++) {
    osip_message_t *sip = NULL;
    osip_message_t *copy = NULL;
    char *printed = NULL;
    size_t length = 0;
    osip_MD5_CTX context;
    unsigned char digest[16];

    if (!light) {
      if (round % 64 == 0 && parser_init() != 0)
        ++*(int *) problems;
      (void) osip_build_random_number();
    }
    osip_MD5Init(&context);
    osip_MD5Update(&context, (unsigned char *) text, sizeof text);
    osip_MD5Final(digest, &context);
    osip_message_init(&sip);
    if (osip_message_parse(sip, text, sizeof text - 1) != 0 || osip_message_clone(sip, &copy) != 0 || osip_message_to_str(copy, &printed, &length) != 0 || length != expected_length ||
        memcmp(printed, expected, length) != 0)
      ++*(int *) problems;
    osip_free(printed);
    osip_message_free(copy);
    osip_message_free(sip);
    /* a bad one: what it has to say goes to the trace, which is off */
    osip_message_init(&sip);
    if (osip_message_parse(sip, text, 40) == 0)
      ++*(int *) problems;
    osip_message_free(sip);
  }
  return NULL;
}

static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

int main(void) {
  const char *wish = getenv("OSIP_TEST_LIGHT");
  pthread_t threads[THREADS];
  int problems[THREADS] = {0};
  osip_message_t *sip = NULL;
  int all = 0;
  int i;

  light = wish != NULL && *wish != '\0' && *wish != '0';
  rounds = light ? 200 : 20000;
  osip_trace_initialize_func(TRACE_LEVEL0, no_trace);
  parser_init();
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, sizeof text - 1) != 0 || osip_message_to_str(sip, &expected, &expected_length) != 0)
    return 1;
  osip_message_free(sip);
  for (i = 0; i < THREADS; i++)
    if (pthread_create(&threads[i], NULL, work, &problems[i]) != 0)
      return 1;
  for (i = 0; i < THREADS; i++) {
    pthread_join(threads[i], NULL);
    all += problems[i];
  }
  osip_free(expected);
  if (all != 0)
    printf("threads: %d results were wrong\n", all);
  return all == 0 ? 0 : 1;
}
