/*
 * Session descriptions with osip_ext_sdp_gb28181 on: what parses without it looks the same with it; what parses only with it is printed,
 * parsed and printed the same. y= and f= lines are set and found.
 */
#include "../case.h"

#include "../../../c-tests/dump_sdp.h"

#include <osipparser2/osip_ext.h>

static sdp_message_t *parsed(const char *text, int on) {
  sdp_message_t *sdp = NULL;
  int code;

  sdp_message_init(&sdp);
  osip_ext_sdp_gb28181(on);
  code = sdp_message_parse(sdp, text);
  osip_ext_sdp_gb28181(0);
  if (code == 0)
    return sdp;
  sdp_message_free(sdp);
  return NULL;
}

static char *printed(sdp_message_t *sdp) {
  char *text = NULL;

  sdp_message_to_str(sdp, &text);
  return text;
}

static void see_extra(sdp_message_t *sdp, int media) {
  see_text("y", osip_ext_sdp_y_get(sdp, media));
  see_text("f", osip_ext_sdp_f_get(sdp, media));
}

static void edit(sdp_message_t *sdp, int media, const char *value) {
  char *text = osip_strdup(value);

  if (osip_ext_sdp_y_set(sdp, media, text) == 0)
    MUST(strcmp(osip_ext_sdp_y_get(sdp, media), value) == 0 && osip_ext_sdp_y_find(sdp) != NULL);
  else
    osip_free(text);
  MUST(osip_ext_sdp_f_set(sdp, media, NULL) != 0 || osip_ext_sdp_f_get(sdp, media) == NULL);
}

static void must_be_stable(sdp_message_t *sdp) {
  char *texts[3] = {printed(sdp), NULL, NULL};
  int round;

  MUST(texts[0] != NULL);
  for (round = 1; round < 3 && texts[round - 1] != NULL; round++) {
    sdp_message_t *again = parsed(texts[round - 1], 1);

    texts[round] = again == NULL ? NULL : printed(again);
    sdp_message_free(again);
  }
  MUST(texts[1] == NULL || fuzz_settles(texts));
  for (round = 0; round < 3; round++)
    osip_free(texts[round]);
}

void fuzz_ext(fuzz_input_t *input) {
  int media = (int) fuzz_below(input, 4) - 1;
  char *text = fuzz_text(input);
  char *value = fuzz_text(input);
  sdp_message_t *strict = parsed(text, 0);
  sdp_message_t *sdp = parsed(text, 1);
  char *edited;

  MUST(strict == NULL || sdp != NULL);
  if (strict != NULL)
    MUST_LOOK_THE_SAME(dump_sdp("", strict), dump_sdp("", sdp));
  if (sdp != NULL) {
    see_extra(sdp, media);
    must_be_stable(sdp);
    edit(sdp, media, value);
    edited = printed(sdp);
    osip_free(edited);
  }
  sdp_message_free(strict);
  sdp_message_free(sdp);
  free(text);
  free(value);
}
