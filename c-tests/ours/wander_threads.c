/*
 * Messages and descriptions that wander: parsed by one thread, handed over by a
 * fifo, printed and freed by another, which sends its clones back. To be run
 * under a race detector as well.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include <osip2/osip_fifo.h>
#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/sdp_message.h>

static const char text[] =
    "INVITE sip:bob@biloxi.com SIP/2.0\r\nVia: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds\r\nTo: Bob <sip:bob@biloxi.com>\r\nFrom: Alice <sip:alice@atlanta.com>;tag=1928301774\r\n"
    "Call-ID: a84b4c76e66710@pc33.atlanta.com\r\nCSeq: 314159 INVITE\r\nX-List: a, b\r\nContent-Type: application/sdp\r\nContent-Length: 5\r\n\r\nv=0\r\n";
static const char description[] = "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\nc=IN IP4 h\r\nt=0 0\r\na=x:y\r\nm=audio 5004 RTP/AVP 0 8\r\na=sendrecv\r\n";

typedef struct {
  osip_message_t *sip;
  sdp_message_t *sdp;
} call_t;

static osip_fifo_t *there, *back;
static int rounds;
static int problems[2];

static call_t *parsed(void) {
  call_t *call = calloc(1, sizeof *call);

  osip_message_init(&call->sip);
  sdp_message_init(&call->sdp);
  if (osip_message_parse(call->sip, text, sizeof text - 1) != 0 || sdp_message_parse(call->sdp, description) != 0)
    problems[0]++;
  return call;
}

static call_t *cloned(const call_t *call) {
  call_t *copy = calloc(1, sizeof *copy);

  if (osip_message_clone(call->sip, &copy->sip) != 0 || sdp_message_clone(call->sdp, &copy->sdp) != 0)
    problems[1]++;
  return copy;
}

/* Prints a call, edits it, and frees it. */
static void end(call_t *call, int *problem) {
  char *printed = NULL;
  size_t length = 0;

  osip_message_set_header(call->sip, "X", "y");
  if (osip_message_to_str(call->sip, &printed, &length) != 0 || strstr(printed, "X: y\r\n") == NULL)
    ++*problem;
  osip_free(printed);
  printed = NULL;
  if (sdp_message_to_str(call->sdp, &printed) != 0 || strcmp(printed, description) != 0)
    ++*problem;
  osip_free(printed);
  osip_message_free(call->sip);
  sdp_message_free(call->sdp);
  free(call);
}

static void *receive(void *unused) {
  int round;

  for (round = 0; round < rounds; round++) {
    call_t *call = osip_fifo_get(there);

    osip_fifo_add(back, cloned(call));
    end(call, &problems[1]);
  }
  return unused;
}

static osip_fifo_t *fifo(void) {
  osip_fifo_t *made = osip_malloc(sizeof *made);

  osip_fifo_init(made);
  return made;
}

int main(void) {
  const char *light = getenv("OSIP_TEST_LIGHT");
  pthread_t receiver;
  int round;

  rounds = light != NULL && *light != '\0' && *light != '0' ? 200 : 5000;
  parser_init();
  there = fifo();
  back = fifo();
  if (pthread_create(&receiver, NULL, receive, NULL) != 0)
    return 1;
  for (round = 0; round < rounds; round++) {
    call_t *call;

    osip_fifo_add(there, parsed());
    while ((call = osip_fifo_tryget(back)) != NULL)
      end(call, &problems[0]);
  }
  pthread_join(receiver, NULL);
  for (round = osip_fifo_size(back); round > 0; round--)
    end(osip_fifo_get(back), &problems[0]);
  osip_fifo_free(there);
  osip_fifo_free(back);
  if (problems[0] + problems[1] != 0)
    printf("wander_threads: %d and %d results were wrong\n", problems[0], problems[1]);
  return problems[0] + problems[1] != 0;
}
