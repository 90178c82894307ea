/* One header, «Name: value», in each of the 27 types: parsed, dumped, cloned, printed, and parsed again. */
#include "../case.h"

#include <osipparser2/headers/osip_content_disposition.h>

#define HEADER(KIND, TYPE, DUMP)                                  \
  static char *print_##KIND(void *header, size_t *length) {       \
    char *text = NULL;                                            \
    int code = osip_##KIND##_to_str((TYPE *) header, &text);      \
    MUST((code == 0) == (text != NULL));                          \
    *length = text == NULL ? 0 : strlen(text);                    \
    return text;                                                  \
  }                                                               \
  static void *parse_##KIND(const char *value, size_t length) {   \
    TYPE *header = NULL;                                          \
    (void) length;                                                \
    osip_##KIND##_init(&header);                                  \
    if (osip_##KIND##_parse(header, value) == 0)                  \
      return header;                                              \
    osip_##KIND##_free(header);                                   \
    return NULL;                                                  \
  }                                                               \
  static void release_##KIND(void *header) {                      \
    osip_##KIND##_free((TYPE *) header);                          \
  }                                                               \
  static const fuzz_kind_t KIND = {print_##KIND, parse_##KIND, release_##KIND}; \
  static void try_##KIND(const char *value) {                     \
    TYPE *header = NULL;                                          \
    TYPE *copy = NULL;                                            \
    int code;                                                     \
    see_number("init", osip_##KIND##_init(&header));              \
    code = osip_##KIND##_parse(header, value);                    \
    see_number("parse", code);                                    \
    DUMP(header);                                                 \
    see_number("clone", osip_##KIND##_clone(header, &copy));      \
    if (copy != NULL)                                             \
      MUST_LOOK_THE_SAME(DUMP(header), DUMP(copy));               \
    if (code == 0)                                                \
      MUST_SETTLE(&KIND, header);                                 \
    osip_##KIND##_free(copy);                                     \
    osip_##KIND##_free(header);                                   \
  }

/* the header calls it accept_init */
#define osip_accept_init osip_content_type_init

#define HEADERS(OF)                                                                          \
  OF(accept, osip_accept_t, dump_accept)                                                     \
  OF(accept_encoding, osip_accept_encoding_t, dump_accept_encoding)                          \
  OF(accept_language, osip_accept_language_t, dump_accept_encoding)                          \
  OF(alert_info, osip_alert_info_t, dump_call_info)                                          \
  OF(allow, osip_allow_t, dump_content_length)                                               \
  OF(authentication_info, osip_authentication_info_t, dump_authentication_info)              \
  OF(authorization, osip_authorization_t, dump_authorization)                                \
  OF(call_id, osip_call_id_t, dump_call_id)                                                  \
  OF(call_info, osip_call_info_t, dump_call_info)                                            \
  OF(contact, osip_contact_t, dump_contact)                                                  \
  OF(content_disposition, osip_content_disposition_t, dump_call_info)                        \
  OF(content_encoding, osip_content_encoding_t, dump_content_length)                         \
  OF(content_length, osip_content_length_t, dump_content_length)                             \
  OF(content_type, osip_content_type_t, dump_content_type)                                   \
  OF(cseq, osip_cseq_t, dump_cseq)                                                           \
  OF(error_info, osip_error_info_t, dump_call_info)                                          \
  OF(from, osip_from_t, dump_from)                                                           \
  OF(mime_version, osip_mime_version_t, dump_content_length)                                 \
  OF(proxy_authenticate, osip_proxy_authenticate_t, dump_www_authenticate)                   \
  OF(proxy_authentication_info, osip_proxy_authentication_info_t, dump_authentication_info)  \
  OF(proxy_authorization, osip_proxy_authorization_t, dump_authorization)                    \
  OF(record_route, osip_record_route_t, dump_record_route)                                   \
  OF(route, osip_route_t, dump_route)                                                        \
  OF(to, osip_to_t, dump_to)                                                                 \
  OF(via, osip_via_t, dump_via)                                                              \
  OF(www_authenticate, osip_www_authenticate_t, dump_www_authenticate)

HEADERS(HEADER)

/* The one that has no type of its own, by the functions of a message. */
static void try_header(const char *name, const char *value) {
  osip_message_t *sip = NULL;
  osip_header_t *header = NULL;
  osip_header_t *copy = NULL;

  osip_message_init(&sip);
  see_number("set", osip_message_set_header(sip, name, value));
  see_number("set top", osip_message_set_topheader(sip, name, value));
  see_number("replace", osip_message_replace_header(sip, name, value));
  see_number("set multiple", osip_message_set_multiple_header(sip, (char *) name, (char *) value));
  DUMP_LIST("headers", &sip->headers, osip_header_t, dump_header);
  see_number("by name", osip_message_header_get_byname(sip, name, 0, &header));
  if (header != NULL) {
    see_number("clone", osip_header_clone(header, &copy));
    DUMP_ONE("copy", copy, dump_header);
    osip_header_free(copy);
  }
  osip_message_free(sip);
}

void fuzz_header(fuzz_input_t *input) {
  static const struct {
    const char *name;
    void (*run)(const char *value);
  } kinds[] = {
#define KIND(KIND, TYPE, DUMP) {#KIND, try_##KIND},
      HEADERS(KIND)
#undef KIND
  };
  char *line = fuzz_text(input);
  char *value = strchr(line, ':');
  char name[64];
  size_t i;

  if (value == NULL || value - line >= (long) sizeof name) {
    free(line);
    return;
  }
  snprintf(name, sizeof name, "%.*s", (int) (value - line), line);
  /* of exactly its size */
  value = strdup(value + 1);
  free(line);
  see_text(name, value);
  for (i = 0; name[i] != '\0'; i++)
    if (name[i] == '-')
      name[i] = '_';
  for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (osip_strcasecmp(kinds[i].name, name) == 0) {
      kinds[i].run(value);
      free(value);
      return;
    }
  try_header(name, value);
  free(value);
}
