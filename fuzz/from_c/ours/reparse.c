/*
 * A second text parsed into an object that holds a first one: what it replaces is freed. But for Call-ID and CSeq, which may be memory
 * without a value.
 */
#include "../case.h"

#include <osipparser2/headers/osip_content_disposition.h>
#include <osipparser2/sdp_message.h>

#define TWICE(KIND, TYPE)                                             \
  static void KIND##_twice(const char *first, const char *second) {   \
    TYPE *object = NULL;                                              \
    char *text = NULL;                                                \
    osip_##KIND##_init(&object);                                      \
    osip_##KIND##_parse(object, first);                               \
    osip_##KIND##_parse(object, second);                              \
    osip_##KIND##_to_str(object, &text);                              \
    osip_free(text);                                                  \
    osip_##KIND##_free(object);                                       \
  }

#define KINDS(OF)                                        \
  OF(uri, osip_uri_t)                                    \
  OF(from, osip_from_t)                                  \
  OF(contact, osip_contact_t)                            \
  OF(via, osip_via_t)                                    \
  OF(content_type, osip_content_type_t)                  \
  OF(content_length, osip_content_length_t)              \
  OF(accept_encoding, osip_accept_encoding_t)            \
  OF(call_info, osip_call_info_t)                        \
  OF(content_disposition, osip_content_disposition_t)    \
  OF(authorization, osip_authorization_t)                \
  OF(www_authenticate, osip_www_authenticate_t)          \
  OF(authentication_info, osip_authentication_info_t)

KINDS(TWICE)

static void message_twice(const char *first, const char *second) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  osip_message_parse(sip, first, strlen(first));
  osip_message_parse_sipfrag(sip, second, strlen(second));
  dump_message("both", sip);
  osip_message_free(sip);
}

static void description_twice(const char *first, const char *second) {
  sdp_message_t *sdp = NULL;
  char *text = NULL;

  sdp_message_init(&sdp);
  sdp_message_parse(sdp, first);
  sdp_message_parse(sdp, second);
  sdp_message_to_str(sdp, &text);
  osip_free(text);
  sdp_message_free(sdp);
}

static void part_twice(const char *first, const char *second) {
  osip_body_t *body = NULL;

  osip_body_init(&body);
  osip_body_parse_mime(body, first, strlen(first));
  osip_body_parse_mime(body, second, strlen(second));
  osip_body_set_contenttype(body, second);
  osip_body_free(body);
}

void fuzz_reparse(fuzz_input_t *input) {
  static void (*const kinds[])(const char *, const char *) = {
#define KIND(KIND, TYPE) KIND##_twice,
      KINDS(KIND) message_twice, description_twice, part_twice};
  unsigned kind = fuzz_below(input, sizeof kinds / sizeof *kinds);
  char *first = fuzz_text(input);
  char *second = fuzz_text(input);

  kinds[kind](first, second);
  free(first);
  free(second);
}
