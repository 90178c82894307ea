/*
 * Work is linear: a piece repeated to 256 KB, between a start and an end, goes through each parser and printer within a second of CPU
 * time, which is many times what it takes, even with all that is watched here. Quadratic work would take minutes.
 */
#include "../case.h"

#include <osipparser2/sdp_message.h>

#define LARGEST (256 * 1024)

static double cpu_seconds(void) {
  return (double) clock() / CLOCKS_PER_SEC;
}

static void try_message(const char *text, size_t length, int sipfrag) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  char *printed = NULL;
  size_t size = 0;

  osip_message_init(&sip);
  (sipfrag ? osip_message_parse_sipfrag : osip_message_parse)(sip, text, length);
  osip_message_force_update(sip);
  osip_message_to_str(sip, &printed, &size);
  osip_free(printed);
  osip_message_clone(sip, &copy);
  osip_message_free(copy);
  osip_message_free(sip);
}

static void try_description(const char *text) {
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  char *printed = NULL;

  sdp_message_init(&sdp);
  sdp_message_parse(sdp, text);
  sdp_message_to_str(sdp, &printed);
  osip_free(printed);
  if (sdp_message_clone(sdp, &copy) == 0)
    sdp_message_free(copy);
  sdp_message_free(sdp);
}

static void try_name_addr(const char *text) {
  osip_from_t *from = NULL;
  osip_uri_t *uri = NULL;
  char *printed = NULL;

  osip_from_init(&from);
  osip_from_parse(from, text);
  osip_from_to_str(from, &printed);
  osip_free(printed);
  osip_from_free(from);
  osip_uri_init(&uri);
  osip_uri_parse(uri, text);
  osip_uri_free(uri);
}

void fuzz_repeat(fuzz_input_t *input) {
  unsigned kind = fuzz_below(input, 4);
  char *start = fuzz_text(input);
  char *piece = fuzz_text(input);
  char *end = fuzz_text(input);
  size_t length = strlen(start), step = strlen(piece), last = strlen(end);
  char *text = malloc(length + LARGEST + step + last + 1);
  double before;

  memcpy(text, start, length);
  for (; step > 0 && length < LARGEST; length += step)
    memcpy(text + length, piece, step);
  memcpy(text + length, end, last + 1);
  length += last;
  before = cpu_seconds();
  switch (kind) {
  case 0:
  case 1:
    try_message(text, length, (int) kind);
    break;
  case 2:
    try_description(text);
    break;
  default:
    try_name_addr(text);
  }
  MUST(cpu_seconds() - before < 1.0);
  free(text);
  free(start);
  free(piece);
  free(end);
}
