/*
 * A user agent server: answers OPTIONS and REGISTER, and takes calls (180, 200 with SDP, ACK, BYE, CANCEL).
 *
 *   uas [-a ADDRESS] [-p PORT] [-n CALLS] [-w MS] [-f FILE] [-q] [--drop-invite N] [--drop-200 N]
 */
#define _POSIX_C_SOURCE 200809L

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "endpoint.h"

#define METHODS "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER"
#define NO_ACK 32000 /* 64 * T1: how long a 200 is repeated */

typedef struct call {
  int number;
  osip_dialog_t *dialog;      /* once we rang */
  osip_transaction_t *invite; /* while it waits for our final answer */
  long answer_at;             /* when it gets it */
  long give_up_at;            /* when there was no ACK */
  int is_confirmed;           /* the ACK is here */
} call_t;

static osip_list_t calls; /* call_t, those that live */
static int count, ended, failed;
static int limit = -1;
static int ring_time;
static int drop_invites, drop_200s;
static volatile sig_atomic_t stopped;

/* ---- calls ---- */

static void end_call(call_t *call, const char *how, int is_failure) {
  endpoint_tell("= call %d %s", call->number, how);
  ended++;
  failed += is_failure;
  for (int i = 0; i < osip_list_size(&calls); i++)
    if (osip_list_get(&calls, i) == call) {
      osip_list_remove(&calls, i);
      break;
    }
  if (call->invite != NULL)
    osip_transaction_set_your_instance(call->invite, NULL);
  if (call->dialog != NULL) {
    osip_stop_retransmissions_from_dialog(endpoint_stack(), call->dialog); /* they point to it */
    osip_dialog_free(call->dialog);
  }
  free(call);
}

static int same(const char *left, const char *right) {
  return left != NULL && right != NULL && strcmp(left, right) == 0;
}

/* the call that a request within a dialog belongs to; the To tag is compared here, osip_dialog_match_as_uas leaves that out */
static call_t *find_call(osip_message_t *request) {
  for (int i = 0; i < osip_list_size(&calls); i++) {
    call_t *call = osip_list_get(&calls, i);

    if (call->dialog != NULL && same(call->dialog->local_tag, tag_of(request->to)) && osip_dialog_match_as_uas(call->dialog, request) == OSIP_SUCCESS)
      return call;
  }
  return NULL;
}

static const char *branch_of(osip_message_t *request) {
  osip_via_t *via = osip_list_get(&request->vias, 0);
  osip_generic_param_t *branch = NULL;

  if (via == NULL || osip_via_param_get_byname(via, (char *) "branch", &branch) != OSIP_SUCCESS || branch == NULL)
    return NULL;
  return branch->gvalue;
}

/* the call that a CANCEL means: its branch is that of the INVITE (RFC 3261, 9.2) */
static call_t *find_cancelled(osip_message_t *cancel) {
  for (int i = 0; i < osip_list_size(&calls); i++) {
    call_t *call = osip_list_get(&calls, i);

    if (call->invite != NULL && same(branch_of(call->invite->orig_request), branch_of(cancel)) &&
        same(call->invite->callid->number, cancel->call_id->number))
      return call;
  }
  return NULL;
}

/* ---- answers ---- */

static void answer(osip_transaction_t *transaction, osip_message_t *request, int code) {
  char tag[17];
  osip_message_t *response = endpoint_make_response(request, code, endpoint_token(tag));

  if (response == NULL)
    return;
  if (code == 405 || code == 501)
    osip_message_set_allow(response, METHODS);
  endpoint_answer(transaction, response);
}

/* the offer of an INVITE; 0, or the status code that refuses it. Without a body *offer is NULL: then the offer is ours to make */
static int read_offer(osip_message_t *invite, sdp_message_t **offer) {
  osip_body_t *body = NULL;

  *offer = NULL;
  if (osip_message_get_body(invite, 0, &body) < 0 || body == NULL)
    return 0;
  if (invite->content_type == NULL || invite->content_type->type == NULL || invite->content_type->subtype == NULL ||
      osip_strcasecmp(invite->content_type->type, "application") != 0 || osip_strcasecmp(invite->content_type->subtype, "sdp") != 0)
    return 415;
  if (sdp_message_init(offer) != OSIP_SUCCESS)
    return 500;
  if (sdp_message_parse(*offer, body->body) != OSIP_SUCCESS) {
    sdp_message_free(*offer);
    *offer = NULL;
    return 400;
  }
  return 0;
}

/* 200 with the answer to the offer, or a refusal; the final response is sent once, and the 200 until the ACK is here */
static int answer_invite(osip_transaction_t *transaction, osip_dialog_t *dialog, const char *tag) {
  osip_message_t *response = NULL;
  sdp_message_t *offer = NULL;
  int code = read_offer(transaction->orig_request, &offer);

  if (code == 0) {
    response = endpoint_make_response(transaction->orig_request, 200, tag);
    if (response != NULL && endpoint_add_audio(response, offer) != 0) {
      osip_message_free(response);
      response = NULL;
      code = 488; /* nothing in it that we could play */
    }
  }
  sdp_message_free(offer);
  if (response != NULL) {
    osip_message_set_allow(response, METHODS);
    osip_dialog_set_state(dialog, DIALOG_CONFIRMED);
    /* a transaction ends with its 2xx; from then on it is ours to send it again (osip_retransmissions_execute does) */
    osip_start_200ok_retransmissions(endpoint_stack(), dialog, response, 0);
    return endpoint_answer(transaction, response) == 0 ? 200 : 500;
  }
  response = endpoint_make_response(transaction->orig_request, code != 0 ? code : 500, tag);
  if (response != NULL)
    endpoint_answer(transaction, response);
  return code != 0 ? code : 500;
}

static void accept_call(call_t *call) {
  osip_transaction_t *invite = call->invite;

  if (answer_invite(invite, call->dialog, call->dialog->local_tag) != 200) {
    end_call(call, "refused", 1);
    return;
  }
  osip_transaction_set_your_instance(invite, NULL);
  call->invite = NULL;
  call->give_up_at = endpoint_now() + NO_ACK;
}

static void on_invite(osip_transaction_t *transaction, osip_message_t *invite) {
  osip_message_t *ringing;
  char tag[17];
  call_t *call;

  if (tag_of(invite->to) != NULL) { /* within a call: new media, or only a refresh */
    call = find_call(invite);
    if (call == NULL || call->invite != NULL) {
      answer(transaction, invite, call == NULL ? 481 : 491);
      return;
    }
    if (osip_atoi(invite->cseq->number) <= call->dialog->remote_cseq) {
      answer(transaction, invite, 500); /* older than what we have seen */
      return;
    }
    osip_dialog_update_route_set_as_uas(call->dialog, invite);
    osip_dialog_update_osip_cseq_as_uas(call->dialog, invite);
    answer_invite(transaction, call->dialog, call->dialog->local_tag);
    return;
  }
  call = calloc(1, sizeof *call);
  ringing = endpoint_make_response(invite, 180, endpoint_token(tag));
  if (call == NULL || ringing == NULL || osip_dialog_init_as_uas(&call->dialog, invite, ringing) != OSIP_SUCCESS) {
    free(call);
    osip_message_free(ringing);
    answer(transaction, invite, 500);
    return;
  }
  call->number = ++count;
  call->invite = transaction;
  call->answer_at = endpoint_now() + ring_time;
  osip_transaction_set_your_instance(transaction, call);
  osip_list_add(&calls, call, -1);
  endpoint_tell("= call %d rings", call->number);
  endpoint_answer(transaction, ringing);
  if (ring_time == 0)
    accept_call(call);
}

static void on_cancel(osip_transaction_t *transaction, osip_message_t *cancel) {
  call_t *call = find_cancelled(cancel);

  if (call == NULL) {
    answer(transaction, cancel, 481);
    return;
  }
  /* the CANCEL is answered, and so is the INVITE */
  endpoint_answer(transaction, endpoint_make_response(cancel, 200, call->dialog->local_tag));
  endpoint_answer(call->invite, endpoint_make_response(call->invite->orig_request, 487, call->dialog->local_tag));
  end_call(call, "cancelled", 0);
}

static void on_bye(osip_transaction_t *transaction, osip_message_t *bye) {
  call_t *call = find_call(bye);

  answer(transaction, bye, call == NULL ? 481 : 200);
  if (call == NULL)
    return;
  if (call->invite != NULL) /* an early end: the INVITE still needs its answer */
    endpoint_answer(call->invite, endpoint_make_response(call->invite->orig_request, 487, call->dialog->local_tag));
  end_call(call, "ended by BYE", 0);
}

static void on_options(osip_transaction_t *transaction, osip_message_t *options) {
  char tag[17];
  osip_message_t *response = endpoint_make_response(options, 200, endpoint_token(tag));

  if (response == NULL)
    return;
  osip_message_set_allow(response, METHODS);
  osip_message_set_accept(response, "application/sdp");
  endpoint_answer(transaction, response);
}

/* a registrar keeps the bindings; this one only says which it would keep */
static void on_register(osip_transaction_t *transaction, osip_message_t *request) {
  char tag[17];
  osip_message_t *response = endpoint_make_response(request, 200, endpoint_token(tag));
  osip_header_t *expires = NULL;
  const char *seconds = "3600";

  if (response == NULL)
    return;
  if (osip_message_get_expires(request, 0, &expires) >= 0 && expires != NULL && expires->hvalue != NULL)
    seconds = expires->hvalue;
  for (int i = 0; strcmp(seconds, "0") != 0 && i < osip_list_size(&request->contacts); i++) {
    osip_contact_t *contact = NULL;
    osip_generic_param_t *own = NULL;

    if (osip_contact_clone(osip_list_get(&request->contacts, i), &contact) != OSIP_SUCCESS)
      break;
    if (osip_contact_param_get_byname(contact, (char *) "expires", &own) != OSIP_SUCCESS || own == NULL)
      osip_contact_param_add(contact, osip_strdup("expires"), osip_strdup(seconds));
    osip_list_add(&response->contacts, contact, -1);
  }
  endpoint_answer(transaction, response);
}

/* ---- what happens ---- */

static void on_request(osip_transaction_t *transaction, osip_message_t *request) {
  if (MSG_IS_INVITE(request))
    on_invite(transaction, request);
  else if (MSG_IS_CANCEL(request))
    on_cancel(transaction, request);
  else if (MSG_IS_BYE(request))
    on_bye(transaction, request);
  else if (MSG_IS_OPTIONS(request))
    on_options(transaction, request);
  else if (MSG_IS_REGISTER(request))
    on_register(transaction, request);
  else
    answer(transaction, request, 501);
}

/* the INVITE of a call that we have taken: its transaction is gone, but the 200 is on its way again and again */
static int is_known_invite(osip_message_t *invite) {
  for (int i = 0; i < osip_list_size(&calls); i++) {
    call_t *call = osip_list_get(&calls, i);

    if (osip_dialog_match_as_uas(call->dialog, invite) == OSIP_SUCCESS && call->dialog->remote_cseq == osip_atoi(invite->cseq->number))
      return 1;
  }
  return 0;
}

static int on_stray(osip_message_t *message) {
  call_t *call;

  if (MSG_IS_REQUEST(message) && MSG_IS_INVITE(message))
    return is_known_invite(message);
  if (MSG_IS_RESPONSE(message) || !MSG_IS_ACK(message))
    return 0;
  osip_stop_200ok_retransmissions(endpoint_stack(), message);
  call = find_call(message);
  if (call != NULL && call->invite == NULL && !call->is_confirmed) {
    call->is_confirmed = 1;
    endpoint_tell("= call %d stands", call->number);
  }
  return 1;
}

static void on_failure(osip_transaction_t *transaction) {
  call_t *call = osip_transaction_get_your_instance(transaction);

  if (call != NULL)
    end_call(call, "failed", 1);
}

static long on_tick(long now) {
  long next = ENDPOINT_NEVER;

  for (int i = osip_list_size(&calls) - 1; i >= 0; i--) {
    call_t *call = osip_list_get(&calls, i);
    long at = call->invite != NULL ? call->answer_at : call->give_up_at;

    if (call->is_confirmed)
      continue;
    if (at > now)
      next = at < next ? at : next;
    else if (call->invite != NULL)
      accept_call(call);
    else
      end_call(call, "failed: no ACK", 1);
  }
  if (stopped)
    return ENDPOINT_STOP;
  return limit >= 0 && ended >= limit ? ENDPOINT_DONE : next;
}

static void on_signal(int number) {
  (void) number;
  stopped = 1; /* poll is interrupted, and the loop asks on_tick */
}

static int loses(osip_message_t *message, int sent) {
  int *left = sent ? &drop_200s : &drop_invites;

  if (*left <= 0 || !(sent ? MSG_IS_STATUS_2XX(message) && MSG_IS_RESPONSE_FOR(message, "INVITE") : MSG_IS_REQUEST(message) && MSG_IS_INVITE(message)))
    return 0;
  --*left;
  return 1;
}

/* tells a script that we are ready: the port, and the zero of our clock */
static int announce(const char *path) {
  FILE *file = fopen(path, "w");

  if (file == NULL)
    return -1;
  fprintf(file, "%d %ld\n", endpoint_port(), endpoint_zero());
  return fclose(file);
}

static int usage(void) {
  fputs("usage: uas [option...]\n"
        "  -a ADDRESS       the IPv4 address to listen at (127.0.0.1)\n"
        "  -p PORT          the port, 0 for any (0)\n"
        "  -n CALLS         stop when that many calls have ended\n"
        "  -w MS            ring for that long before the call is taken (0)\n"
        "  -f FILE          write the port to FILE\n"
        "  -q               do not tell what happens\n"
        "  --drop-invite N  lose the first N INVITEs that come in\n"
        "  --drop-200 N     lose the first N 200s to INVITE that go out\n",
        stderr);
  return 2;
}

int main(int argc, char **argv) {
  static const struct option long_options[] = {{"drop-invite", required_argument, NULL, 'I'}, {"drop-200", required_argument, NULL, '2'}, {NULL, 0, NULL, 0}};
  static const handlers_t handlers = {.on_request = on_request, .on_stray = on_stray, .on_failure = on_failure, .on_tick = on_tick, .loses = loses};
  const char *address = "127.0.0.1";
  const char *file = NULL;
  struct sigaction stop = {.sa_handler = on_signal};
  int port = 0;
  int option;
  int code = 1;

  while ((option = getopt_long(argc, argv, "a:p:n:w:f:qh", long_options, NULL)) != -1)
    switch (option) {
    case 'a':
      address = optarg;
      break;
    case 'p':
      port = atoi(optarg);
      break;
    case 'n':
      limit = atoi(optarg);
      break;
    case 'w':
      ring_time = atoi(optarg);
      break;
    case 'f':
      file = optarg;
      break;
    case 'q':
      endpoint_set_quiet(1);
      break;
    case 'I':
      drop_invites = atoi(optarg);
      break;
    case '2':
      drop_200s = atoi(optarg);
      break;
    default:
      return usage();
    }
  if (optind < argc)
    return usage();
  osip_list_init(&calls);
  sigaction(SIGINT, &stop, NULL);
  sigaction(SIGTERM, &stop, NULL);
  if (endpoint_open("uas", address, port, &handlers) == 0) {
    endpoint_tell("  listens at %s:%d", endpoint_address(), endpoint_port());
    if (file == NULL || announce(file) == 0) {
      endpoint_run();
      code = failed > 0;
    }
  }
  printf("uas: %d calls, %d failed\n", ended, failed);
  while (osip_list_size(&calls) > 0)
    end_call(osip_list_get(&calls, 0), "dropped at the end", 0);
  endpoint_close();
  return code;
}
