/* A session description: parsed, dumped, printed, cloned, and parsed again from what was printed. */
#include "../case.h"

#include "../../../c-tests/dump_sdp.h"

static sdp_message_t *parsed(const char *text) {
  sdp_message_t *sdp = NULL;

  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, text) == 0)
    return sdp;
  sdp_message_free(sdp);
  return NULL;
}

static void must_be_stable(sdp_message_t *sdp) {
  char *texts[3] = {NULL, NULL, NULL};
  sdp_message_t *again = sdp;
  int round;

  for (round = 0; round < 3 && again != NULL; round++) {
    int code = sdp_message_to_str(again, &texts[round]);

    if (again != sdp)
      sdp_message_free(again);
    again = code == 0 ? parsed(texts[round]) : NULL;
  }
  MUST(fuzz_settles(texts));
  if (again != sdp)
    sdp_message_free(again);
  for (round = 0; round < 3; round++)
    osip_free(texts[round]);
}

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
    must_be_stable(sdp);
  sdp_message_free(sdp);
}
