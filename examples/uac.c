/*
 * A user agent client: places calls (INVITE, ACK, BYE) to a server, many at a time if it is told to.
 *
 *   uac [-l ADDRESS] [-a ADDRESS] [-p PORT] [-c CALLS] [-r RATE] [-d MS] [-x] [-t ZERO] [-q]
 */
#define _POSIX_C_SOURCE 200809L

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "endpoint.h"

typedef enum phase { CALLING, STANDING, ENDING, ENDED } phase_t;

typedef struct call {
  int number;
  phase_t phase;
  osip_dialog_t *dialog;
  osip_transaction_t *invite; /* while there is no final answer */
  osip_message_t *ack;        /* kept: each 200 that comes again wants it again */
  int cancelled;
  long hang_up_at;
} call_t;

static call_t *calls;
static int limit = 1;
static int started, ended, failed;
static int rate = 10;
static int duration = 100;
static int cancel_ringing;
static const char *peer = "127.0.0.1";
static int peer_port = 5060;

static void end_call(call_t *call, const char *how, int is_failure) {
  if (call->phase == ENDED)
    return;
  call->phase = ENDED;
  ended++;
  failed += is_failure;
  endpoint_tell("= call %d %s", call->number, how);
}

/* ---- our requests ---- */

static void start_call(call_t *call) {
  char uri[64], from[96], to[96], call_id[64], token[17];
  osip_message_t *invite;

  call->number = ++started;
  call->phase = CALLING;
  snprintf(uri, sizeof uri, "sip:bob@%s:%d", peer, peer_port);
  snprintf(to, sizeof to, "<%s>", uri);
  snprintf(from, sizeof from, "<sip:alice@%s:%d>;tag=%s", endpoint_address(), endpoint_port(), endpoint_token(token));
  snprintf(call_id, sizeof call_id, "%s@%s", endpoint_token(token), endpoint_address());
  invite = endpoint_make_request("INVITE", uri, from, to, call_id, 1);
  if (invite != NULL && endpoint_add_audio(invite, NULL) != 0) {
    osip_message_free(invite);
    invite = NULL;
  }
  if (invite != NULL)
    call->invite = endpoint_request(invite, call);
  if (call->invite == NULL)
    end_call(call, "failed: no INVITE", 1);
}

/* a CANCEL is a copy of what the INVITE has to find its way: also the branch */
static void cancel(call_t *call) {
  osip_message_t *invite = call->invite->orig_request;
  osip_message_t *request = NULL;
  osip_via_t *via = NULL;

  call->cancelled = 1;
  if (osip_message_init(&request) != OSIP_SUCCESS)
    return;
  osip_message_set_method(request, osip_strdup("CANCEL"));
  osip_message_set_version(request, osip_strdup("SIP/2.0"));
  osip_uri_clone(invite->req_uri, &request->req_uri);
  osip_from_clone(invite->from, &request->from);
  osip_to_clone(invite->to, &request->to);
  osip_call_id_clone(invite->call_id, &request->call_id);
  osip_cseq_clone(invite->cseq, &request->cseq);
  if (osip_via_clone(osip_list_get(&invite->vias, 0), &via) == OSIP_SUCCESS)
    osip_list_add(&request->vias, via, -1);
  osip_message_set_max_forwards(request, "70");
  if (request->cseq == NULL) {
    osip_message_free(request);
    return;
  }
  osip_free(request->cseq->method);
  request->cseq->method = osip_strdup("CANCEL");
  endpoint_request(request, NULL); /* what comes of it, the answer to the INVITE tells */
}

static void hang_up(call_t *call) {
  osip_message_t *bye = endpoint_make_request_in(call->dialog, "BYE", ++call->dialog->local_cseq);

  call->phase = ENDING;
  if (bye == NULL || endpoint_request(bye, call) == NULL)
    end_call(call, "failed: no BYE", 1);
}

/* ---- answers ---- */

/* the dialog of a response; if a proxy has forked the call, it is that of whoever was heard last */
static int update_dialog(call_t *call, osip_message_t *response) {
  if (call->dialog != NULL && osip_dialog_match_as_uac(call->dialog, response) == OSIP_SUCCESS) {
    osip_dialog_update_route_set_as_uac(call->dialog, response);
    return 0;
  }
  osip_dialog_free(call->dialog);
  call->dialog = NULL;
  return osip_dialog_init_as_uac(&call->dialog, response) == OSIP_SUCCESS ? 0 : -1;
}

static void on_accepted(call_t *call, osip_message_t *response) {
  call->invite = NULL; /* a 2xx ends it */
  if (update_dialog(call, response) != 0) {
    end_call(call, "failed: a 200 without a dialog", 1);
    return;
  }
  call->ack = endpoint_make_request_in(call->dialog, "ACK", osip_atoi(response->cseq->number));
  if (call->ack == NULL || endpoint_send_ack(call->ack) != 0) {
    end_call(call, "failed: no ACK", 1);
    return;
  }
  call->phase = STANDING;
  call->hang_up_at = endpoint_now() + (call->cancelled ? 0 : duration); /* the CANCEL came too late: hang up */
  endpoint_tell("= call %d stands", call->number);
}

static void on_response(osip_transaction_t *transaction, osip_message_t *response) {
  call_t *call = osip_transaction_get_your_instance(transaction);

  if (call == NULL)
    return;
  if (transaction->ctx_type == NICT) { /* our BYE */
    if (response->status_code >= 200)
      end_call(call, MSG_IS_STATUS_2XX(response) ? "ended" : "failed: BYE refused", !MSG_IS_STATUS_2XX(response));
    return;
  }
  if (MSG_IS_STATUS_1XX(response)) {
    if (response->status_code > 100 && tag_of(response->to) != NULL)
      update_dialog(call, response);
    if (cancel_ringing && !call->cancelled)
      cancel(call); /* only after a 1xx: before it the CANCEL might overtake the INVITE */
    return;
  }
  if (MSG_IS_STATUS_2XX(response)) {
    on_accepted(call, response);
    return;
  }
  call->invite = NULL; /* oSIP has sent the ACK itself */
  if (call->cancelled && response->status_code == 487)
    end_call(call, "cancelled", 0);
  else
    end_call(call, "failed: refused", 1);
}

/* a proxy has forked the call, and somebody else has answered, too: take the call and end it (RFC 3261, 13.2.2.4) */
static void refuse_second(osip_message_t *response) {
  osip_dialog_t *dialog = NULL;
  osip_message_t *ack, *bye;

  if (osip_dialog_init_as_uac(&dialog, response) != OSIP_SUCCESS)
    return;
  ack = endpoint_make_request_in(dialog, "ACK", osip_atoi(response->cseq->number));
  if (ack != NULL)
    endpoint_send_ack(ack);
  bye = endpoint_make_request_in(dialog, "BYE", ++dialog->local_cseq);
  if (bye != NULL)
    endpoint_request(bye, NULL);
  osip_message_free(ack);
  osip_dialog_free(dialog);
}

/* outside of transactions: a 200 that was sent again, for the ACK was lost or is late, or that of another callee */
static int on_stray(osip_message_t *message) {
  if (!MSG_IS_RESPONSE(message) || !MSG_IS_RESPONSE_FOR(message, "INVITE") || !MSG_IS_STATUS_2XX(message))
    return 0;
  for (int i = 0; i < started; i++)
    if (calls[i].ack != NULL && osip_dialog_match_as_uac(calls[i].dialog, message) == OSIP_SUCCESS) {
      endpoint_send_ack(calls[i].ack);
      return 1;
    }
  refuse_second(message);
  return 1;
}

static void on_request(osip_transaction_t *transaction, osip_message_t *request) {
  char tag[17];
  int code = 501;
  osip_message_t *response;

  if (MSG_IS_BYE(request)) {
    code = 481;
    for (int i = 0; i < started; i++)
      if (calls[i].dialog != NULL && calls[i].phase != ENDED && osip_dialog_match_as_uas(calls[i].dialog, request) == OSIP_SUCCESS) {
        code = 200;
        end_call(&calls[i], "ended by the peer", 0);
      }
  }
  response = endpoint_make_response(request, code, endpoint_token(tag));
  if (response == NULL)
    return;
  if (code == 501)
    osip_message_set_allow(response, "ACK, BYE");
  endpoint_answer(transaction, response);
}

static void on_failure(osip_transaction_t *transaction) {
  call_t *call = osip_transaction_get_your_instance(transaction);

  if (call != NULL) {
    call->invite = NULL;
    end_call(call, "failed", 1);
  }
}

static long on_tick(long now) {
  static long began = -1;
  long next = ENDPOINT_NEVER;

  if (began < 0)
    began = now;
  while (started < limit && began + started * 1000L / rate <= now)
    start_call(&calls[started]);
  if (started < limit)
    next = began + started * 1000L / rate;
  for (int i = 0; i < started; i++) {
    if (calls[i].phase != STANDING)
      continue;
    if (calls[i].hang_up_at <= now)
      hang_up(&calls[i]);
    else if (calls[i].hang_up_at < next)
      next = calls[i].hang_up_at;
  }
  return ended >= limit ? ENDPOINT_DONE : next;
}

static int usage(void) {
  fputs("usage: uac [option...]\n"
        "  -l ADDRESS  our own IPv4 address (127.0.0.1)\n"
        "  -a ADDRESS  the IPv4 address of the peer (127.0.0.1)\n"
        "  -p PORT     its port (5060)\n"
        "  -c CALLS    how many calls to place (1)\n"
        "  -r RATE     how many in a second (10)\n"
        "  -d MS       how long a call stands (100)\n"
        "  -x          cancel the calls when they ring\n"
        "  -t ZERO     count the time from there on (what uas -f writes after the port)\n"
        "  -q          do not tell what happens\n",
        stderr);
  return 2;
}

int main(int argc, char **argv) {
  static const handlers_t handlers = {.on_request = on_request, .on_response = on_response, .on_stray = on_stray, .on_failure = on_failure, .on_tick = on_tick};
  const char *own = "127.0.0.1";
  int option;
  int code = 1;

  while ((option = getopt(argc, argv, "l:a:p:c:r:d:xt:qh")) != -1)
    switch (option) {
    case 'l':
      own = optarg;
      break;
    case 'a':
      peer = optarg;
      break;
    case 'p':
      peer_port = atoi(optarg);
      break;
    case 'c':
      limit = atoi(optarg);
      break;
    case 'r':
      rate = atoi(optarg);
      break;
    case 'd':
      duration = atoi(optarg);
      break;
    case 'x':
      cancel_ringing = 1;
      break;
    case 't':
      endpoint_set_zero(atol(optarg));
      break;
    case 'q':
      endpoint_set_quiet(1);
      break;
    default:
      return usage();
    }
  if (optind < argc || limit < 1 || rate < 1)
    return usage();
  calls = calloc((size_t) limit, sizeof *calls);
  if (calls != NULL && endpoint_open("uac", own, 0, &handlers) == 0) {
    endpoint_run();
    code = ended < limit || failed > 0;
  }
  printf("uac: %d calls, %d failed\n", ended, failed);
  for (int i = 0; i < started; i++) {
    osip_dialog_free(calls[i].dialog);
    osip_message_free(calls[i].ack);
  }
  free(calls);
  endpoint_close();
  return code;
}
