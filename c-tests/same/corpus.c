/*
 * Real and broken messages from files: parsed whole and as fragments, dumped,
 * printed, cloned, edited. argv[1] is the folder of messages; its folder sip
 * is read. A stream of several messages is parsed once as it stands.
 *
 * Covers: the message functions on what the network brings; osip_message_clone,
 * osip_message_force_update, osip_message_set_header, osip_list_remove, the
 * typed frees.
 */
#include "../headers.h"

static void edit(osip_message_t *sip) {
  osip_via_t *via = NULL;
  osip_header_t *header = NULL;
  osip_contact_t *contact = NULL;
  int pos;

  see_number("fix_last_via_header", osip_message_fix_last_via_header(sip, "192.0.2.77", 5099));
  see_number("append_via", osip_message_append_via(sip, "SIP/2.0/TCP proxy.example.org:5061;branch=z9hG4bKedit;rport"));
  see_number("set_header", osip_message_set_header(sip, "X-Added", " by the test "));
  see_number("set_topheader", osip_message_set_topheader(sip, "X-First", "yes"));
  see_number("replace_header", osip_message_replace_header(sip, "Max-Forwards", "69"));
  see_number("set_record_route", osip_message_set_record_route(sip, "<sip:proxy.example.org;lr>"));
  pos = osip_message_header_get_byname(sip, "User-Agent", 0, &header);
  see_number("header_get_byname", pos);
  if (pos >= 0) {
    osip_list_remove(&sip->headers, pos);
    osip_header_free(header);
  }
  if (osip_message_get_via(sip, 1, &via) == 1) {
    osip_list_remove(&sip->vias, 1);
    osip_via_free(via);
  }
  if (osip_message_get_contact(sip, 0, &contact) == 0 && contact->url != NULL && contact->url->host != NULL) {
    osip_free(contact->url->host);
    contact->url->host = osip_strdup("contact.example.org");
    osip_uri_uparam_add(contact->url, osip_strdup("x-obr"), osip_strdup("192.0.2.1"));
  }
  if (sip->cseq != NULL) {
    osip_free(sip->cseq->number);
    sip->cseq->number = osip_strdup("4711");
  }
  osip_message_force_update(sip);
}

static void try_message(const char *bytes, size_t length, int fragment) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  int code;

  osip_message_init(&sip);
  code = fragment ? osip_message_parse_sipfrag(sip, bytes, length) : osip_message_parse(sip, bytes, length);
  see_number("parse", code);
  dump_message("parsed", sip);
  /* cloned before it is printed: the original cuts the text of a printed body at a NUL */
  see_number("clone", osip_message_clone(sip, &copy));
  dump_print("printed", sip);
  if (copy != NULL) {
    dump_print("copy", copy);
    edit(copy);
    dump_print("edited", copy);
    osip_message_force_update(copy);
    dump_print_sipfrag("sipfrag", copy);
    osip_message_free(copy);
  }
  osip_message_force_update(sip);
  dump_print("printed anew", sip);
  osip_message_free(sip);
}

/* what was printed must be read back as it was */
static void try_again(const char *bytes, size_t length) {
  osip_message_t *sip = NULL;
  char *text = NULL;
  size_t text_length = 0;

  osip_message_init(&sip);
  if (osip_message_parse(sip, bytes, length) == 0 && dump_is_printable(sip) && osip_message_to_str(sip, &text, &text_length) == 0) {
    osip_message_t *again = NULL;

    osip_message_init(&again);
    see_number("parse of the print", osip_message_parse(again, text, text_length));
    dump_print("print of the print", again);
    osip_message_free(again);
  }
  osip_free(text);
  osip_message_free(sip);
}

int main(int argc, char **argv) {
  char folder[1024];
  observe_files_t files;
  size_t i;

  observe_silence();
  parser_init();
  snprintf(folder, sizeof folder, "%s/sip", argc > 1 ? argv[1] : "c-tests/messages");
  files = observe_files_below(folder);
  see_number("files", (long) files.count);
  for (i = 0; i < files.count; i += observe_light() ? 7 : 1) {
    size_t length;
    char *bytes = observe_read(files.name[i], &length);
    size_t before;

    if (bytes == NULL)
      continue;
    before = observe_enter(files.name[i] + strlen(folder) + 1);
    if (dump_unfolds_into_body(bytes, length) || length > 900000)
      see_note("left out", "folded lines reach into the body, or a body of six digits");
    else {
      try_message(bytes, length, 0);
      try_message(bytes, length, 1);
      try_again(bytes, length);
    }
    observe_leave(before);
    free(bytes);
  }
  observe_free_files(&files);
  return 0;
}
