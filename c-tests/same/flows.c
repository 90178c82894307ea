/*
 * Call flows over a transport in memory, with a clock that the test moves: each
 * callback with its arguments, the state and timers of its transaction, what is
 * sent where. First scripts, then random ones.
 *
 * Covers: osip_init, osip_release, osip_set_*_callback, osip_set_cb_send_message,
 * osip_parse, osip_new_outgoing_sipmessage, osip_event_free,
 * osip_create_transaction, osip_transaction_{add_event,execute,free,free2,
 * set_out_socket,find}, osip_find_transaction_and_add_event,
 * osip_remove_transaction, osip_{ict,ist,nict,nist}_execute,
 * osip_timers_{ict,ist,nict,nist}_execute, osip_timers_gettimeout,
 * osip_{start,stop}_*retransmissions*, osip_retransmissions_execute.
 */
#include "../clock.h"
#include "../flow.h"

#define B1 "z9hG4bK1"
#define B2 "z9hG4bK2"
#define B3 "z9hG4bK3"
#define B4 "z9hG4bK4"

static void callers(void) {
  static const char *transports[] = {"UDP", "TCP", "TLS", "sctp", "WSS", "DTLS-UDP"};
  static const int finals[] = {200, 299, 300, 399, 401, 404, 407, 486, 500, 599, 603, 699, 700};
  static const char *methods[] = {"REGISTER", "BYE", "OPTIONS", "INFO", "CANCEL", "NOTIFY", "SUBSCRIBE", "MESSAGE", "REFER", "PUBLISH", "UPDATE", "PRACK", "register"};
  osip_transaction_t *tr;
  size_t i, j;

  for (i = 0; i < sizeof transports / sizeof *transports; i++) {
    begin("INVITE without answer");
    see("%s\n", transports[i]);
    request(1, "INVITE", transports[i], B1);
    wait_for();
    run(33000, 10);
    end();
    begin("OPTIONS without answer");
    request(1, "OPTIONS", transports[i], B1);
    wait_for();
    run(33000, 70);
    end();
    begin("INVITE, 100, 180, 486, 486");
    request(1, "INVITE", transports[i], B1);
    run(200, 50);
    response(100, "INVITE", transports[i], B1);
    response(180, "INVITE", transports[i], B1);
    run(40000, 500);
    response(486, "INVITE", transports[i], B1);
    run(200, 50);
    response(486, "INVITE", transports[i], B1);
    response(404, "INVITE", transports[i], B1);
    response(200, "INVITE", transports[i], B1);
    response(180, "INVITE", transports[i], B1);
    run(33000, 500);
    response(486, "INVITE", transports[i], B1);
    end();
    begin("OPTIONS, 100, 200, 200");
    request(1, "OPTIONS", transports[i], B1);
    run(100, 50);
    response(100, "OPTIONS", transports[i], B1);
    run(5000, 50);
    response(200, "OPTIONS", transports[i], B1);
    response(200, "OPTIONS", transports[i], B1);
    run(6000, 50);
    end();
    begin("connecting");
    returns(3, 1, 1, 0);
    request(1, "INVITE", transports[i], B1);
    run(33000, 50);
    returns(5, 1, 1, 1, 1, 0);
    request(1, "OPTIONS", transports[i], B2);
    run(33000, 50);
    end();
    begin("server");
    tr = request(0, "INVITE", transports[i], B1);
    run(0, 10);
    answer(180, tr, transports[i], B1);
    run(10, 10);
    answer(486, tr, transports[i], B1);
    run(33000, 50);
    tr = request(0, "OPTIONS", transports[i], B2);
    run(0, 10);
    answer(100, tr, transports[i], B2);
    answer(200, tr, transports[i], B2);
    request(0, "OPTIONS", transports[i], B2);
    run(33000, 100);
    end();
  }
  for (i = 0; i < sizeof finals / sizeof *finals; i++) {
    for (j = 0; j < 2; j++) {
      begin("final");
      removing = (int) j;
      request(1, "INVITE", "UDP", B1);
      request(1, "OPTIONS", "UDP", B2);
      run(0, 10);
      response(finals[i], "INVITE", "UDP", B1);
      response(finals[i], "OPTIONS", "UDP", B2);
      run(0, 10);
      response(finals[i], "INVITE", "UDP", B1);
      response(finals[i], "OPTIONS", "UDP", B2);
      run(33000, 100);
      end();
      begin("final answer");
      removing = (int) j;
      tr = request(0, "INVITE", "UDP", B1);
      run(0, 10);
      answer(finals[i], tr, "UDP", B1);
      run(700, 10);
      request(0, "INVITE", "UDP", B1);
      run(100, 10);
      request(0, "ACK", "UDP", B1);
      run(100, 10);
      request(0, "ACK", "UDP", B1);
      request(0, "INVITE", "UDP", B1);
      run(6000, 10);
      tr = request(0, "OPTIONS", "UDP", B2);
      run(0, 10);
      answer(finals[i], tr, "UDP", B2);
      run(100, 10);
      request(0, "OPTIONS", "UDP", B2);
      answer(500, tr, "UDP", B2);
      run(33000, 100);
      end();
    }
  }
  for (i = 0; i < sizeof methods / sizeof *methods; i++) {
    begin(methods[i]);
    request(1, methods[i], "UDP", B1);
    tr = request(0, methods[i], "UDP", B1);
    run(0, 10);
    response(200, methods[i], "UDP", B1);
    answer(200, tr, "UDP", B1);
    run(40000, 100);
    end();
  }
}

static void errors(void) {
  static const int codes[] = {-1, -3, -60, -999, 1, 2, 1000};
  osip_transaction_t *tr;
  size_t i;
  int skip;

  for (i = 0; i < sizeof codes / sizeof *codes; i++) {
    for (skip = 0; skip < 3; skip++) {
      begin("transport error");
      see("%d after %d\n", codes[i], skip);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      request(1, "INVITE", "UDP", B1);
      run(900, 100);
      response(486, "INVITE", "UDP", B1);
      run(100, 100);
      response(486, "INVITE", "UDP", B1);
      run(5000, 100);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      request(1, "BYE", "UDP", B2);
      run(5000, 100);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      tr = request(0, "INVITE", "UDP", B1);
      run(0, 100);
      answer(180, tr, "UDP", B1);
      run(0, 100);
      request(0, "INVITE", "UDP", B1);
      answer(404, tr, "UDP", B1);
      run(2000, 100);
      returns(skip + 1, skip ? 0 : codes[i], skip == 1 ? codes[i] : 0, codes[i]);
      tr = request(0, "BYE", "UDP", B2);
      run(0, 100);
      answer(100, tr, "UDP", B2);
      answer(200, tr, "UDP", B2);
      run(0, 100);
      request(0, "BYE", "UDP", B2);
      run(33000, 100);
      end();
    }
  }
  for (i = 0; i < 2; i++) {
    begin("broken connection");
    tr = request(1, "INVITE", "UDP", B1);
    osip_transaction_set_out_socket(tr, i ? -998 : -999);
    tr = request(1, "BYE", "UDP", B2);
    osip_transaction_set_out_socket(tr, i ? -998 : -999);
    run(33000, 100);
    end();
  }
  begin("written timers");
  tr = request(1, "INVITE", "UDP", B1);
  run(50, 10);
  osip_gettimeofday(&tr->ict_context->timer_a_start, NULL);
  wait_for();
  run(50, 10);
  tr->ict_context->timer_b_start.tv_sec = -1;
  run(40000, 100);
  osip_gettimeofday(&tr->ict_context->timer_b_start, NULL);
  run(10, 10);
  tr = request(1, "OPTIONS", "UDP", B2);
  run(20, 10);
  osip_gettimeofday(&tr->nict_context->timer_e_start, NULL);
  run(20, 10);
  osip_gettimeofday(&tr->nict_context->timer_e_start, NULL);
  run(740, 10);
  osip_gettimeofday(&tr->nict_context->timer_e_start, NULL);
  run(20, 10);
  tr->nict_context->timer_f_start.tv_sec = tr->nict_context->timer_f_start.tv_usec = 0;
  wait_for();
  run(20, 10);
  end();
  begin("timers without execution");
  request(1, "OPTIONS", "UDP", B1);
  tr = request(0, "INVITE", "UDP", B2);
  request(1, "INVITE", "UDP", B2);
  execute();
  answer(500, tr, "UDP", B2);
  execute();
  clock_now += 500000;
  timers();
  timers();
  timers();
  wait_for();
  execute();
  clock_now += 40000000;
  timers();
  timers();
  execute();
  wait_for();
  end();
}

static void answer_removed(int which, int remove) {
  static const char *const branches[] = {B1, B2, B3, B4};
  char text[4096];

  if (remove)
    see("remove %d\n", osip_remove_transaction(osip, all[which]));
  listed[which] = 0;
  see("add %d\n", osip_transaction_add_event(all[which], stack_event(response_text(text, sizeof text, 200, all[which]->cseq->method, "UDP", branches[which]), 1)));
}

static void remove_others(void) {
  answer_removed(0, 1);
  answer_removed(2, 1);
  see("remove %d\n", osip_remove_transaction(osip, all[3]));
  listed[3] = 0;
}

static void remove_all(void) {
  while (osip_list_size(&osip->osip_nist_transactions) > 0)
    osip_list_remove(&osip->osip_nist_transactions, 0);
  answer_removed(0, 0);
  answer_removed(2, 0);
  listed[1] = listed[3] = 0;
}

/* what becomes of transactions that are removed by a callback while they are executed: one before, two after */
static void removals(void) {
  int all_of_them;

  for (all_of_them = 0; all_of_them < 2; all_of_them++) {
    begin("removed meanwhile");
    request(0, "OPTIONS", "UDP", B1);
    execute();
    request(0, "OPTIONS", "UDP", B2);
    request(0, "OPTIONS", "UDP", B3);
    osip_transaction_execute(all[2], osip_fifo_tryget(all[2]->transactionff));
    request(0, "OPTIONS", "UDP", B4);
    meanwhile = all_of_them ? remove_all : remove_others;
    execute();
    see("again\n");
    execute();
    timers();
    wait_for();
    end();
  }
}

static void addresses(void) {
  static const char *uris[] = {"sip:b@y.org", "sip:b@y.org:5099", "sips:b@y.org", "sip:b@y.org:0", "sip:b@y.org:5099;maddr=1.2.3.4", "sip:b@y.org;maddr", "sip:b@y.org:5099;x-obr=9.9.9.9;x-obp=777", "sip:b@y.org:5099;x-obr=9.9.9.9",
                               "sip:b@y.org;maddr=1.1.1.1;x-obr=9.9.9.9;x-obp=777", "sip:b@[2001:db8::1]:5088", "tel:+123"};
  static const char *routes[] = {"Route: <sip:p.org:5061;lr>\r\n", "Route: <sip:p.org:5061;lr=on>\r\n", "Route: <sip:p.org;LR>\r\nRoute: <sip:q.org;lr>\r\n", "Route: <sip:p.org>\r\nRoute: <sip:q.org;lr>\r\n",
                                 "Route: <sip:p.org;maddr=4.4.4.4;lr>\r\nAuthorization: Digest username=\"a\", realm=\"b\"\r\nProxy-Authorization: Digest username=\"c\", realm=\"d\"\r\nSupported: x\r\n"};
  size_t i;
  int code;

  for (i = 0; i < sizeof uris / sizeof *uris; i++) {
    uri = uris[i];
    begin(uri);
    request(1, "INVITE", "UDP", B1);
    request(1, "BYE", "UDP", B2);
    run(10, 10);
    response(404, "INVITE", "UDP", B1);
    run(10, 10);
    end();
  }
  uri = "sip:b@y.org";
  for (i = 0; i < sizeof routes / sizeof *routes; i++) {
    for (code = 401; code < 409; code += 3) {
      more = routes[i];
      begin("routes");
      request(1, "INVITE", "UDP", B1);
      request(1, "BYE", "UDP", B2);
      run(10, 10);
      response(code, "INVITE", "UDP", B1);
      run(10, 10);
      end();
    }
  }
  more = "";
}

/* random steps: all that may happen to a few transactions, in any order */
static void random_flow(unsigned seed) {
  static const char *methods[] = {"INVITE", "INVITE", "OPTIONS", "BYE", "ACK", "CANCEL"};
  static const char *transports[] = {"UDP", "UDP", "TCP"};
  static const char *branches[] = {B1, B2, "z9hG4bK3", "old", ""};
  static const int codes[] = {100, 180, 200, 302, 404, 503, 603};
  static const int outcomes[] = {0, 0, 0, 0, 0, 0, 1, -1};
  observe_random_t random = observe_random_for(seed);
  const char *transport = transports[observe_below(&random, 3)];
  int step;
  int i;

  begin("random");
  removing = observe_below(&random, 3) != 0;
  for (step = 0; step < 60; step++) {
    const char *method = methods[observe_below(&random, 6)];
    const char *branch = branches[observe_below(&random, 5)];
    int code = codes[observe_below(&random, 7)];
    int which = count ? (int) observe_below(&random, (uint32_t) count) : 0;

    switch (observe_below(&random, 12)) {
    case 0:
      request(1, method, transport, branch);
      break;
    case 1:
    case 2:
      request(0, method, transport, branch);
      break;
    case 3:
    case 4:
      response(code, method, transport, branch);
      break;
    case 5:
    case 6:
      if (count)
        answer(code, all[which], transport, branch);
      break;
    case 7:
      for (results_left = 0; results_left < 4; results_left++)
        results[results_left] = outcomes[observe_below(&random, 8)];
      results_next = 0;
      break;
    case 8:
      if (count && observe_below(&random, 3) == 0) {
        int kept = listed[which];

        listed[which] = 0;
        see("remove %d (%d)\n", osip_remove_transaction(osip, all[which]), kept);
      }
      break;
    case 9:
      clock_now += observe_below(&random, 3000) * 1000LL;
      timers();
      break;
    case 10:
      execute();
      wait_for();
      break;
    default:
      run((int) observe_below(&random, 9000), 100 + (int) observe_below(&random, 900));
    }
  }
  for (i = 0; i < count; i++)
    see_transaction(all[i]);
  end();
}

int main(void) {
  unsigned seed;
  unsigned last = observe_light() ? 100 : 3000;

  observe_silence();
  parser_init();
  callers();
  errors();
  removals();
  addresses();
  for (seed = 1; seed <= last; seed++)
    random_flow(seed);
  return 0;
}
