/* A 200 until its ACK comes, an ACK for each 200: started, repeated, stopped by ACK, by dialog, or by themselves. */
#include "../case.h"

#include "../../../c-tests/flow.h"

static osip_dialog_t *dialogs[4];
static char host[] = "h.org";

static osip_message_t *message(const char *start, unsigned which, const char *method) {
  osip_message_t *sip = NULL;
  char text[600];

  snprintf(text, sizeof text,
           "%s\r\nVia: SIP/2.0/%s 10.0.0.1:5070;branch=z9hG4bK%u%s\r\nFrom: <sip:a@x.org>;tag=f%u\r\nTo: <sip:b@y.org>;tag=t%u\r\nCall-ID: %u@x.org\r\nCSeq: %u %s\r\n"
           "Contact: <sip:b@10.0.0.%u>\r\nContent-Length: 0\r\n\r\n",
           start, which & 64 ? "TCP" : "UDP", which & 3, which & 128 ? ";rport=9;received=1.2.3.4" : "", which & 1, which & 3, which & 1, 1 + (which >> 2 & 3), method, which & 7);
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) == 0)
    return sip;
  osip_message_free(sip);
  return NULL;
}

static void stop(int i) {
  osip_stop_retransmissions_from_dialog(osip, dialogs[i]);
  osip_dialog_free(dialogs[i]);
  dialogs[i] = NULL;
}

static void step(fuzz_input_t *input) {
  unsigned what = fuzz_byte(input);
  unsigned which = fuzz_byte(input);
  int i = which & 3;
  osip_message_t *sip;

  switch (what % 8) {
  case 0:
    if (dialogs[i] != NULL)
      stop(i);
    sip = message("SIP/2.0 200 OK", which, "INVITE");
    see("dialog %d\n", osip_dialog_init_as_uac(&dialogs[i], sip));
    osip_message_free(sip);
    break;
  case 1:
    sip = message("SIP/2.0 200 OK", which, "INVITE");
    if (sip != NULL && dialogs[i] != NULL)
      osip_start_200ok_retransmissions(osip, dialogs[i], sip, (int) (which & 15));
    osip_message_free(sip);
    break;
  case 2:
    sip = message("ACK sip:b@y.org:5099 SIP/2.0", which, "ACK");
    if (sip != NULL && dialogs[i] != NULL)
      osip_start_ack_retransmissions(osip, dialogs[i], sip, host, 5060 + i, i);
    osip_message_free(sip);
    break;
  case 3: {
    struct osip_dialog *stopped;

    sip = message("ACK sip:b@y.org SIP/2.0", which, "ACK");
    stopped = osip_stop_200ok_retransmissions(osip, sip);
    for (i = 0; i < 4; i++)
      if (stopped != NULL && stopped == dialogs[i])
        see("stopped %d\n", i);
    see("ended %d\n", stopped != NULL);
    osip_message_free(sip);
    break;
  }
  case 4:
    osip_stop_retransmissions_from_dialog(osip, dialogs[i]);
    break;
  case 5:
    if (dialogs[i] != NULL)
      stop(i);
    break;
  case 6:
    clock_now += which * 50000LL;
    osip_retransmissions_execute(osip);
    break;
  default:
    for (results_left = 0; results_left < 4; results_left++)
      results[results_left] = which >> results_left & 1 ? -1 : 0;
    results_next = 0;
  }
  see("left %d\n", osip_list_size(&osip->ixt_retransmissions));
  wait_for();
}

void fuzz_retransmission(fuzz_input_t *input) {
  int steps, i;

  begin("case");
  for (steps = 0; input->left > 0 && steps < 100; steps++)
    step(input);
  for (i = 0; i < 4; i++)
    stop(i);
  end();
  osip = NULL;
}
