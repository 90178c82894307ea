/*
 * Allocation failures. Every operation is done again and again, with the
 * first, the second, the third … allocation failing, until none fails: each
 * time it must say OSIP_NOMEM and leave no block after, and at last succeed.
 *
 * Exceptions, by contract: a parser leaves what it had stored in the object
 * that its owner frees; functions that return text return NULL; the functions
 * that return nothing are not tried.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>
#include <osipparser2/osip_message.h>
#include <osipparser2/osip_ext.h>
#include <osipparser2/osip_parser.h>

static long live;       /* blocks out */
static long until_fail; /* allocations that still succeed; negative: all do */
static int failed;      /* whether one has failed */

static int refuse(void) {
  if (until_fail == 0) {
    failed = 1;
    return 1;
  }
  if (until_fail > 0)
    until_fail--;
  return 0;
}

static void *counting_malloc(size_t size) {
  void *block;

  if (refuse())
    return NULL;
  block = malloc(size);
  live += block != NULL;
  return block;
}

static void *counting_realloc(void *old, size_t size) {
  void *block;

  if (refuse())
    return NULL;
  block = realloc(old, size);
  live += old == NULL && block != NULL;
  return block;
}

static void counting_free(void *block) {
  live--;
  free(block);
}

static int problems;

static void problem(const char *what, long allocation, const char *which, long value) {
  printf("%s, allocation %ld: %s %ld\n", what, allocation, which, value);
  problems++;
}

/*
 * Does OPERATION, an expression that gives a result code, with each
 * allocation failing in turn; BEFORE and AFTER make and free what it works on
 * with memory enough. IS_LEFT is a pointer that has to be NULL after a failure.
 */
#define TRY(WHAT, BEFORE, OPERATION, IS_LEFT, AFTER)                 \
  do {                                                               \
    long allocation;                                                 \
    for (allocation = 0; allocation < 5000; allocation++) {          \
      long before;                                                   \
      int code;                                                      \
      until_fail = -1;                                               \
      before = live;                                                 \
      BEFORE;                                                        \
      failed = 0;                                                    \
      until_fail = allocation;                                       \
      code = OPERATION;                                              \
      until_fail = -1;                                               \
      if (failed && code != OSIP_NOMEM)                              \
        problem(WHAT, allocation, "does not say OSIP_NOMEM but", code); \
      if (failed && (const void *) (IS_LEFT) != NULL)                \
        problem(WHAT, allocation, "leaves a result", 1);             \
      if (!failed && code < 0)                                       \
        problem(WHAT, allocation, "fails with memory enough:", code); \
      AFTER;                                                         \
      if (live != before)                                            \
        problem(WHAT, allocation, "blocks left:", live - before);    \
      live = before;                                                 \
      if (!failed)                                                   \
        break;                                                       \
    }                                                                \
  } while (0)

#define TRY_HEADER(KIND, TYPE, TEXT)                                                                                              \
  do {                                                                                                                            \
    TYPE *header = NULL;                                                                                                          \
    TYPE *copy = NULL;                                                                                                            \
    char *text = NULL;                                                                                                            \
    TRY(#KIND "_init", header = NULL, KIND##_init(&header), header, KIND##_free(header));                                         \
    TRY(#KIND "_parse", KIND##_init(&header), KIND##_parse(header, TEXT), NULL, KIND##_free(header));                             \
    KIND##_init(&header);                                                                                                         \
    KIND##_parse(header, TEXT);                                                                                                   \
    TRY(#KIND "_clone", copy = NULL, KIND##_clone(header, &copy), copy, KIND##_free(copy));                                       \
    TRY(#KIND "_to_str", text = NULL, KIND##_to_str(header, &text), text, osip_free(text));                                       \
    KIND##_free(header);                                                                                                          \
  } while (0)

static const char long_value[] =
    "\"A long display name that makes the text grow beyond what fits at first\" <sip:user:password@host.example.org:5060;transport=tcp;lr;maddr=1.2.3.4?Subject=x&Priority=y>;tag=1;q=0.5;a=\"b;c\"";

static void try_headers(void) {
  TRY_HEADER(osip_uri, osip_uri_t, "sip:us%20er:pa%20ss@host:5060;transport=tcp;lr;x=y?a=b&c=d");
  TRY_HEADER(osip_uri, osip_uri_t, "tel:+12345;x=y");
  TRY_HEADER(osip_from, osip_from_t, long_value);
  TRY_HEADER(osip_to, osip_to_t, long_value);
  TRY_HEADER(osip_contact, osip_contact_t, long_value);
  TRY_HEADER(osip_contact, osip_contact_t, "*");
  TRY_HEADER(osip_route, osip_route_t, long_value);
  TRY_HEADER(osip_record_route, osip_record_route_t, long_value);
  TRY_HEADER(osip_via, osip_via_t, "SIP/2.0/UDP h:5060;branch=z;rport;received=1.2.3.4 (comment)");
  TRY_HEADER(osip_via, osip_via_t, "SIP/2.0/UDP [::1]:5060;branch=z");
  TRY_HEADER(osip_call_id, osip_call_id_t, "a@b");
  TRY_HEADER(osip_cseq, osip_cseq_t, "1 INVITE");
  TRY_HEADER(osip_content_type, osip_content_type_t, "a/b;c=d;e=f");
  TRY_HEADER(osip_content_length, osip_content_length_t, "17");
  TRY_HEADER(osip_accept_encoding, osip_accept_encoding_t, "gzip;q=1;x");
  TRY_HEADER(osip_call_info, osip_call_info_t, "<http://h>;purpose=icon;x");
  TRY_HEADER(osip_authorization, osip_authorization_t,
             "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"sip:h\", response=\"x\", digest=\"d\", algorithm=MD5, cnonce=\"c\", opaque=\"o\", qop=auth, nc=00000001, version=10000, targetname=\"t\", "
             "gssapi-data=\"g\", crand=\"1\", cnum=\"2\"");
  TRY_HEADER(osip_www_authenticate, osip_www_authenticate_t,
             "Digest realm=\"r\", domain=\"d\", nonce=\"n\", opaque=\"o\", stale=FALSE, algorithm=MD5, qop=\"auth\", version=10000, targetname=\"t\", gssapi-data=\"g\"");
  TRY_HEADER(osip_authentication_info, osip_authentication_info_t,
             "Digest nextnonce=\"n\", qop=\"auth\", rspauth=\"r\", cnonce=\"c\", nc=00000001, snum=\"1\", srand=\"2\", targetname=\"t\", realm=\"r\", opaque=\"o\"");
}

static void try_small(void) {
  osip_list_t list;
  osip_list_t copy;
  osip_uri_t *uri = NULL;
  char *text = NULL;
  char *name = NULL;
  char *value = NULL;
  int count = 0;

  osip_list_init(&list);
  osip_list_init(&copy);
  TRY("osip_list_add", count = 0, (count = osip_list_add(&list, &list, -1)) < 0 ? count : 0, NULL, osip_list_special_free(&list, NULL));
  TRY("osip_uri_param_add", (name = osip_strdup("a"), value = osip_strdup("b")), osip_uri_param_add(&list, name, value), NULL, {
    if (failed) {
      osip_free(name);
      osip_free(value);
    }
    osip_uri_param_freelist(&list);
  });
  osip_uri_param_add(&list, osip_strdup("a"), osip_strdup("b"));
  osip_uri_param_add(&list, osip_strdup("c"), NULL);
  TRY("osip_list_clone", (void) 0, osip_list_clone(&list, &copy, (int (*)(void *, void **)) &osip_uri_param_clone), NULL, osip_uri_param_freelist(&copy));
  osip_uri_param_freelist(&list);

  osip_uri_init(&uri);
  osip_uri_parse(uri, "sip:us%20er@h;a=b?c=d");
  TRY("osip_uri_to_str_canonical", text = NULL, osip_uri_to_str_canonical(uri, &text), text, osip_free(text));
  osip_uri_free(uri);
  uri = NULL;
  TRY("osip_strdup", text = NULL, (text = osip_strdup("x")) == NULL ? OSIP_NOMEM : 0, text, osip_free(text));
  TRY("osip_enquote", text = NULL, (text = osip_enquote("x\"")) == NULL ? OSIP_NOMEM : 0, text, osip_free(text));
  TRY("osip_strdup_without_quote", text = NULL, (text = osip_strdup_without_quote("\"x\"")) == NULL ? OSIP_NOMEM : 0, text, osip_free(text));
  TRY("__osip_uri_escape_userinfo", text = NULL, (text = __osip_uri_escape_userinfo("a b")) == NULL ? OSIP_NOMEM : 0, text, osip_free(text));
}

static const char request[] =
    "INVITE sip:bob:pw@biloxi.com:5060;transport=tcp?Subject=x SIP/2.0\r\nVia: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds, SIP/2.0/TCP [::1]:5060;rport (comment)\r\n"
    "Max-Forwards: 70\r\nTo: Bob <sip:bob@biloxi.com>;tag=t\r\nFrom: \"Alice\" <sip:alice@atlanta.com>;tag=1928301774\r\nCall-ID: a84b4c76e66710@pc33.atlanta.com\r\nCSeq: 314159 INVITE\r\n"
    "Contact: <sip:alice@pc33.atlanta.com>;expires=1, <sip:b@c>\r\nRoute: <sip:r;lr>\r\nRecord-Route: <sip:a;lr>, <sip:b;lr>\r\nAccept: a/b;q=1, c/d\r\nAccept-Encoding: gzip\r\nAccept-Language: en;q=1\r\n"
    "Alert-Info: <http://a>\r\nAllow: INVITE, ACK\r\nAuthentication-Info: qop=auth\r\nAuthorization: Digest username=\"u\", realm=\"r\"\r\nCall-Info: <http://c>;purpose=icon\r\nContent-Encoding: gzip\r\n"
    "Error-Info: <sip:e>\r\nMIME-Version: 1.0\r\nProxy-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\nProxy-Authentication-Info: rspauth=\"r\"\r\nProxy-Authorization: Digest username=\"u\", realm=\"r\"\r\n"
    "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\nSupported: a,\r\n b\r\nSubject:\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
    "--b\r\nContent-Type: text/plain;charset=x\r\nX-A: y\r\n\r\none\r\n--b\r\nX: y\r\n\r\ntwo\r\n--b--\r\n";

static const char response[] =
    "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h;branch=z\r\nRecord-Route: <sip:a;lr>, <sip:b;lr>\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: 1@h\r\nCSeq: 7 INVITE\r\n"
    "Contact: <sip:c@h;x=y>\r\nContent-Type: application/sdp\r\nContent-Length: 5\r\n\r\nv=0\r\n";

static osip_message_t *parsed(const char *text) {
  osip_message_t *sip = NULL;

  if (osip_message_init(&sip) != 0 || osip_message_parse(sip, text, strlen(text)) != 0)
    problem("parse", -1, "of a good message fails", 0);
  return sip;
}

/* the text that printing leaves in the message */
static void forget_print(osip_message_t *sip) {
  osip_free(sip->message);
  sip->message = NULL;
  sip->message_length = 0;
  osip_message_force_update(sip);
}

static void try_messages(void) {
  static const char part[] = "Content-Type: text/plain;a=b\r\nX: y\r\n\r\nbody";
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  osip_body_t *body = NULL;
  osip_body_t *other = NULL;
  char *text = NULL;
  size_t length;

  TRY("osip_message_init", sip = NULL, osip_message_init(&sip), sip, osip_message_free(sip));
  TRY("osip_message_parse of a request", osip_message_init(&sip), osip_message_parse(sip, request, strlen(request)), NULL, osip_message_free(sip));
  TRY("osip_message_parse of a response", osip_message_init(&sip), osip_message_parse(sip, response, strlen(response)), NULL, osip_message_free(sip));
  TRY("osip_message_parse_sipfrag", osip_message_init(&sip), osip_message_parse_sipfrag(sip, request, strlen(request)), NULL, osip_message_free(sip));
  TRY("osip_message_parse_sipfrag without start line", osip_message_init(&sip), osip_message_parse_sipfrag(sip, "To: <sip:a@b>\r\nX: y\r\n\r\n", 23), NULL, osip_message_free(sip));
  sip = parsed(request);
  TRY("osip_message_clone", copy = NULL, osip_message_clone(sip, &copy), copy, osip_message_free(copy));
  TRY("osip_message_to_str", text = NULL, osip_message_to_str(sip, &text, &length), text, {
    osip_free(text);
    forget_print(sip);
  });
  osip_message_to_str(sip, &text, &length);
  osip_free(text);
  TRY("osip_message_to_str once more", text = NULL, osip_message_to_str(sip, &text, &length), text, osip_free(text));
  TRY("osip_message_clone of a printed message", copy = NULL, osip_message_clone(sip, &copy), copy, osip_message_free(copy));
  forget_print(sip);
  TRY("osip_message_to_str_sipfrag", text = NULL, osip_message_to_str_sipfrag(sip, &text, &length), text, {
    osip_free(text);
    forget_print(sip);
  });
  osip_message_free(sip);

  /* each of these has an object of its own: what a failing step stored before would be freed with it */
#define TRY_SETTER(CALL) TRY(#CALL, osip_message_init(&sip), CALL, NULL, osip_message_free(sip))
  TRY_SETTER(osip_message_set_header(sip, "X", "y"));
  TRY_SETTER(osip_message_set_topheader(sip, "X", "y"));
  TRY_SETTER(osip_message_replace_header(sip, "X", "y"));
  TRY_SETTER(osip_message_set_body(sip, "abc", 3));
  TRY_SETTER(osip_message_set_body_mime(sip, part, strlen(part)));
  TRY_SETTER(osip_message_set_via(sip, "SIP/2.0/UDP h;branch=z"));
  TRY_SETTER(osip_message_append_via(sip, "SIP/2.0/UDP h;branch=z"));
  TRY_SETTER(osip_message_set_from(sip, long_value));
  TRY_SETTER(osip_message_set_to(sip, long_value));
  TRY_SETTER(osip_message_set_contact(sip, long_value));
  TRY_SETTER(osip_message_set_route(sip, long_value));
  TRY_SETTER(osip_message_set_record_route(sip, long_value));
  TRY_SETTER(osip_message_set_call_id(sip, "a@b"));
  TRY_SETTER(osip_message_set_cseq(sip, "1 INVITE"));
  TRY_SETTER(osip_message_set_content_type(sip, "a/b;c=d"));
  TRY_SETTER(osip_message_set_content_length(sip, "3"));
  TRY_SETTER(osip_message_set_content_encoding(sip, "gzip"));
  TRY_SETTER(osip_message_set_mime_version(sip, "1.0"));
  TRY_SETTER(osip_message_set_accept(sip, "a/b;c=d"));
  TRY_SETTER(osip_message_set_accept(sip, ""));
  TRY_SETTER(osip_message_set_accept_encoding(sip, "gzip;q=1"));
  TRY_SETTER(osip_message_set_accept_language(sip, "en;q=1"));
  TRY_SETTER(osip_message_set_allow(sip, "INVITE"));
  TRY_SETTER(osip_message_set_alert_info(sip, "<http://h>;a=b"));
  TRY_SETTER(osip_message_set_call_info(sip, "<http://h>;a=b"));
  TRY_SETTER(osip_message_set_error_info(sip, "<http://h>;a=b"));
  TRY_SETTER(osip_message_set_authorization(sip, "Digest realm=\"r\", nonce=\"n\""));
  TRY_SETTER(osip_message_set_proxy_authorization(sip, "Digest realm=\"r\", nonce=\"n\""));
  TRY_SETTER(osip_message_set_www_authenticate(sip, "Digest realm=\"r\", nonce=\"n\""));
  TRY_SETTER(osip_message_set_proxy_authenticate(sip, "Digest realm=\"r\", nonce=\"n\""));
  TRY_SETTER(osip_message_set_authentication_info(sip, "nextnonce=\"n\", qop=\"auth\""));
  TRY_SETTER(osip_message_set_proxy_authentication_info(sip, "nextnonce=\"n\", qop=\"auth\""));
#undef TRY_SETTER
  TRY("osip_message_fix_last_via_header", sip = parsed("OPTIONS sip:h SIP/2.0\r\nVia: SIP/2.0/UDP h;rport\r\n\r\n"), osip_message_fix_last_via_header(sip, "1.2.3.4", 5060), NULL, osip_message_free(sip));

  TRY("osip_body_init", body = NULL, osip_body_init(&body), body, osip_body_free(body));
  TRY("osip_body_parse", osip_body_init(&body), osip_body_parse(body, "abc", 3), NULL, osip_body_free(body));
  TRY("osip_body_parse_mime", osip_body_init(&body), osip_body_parse_mime(body, part, strlen(part)), NULL, osip_body_free(body));
  TRY("osip_body_set_contenttype", osip_body_init(&body), osip_body_set_contenttype(body, "a/b;c=d"), body->content_type, osip_body_free(body));
  TRY("osip_body_set_header", osip_body_init(&body), osip_body_set_header(body, "a", "b"), NULL, osip_body_free(body));
  osip_body_init(&body);
  osip_body_parse_mime(body, part, strlen(part));
  TRY("osip_body_clone", other = NULL, osip_body_clone(body, &other), other, osip_body_free(other));
  TRY("osip_body_to_str", text = NULL, osip_body_to_str(body, &text, &length), text, osip_free(text));
  osip_body_free(body);
}

static void try_dialogs(void) {
  osip_message_t *answer = parsed(response);
  osip_message_t *invite = parsed(request);
  osip_dialog_t *dialog = NULL;

  TRY("osip_dialog_init_as_uac", dialog = NULL, osip_dialog_init_as_uac(&dialog, answer), dialog, osip_dialog_free(dialog));
  TRY("osip_dialog_init_as_uas", dialog = NULL, osip_dialog_init_as_uas(&dialog, invite, answer), dialog, osip_dialog_free(dialog));
  TRY("osip_dialog_init_as_uac_with_remote_request", dialog = NULL, osip_dialog_init_as_uac_with_remote_request(&dialog, invite, 1), dialog, osip_dialog_free(dialog));
  TRY("osip_dialog_update_route_set_as_uac", osip_dialog_init_as_uac(&dialog, answer), (osip_dialog_set_state(dialog, DIALOG_EARLY), osip_dialog_update_route_set_as_uac(dialog, answer)), NULL, osip_dialog_free(dialog));
  TRY("osip_dialog_update_route_set_as_uas", osip_dialog_init_as_uac(&dialog, answer), osip_dialog_update_route_set_as_uas(dialog, invite), NULL, osip_dialog_free(dialog));
  osip_message_free(answer);
  osip_message_free(invite);
}

static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

static void try_sessions(void) {
  static const char session[] =
      "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\ni=i\r\nu=u\r\ne=e\r\np=p\r\nc=IN IP4 a/1/2\r\nb=AS:1\r\nt=1 2\r\nr=r\r\nz=z\r\nk=k:d\r\na=f:v\r\n"
      "m=audio 5/2 RTP/AVP 0 8\r\ni=i\r\nc=IN IP4 h\r\nb=AS:1\r\nk=k\r\na=f\r\n";
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  char *text = NULL;
  char *value = NULL;

  TRY("sdp_message_init", sdp = NULL, sdp_message_init(&sdp), sdp, sdp_message_free(sdp));
  TRY("sdp_message_parse", sdp_message_init(&sdp), sdp_message_parse(sdp, session), NULL, sdp_message_free(sdp));
  sdp_message_init(&sdp);
  sdp_message_parse(sdp, session);
  TRY("sdp_message_to_str", text = NULL, sdp_message_to_str(sdp, &text), text, osip_free(text));
  /* its only error code, for whatever reason, is -1 */
  TRY("sdp_message_clone", copy = NULL, (code = sdp_message_clone(sdp, &copy)) == OSIP_UNDEFINED_ERROR ? OSIP_NOMEM : code, copy, sdp_message_free(copy));
  sdp_message_free(sdp);

  /* what an adder cannot take stays the caller's */
#define TRY_ADDER(CALL) \
  TRY(#CALL, (sdp_message_init(&sdp), sdp_message_m_media_add(sdp, NULL, NULL, NULL, NULL), sdp_message_t_time_descr_add(sdp, NULL, NULL), value = osip_strdup("x")), CALL, NULL, { \
    if (failed) { \
      osip_free(value); \
    } \
    sdp_message_free(sdp); \
  })
  TRY_ADDER(sdp_message_e_email_add(sdp, value));
  TRY_ADDER(sdp_message_p_phone_add(sdp, value));
  TRY_ADDER(sdp_message_t_time_descr_add(sdp, value, NULL));
  TRY_ADDER(sdp_message_r_repeat_add(sdp, 0, value));
  TRY_ADDER(sdp_message_b_bandwidth_add(sdp, 0, value, NULL));
  TRY_ADDER(sdp_message_k_key_set(sdp, 0, value, NULL));
  TRY_ADDER(sdp_message_a_attribute_add(sdp, -1, value, NULL));
  TRY_ADDER(sdp_message_c_connection_add(sdp, -1, value, NULL, NULL, NULL, NULL));
  TRY_ADDER(sdp_message_c_connection_add(sdp, 0, value, NULL, NULL, NULL, NULL));
  TRY_ADDER(sdp_message_m_media_add(sdp, value, NULL, NULL, NULL));
  TRY_ADDER(sdp_message_m_payload_add(sdp, 0, value));
  TRY_ADDER(osip_ext_sdp_y_set(sdp, 0, value));
}

int main(void) {
  osip_trace_initialize_func(TRACE_LEVEL0, no_trace);
  parser_init();
  until_fail = -1;
  osip_set_allocators(counting_malloc, counting_realloc, counting_free);
  try_headers();
  try_small();
  try_messages();
  try_dialogs();
  try_sessions();
  osip_set_allocators(NULL, NULL, NULL);
  return problems == 0 ? 0 : 1;
}
