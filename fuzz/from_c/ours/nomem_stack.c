/* A stack while allocations fail: transactions made, fed, executed, ended. Nothing is lost, and what has been made can be freed. */
#include "../case.h"

#include "../../../c-tests/flow.h"

static void step(fuzz_input_t *input) {
  static const char *const methods[] = {"INVITE", "OPTIONS", "ACK", "BYE"};
  static const char *const branches[] = {"z9hG4bK1", "z9hG4bK2", "old"};
  static const int codes[] = {100, 180, 200, 404};
  unsigned what = fuzz_byte(input);
  const char *method = methods[what >> 3 & 3];
  const char *branch = branches[(what >> 5 & 3) % 3];
  char text[64];
  osip_message_t *sip;

  switch (what & 7) {
  case 0:
    request(1, method, "UDP", branch);
    break;
  case 1:
    request(0, method, "UDP", branch);
    break;
  case 2:
    response(codes[fuzz_below(input, 4)], method, "UDP", branch);
    break;
  case 3:
    if (count > 0)
      answer(codes[fuzz_below(input, 4)], all[what % (unsigned) count], "UDP", branch);
    break;
  case 4:
    clock_now += fuzz_byte(input) * 30000LL;
    timers();
    break;
  case 5:
    osip_retransmissions_execute(osip);
    wait_for();
    break;
  case 6:
    sip = NULL;
    osip_message_init(&sip);
    snprintf(text, sizeof text, "SIP/2.0 200 OK\r\nCSeq: %u INVITE\r\n\r\n", what >> 3);
    if (sip != NULL && osip_message_parse(sip, text, strlen(text)) == 0)
      osip_start_200ok_retransmissions(osip, NULL, sip, 1);
    osip_message_free(sip);
    break;
  default:
    execute();
  }
}

void fuzz_nomem_stack(fuzz_input_t *input) {
  long until = fuzz_byte(input);
  long every = fuzz_byte(input);
  int steps;

  uri = "sip:bob@biloxi.com";
  more = "";
  fuzz_allocators(until, every);
  osip = NULL;
  begin("case");
  if (osip != NULL) {
    for (steps = 0; input->left > 0 && steps < 100; steps++)
      step(input);
    end();
  }
  osip = NULL;
  MUST(fuzz_no_allocators() == 0);
}
