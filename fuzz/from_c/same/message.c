/* A message, whole (message) or in part (sipfrag): parsed, dumped, printed, cloned, and parsed again from what was printed. */
#include "../case.h"

typedef int parse_t(osip_message_t *sip, const char *bytes, size_t length);
typedef int print_t(osip_message_t *sip, char **text, size_t *length);

/* The text of a message; NULL if it cannot be printed. To be freed with osip_free. */
static char *printed(osip_message_t *sip, print_t *print, size_t *length) {
  char *text = NULL;

  *length = 0;
  osip_message_force_update(sip);
  if (print(sip, &text, length) != 0) {
    MUST(text == NULL);
    return NULL;
  }
  /* The length is exact, but for bodies, which may hold a zero. */
  MUST(text[*length] == '\0');
  return text;
}

/* A message of that text, or NULL. */
static osip_message_t *parsed(const char *bytes, size_t length, parse_t *parse) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  if (parse(sip, bytes, length) == 0)
    return sip;
  osip_message_free(sip);
  return NULL;
}

/* What is printed of a message that parses is the same message: parsed and printed again it has the same text. */
static void must_be_stable(osip_message_t *sip, parse_t *parse, print_t *print) {
  size_t lengths[3] = {0, 0, 0};
  char *texts[3] = {NULL, NULL, NULL};
  osip_message_t *again = sip;
  int round;

  for (round = 0; round < 3 && again != NULL; round++) {
    texts[round] = printed(again, print, &lengths[round]);
    if (again != sip)
      osip_message_free(again);
    again = texts[round] == NULL ? NULL : parsed(texts[round], lengths[round], parse);
  }
  if (round == 3) {
    osip_message_free(again);
    MUST(fuzz_settles(texts));
  }
  for (round = 0; round < 3; round++)
    osip_free(texts[round]);
}

static void try_message(fuzz_input_t *input, parse_t *parse, print_t *print) {
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
#ifndef ORIGINAL
  if (code == 0)
    must_be_stable(sip, parse, print);
#else
  (void) print;
#endif
  osip_message_free(sip);
}

void fuzz_message(fuzz_input_t *input) {
  try_message(input, osip_message_parse, osip_message_to_str);
}

void fuzz_sipfrag(fuzz_input_t *input) {
  try_message(input, osip_message_parse_sipfrag, osip_message_to_str_sipfrag);
}
