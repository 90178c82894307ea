/*
 * A tour through oSIP's dialogs: reads SIP messages from files, in order, as
 * the user agent of OUR_HOST would see them on the wire, creates and looks up
 * dialogs on both sides of a call, and tells for each message where it
 * belongs and why.
 *
 *   demo                    the messages of c-tests/messages/demo
 *   demo FILE-OR-FOLDER...  other messages
 *   demo -u HOST ...        where HOST, not OUR_HOST, is our user agent
 *
 * Who sent a message is read from its topmost Via, which names the sender of a
 * request and comes back unchanged in the response: is it our host, then the
 * request is one we sent, and the response one we receive. All others are
 * requests that come in and the responses we give.
 */
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>
#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/sdp_message.h>

#define OUR_HOST "ua.atlanta.example"
#define DEFAULT_FOLDER "c-tests/messages/demo"

#define WIDTH 110 /* of the table */
#define LEFT 35   /* of its first column */
#define BRANCH_COOKIE "z9hG4bK"

/* ---- what a user agent keeps ---- */

/* a dialog, and the letter the table calls it by */
typedef struct call {
  osip_dialog_t *dialog;
  char name[16];
} call_t;

/* an INVITE that waits for its final answer */
typedef struct invite {
  osip_message_t *request;
  int number; /* its row in the table */
  int sent;   /* by us */
} invite_t;

static osip_list_t calls;   /* call_t */
static osip_list_t invites; /* invite_t */
static const char *our_host = OUR_HOST;
static int row;

/* ---- the table: a line of the left column beside each line of the right one ---- */

static char left_lines[2][LEFT + 1];
static int line_of_row;

static void rule(char sign) {
  int i;

  for (i = 0; i < WIDTH; i++)
    putchar(sign);
  putchar('\n');
}

static void put_line(const char *right) {
  const char *left = line_of_row < 2 ? left_lines[line_of_row] : "";

  if (*right == '\0')
    printf("%s\n", left);
  else
    printf("%-*s %s\n", LEFT, left, right);
  line_of_row++;
}

/* text that came from the network: nothing but printable ASCII, shortened to fit */
static void clean(char *dest, size_t size, const char *text) {
  size_t i;

  for (i = 0; text[i] != '\0' && i + 1 < size; i++)
    dest[i] = (char) (text[i] < ' ' || text[i] > '~' ? '?' : text[i]);
  dest[i] = '\0';
  if (text[i] != '\0' && i > 2)
    memcpy(dest + i - 2, "..", 2);
}

/* a note of the right column, broken between words; after a key the next lines stand under the text */
static void tell(const char *format, ...) {
  char text[1024];
  char safe[1024];
  const char *rest = safe;
  size_t width = WIDTH - LEFT - 1;
  size_t indent = 0;
  va_list arguments;

  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  clean(safe, sizeof safe, text);
  if (strncmp(safe, "  ", 2) == 0)
    indent = 10;
  for (;;) {
    char line[WIDTH + 1];
    size_t lead = rest == safe ? 0 : indent;
    size_t length = strlen(rest);

    if (length > width - lead) {
      length = width - lead;
      while (length > 1 && rest[length] != ' ')
        length--;
      if (length == 1)
        length = width - lead;
    }
    snprintf(line, sizeof line, "%*s%.*s", (int) lead, "", (int) length, rest);
    put_line(line);
    rest += length;
    while (*rest == ' ')
      rest++;
    if (*rest == '\0')
      return;
  }
}

static void start_row(const char *file, int sent, const char *title) {
  const char *base = strrchr(file, '/');
  char text[1024];

  row++;
  line_of_row = 0;
  snprintf(text, sizeof text, "%2d %s %s", row, sent < 0 ? "  " : sent ? "->" : "<-", title);
  clean(left_lines[0], sizeof left_lines[0], text);
  snprintf(text, sizeof text, "      %s", base == NULL ? file : base + 1);
  clean(left_lines[1], sizeof left_lines[1], text);
}

static void end_row(void) {
  while (line_of_row < 2)
    put_line("");
}

/* ---- small questions to a message ---- */

static const char *or_none(const char *text) {
  return text == NULL ? "none" : text;
}

static int has_tag_parameter(osip_from_t *address) {
  osip_generic_param_t *tag = NULL;

  return address != NULL && osip_from_get_tag(address, &tag) == OSIP_SUCCESS && tag != NULL;
}

static const char *tag_of(osip_from_t *address) {
  osip_generic_param_t *tag = NULL;

  if (address == NULL || osip_from_get_tag(address, &tag) != OSIP_SUCCESS || tag == NULL)
    return NULL;
  return tag->gvalue;
}

/* the dialog functions need whole tags: oSIP 5.3 itself does not survive a tag without a value */
static int is_complete(osip_message_t *sip) {
  if (sip->from == NULL || sip->to == NULL || sip->call_id == NULL || sip->cseq == NULL || sip->cseq->number == NULL || sip->cseq->method == NULL) {
    tell("cannot be placed: From, To, Call-ID or CSeq is missing");
    return 0;
  }
  if ((has_tag_parameter(sip->from) && tag_of(sip->from) == NULL) || (has_tag_parameter(sip->to) && tag_of(sip->to) == NULL)) {
    tell("cannot be placed: a tag without a value");
    return 0;
  }
  return 1;
}

static const char *branch_of(osip_via_t *via) {
  osip_generic_param_t *branch = NULL;

  if (via == NULL || osip_via_param_get_byname(via, (char *) "branch", &branch) != OSIP_SUCCESS || branch == NULL)
    return NULL;
  return branch->gvalue;
}

static osip_via_t *top_via(osip_message_t *sip) {
  osip_via_t *via = NULL;

  osip_message_get_via(sip, 0, &via);
  return via;
}

static int via_is_ours(osip_message_t *sip) {
  osip_via_t *via = top_via(sip);

  return via != NULL && via->host != NULL && osip_strcasecmp(via->host, our_host) == 0;
}

/* ---- dialogs ---- */

static const char *state_name(const osip_dialog_t *dialog) {
  switch (dialog->state) {
  case DIALOG_EARLY:
    return "early";
  case DIALOG_CONFIRMED:
    return "confirmed";
  case DIALOG_CLOSE:
    return "closed";
  default:
    return "?";
  }
}

static void number_text(char *text, size_t size, int number) {
  if (number < 0)
    snprintf(text, size, "-");
  else
    snprintf(text, size, "%d", number);
}

static void tell_route_set(const char *key, osip_list_t *routes) {
  char line[900] = "";
  osip_list_iterator_t it;
  osip_record_route_t *route = (osip_record_route_t *) osip_list_get_first(routes, &it);

  while (osip_list_iterator_has_elem(it)) {
    char *text = NULL;

    if (osip_record_route_to_str(route, &text) == OSIP_SUCCESS && strlen(line) + strlen(text) + 2 < sizeof line) {
      strcat(line, " ");
      strcat(line, text);
    }
    osip_free(text);
    route = (osip_record_route_t *) osip_list_get_next(&it);
  }
  tell("%s%s", key, *line == '\0' ? " none, straight to the peer" : line);
}

static void tell_dialog(const call_t *call) {
  const osip_dialog_t *dialog = call->dialog;
  char local[16], remote[16], role[32], cseq[40], key[24];
  char *target = NULL;

  number_text(local, sizeof local, dialog->local_cseq);
  number_text(remote, sizeof remote, dialog->remote_cseq);
  snprintf(role, sizeof role, "%s, %s", dialog->type == CALLER ? "caller" : "callee", state_name(dialog));
  snprintf(cseq, sizeof cseq, "%s | %s", local, remote);
  snprintf(key, sizeof key, "[%s]", call->name);
  tell("  %-7s %-18s cseq %-16s tags %s | %s", key, role, cseq, or_none(dialog->local_tag), or_none(dialog->remote_tag));
  if (dialog->remote_contact_uri != NULL && dialog->remote_contact_uri->url != NULL && osip_uri_to_str(dialog->remote_contact_uri->url, &target) == OSIP_SUCCESS)
    tell("  target  %s", target);
  osip_free(target);
  tell_route_set("  routes ", (osip_list_t *) &dialog->route_set);
}

static call_t *add_call(osip_dialog_t *dialog) {
  call_t *call = (call_t *) osip_malloc(sizeof *call);
  int number = osip_list_size(&calls);

  if (call == NULL) {
    osip_dialog_free(dialog);
    return NULL;
  }
  call->dialog = dialog;
  if (number < 26)
    snprintf(call->name, sizeof call->name, "%c", 'A' + number);
  else
    snprintf(call->name, sizeof call->name, "%d", number + 1);
  osip_dialog_set_instance(dialog, call);
  osip_list_add(&calls, call, -1);
  return call;
}

static void free_call(void *call) {
  osip_dialog_free(((call_t *) call)->dialog);
  osip_free(call);
}

/* our side's tag stands in From where we are UAC of this message, else in To */
static call_t *find_call(osip_message_t *sip, int as_uac) {
  osip_list_iterator_t it;
  call_t *call = (call_t *) osip_list_get_first(&calls, &it);

  while (osip_list_iterator_has_elem(it)) {
    osip_dialog_t *dialog = call->dialog;

    if (as_uac) {
      if (osip_dialog_match_as_uac(dialog, sip) == OSIP_SUCCESS)
        return call;
    }
    else if (osip_dialog_match_as_uas(dialog, sip) == OSIP_SUCCESS) {
      const char *tag = tag_of(sip->to);

      /* match_as_uas leaves it to us to compare our own tag */
      if (tag == NULL || dialog->local_tag == NULL || strcmp(tag, dialog->local_tag) == 0)
        return call;
    }
    call = (call_t *) osip_list_get_next(&it);
  }
  return NULL;
}

/* why nothing was found: the nearest miss among our dialogs */
static const char *why_not(osip_message_t *sip) {
  osip_list_iterator_t it;
  call_t *call = (call_t *) osip_list_get_first(&calls, &it);
  char *call_id = NULL;
  const char *why = "no dialog has this Call-ID";

  if (osip_call_id_to_str(sip->call_id, &call_id) != OSIP_SUCCESS)
    return why;
  while (osip_list_iterator_has_elem(it)) {
    if (call->dialog->call_id != NULL && strcmp(call->dialog->call_id, call_id) == 0)
      why = "the Call-ID is known, the tags are not";
    call = (call_t *) osip_list_get_next(&it);
  }
  osip_free(call_id);
  return why;
}

/* ---- INVITEs that wait, and what CANCEL and ACK have to do with them ---- */

static void free_invite(void *invite) {
  osip_message_free(((invite_t *) invite)->request);
  osip_free(invite);
}

static void remember_invite(osip_message_t *sip, int sent) {
  invite_t *invite = (invite_t *) osip_malloc(sizeof *invite);

  if (invite == NULL)
    return;
  invite->number = row;
  invite->sent = sent;
  if (osip_message_clone(sip, &invite->request) != OSIP_SUCCESS) {
    osip_free(invite);
    return;
  }
  osip_list_add(&invites, invite, 0);
}

static void forget_invite(invite_t *invite) {
  int pos;

  for (pos = 0; pos < osip_list_size(&invites); pos++)
    if (osip_list_get(&invites, pos) == invite) {
      osip_list_remove(&invites, pos);
      free_invite(invite);
      return;
    }
}

/* CSeq of an ACK or CANCEL: the number of the INVITE, with a method of its own */
static int same_cseq(osip_message_t *invite, osip_message_t *sip) {
  osip_cseq_t *as_invite = NULL;
  int same;

  if (osip_cseq_clone(sip->cseq, &as_invite) != OSIP_SUCCESS)
    return 0;
  osip_free(as_invite->method);
  osip_cseq_set_method(as_invite, osip_strdup("INVITE"));
  same = osip_cseq_match(invite->cseq, as_invite) == OSIP_SUCCESS;
  osip_cseq_free(as_invite);
  return same;
}

/*
 * Does this request (an INVITE again, its CANCEL) belong to that INVITE?
 * RFC 3261 peers: topmost branch and sent-by are the same. RFC 2543 peers have
 * no such branch: topmost Via, Call-ID, To tag, From tag and CSeq must agree.
 */
static int is_transaction_of(osip_message_t *invite, osip_message_t *sip, const char **why) {
  osip_via_t *old = top_via(invite);
  osip_via_t *via = top_via(sip);
  const char *branch = branch_of(via);

  if (old == NULL || via == NULL)
    return 0;
  if (branch != NULL && strncmp(branch, BRANCH_COOKIE, strlen(BRANCH_COOKIE)) == 0) {
    *why = "same branch in the topmost Via, same sent-by";
    return branch_of(old) != NULL && strcmp(branch_of(old), branch) == 0 && old->host != NULL && via->host != NULL && osip_strcasecmp(old->host, via->host) == 0 &&
           strcmp(old->port == NULL ? "5060" : old->port, via->port == NULL ? "5060" : via->port) == 0;
  }
  *why = "no branch (RFC 2543): Via, Call-ID, To tag, From tag and CSeq number agree";
  return osip_via_match(old, via) == OSIP_SUCCESS && osip_call_id_match(invite->call_id, sip->call_id) == OSIP_SUCCESS && osip_to_tag_match(invite->to, sip->to) == OSIP_SUCCESS &&
         osip_from_tag_match(invite->from, sip->from) == OSIP_SUCCESS && same_cseq(invite, sip);
}

static invite_t *find_invite(osip_message_t *sip, int sent, const char **why) {
  osip_list_iterator_t it;
  invite_t *invite = (invite_t *) osip_list_get_first(&invites, &it);

  while (osip_list_iterator_has_elem(it)) {
    if (invite->sent == sent && is_transaction_of(invite->request, sip, why))
      return invite;
    invite = (invite_t *) osip_list_get_next(&it);
  }
  return NULL;
}

/* the request that a response answers: Call-ID, From tag and CSeq are the same in both */
static invite_t *find_answered(osip_message_t *response, int sent) {
  osip_list_iterator_t it;
  invite_t *invite = (invite_t *) osip_list_get_first(&invites, &it);

  while (osip_list_iterator_has_elem(it)) {
    if (invite->sent == sent && osip_call_id_match(invite->request->call_id, response->call_id) == OSIP_SUCCESS && osip_from_tag_match(invite->request->from, response->from) == OSIP_SUCCESS &&
        osip_cseq_match(invite->request->cseq, response->cseq) == OSIP_SUCCESS)
      return invite;
    invite = (invite_t *) osip_list_get_next(&it);
  }
  return NULL;
}

/* ---- the body: what is offered and answered ---- */

static void tell_session(osip_message_t *sip) {
  osip_body_t *body = NULL;
  sdp_message_t *sdp = NULL;
  int i;

  if (osip_message_get_body(sip, 0, &body) < 0 || body == NULL || sip->content_type == NULL || sip->content_type->type == NULL || sip->content_type->subtype == NULL)
    return;
  if (osip_strcasecmp(sip->content_type->type, "application") != 0 || osip_strcasecmp(sip->content_type->subtype, "sdp") != 0 || sdp_message_init(&sdp) != 0) {
    tell("  body    %s/%s, %lu bytes", sip->content_type->type, sip->content_type->subtype, (unsigned long) body->length);
    return;
  }
  if (sdp_message_parse(sdp, body->body) != 0)
    tell("  media   a session description that cannot be parsed");
  for (i = 0; sdp_message_endof_media(sdp, i) == 0; i++) {
    const char *address = sdp_message_c_addr_get(sdp, i, 0);
    char payloads[64] = "";
    char *payload;
    int pos;

    if (address == NULL)
      address = sdp_message_c_addr_get(sdp, -1, 0);
    for (pos = 0; (payload = sdp_message_m_payload_get(sdp, i, pos)) != NULL; pos++)
      if (strlen(payloads) + strlen(payload) + 2 < sizeof payloads) {
        strcat(payloads, " ");
        strcat(payloads, payload);
      }
    tell("  %s   %s at %s port %s, %s%s", i == 0 ? "media" : "     ", or_none(sdp_message_m_media_get(sdp, i)), or_none(address), or_none(sdp_message_m_port_get(sdp, i)), or_none(sdp_message_m_proto_get(sdp, i)),
         payloads);
  }
  sdp_message_free(sdp);
}

/* ---- the four cases ---- */

static void in_dialog(osip_message_t *sip, call_t *call) {
  if (MSG_IS_BYE(sip))
    osip_dialog_set_state(call->dialog, DIALOG_CLOSE);
  tell_dialog(call);
}

static void on_cancel(osip_message_t *sip, int sent) {
  const char *why = "";
  invite_t *invite = find_invite(sip, sent, &why);

  if (invite != NULL) {
    tell("cancels the INVITE of row %d", invite->number);
    tell("  why     %s", why);
    return;
  }
  tell("belongs to no INVITE that waits: 481");
  tell("  why     %s", branch_of(top_via(sip)) != NULL ? "no INVITE with this branch" : "no branch (RFC 2543): Via, Call-ID, tags and CSeq agree with none");
}

static void on_request_sent(osip_message_t *sip) {
  call_t *call;

  if (MSG_IS_CANCEL(sip)) {
    on_cancel(sip, 1);
    return;
  }
  if (tag_of(sip->to) == NULL) {
    tell("%s", MSG_IS_INVITE(sip) ? "we call: no To tag, so no dialog before the first answer" : "outside of any dialog: no To tag");
    if (MSG_IS_INVITE(sip))
      remember_invite(sip, 1);
    tell_session(sip);
    return;
  }
  /* From is our side, To the peer's: the look of a response to us */
  call = find_call(sip, 1);
  if (call == NULL) {
    tell("belongs to none of our dialogs");
    tell("  why     %s", why_not(sip));
    return;
  }
  tell("in dialog [%s]: From tag and To tag are its local and remote tag", call->name);
  if (!MSG_IS_ACK(sip))
    call->dialog->local_cseq = osip_atoi(sip->cseq->number);
  if (MSG_IS_INVITE(sip))
    remember_invite(sip, 1);
  in_dialog(sip, call);
  tell_session(sip);
}

static void end_early_calls(osip_message_t *response) {
  osip_list_iterator_t it;
  call_t *call = (call_t *) osip_list_get_first(&calls, &it);
  const char *tag = tag_of(response->from);

  while (osip_list_iterator_has_elem(it)) {
    osip_dialog_t *dialog = call->dialog;

    if (dialog->state == DIALOG_EARLY && dialog->type == CALLER && dialog->local_tag != NULL && tag != NULL && strcmp(dialog->local_tag, tag) == 0) {
      osip_dialog_set_state(dialog, DIALOG_CLOSE);
      tell_dialog(call);
    }
    call = (call_t *) osip_list_get_next(&it);
  }
}

static void on_response_received(osip_message_t *sip) {
  invite_t *invite;
  call_t *call;
  osip_dialog_t *dialog = NULL;

  if (!MSG_IS_RESPONSE_FOR(sip, "INVITE")) {
    call = find_call(sip, 1);
    if (call == NULL) {
      tell("answers a request outside of any dialog");
      return;
    }
    tell("answers our %s in dialog [%s]: both tags match", sip->cseq->method, call->name);
    tell_dialog(call);
    return;
  }
  invite = find_answered(sip, 1);
  if (invite == NULL)
    tell("answers an INVITE that we do not know");
  if (MSG_TEST_CODE(sip, 100) || (MSG_IS_STATUS_1XX(sip) && tag_of(sip->to) == NULL)) {
    tell("on its way: no To tag, so no dialog yet");
    return;
  }
  if (sip->status_code >= 300) {
    tell("refused: every early dialog of the INVITE ends");
    end_early_calls(sip);
    if (invite != NULL)
      forget_invite(invite);
    return;
  }
  call = find_call(sip, 1);
  if (call == NULL) {
    if (osip_dialog_init_as_uac(&dialog, sip) != OSIP_SUCCESS) {
      tell("no dialog can be made from it");
      return;
    }
    call = add_call(dialog);
    if (call == NULL)
      return;
    if (invite != NULL)
      tell("new dialog [%s]: answers row %d with a To tag not seen before", call->name, invite->number);
    else
      tell("new dialog [%s]: a To tag not seen before", call->name);
    if (osip_list_size(&sip->record_routes) > 0)
      tell("  why     a caller's route set is the Record-Route reversed");
  }
  else {
    tell("dialog [%s]: Call-ID, From tag and To tag match", call->name);
    if (call->dialog->remote_tag == NULL)
      osip_dialog_update_tag_as_uac(call->dialog, sip);
    osip_dialog_update_route_set_as_uac(call->dialog, sip);
  }
  if (MSG_IS_STATUS_2XX(sip))
    osip_dialog_set_state(call->dialog, DIALOG_CONFIRMED);
  tell_dialog(call);
  tell_session(sip);
}

static void on_request_received(osip_message_t *sip) {
  const char *why = "";
  call_t *call;
  invite_t *invite;

  if (MSG_IS_CANCEL(sip)) {
    on_cancel(sip, 0);
    return;
  }
  invite = MSG_IS_INVITE(sip) ? find_invite(sip, 0, &why) : NULL;
  if (invite != NULL) {
    tell("the INVITE of row %d once more", invite->number);
    tell("  why     %s", why);
    return;
  }
  if (tag_of(sip->to) == NULL && !MSG_IS_BYE(sip) && !MSG_IS_ACK(sip)) {
    tell("%s", MSG_IS_INVITE(sip) ? "we are called: no To tag, so no dialog before our answer" : "outside of any dialog: no To tag");
    if (MSG_IS_INVITE(sip))
      remember_invite(sip, 0);
    tell_session(sip);
    return;
  }
  call = find_call(sip, 0);
  if (call == NULL) {
    tell("%s", MSG_IS_ACK(sip) ? "an ACK for none of our dialogs: ignored" : "belongs to none of our dialogs: 481");
    tell("  why     %s", why_not(sip));
    return;
  }
  tell("in dialog [%s]: Call-ID, From tag (theirs), To tag (ours) match", call->name);
  if (!MSG_IS_ACK(sip)) {
    int before = call->dialog->remote_cseq;

    osip_dialog_update_osip_cseq_as_uas(call->dialog, sip);
    if (before >= 0 && call->dialog->remote_cseq <= before)
      tell("  cseq    %d after %d: out of order", call->dialog->remote_cseq, before);
  }
  if (MSG_IS_INVITE(sip) || MSG_IS_UPDATE(sip)) {
    osip_dialog_update_route_set_as_uas(call->dialog, sip);
    tell("  why     %s refreshes the target; the route set stays", sip->sip_method);
  }
  if (MSG_IS_INVITE(sip))
    remember_invite(sip, 0);
  in_dialog(sip, call);
  tell_session(sip);
}

/* the route set of a callee is taken from the response, which has to carry the request's Record-Routes */
static void copy_record_routes(osip_message_t *invite, osip_message_t *response) {
  osip_list_iterator_t it;
  osip_record_route_t *route;

  if (osip_list_size(&response->record_routes) > 0)
    return;
  route = (osip_record_route_t *) osip_list_get_first(&invite->record_routes, &it);
  while (osip_list_iterator_has_elem(it)) {
    osip_record_route_t *copy = NULL;

    if (osip_record_route_clone(route, &copy) == OSIP_SUCCESS)
      osip_list_add(&response->record_routes, copy, -1);
    route = (osip_record_route_t *) osip_list_get_next(&it);
  }
}

static void on_response_sent(osip_message_t *sip) {
  invite_t *invite;
  call_t *call;
  osip_dialog_t *dialog = NULL;

  call = tag_of(sip->to) == NULL ? NULL : find_call(sip, 0);
  if (!MSG_IS_RESPONSE_FOR(sip, "INVITE")) {
    if (call == NULL) {
      tell("our answer to a %s outside of any dialog", sip->cseq->method);
      return;
    }
    tell("our answer to the %s in dialog [%s]", sip->cseq->method, call->name);
    tell_dialog(call);
    return;
  }
  invite = find_answered(sip, 0);
  if (invite == NULL) {
    tell("our answer to an INVITE that we do not know");
    return;
  }
  if (sip->status_code >= 300) {
    tell("we refuse the INVITE of row %d", invite->number);
    if (call != NULL && call->dialog->state == DIALOG_EARLY) {
      osip_dialog_set_state(call->dialog, DIALOG_CLOSE);
      tell_dialog(call);
    }
    forget_invite(invite);
    return;
  }
  if (tag_of(sip->to) == NULL) {
    tell("our answer to row %d has no To tag: no dialog yet", invite->number);
    return;
  }
  if (call == NULL) {
    copy_record_routes(invite->request, sip);
    if (osip_dialog_init_as_uas(&dialog, invite->request, sip) != OSIP_SUCCESS) {
      tell("no dialog can be made from it");
      return;
    }
    call = add_call(dialog);
    if (call == NULL)
      return;
    tell("new dialog [%s]: we answer row %d with a To tag of ours", call->name, invite->number);
    if (osip_list_size(&sip->record_routes) > 0)
      tell("  why     a callee's route set is the Record-Route in order");
  }
  else
    tell("dialog [%s]: we answer row %d", call->name, invite->number);
  if (MSG_IS_STATUS_2XX(sip)) {
    osip_dialog_set_state(call->dialog, DIALOG_CONFIRMED);
    forget_invite(invite);
  }
  tell_dialog(call);
  tell_session(sip);
}

/* ---- one message ---- */

static void on_message(const char *file, osip_message_t *sip) {
  int ours = via_is_ours(sip);
  char title[512];

  if (MSG_IS_REQUEST(sip)) {
    char *uri = NULL;

    if (osip_uri_to_str(sip->req_uri, &uri) != OSIP_SUCCESS)
      uri = NULL;
    snprintf(title, sizeof title, "%s %s", sip->sip_method, uri == NULL ? "?" : uri);
    osip_free(uri);
    start_row(file, ours, title);
  }
  else {
    snprintf(title, sizeof title, "%d %s (%s)", sip->status_code, sip->reason_phrase == NULL ? "" : sip->reason_phrase, sip->cseq == NULL || sip->cseq->method == NULL ? "?" : sip->cseq->method);
    start_row(file, !ours, title);
  }
  if (is_complete(sip)) {
    if (MSG_IS_REQUEST(sip)) {
      if (ours)
        on_request_sent(sip);
      else
        on_request_received(sip);
    }
    else if (ours)
      on_response_received(sip);
    else
      on_response_sent(sip);
  }
  end_row();
}

static char *read_file(const char *name, size_t *length) {
  FILE *file = fopen(name, "rb");
  char *bytes = NULL;
  long size = -1;

  *length = 0;
  if (file == NULL)
    return NULL;
  if (fseek(file, 0, SEEK_END) == 0)
    size = ftell(file);
  rewind(file);
  if (size >= 0)
    bytes = (char *) malloc((size_t) size + 1);
  if (bytes != NULL)
    *length = fread(bytes, 1, (size_t) size, file);
  fclose(file);
  return bytes;
}

static void on_file(const char *name) {
  size_t length;
  char *bytes = read_file(name, &length);
  osip_message_t *sip = NULL;
  int code;

  if (bytes == NULL) {
    start_row(name, -1, "?");
    tell("cannot be read");
    end_row();
    return;
  }
  if (osip_message_init(&sip) == OSIP_SUCCESS) {
    code = osip_message_parse(sip, bytes, length);
    if (code == OSIP_SUCCESS)
      on_message(name, sip);
    else {
      start_row(name, -1, "not a message");
      tell("cannot be parsed: %s (%d)", osip_strerror(code), code);
      end_row();
    }
  }
  osip_message_free(sip);
  free(bytes);
}

static int by_name(const void *left, const void *right) {
  return strcmp(*(char *const *) left, *(char *const *) right);
}

/* the .sip files of a folder by name; 0 if it is none */
static int on_folder(const char *folder) {
  DIR *open = opendir(folder);
  struct dirent *entry;
  char **names = NULL;
  size_t count = 0;
  size_t i;

  if (open == NULL)
    return 0;
  while ((entry = readdir(open)) != NULL) {
    size_t length = strlen(entry->d_name);
    char **more;

    if (length < 4 || strcmp(entry->d_name + length - 4, ".sip") != 0)
      continue;
    more = (char **) realloc(names, (count + 1) * sizeof *names);
    if (more == NULL)
      break;
    names = more;
    names[count] = (char *) malloc(strlen(folder) + length + 2);
    if (names[count] == NULL)
      break;
    sprintf(names[count++], "%s/%s", folder, entry->d_name);
  }
  closedir(open);
  if (count > 0)
    qsort(names, count, sizeof *names, by_name);
  for (i = 0; i < count; i++) {
    on_file(names[i]);
    free(names[i]);
  }
  free(names);
  return 1;
}

static void head(void) {
  printf("Dialogs as the user agent at %s sees them\n", our_host);
  printf("  -> we send   <- we receive   [A] a dialog   tags: ours | theirs   cseq: our last | their last, - none yet\n");
  rule('=');
  printf("%-*s %s\n", LEFT, "   message", "where it belongs, and the dialog after it");
  rule('-');
}

static void summary(void) {
  osip_list_iterator_t it;
  call_t *call = (call_t *) osip_list_get_first(&calls, &it);

  rule('=');
  printf("%-7s%-8s%-11s%-16s%-16s%-18s%s\n", "dialog", "role", "state", "local tag", "remote tag", "cseq", "Call-ID");
  while (osip_list_iterator_has_elem(it)) {
    const osip_dialog_t *dialog = call->dialog;
    char local[16], remote[16], cseq[40], ours[16], theirs[16], call_id[35];

    number_text(local, sizeof local, dialog->local_cseq);
    number_text(remote, sizeof remote, dialog->remote_cseq);
    snprintf(cseq, sizeof cseq, "%s | %s", local, remote);
    clean(ours, sizeof ours, or_none(dialog->local_tag));
    clean(theirs, sizeof theirs, or_none(dialog->remote_tag));
    clean(call_id, sizeof call_id, or_none(dialog->call_id));
    printf("%-7s%-8s%-11s%-16s%-16s%-18s%s\n", call->name, dialog->type == CALLER ? "caller" : "callee", state_name(dialog), ours, theirs, cseq, call_id);
    call = (call_t *) osip_list_get_next(&it);
  }
  if (osip_list_size(&calls) == 0)
    printf("none\n");
}

/* what the library has to say about bad messages stays out of the table */
static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

int main(int argc, char **argv) {
  int first = 1;

  if (argc > first + 1 && strcmp(argv[first], "-u") == 0) {
    our_host = argv[first + 1];
    first += 2;
  }
  if (argc > first && argv[first][0] == '-') {
    fprintf(stderr, "usage: %s [-u HOST] [FILE-OR-FOLDER...]\n", argv[0]);
    return 2;
  }
  osip_trace_initialize_func(TRACE_LEVEL0, no_trace);
  parser_init();
  osip_list_init(&calls);
  osip_list_init(&invites);
  head();
  if (argc == first && !on_folder(DEFAULT_FOLDER)) {
    fprintf(stderr, "%s: no folder %s here; name the messages\n", argv[0], DEFAULT_FOLDER);
    return 2;
  }
  for (; first < argc; first++)
    if (!on_folder(argv[first]))
      on_file(argv[first]);
  summary();
  osip_list_special_free(&invites, free_invite);
  osip_list_special_free(&calls, free_call);
  return 0;
}
