/* Parsing, cloning and printing while allocations fail: one, or each of several. Whatever comes of it, nothing is lost. */
#include "../case.h"

#include <osip2/osip_dialog.h>
#include <osipparser2/sdp_message.h>

/* What ran out of memory says so; what has not, ends as ever. */
static void must_say_so(int code) {
  if (code == OSIP_NOMEM)
    MUST(fuzz_has_failed());
}

static void try_message(const char *bytes, size_t length, int sipfrag) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  osip_dialog_t *dialog = NULL;
  char *text = NULL;

  must_say_so(osip_message_init(&sip));
  if (sip == NULL)
    return;
  must_say_so((sipfrag ? osip_message_parse_sipfrag : osip_message_parse)(sip, bytes, length));
  must_say_so(osip_message_clone(sip, &copy));
  osip_message_free(copy);
  osip_message_force_update(sip);
  must_say_so(osip_message_to_str(sip, &text, &length));
  osip_free(text);
  must_say_so(osip_dialog_init_as_uac(&dialog, sip));
  osip_dialog_free(dialog);
  dialog = NULL;
  must_say_so(osip_dialog_init_as_uas(&dialog, sip, sip));
  osip_dialog_free(dialog);
  osip_message_free(sip);
}

static void try_description(const char *text) {
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  char *printed = NULL;

  sdp_message_init(&sdp);
  if (sdp != NULL) {
    sdp_message_parse(sdp, text);
    if (sdp_message_clone(sdp, &copy) == 0)
      sdp_message_free(copy);
    sdp_message_to_str(sdp, &printed);
    osip_free(printed);
    sdp_message_free(sdp);
  }
}

static void try_uri(const char *text) {
  osip_uri_t *uri = NULL;
  osip_uri_t *copy = NULL;
  char *printed = NULL;

  must_say_so(osip_uri_init(&uri));
  if (uri != NULL) {
    must_say_so(osip_uri_parse(uri, text));
    must_say_so(osip_uri_clone(uri, &copy));
    must_say_so(osip_uri_to_str(uri, &printed));
    osip_free(printed);
    osip_uri_free(copy);
    osip_uri_free(uri);
  }
}

void fuzz_nomem(fuzz_input_t *input) {
  unsigned what = fuzz_byte(input);
  long until = fuzz_byte(input) + (what >> 4 & 3) * 256L;
  long every = fuzz_byte(input) % 16;
  size_t length = 0;
  /* of the two that are texts the part up to a zero */
  char *bytes = what & 2 ? fuzz_text(input) : fuzz_rest(input, &length);

  fuzz_allocators(until, every);
  switch (what & 3) {
  case 0:
  case 1:
    try_message(bytes, length, what & 1);
    break;
  case 2:
    try_description(bytes);
    break;
  default:
    try_uri(bytes);
  }
  MUST(fuzz_no_allocators() == 0);
  free(bytes);
}
