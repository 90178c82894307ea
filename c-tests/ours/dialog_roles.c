/*
 * The two functions that the original declares and does not have: who began a
 * dialog.
 */
#include <assert.h>
#include <string.h>

#include <osip2/osip_dialog.h>

static osip_message_t *message(const char *start) {
  char text[512];
  osip_message_t *sip = NULL;

  assert(osip_message_init(&sip) == 0);
  strcpy(text, start);
  strcat(text,
         "Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@x.org>;tag=1\r\nTo: <sip:b@y.org>;tag=2\r\n"
         "Call-ID: 1@x.org\r\nCSeq: 1 INVITE\r\nContact: <sip:c@z.org>\r\n\r\n");
  assert(osip_message_parse(sip, text, strlen(text)) == 0);
  return sip;
}

int main(void) {
  osip_message_t *invite = message("INVITE sip:b@y.org SIP/2.0\r\n"), *ok = message("SIP/2.0 200 OK\r\n");
  osip_dialog_t *caller = NULL, *callee = NULL;

  assert(osip_dialog_init_as_uac(&caller, ok) == 0 && osip_dialog_init_as_uas(&callee, invite, ok) == 0);
  assert(osip_dialog_is_originator(caller) == 1 && osip_dialog_is_callee(caller) == 0);
  assert(osip_dialog_is_originator(callee) == 0 && osip_dialog_is_callee(callee) == 1);
  assert(osip_dialog_is_originator(NULL) < 0 && osip_dialog_is_callee(NULL) < 0);
  osip_dialog_free(caller);
  osip_dialog_free(callee);
  osip_message_free(invite);
  osip_message_free(ok);
  return 0;
}
