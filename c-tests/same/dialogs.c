/*
 * Dialogs: made as caller, as callee, from a remote request; updated; matched
 * with every combination of tags and addresses.
 *
 * Covers: osip_dialog_{init_as_uac,init_as_uas,init_as_uac_with_remote_request,
 * free,set_state,match_as_uac,match_as_uas,update_tag_as_uac,
 * update_route_set_as_uac,update_route_set_as_uas,update_osip_cseq_as_uas}, the
 * instance macros.
 */
#include "../dump_dialog.h"
#include "../headers.h"

/* the parts a message is put together from; NULL leaves the header out */
typedef struct {
  const char *start;
  const char *from;
  const char *to;
  const char *call_id;
  const char *cseq;
  const char *more;
} parts_t;

static osip_message_t *message(const parts_t *parts) {
  char text[2048];
  osip_message_t *sip = NULL;
  int code;
  int length = snprintf(text, sizeof text, "%s\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\n%s%s%s%s%s%s%s%s%s%s%s%s%s\r\n", parts->start,
                        parts->from ? "From: " : "", parts->from ? parts->from : "", parts->from ? "\r\n" : "",
                        parts->to ? "To: " : "", parts->to ? parts->to : "", parts->to ? "\r\n" : "",
                        parts->call_id ? "Call-ID: " : "", parts->call_id ? parts->call_id : "", parts->call_id ? "\r\n" : "",
                        parts->cseq ? "CSeq: " : "", parts->cseq ? parts->cseq : "", parts->cseq ? "\r\n" : "",
                        parts->more ? parts->more : "");

  osip_message_init(&sip);
  code = osip_message_parse(sip, text, (size_t) length);
  if (code != 0)
    see_number("parse", code);
  return sip;
}

#define ALICE "\"Alice\" <sip:alice@a.org>;tag=ft"
#define BOB "<sip:bob@b.org>;tag=tt"
#define ROUTES "Record-Route: <sip:r1.org;lr>\r\nRecord-Route: <sip:r2.org;lr>, <sip:r3.org;lr>;x=1\r\n"
#define CONTACTS "Contact: <sip:bob@10.0.0.2:5070;transport=tcp>;q=1, <sip:bob@10.0.0.3>\r\n"

static const parts_t responses[] = {
    {"SIP/2.0 180 Ringing", ALICE, BOB, "1@h", "7 INVITE", ROUTES CONTACTS},
    {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "7 INVITE", ROUTES CONTACTS},
    {"SIP/2.0 100 Trying", ALICE, "<sip:bob@b.org>", "1", "7 INVITE", NULL},
    {"SIP/2.0 299 x", ALICE, BOB, "1@", "7 INVITE", CONTACTS},
    {"SIP/2.0 300 x", ALICE, BOB, "1@h@i", "7 INVITE", NULL},
    {"SIP/2.0 486 Busy Here", ALICE, BOB, "1@h", "7 INVITE", ROUTES},
    {"INVITE sip:bob@b.org;line=xyz SIP/2.0", ALICE, BOB, "1@h", "7 INVITE", ROUTES CONTACTS},
    {"SIP/2.0 200 OK", "<sip:alice@a.org>", BOB, "1@h", "7 INVITE", NULL},
    {"SIP/2.0 200 OK", "<sip:alice@a.org>;tag", BOB, "1@h", "7 INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, "<sip:bob@b.org>;tag", "1@h", "7 INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, "<sip:bob@b.org>", "1@h", "7 INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, NULL, "1@h", "7 INVITE", NULL},
    {"SIP/2.0 200 OK", NULL, BOB, "1@h", "7 INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, BOB, NULL, "7 INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, BOB, "1@h", NULL, NULL},
    {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "4294967295 INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "2147483648 INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "abc INVITE", NULL},
    {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "-3 INVITE", NULL},
    {"SIP/2.0 200 OK", "<tel:+12345>;tag=1", "<tel:+67890>;tag=2", "1@h", "1 INVITE", "Contact: *\r\n"},
    {"SIP/2.0 200 OK", "<sip:a@b>;TAG=1", "<sip:c@d>;Tag=2;tag=3", "1@h", "1 INVITE", "Contact: \"X\" <sip:x@y>\r\n"},
};

static void try_creation(void) {
  static const parts_t invites[] = {
      {"INVITE sip:bob@b.org;line=abc SIP/2.0", ALICE, "<sip:bob@b.org>", "1@h", "7 INVITE", "Record-Route: <sip:i1.org;lr>\r\nContact: <sip:alice@10.0.0.1>, <sip:second@10.0.0.9>\r\n"},
      {"INVITE sip:bob@b.org;LINE SIP/2.0", ALICE, "<sip:bob@b.org>", "2@h", "8 INVITE", NULL},
      {"INVITE tel:+12345 SIP/2.0", "<sip:other@a.org>;tag=x", "<sip:bob@b.org>", "2@h", "8 INVITE", "Contact: *\r\n"},
  };
  size_t i, j;

  for (i = 0; i < COUNT(responses); i++) {
    size_t before = observe_enter_at("response", (int) i);
    osip_message_t *response = message(&responses[i]);
    osip_dialog_t *dialog = NULL;

    see_number("init_as_uac", osip_dialog_init_as_uac(&dialog, response));
    DUMP_ONE("uac", dialog, dump_dialog);
    osip_dialog_free(dialog);
    for (j = 0; j < COUNT(invites); j++) {
      osip_message_t *invite = message(&invites[j]);

      dialog = NULL;
      see_number("init_as_uas", osip_dialog_init_as_uas(&dialog, invite, response));
      DUMP_ONE("uas", dialog, dump_dialog);
      osip_dialog_free(dialog);
      osip_message_free(invite);
    }
    osip_message_free(response);
    observe_leave(before);
  }
}

static void try_remote_requests(void) {
  static const parts_t requests[] = {
      {"NOTIFY sip:alice@10.0.0.1;line=q SIP/2.0", BOB, ALICE, "1@h", "55 NOTIFY", ROUTES CONTACTS},
      {"NOTIFY sip:alice@10.0.0.1 SIP/2.0", BOB, "<sip:alice@a.org>", "1@h", "55 NOTIFY", NULL},
      {"NOTIFY sip:alice@10.0.0.1 SIP/2.0", "<sip:bob@b.org>", ALICE, "1@h", "55 NOTIFY", NULL},
      {"NOTIFY sip:alice@10.0.0.1 SIP/2.0", BOB, ALICE, "1@h", NULL, NULL},
      {"NOTIFY sip:alice@10.0.0.1 SIP/2.0", BOB, ALICE, NULL, "55 NOTIFY", NULL},
      {"NOTIFY tel:+12345 SIP/2.0", BOB, ALICE, "1", "4294967296 NOTIFY", CONTACTS},
  };
  static const int numbers[] = {22, 0, -1};
  size_t i, j;

  for (i = 0; i < COUNT(requests); i++)
    for (j = 0; j < COUNT(numbers); j++) {
      size_t before = observe_enter_at("request", (int) i);
      osip_message_t *request = message(&requests[i]);
      osip_dialog_t *dialog = NULL;

      see_number("init_as_uac_with_remote_request", osip_dialog_init_as_uac_with_remote_request(&dialog, request, numbers[j]));
      DUMP_ONE("dialog", dialog, dump_dialog);
      osip_dialog_free(dialog);
      osip_message_free(request);
      observe_leave(before);
    }
}

/* tags and addresses of one side; the first is the dialog's own */
static const char *const froms[] = {"<sip:alice@a.org>;tag=ft", "<sip:alice@a.org>;tag=other", "<sip:alice@a.org>", "<sip:other@a.org>;tag=ft", "<sip:alice@other.org>;tag=ft", "\"X\" <sip:a.org>;tag=ft",
                                    "<sip:alice@a.org>;tag=FT", "<sips:alice@a.org:1>;TAG=ft", "<tel:+12345>;tag=ft", "<sip:other@a.org>"};
static const char *const tos[] = {"<sip:bob@b.org>;tag=tt", "<sip:bob@b.org>;tag=other", "<sip:bob@b.org>", "<sip:other@b.org>;tag=tt", "<sip:bob@other.org>;tag=tt", "<sip:b.org>;tag=tt",
                                  "<sip:bob@b.org>;tag=TT", "<sip:other@b.org>", "<sip:bob@other.org>", "<tel:+1>;tag=tt"};
static const char *const call_ids[] = {"1@h", "1@H", "1", "2@h", "1@h "};

static void see_matches(osip_dialog_t *dialog) {
  size_t f, t, c;

  for (f = 0; f < COUNT(froms); f++)
    for (t = 0; t < COUNT(tos); t++)
      for (c = 0; c < (f == 0 ? COUNT(call_ids) : 1); c++) {
        parts_t parts = {"SIP/2.0 200 OK", NULL, NULL, NULL, "7 INVITE", NULL};
        osip_message_t *response;
        osip_message_t *request;

        parts.from = froms[f];
        parts.to = tos[t];
        parts.call_id = call_ids[c];
        response = message(&parts);
        parts.start = "BYE sip:alice@h SIP/2.0";
        parts.cseq = "8 BYE";
        request = message(&parts);
        see_text("from", parts.from);
        see_text("to", parts.to);
        see_text("call_id", parts.call_id);
        see_number("match_as_uac", osip_dialog_match_as_uac(dialog, response));
        see_number("match_as_uas", osip_dialog_match_as_uas(dialog, request));
        osip_message_free(response);
        osip_message_free(request);
        /* the same message, sent by the other side */
        parts.from = tos[t];
        parts.to = froms[f];
        request = message(&parts);
        see_number("match_as_uas of the peer", osip_dialog_match_as_uas(dialog, request));
        see_number("match_as_uac of the peer", osip_dialog_match_as_uac(dialog, request));
        osip_message_free(request);
      }
}

static void try_matching(void) {
  static const parts_t made_from[] = {
      {"SIP/2.0 180 Ringing", "<sip:alice@a.org>;tag=ft", "<sip:bob@b.org>;tag=tt", "1@h", "7 INVITE", NULL},
      {"SIP/2.0 180 Ringing", "<sip:alice@a.org>;tag=ft", "<sip:bob@b.org>", "1@h", "7 INVITE", NULL},
      {"SIP/2.0 200 OK", "<tel:+12345>;tag=ft", "<sip:b.org>", "1@h", "7 INVITE", NULL},
  };
  static const parts_t invite_parts = {"INVITE sip:bob@b.org SIP/2.0", "<sip:alice@a.org>;tag=ft", "<sip:bob@b.org>", "1@h", "7 INVITE", NULL};
  size_t i;

  for (i = 0; i < COUNT(made_from); i++) {
    size_t before = observe_enter_at("match", (int) i);
    osip_message_t *response = message(&made_from[i]);
    osip_message_t *invite = message(&invite_parts);
    osip_dialog_t *dialog = NULL;

    see_number("init_as_uac", osip_dialog_init_as_uac(&dialog, response));
    see_matches(dialog);
    osip_free(dialog->local_tag);
    dialog->local_tag = NULL;
    see_number("without local tag, as uac", osip_dialog_match_as_uac(dialog, response));
    see_number("without local tag, as uas", osip_dialog_match_as_uas(dialog, response));
    osip_free(dialog->call_id);
    dialog->call_id = NULL;
    see_number("without Call-ID, as uac", osip_dialog_match_as_uac(dialog, response));
    see_number("without Call-ID, as uas", osip_dialog_match_as_uas(dialog, response));
    osip_dialog_free(dialog);
    dialog = NULL;
    see_number("init_as_uas", osip_dialog_init_as_uas(&dialog, invite, response));
    if (dialog != NULL)
      see_matches(dialog);
    osip_dialog_free(dialog);
    osip_message_free(response);
    osip_message_free(invite);
    observe_leave(before);
  }
}

/* messages that lack what matching needs */
static void try_incomplete(void) {
  static const parts_t whole = {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "7 INVITE", NULL};
  osip_message_t *response = message(&whole);
  osip_dialog_t *dialog = NULL;
  int missing;

  osip_dialog_init_as_uac(&dialog, response);
  for (missing = 0; missing < 4; missing++) {
    parts_t parts = whole;
    osip_message_t *sip;

    if (missing == 0)
      parts.from = NULL;
    if (missing == 1)
      parts.to = NULL;
    if (missing == 2)
      parts.call_id = NULL;
    if (missing == 3)
      parts.cseq = NULL;
    sip = message(&parts);
    see_number("match_as_uac", osip_dialog_match_as_uac(dialog, sip));
    see_number("match_as_uas", osip_dialog_match_as_uas(dialog, sip));
    see_number("update_tag_as_uac", osip_dialog_update_tag_as_uac(dialog, sip));
    see_number("update_osip_cseq_as_uas", osip_dialog_update_osip_cseq_as_uas(dialog, sip));
    osip_message_free(sip);
  }
  see_number("match_as_uac of NULL", osip_dialog_match_as_uac(dialog, NULL));
  see_number("match_as_uas of NULL", osip_dialog_match_as_uas(dialog, NULL));
  see_number("match_as_uac by NULL", osip_dialog_match_as_uac(NULL, response));
  see_number("match_as_uas by NULL", osip_dialog_match_as_uas(NULL, response));
  see_number("update_tag_as_uac", osip_dialog_update_tag_as_uac(NULL, response));
  see_number("update_tag_as_uac", osip_dialog_update_tag_as_uac(dialog, NULL));
  see_number("update_route_set_as_uac", osip_dialog_update_route_set_as_uac(NULL, response));
  see_number("update_route_set_as_uac", osip_dialog_update_route_set_as_uac(dialog, NULL));
  see_number("update_route_set_as_uas", osip_dialog_update_route_set_as_uas(NULL, response));
  see_number("update_route_set_as_uas", osip_dialog_update_route_set_as_uas(dialog, NULL));
  see_number("update_osip_cseq_as_uas", osip_dialog_update_osip_cseq_as_uas(NULL, response));
  see_number("update_osip_cseq_as_uas", osip_dialog_update_osip_cseq_as_uas(dialog, NULL));
  osip_dialog_set_state(NULL, DIALOG_CLOSE);
  osip_dialog_free(NULL);
  osip_dialog_set_instance(dialog, response);
  see_number("instance", osip_dialog_get_instance(dialog) == response);
  osip_dialog_free(dialog);
  osip_message_free(response);
}

static void try_updates(void) {
  static const parts_t first[] = {
      {"SIP/2.0 180 Ringing", ALICE, BOB, "1@h", "7 INVITE", ROUTES CONTACTS},
      {"SIP/2.0 180 Ringing", ALICE, "<sip:bob@b.org>", "1@h", "7 INVITE", NULL},
      {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "7 INVITE", ROUTES},
  };
  static const parts_t later[] = {
      {"SIP/2.0 183 Session Progress", ALICE, BOB, "1@h", "7 INVITE", "Record-Route: <sip:n1.org>, <sip:n2.org>, <sip:n3.org>\r\nContact: <sip:new@h>\r\n"},
      {"SIP/2.0 183 Session Progress", ALICE, "<sip:bob@b.org>", "1@h", "7 INVITE", NULL},
      {"SIP/2.0 200 OK", ALICE, BOB, "1@h", "7 INVITE", ROUTES CONTACTS},
      {"SIP/2.0 200 OK", ALICE, "<sip:bob@b.org>;tag", "1@h", "7 INVITE", NULL},
      {"SIP/2.0 486 Busy Here", ALICE, BOB, "1@h", "7 INVITE", ROUTES},
      {"INVITE sip:alice@h SIP/2.0", BOB, ALICE, "1@h", "99 INVITE", "Contact: <sip:moved@h>\r\n" ROUTES},
      {"BYE sip:alice@h SIP/2.0", BOB, ALICE, "1@h", "5 BYE", NULL},
      {"BYE sip:alice@h SIP/2.0", BOB, ALICE, "1@h", "x BYE", "Contact: *\r\n"},
  };
  size_t i, j;

  for (i = 0; i < COUNT(first); i++)
    for (j = 0; j < COUNT(later); j++) {
      size_t before = observe_enter_at("update", (int) (10 * i + j));
      osip_message_t *response = message(&first[i]);
      osip_message_t *next = message(&later[j]);
      osip_dialog_t *dialog = NULL;

      osip_dialog_init_as_uac(&dialog, response);
      see_number("update_tag_as_uac", osip_dialog_update_tag_as_uac(dialog, next));
      DUMP_ONE("dialog", dialog, dump_dialog);
      see_number("update_route_set_as_uac", osip_dialog_update_route_set_as_uac(dialog, next));
      DUMP_ONE("dialog", dialog, dump_dialog);
      see_number("update_route_set_as_uas", osip_dialog_update_route_set_as_uas(dialog, next));
      see_number("update_osip_cseq_as_uas", osip_dialog_update_osip_cseq_as_uas(dialog, next));
      DUMP_ONE("dialog", dialog, dump_dialog);
      osip_dialog_set_state(dialog, DIALOG_CLOSE);
      see_number("state", dialog->state);
      see_number("update_route_set_as_uac", osip_dialog_update_route_set_as_uac(dialog, next));
      see_number("state", dialog->state);
      osip_dialog_free(dialog);
      osip_message_free(response);
      osip_message_free(next);
      observe_leave(before);
    }
}

int main(void) {
  observe_silence();
  parser_init();
  try_creation();
  try_remote_requests();
  try_matching();
  try_incomplete();
  try_updates();
  return 0;
}
