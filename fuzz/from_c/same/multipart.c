/* A body after its Content-Type: taken apart, dumped, printed, cloned; a part alone. */
#include "../case.h"

void fuzz_multipart(fuzz_input_t *input) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  osip_body_t *part = NULL;
  char *type = fuzz_text(input);
  size_t length;
  char *bytes = fuzz_rest(input, &length);
  char *text = NULL;
  size_t printed = 0;

  osip_message_init(&sip);
  osip_message_set_version(sip, osip_strdup("SIP/2.0"));
  osip_message_set_status_code(sip, 200);
  osip_message_set_reason_phrase(sip, osip_strdup("OK"));
  see_number("type", osip_message_set_content_type(sip, type));
  free(type);
  see_number("parse", osip_message_set_body_mime(sip, bytes, length));
  dump_message("parsed", sip);
  see_number("clone", osip_message_clone(sip, &copy));
  if (copy != NULL)
    MUST_LOOK_THE_SAME(dump_message_members(sip), dump_message_members(copy));
  osip_message_free(copy);
  dump_print("printed", sip);
  osip_message_free(sip);

  osip_body_init(&part);
  see_number("parse a part", osip_body_parse_mime(part, bytes, length));
  free(bytes);
  dump_body(part);
#ifndef ORIGINAL
  if (osip_body_to_str(part, &text, &printed) == 0)
    MUST(text[printed] == '\0');
#else
  (void) printed;
#endif
  osip_free(text);
  osip_body_free(part);
}
