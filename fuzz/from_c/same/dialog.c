/* Dialogs from two messages, as caller, as callee, of a remote request; then matched with others, and updated by them. */
#include "../case.h"

#include "../../../c-tests/dump_dialog.h"

static osip_message_t *message(fuzz_input_t *input) {
  osip_message_t *sip = NULL;
  char *text = fuzz_text(input);

  osip_message_init(&sip);
  see_number("parse", osip_message_parse(sip, text, strlen(text)));
  free(text);
  return sip;
}

static void follow(osip_dialog_t *dialog, osip_message_t *sip, unsigned what) {
  see_number("match as uac", osip_dialog_match_as_uac(dialog, sip));
  see_number("match as uas", osip_dialog_match_as_uas(dialog, sip));
  switch (what % 6) {
  case 0:
    see_number("tag", osip_dialog_update_tag_as_uac(dialog, sip));
    break;
  case 1:
    see_number("routes of a caller", osip_dialog_update_route_set_as_uac(dialog, sip));
    break;
  case 2:
    see_number("routes of a callee", osip_dialog_update_route_set_as_uas(dialog, sip));
    break;
  case 3:
    see_number("cseq", osip_dialog_update_osip_cseq_as_uas(dialog, sip));
    break;
  case 4:
    osip_dialog_set_state(dialog, DIALOG_CONFIRMED);
    break;
  default:
    break;
  }
  dump_dialog(dialog);
}

void fuzz_dialog(fuzz_input_t *input) {
  osip_dialog_t *dialogs[3] = {NULL, NULL, NULL};
  osip_message_t *invite = message(input);
  osip_message_t *response = message(input);
  int i, messages;

  see_number("uac", osip_dialog_init_as_uac(&dialogs[0], response));
  see_number("uas", osip_dialog_init_as_uas(&dialogs[1], invite, response));
  see_number("remote", osip_dialog_init_as_uac_with_remote_request(&dialogs[2], invite, 7));
  osip_message_free(invite);
  osip_message_free(response);
  for (i = 0; i < 3; i++)
    DUMP_ONE("dialog", dialogs[i], dump_dialog);
  for (messages = 0; input->left > 0 && messages < 6; messages++) {
    unsigned what = fuzz_byte(input);
    osip_message_t *sip = message(input);

    for (i = 0; i < 3; i++)
      if (dialogs[i] != NULL)
        follow(dialogs[i], sip, what);
    osip_message_free(sip);
  }
  for (i = 0; i < 3; i++)
    osip_dialog_free(dialogs[i]);
}
