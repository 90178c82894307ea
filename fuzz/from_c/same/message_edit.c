/* A message that an application edits: headers set from texts, replaced, taken out, bodies added; then printed. */
#include "../case.h"

typedef int set_t(osip_message_t *sip, const char *value);

static const struct {
  const char *name;
  set_t *set;
} setters[] = {
#define SETTER(NAME) {#NAME, osip_message_set_##NAME}
    SETTER(accept),
    SETTER(accept_encoding),
    SETTER(accept_language),
    SETTER(alert_info),
    SETTER(allow),
    SETTER(authentication_info),
    SETTER(authorization),
    SETTER(call_id),
    SETTER(call_info),
    SETTER(contact),
    SETTER(content_encoding),
    SETTER(content_length),
    SETTER(content_type),
    SETTER(cseq),
    SETTER(error_info),
    SETTER(from),
    SETTER(mime_version),
    SETTER(proxy_authenticate),
    SETTER(proxy_authentication_info),
    SETTER(proxy_authorization),
    SETTER(record_route),
    SETTER(route),
    SETTER(to),
    SETTER(via),
    SETTER(www_authenticate),
#undef SETTER
};

static void remove_first(osip_list_t *list, void (*release)(void *)) {
  void *element = osip_list_get(list, 0);

  see_number("left", osip_list_remove(list, 0));
  if (element != NULL)
    release(element);
}

static void step(fuzz_input_t *input, osip_message_t *sip) {
  unsigned what = fuzz_below(input, 40);
  char *text = fuzz_text(input);
  char *name = NULL;
  osip_header_t *header = NULL;

  switch (what) {
  default:
    what %= sizeof setters / sizeof *setters;
    see_number(setters[what].name, setters[what].set(sip, text));
    break;
  case 30:
    name = fuzz_text(input);
    see_number("header", osip_message_set_header(sip, name, text));
    break;
  case 31:
    name = fuzz_text(input);
    see_number("top", osip_message_set_topheader(sip, name, text));
    break;
  case 32:
    name = fuzz_text(input);
    see_number("replace", osip_message_replace_header(sip, name, text));
    break;
  case 33:
    name = fuzz_text(input);
    see_number("multiple", osip_message_set_multiple_header(sip, name, text));
    break;
  case 34:
    see_number("found", osip_message_header_get_byname(sip, text, (int) fuzz_below(input, 3), &header));
    see_text("value", header == NULL ? NULL : header->hvalue);
    break;
  case 35:
    see_number("body", osip_message_set_body(sip, text, strlen(text)));
    break;
  case 36:
    remove_first(&sip->headers, (void (*)(void *)) osip_header_free);
    break;
  case 37:
    remove_first(&sip->vias, (void (*)(void *)) osip_via_free);
    break;
  case 38:
    see_number("last via", osip_message_fix_last_via_header(sip, text, (int) fuzz_byte(input)));
    break;
  case 39:
    dump_print("printed", sip);
  }
  free(text);
  free(name);
}

void fuzz_message_edit(fuzz_input_t *input) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  char *text = fuzz_text(input);
  int steps;

  osip_message_init(&sip);
  see_number("parse", osip_message_parse(sip, text, strlen(text)));
  free(text);
  for (steps = 0; input->left > 0 && steps < 20; steps++)
    step(input, sip);
  osip_message_force_update(sip);
  dump_message("edited", sip);
  dump_print("printed", sip);
  see_number("clone", osip_message_clone(sip, &copy));
  if (copy != NULL)
    MUST_LOOK_THE_SAME(dump_message_members(sip), dump_message_members(copy));
  osip_message_free(copy);
  osip_message_free(sip);
}
