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

static char *print_description(void *sdp, size_t *length) {
  char *text = NULL;

  if (sdp_message_to_str(sdp, &text) == 0)
    *length = strlen(text);
  return text;
}

static void *parse_description(const char *text, size_t length) {
  (void) length;
  return parsed(text, 1);
}

static const fuzz_kind_t descriptions = {print_description, parse_description, (void (*)(void *)) sdp_message_free};

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

void fuzz_ext(fuzz_input_t *input) {
  int media = (int) fuzz_below(input, 4) - 1;
  char *text = fuzz_text(input);
  char *value = fuzz_text(input);
  sdp_message_t *strict = parsed(text, 0);
  sdp_message_t *sdp = parsed(text, 1);
  char *edited;
  size_t length;

  MUST(strict == NULL || sdp != NULL);
  if (strict != NULL)
    MUST_LOOK_THE_SAME(dump_sdp("", strict), dump_sdp("", sdp));
  if (sdp != NULL) {
    see_extra(sdp, media);
    MUST_SETTLE(&descriptions, sdp);
    edit(sdp, media, value);
    edited = print_description(sdp, &length);
    osip_free(edited);
  }
  sdp_message_free(strict);
  sdp_message_free(sdp);
  free(text);
  free(value);
}
