/* A message, whole (message) or in part (sipfrag): parsed, dumped, printed, cloned, and parsed again from what was printed. */
#include "../case.h"

typedef int parse_t(osip_message_t *sip, const char *bytes, size_t length);
typedef int print_t(osip_message_t *sip, char **text, size_t *length);

static char *print_by(print_t *print, osip_message_t *sip, size_t *length) {
  char *text = NULL;

  osip_message_force_update(sip);
  if (print(sip, &text, length) != 0) {
    MUST(text == NULL);
    return NULL;
  }
  MUST(text[*length] == '\0');
  return text;
}

static void *parse_by(parse_t *parse, const char *bytes, size_t length) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  if (parse(sip, bytes, length) == 0)
    return sip;
  osip_message_free(sip);
  return NULL;
}

#define KIND(NAME, PARSE, PRINT)                                  \
  static char *print_##NAME(void *sip, size_t *length) {          \
    return print_by(PRINT, sip, length);                          \
  }                                                               \
  static void *parse_##NAME(const char *bytes, size_t length) {   \
    return parse_by(PARSE, bytes, length);                        \
  }                                                               \
  static const fuzz_kind_t NAME = {print_##NAME, parse_##NAME, (void (*)(void *)) osip_message_free};

KIND(message, osip_message_parse, osip_message_to_str)
KIND(sipfrag, osip_message_parse_sipfrag, osip_message_to_str_sipfrag)

static void try_message(fuzz_input_t *input, parse_t *parse, const fuzz_kind_t *kind) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  size_t length;
  char *bytes = fuzz_rest(input, &length);
  int code;

  if (dump_unfolds_into_body(bytes, length)) {
    free(bytes);
    return;
  }
  osip_message_init(&sip);
  code = parse(sip, bytes, length);
  free(bytes);
  see_number("parse", code);
  dump_message("parsed", sip);
  see_number("clone", osip_message_clone(sip, &copy));
  if (copy != NULL) {
    dump_print("copy", copy);
    MUST_LOOK_THE_SAME(dump_message_members(sip), dump_message_members(copy));
    osip_message_free(copy);
  }
  dump_print("printed", sip);
  osip_message_force_update(sip);
  dump_print_sipfrag("sipfrag", sip);
  if (code == 0)
    MUST_SETTLE(kind, sip);
  osip_message_free(sip);
}

void fuzz_message(fuzz_input_t *input) {
  try_message(input, osip_message_parse, &message);
}

void fuzz_sipfrag(fuzz_input_t *input) {
  try_message(input, osip_message_parse_sipfrag, &sipfrag);
}
