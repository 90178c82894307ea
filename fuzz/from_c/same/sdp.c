/* A session description: parsed, dumped, printed, cloned, and parsed again from what was printed. */
#include "../case.h"

#include "../../../c-tests/dump_sdp.h"

static char *print_description(void *sdp, size_t *length) {
  char *text = NULL;

  if (sdp_message_to_str(sdp, &text) == 0)
    *length = strlen(text);
  return text;
}

static void *parse_description(const char *text, size_t length) {
  sdp_message_t *sdp = NULL;

  (void) length;
  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, text) == 0)
    return sdp;
  sdp_message_free(sdp);
  return NULL;
}

static const fuzz_kind_t descriptions = {print_description, parse_description, (void (*)(void *)) sdp_message_free};

void fuzz_sdp(fuzz_input_t *input) {
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  char *text = fuzz_text(input);
  int code, clone_code;

#ifdef ORIGINAL
  /* it may look at some bytes after the text */
  text = realloc(text, strlen(text) + 64);
  memset(text + strlen(text), 0, 64 - 1);
#endif
  sdp_message_init(&sdp);
  code = sdp_message_parse(sdp, text);
  free(text);
  see_number("parse", code);
  dump_sdp("parsed", sdp);
  dump_print_sdp(sdp);
  /* the original leaves what was made of a clone that fails */
  clone_code = sdp_message_clone(sdp, &copy);
  see_number("clone", clone_code);
  if (clone_code == 0) {
    dump_sdp("copy", copy);
    MUST_LOOK_THE_SAME(dump_print_sdp(sdp), dump_print_sdp(copy));
    sdp_message_free(copy);
  }
  if (code == 0)
    MUST_SETTLE(&descriptions, sdp);
  sdp_message_free(sdp);
}
