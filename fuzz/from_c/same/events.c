/*
 * Packets as they come from a network: each text, up to a zero byte, is parsed to an event, finds its transaction or makes one, and is
 * executed. The byte before it lets time pass.
 */
#include "../case.h"

#include "../../../c-tests/flow.h"

static void packet(const char *text) {
  osip_event_t *event = osip_parse(text, strlen(text));
  osip_transaction_t *tr;
  int found;

  if (event == NULL) {
    see("no event\n");
    return;
  }
  see("type %d", event->type);
  found = osip_find_transaction_and_add_event(osip, event);
  see(" find %d #%d\n", found, event->transactionid);
  if (found == 0)
    return;
  tr = count < MOST ? osip_create_transaction(osip, event) : NULL;
  if (tr == NULL) {
    osip_event_free(event);
    return;
  }
  see_transaction(tr);
  all[count] = tr;
  listed[count++] = 1;
  see("add %d\n", osip_transaction_add_event(tr, event));
}

/* What is said of a request: an answer of the application. */
static void respond(osip_transaction_t *tr, int status) {
  osip_message_t *sip = NULL;
  osip_event_t *event;

  if (tr->orig_request == NULL || osip_message_init(&sip) != 0)
    return;
  osip_message_set_version(sip, osip_strdup("SIP/2.0"));
  osip_message_set_status_code(sip, status);
  osip_message_set_reason_phrase(sip, osip_strdup("x"));
  osip_from_clone(tr->orig_request->from, &sip->from);
  osip_to_clone(tr->orig_request->to, &sip->to);
  osip_call_id_clone(tr->orig_request->call_id, &sip->call_id);
  osip_cseq_clone(tr->orig_request->cseq, &sip->cseq);
  osip_list_clone(&tr->orig_request->vias, &sip->vias, (int (*)(void *, void **)) osip_via_clone);
  event = osip_new_outgoing_sipmessage(sip);
  if (event == NULL) {
    osip_message_free(sip);
    return;
  }
  event->transactionid = tr->transactionid;
  if (osip_transaction_add_event(tr, event) != 0)
    osip_event_free(event);
}

void fuzz_events(fuzz_input_t *input) {
  int packets;

  begin("case");
  for (packets = 0; input->left > 0 && packets < 20; packets++) {
    unsigned what = fuzz_byte(input);
    char *text;

    clock_now += (what & 15) * 100000LL;
    timers();
    execute();
    if ((what & 16) != 0 && count > 0)
      respond(all[count - 1], what & 32 ? 180 : what & 64 ? 200 : 486);
    text = fuzz_text(input);
    packet(text);
    free(text);
    if ((what & 128) == 0)
      execute();
  }
  run(2000, 500);
  end();
  osip = NULL;
}
