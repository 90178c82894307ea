/*
 * Transactions of the four machines: what may happen to them in any order, as steps of a few bytes. Packets are lost, doubled and late,
 * connections fail, timers are written, transactions removed.
 */
#include "../case.h"

#include "../../../c-tests/flow.h"

static const char *const methods[] = {"INVITE", "INVITE", "OPTIONS", "BYE", "ACK", "CANCEL", "REGISTER", "PRACK"};
static const char *const transports[] = {"UDP", "TCP", "TLS", "SCTP"};
static const char *const branches[] = {"z9hG4bK1", "z9hG4bK2", "z9hG4bK3", "old", ""};
static const int codes[] = {100, 180, 183, 200, 202, 302, 401, 404, 407, 487, 503, 603, 699};
static const int outcomes[] = {0, 1, -1, -999};
static const char *const headers[] = {"", "Route: <sip:p.org:5061;lr>\r\n", "Route: <sip:p.org>\r\nRoute: <sip:q.org;lr>\r\n",
                                      "Proxy-Authorization: Digest username=\"c\", realm=\"d\"\r\n"};
static const char *const uris[] = {"sip:bob@biloxi.com", "sip:b@y.org:5099;maddr=1.2.3.4", "sips:b@[2001:db8::1]", "tel:+123", "sip:b;lr@y.org;x-obr=9.9.9.9;x-obp=777"};

#define PICK(TABLE) ((TABLE)[fuzz_below(input, sizeof(TABLE) / sizeof *(TABLE))])

/* A timer of the application's: off, now, or in the past, as eXosip2 writes them. */
static void write_timer(osip_transaction_t *tr, unsigned which) {
  struct timeval now;
  struct timeval *timers[2] = {NULL, NULL};
  int lengths[2] = {-1, -1};

  osip_gettimeofday(&now, NULL);
  if (which & 4)
    now.tv_sec = -1;
  if (which & 2)
    now.tv_sec -= now.tv_sec > 100 ? 100 : 0;
  if (tr->ict_context != NULL) {
    timers[0] = &tr->ict_context->timer_a_start;
    timers[1] = &tr->ict_context->timer_b_start;
    lengths[0] = tr->ict_context->timer_a_length;
    lengths[1] = tr->ict_context->timer_b_length;
  }
  if (tr->nict_context != NULL) {
    timers[0] = &tr->nict_context->timer_e_start;
    timers[1] = &tr->nict_context->timer_f_start;
    lengths[0] = tr->nict_context->timer_e_length;
    lengths[1] = tr->nict_context->timer_f_length;
  }
  /* one that is off doubles its -1 in the original */
  if (lengths[which & 1] >= 0)
    *timers[which & 1] = now;
}

static void step(fuzz_input_t *input, const char *transport) {
  unsigned which = fuzz_byte(input);
  const char *method, *branch;
  int code;

  switch (which % 16) {
  case 0:
  case 1:
    method = PICK(methods);
    branch = PICK(branches);
    request(which % 16 == 0, method, transport, branch);
    break;
  case 2:
    /* as a transaction sees a network: twice, and once more */
    method = PICK(methods);
    branch = PICK(branches);
    request(0, method, transport, branch);
    execute();
    request(0, method, transport, branch);
    execute();
    request(0, strcmp(method, "INVITE") == 0 ? "ACK" : method, transport, branch);
    break;
  case 3:
  case 4:
    method = PICK(methods);
    branch = PICK(branches);
    code = PICK(codes);
    response(code, method, transport, branch);
    if (which % 16 == 4)
      response(code, method, transport, branch);
    break;
  case 5:
  case 6:
    branch = PICK(branches);
    code = PICK(codes);
    if (count > 0)
      answer(code, all[fuzz_below(input, (unsigned) count)], transport, branch);
    break;
  case 7:
    for (results_left = 0; results_left < 3; results_left++)
      results[results_left] = PICK(outcomes);
    results_next = 0;
    break;
  case 8:
    if (count > 0) {
      int taken = (int) fuzz_below(input, (unsigned) count);

      listed[taken] = 0;
      see("remove %d\n", osip_remove_transaction(osip, all[taken]));
    }
    break;
  case 9:
    clock_now += fuzz_byte(input) * 20000LL;
    timers();
    break;
  case 10:
    execute();
    wait_for();
    break;
  case 11: {
    /* as much as 51 seconds, in a few steps */
    int milliseconds = (int) fuzz_byte(input) * 200;

    run(milliseconds, 50 + milliseconds / 12);
    break;
  }
  case 12:
    if (count > 0) {
      osip_transaction_t *tr = all[fuzz_below(input, (unsigned) count)];

      write_timer(tr, fuzz_byte(input));
      wait_for();
    }
    break;
  case 13:
    uri = PICK(uris);
    more = PICK(headers);
    break;
  case 14:
    if (count > 0)
      osip_transaction_set_out_socket(all[fuzz_below(input, (unsigned) count)], (int) fuzz_byte(input) - 1000);
    break;
  default:
    removing = !removing;
  }
}

void fuzz_transaction(fuzz_input_t *input) {
  const char *transport = PICK(transports);
  int steps, i;

  uri = "sip:bob@biloxi.com";
  more = "";
  fuzz_transactions_by_malloc();
  begin("case");
  for (steps = 0; input->left > 0 && steps < 60; steps++)
    step(input, transport);
  for (i = 0; i < count; i++)
    see_transaction(all[i]);
  end();
  osip = NULL;
}
