/*
 * The functions that read and change a message object: start line, every
 * header's setter and getter, unknown headers, the Via fix, reason texts,
 * printing of objects built by hand.
 *
 * Covers: osip_message_{set,get}_*, osip_message_append_via,
 * osip_message_{set,replace}_header, osip_message_set_topheader,
 * osip_message_header_get_byname, osip_message_get_knownheaderlist,
 * osip_message_fix_last_via_header, osip_message_get_reason, osip_header_*,
 * __osip_message_call_method.
 */
#include "../headers.h"

extern const char *osip_protocol_version;
int __osip_message_call_method(int i, osip_message_t *sip, const char *hvalue);

/* a setter of a single header: absent, good, again, and the property mark it leaves */
#define TRY_SINGLE(NAME, GOOD, BAD, DUMP)                                  \
  do {                                                                     \
    size_t before = observe_enter(#NAME);                                  \
    osip_message_t *sip = NULL;                                            \
    osip_message_init(&sip);                                               \
    see_whether("get of nothing", osip_message_get_##NAME(sip));           \
    see_number("set NULL", osip_message_set_##NAME(sip, NULL));            \
    see_number("property", sip->message_property);                         \
    see_number("set empty", osip_message_set_##NAME(sip, ""));             \
    see_number("property", sip->message_property);                         \
    if (BAD[0] != '\0') {                                                  \
      see_number("set bad", osip_message_set_##NAME(sip, BAD));            \
      see_number("property", sip->message_property);                       \
      see_whether("get after bad", osip_message_get_##NAME(sip));          \
      sip->message_property = 3;                                           \
    }                                                                      \
    see_number("set blank", osip_message_set_##NAME(sip, "  "));           \
    DUMP_ONE("get", osip_message_get_##NAME(sip), DUMP);                   \
    see_number("set good", osip_message_set_##NAME(sip, GOOD));            \
    see_number("property", sip->message_property);                         \
    osip_message_free(sip);                                                \
    sip = NULL;                                                            \
    osip_message_init(&sip);                                               \
    see_number("set good", osip_message_set_##NAME(sip, GOOD));            \
    DUMP_ONE("get", osip_message_get_##NAME(sip), DUMP);                   \
    sip->message_property = 3;                                             \
    see_number("set again", osip_message_set_##NAME(sip, GOOD));           \
    see_number("property", sip->message_property);                         \
    see_number("set NULL again", osip_message_set_##NAME(sip, NULL));      \
    see_number("set empty again", osip_message_set_##NAME(sip, ""));       \
    DUMP_ONE("get", osip_message_get_##NAME(sip), DUMP);                   \
    dump_print_sipfrag("printed", sip);                                    \
    osip_message_free(sip);                                                \
    observe_leave(before);                                                 \
  } while (0)

/* a setter of a list header, and its getter at every position */
#define TRY_LIST(NAME, GOOD, BAD, TYPE, DUMP)                              \
  do {                                                                     \
    size_t before = observe_enter(#NAME);                                  \
    osip_message_t *sip = NULL;                                            \
    TYPE *got = NULL;                                                      \
    int pos;                                                               \
    osip_message_init(&sip);                                               \
    see_number("get of nothing", osip_message_get_##NAME(sip, 0, &got));   \
    see_number("set NULL", osip_message_set_##NAME(sip, NULL));            \
    see_number("property", sip->message_property);                         \
    see_number("set empty", osip_message_set_##NAME(sip, ""));             \
    see_number("property", sip->message_property);                         \
    if (BAD[0] != '\0') {                                                  \
      see_number("set bad", osip_message_set_##NAME(sip, BAD));            \
      see_number("property", sip->message_property);                       \
    }                                                                      \
    see_number("set good", osip_message_set_##NAME(sip, GOOD));            \
    see_number("property", sip->message_property);                         \
    see_number("set again", osip_message_set_##NAME(sip, GOOD ", x"));     \
    see_number("set blank", osip_message_set_##NAME(sip, "  "));           \
    for (pos = -3; pos < 6; pos++) {                                       \
      got = NULL;                                                          \
      see_number("get", osip_message_get_##NAME(sip, pos, &got));          \
      DUMP_ONE("got", got, DUMP);                                          \
    }                                                                      \
    dump_print_sipfrag("printed", sip);                                    \
    osip_message_free(sip);                                                \
    observe_leave(before);                                                 \
  } while (0)

static void try_every_header(void) {
  TRY_SINGLE(from, "\"A\" <sip:a@b>;tag=1", "bad", dump_from);
  TRY_SINGLE(to, "<sip:c@d>", "bad", dump_to);
  TRY_SINGLE(call_id, "1@h", "@", dump_call_id);
  TRY_SINGLE(content_length, "5", "", dump_content_length);
  TRY_SINGLE(mime_version, "1.0", "", dump_content_length);
  TRY_SINGLE(cseq, "1 INVITE", "1", dump_cseq);
  TRY_SINGLE(content_type, "a/b;c=d", "bad", dump_content_type);
  TRY_LIST(via, "SIP/2.0/UDP h:1;branch=z", "bad", osip_via_t, dump_via);
  TRY_LIST(contact, "<sip:c@h>;expires=1", "bad", osip_contact_t, dump_contact);
  TRY_LIST(route, "<sip:r;lr>", "bad", osip_route_t, dump_route);
  TRY_LIST(record_route, "<sip:rr;lr>", "bad", osip_record_route_t, dump_record_route);
  TRY_LIST(call_info, "<http://h>;purpose=icon", "bad", osip_call_info_t, dump_call_info);
  TRY_LIST(alert_info, "<http://a>", "bad", osip_alert_info_t, dump_call_info);
  TRY_LIST(error_info, "<sip:e>", "bad", osip_error_info_t, dump_call_info);
  TRY_LIST(allow, "INVITE", "", osip_allow_t, dump_content_length);
  TRY_LIST(accept, "a/b;q=1", "bad", osip_accept_t, dump_accept);
  TRY_LIST(accept_encoding, "gzip;q=1", ";q=1", osip_accept_encoding_t, dump_accept_encoding);
  TRY_LIST(accept_language, "en", ";q=1", osip_accept_language_t, dump_accept_encoding);
  TRY_LIST(content_encoding, "gzip", "", osip_content_encoding_t, dump_content_length);
  TRY_LIST(authorization, "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"sip:h\", response=\"x\"", "bad", osip_authorization_t, dump_authorization);
  TRY_LIST(www_authenticate, "Digest realm=\"r\", nonce=\"n\"", "bad", osip_www_authenticate_t, dump_www_authenticate);
  TRY_LIST(authentication_info, "nextnonce=\"n\"", "Digest", osip_authentication_info_t, dump_authentication_info);
  TRY_LIST(proxy_authenticate, "Digest realm=\"p\", nonce=\"n\"", "bad", osip_proxy_authenticate_t, dump_www_authenticate);
  TRY_LIST(proxy_authorization, "Digest username=\"u\", realm=\"p\"", "bad", osip_proxy_authorization_t, dump_authorization);
  TRY_LIST(proxy_authentication_info, "rspauth=\"r\", qop=auth", "Digest", osip_proxy_authentication_info_t, dump_authentication_info);
}

/* headers that have no type: the macros over set_header and header_get_byname */
static void try_named_headers(void) {
  osip_message_t *sip = NULL;
  osip_header_t *header = NULL;

  osip_message_init(&sip);
  see_number("set_date", osip_message_set_date(sip, "date value"));
  see_number("set_organization", osip_message_set_organization(sip, "organization value"));
  see_number("set_require", osip_message_set_require(sip, "require value"));
  see_number("set_supported", osip_message_set_supported(sip, "supported value"));
  see_number("set_timestamp", osip_message_set_timestamp(sip, "timestamp value"));
  see_number("set_user_agent", osip_message_set_user_agent(sip, "user_agent value"));
  see_number("set_content_language", osip_message_set_content_language(sip, "content_language value"));
  see_number("set_expires", osip_message_set_expires(sip, "expires value"));
  see_number("set_in_reply_to", osip_message_set_in_reply_to(sip, "in_reply_to value"));
  see_number("set_max_forwards", osip_message_set_max_forwards(sip, "max_forwards value"));
  see_number("set_priority", osip_message_set_priority(sip, "priority value"));
  see_number("set_proxy_require", osip_message_set_proxy_require(sip, "proxy_require value"));
  see_number("set_response_key", osip_message_set_response_key(sip, "response_key value"));
  see_number("set_subject", osip_message_set_subject(sip, "subject value"));
  see_number("set_retry_after", osip_message_set_retry_after(sip, "retry_after value"));
  see_number("set_server", osip_message_set_server(sip, "server value"));
  see_number("set_unsupported", osip_message_set_unsupported(sip, "unsupported value"));
  see_number("set_warning", osip_message_set_warning(sip, "warning value"));
  see_number("set_encryption", osip_message_set_encryption(sip, "encryption value"));
  see_number("get_date", osip_message_get_date(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_organization", osip_message_get_organization(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_require", osip_message_get_require(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_supported", osip_message_get_supported(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_timestamp", osip_message_get_timestamp(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_user_agent", osip_message_get_user_agent(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_content_language", osip_message_get_content_language(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_expires", osip_message_get_expires(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_in_reply_to", osip_message_get_in_reply_to(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_max_forwards", osip_message_get_max_forwards(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_priority", osip_message_get_priority(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_proxy_require", osip_message_get_proxy_require(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_response_key", osip_message_get_response_key(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_subject", osip_message_get_subject(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_retry_after", osip_message_get_retry_after(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_server", osip_message_get_server(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_unsupported", osip_message_get_unsupported(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_warning", osip_message_get_warning(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  see_number("get_encryption", osip_message_get_encryption(sip, 0, &header));
  DUMP_ONE("header", header, dump_header);
  dump_print_sipfrag("printed", sip);
  osip_message_free(sip);
}

static void try_start_line(void) {
  static const int statuses[] = {99, 100, 180, 200, 699, 700, -1, 0};
  osip_message_t *sip = NULL;
  osip_uri_t *uri = NULL;
  size_t i;

  osip_message_init(&sip);
  dump_message("fresh", sip);
  dump_print("fresh", sip);
  dump_print_sipfrag("fresh as a fragment", sip);
  osip_message_force_update(sip);
  osip_message_set_method(sip, osip_strdup("OPTIONS"));
  see_text("get_method", osip_message_get_method(sip));
  dump_print("method without URI", sip);
  osip_uri_init(&uri);
  osip_message_set_uri(sip, uri);
  see_number("get_uri", osip_message_get_uri(sip) == sip->req_uri);
  dump_print("empty URI", sip);
  osip_uri_parse(uri, "sip:h");
  dump_print("request", sip);
  osip_message_set_version(sip, osip_strdup("SIP/9"));
  see_text("get_version", osip_message_get_version(sip));
  dump_print("version set, but not marked", sip);
  osip_message_force_update(sip);
  dump_print("version set", sip);
  osip_free(sip->sip_method);
  osip_message_set_method(sip, osip_strdup("A B\r\nC"));
  osip_message_force_update(sip);
  dump_print("line end in the method", sip);
  osip_message_free(sip);

  for (i = 0; i < sizeof statuses / sizeof *statuses; i++) {
    osip_message_init(&sip);
    osip_message_set_status_code(sip, statuses[i]);
    see_number("get_status_code", osip_message_get_status_code(sip));
    dump_print("status without reason", sip);
    osip_message_set_reason_phrase(sip, osip_strdup("R"));
    see_text("get_reason_phrase", osip_message_get_reason_phrase(sip));
    dump_print("status", sip);
    osip_message_free(sip);
  }
  osip_message_init(&sip);
  osip_message_set_status_code(sip, 200);
  osip_message_set_reason_phrase(sip, osip_strdup(""));
  osip_protocol_version = "SIP/9.9";
  dump_print("default version", sip);
  osip_protocol_version = "SIP/2.0";
  osip_message_free(sip);
  see_text("osip_protocol_version", osip_protocol_version);
}

static void try_unknown_headers(void) {
  static const char *const names[] = {"A", "a", "b", "B", "zz", " a", ""};
  osip_message_t *sip = NULL;
  osip_header_t *header = NULL;
  osip_header_t *copy = NULL;
  size_t i;
  int pos;

  osip_message_init(&sip);
  see_number("set_header", osip_message_set_header(sip, " X-A ", "  v \r\n"));
  see_number("set_header without value", osip_message_set_header(sip, "x-a", NULL));
  see_number("set_header of nothing", osip_message_set_header(sip, "", ""));
  see_number("set_header without name", osip_message_set_header(sip, NULL, "v"));
  see_number("set_topheader", osip_message_set_topheader(sip, " Top ", " t "));
  see_number("set_topheader without name", osip_message_set_topheader(sip, NULL, "v"));
  see_number("set_header into NULL", osip_message_set_header(NULL, "a", "b"));
  see_number("set_topheader into NULL", osip_message_set_topheader(NULL, "a", "b"));
  DUMP_LIST("headers", &sip->headers, osip_header_t, dump_header);
  dump_print_sipfrag("printed", sip);
  osip_message_free(sip);

  osip_message_init(&sip);
  osip_message_set_header(sip, "A", "1");
  osip_message_set_header(sip, "B", "2");
  osip_message_set_header(sip, "a", "3");
  sip->message_property = 3;
  for (i = 0; i < sizeof names / sizeof *names; i++)
    for (pos = 0; pos < 5; pos++) {
      see_number(names[i], osip_message_header_get_byname(sip, names[i], pos, &header));
      see_text("value", header == NULL ? NULL : header->hvalue);
    }
  for (pos = -3; pos < 5; pos++) {
    see_number("get_header", osip_message_get_header(sip, pos, &header));
    see_whether("header", header);
    see_number("get_knownheaderlist", osip_message_get_knownheaderlist(&sip->headers, pos, (void **) &header));
    see_whether("header", header);
  }
  see_number("get_knownheaderlist of NULL", osip_message_get_knownheaderlist(NULL, 0, (void **) &header));
  see_number("get_knownheaderlist of NULL", osip_message_get_knownheaderlist(NULL, -2, (void **) &header));
  see_number("replace_header", osip_message_replace_header(sip, "A", "9"));
  DUMP_LIST("headers", &sip->headers, osip_header_t, dump_header);
  see_number("replace_header", osip_message_replace_header(sip, "new", NULL));
  see_number("replace_header", osip_message_replace_header(sip, " a ", " x "));
  see_number("replace_header without name", osip_message_replace_header(sip, NULL, "x"));
  see_number("replace_header into NULL", osip_message_replace_header(NULL, "a", "x"));
  DUMP_LIST("headers", &sip->headers, osip_header_t, dump_header);
  see_number("property", sip->message_property);
  osip_message_free(sip);

  osip_header_init(&header);
  dump_header(header);
  see_number("clone without name", osip_header_clone(header, &copy));
  see_whether("copy", copy);
  osip_header_set_value(header, osip_strdup(" v "));
  dump_header(header);
  osip_header_set_name(header, osip_strdup("abc"));
  dump_header(header);
  see_text("get_name", osip_header_get_name(header));
  see_text("get_value", osip_header_get_value(header));
  see_number("clone", osip_header_clone(header, &copy));
  DUMP_ONE("copy", copy, dump_header);
  osip_header_free(copy);
  osip_free(header->hname);
  osip_header_set_name(header, osip_strdup("\351x"));
  osip_free(header->hvalue);
  osip_header_set_value(header, NULL);
  dump_header(header);
  osip_header_free(header);
  osip_header_free(NULL);
  see_text("get_name of NULL", osip_header_get_name(NULL));
  see_text("get_value of NULL", osip_header_get_value(NULL));
  see_number("clone of NULL", osip_header_clone(NULL, &copy));
  SEE_TO_STR(osip_header_to_str, NULL);
}

static void try_via_fix(void) {
  static const struct {
    const char *via;
    const char *ip;
    int port;
  } fixes[] = {
      {"SIP/2.0/UDP h", "1.2.3.4", 5060},
      {"SIP/2.0/UDP h;rport", "1.2.3.4", 5060},
      {"SIP/2.0/UDP 1.2.3.4;rport", "1.2.3.4", 5060},
      {"SIP/2.0/UDP h;rport=7", "1.2.3.4", 5060},
      {"SIP/2.0/UDP h;received=9.9.9.9", "1.2.3.4", 5060},
      {"SIP/2.0/UDP h", " 1.2.3.4\r\n", 5060},
      {"SIP/2.0/UDP 1.2.3.4", "1.2.3.4 ", 5060},
      {"SIP/2.0/UDP H;RPORT", "h", 1},
      {"SIP/2.0/UDP h;rport", "h", 123456789},
      {"SIP/2.0/UDP h;rport", "h", -1234567},
      {"SIP/2.0/UDP h;rport", "h", 0},
      {"SIP/2.0/UDP [::1];rport", "::1", 5060},
      {"SIP/2.0/UDP  ;rport", "::1", 5060},
  };
  osip_message_t *sip = NULL;
  size_t i;

  for (i = 0; i < sizeof fixes / sizeof *fixes; i++) {
    osip_message_init(&sip);
    osip_message_set_via(sip, fixes[i].via);
    osip_message_set_via(sip, "SIP/2.0/UDP second;rport");
    sip->message_property = 1;
    see_number("fix_last_via_header", osip_message_fix_last_via_header(sip, fixes[i].ip, fixes[i].port));
    see_number("property", sip->message_property);
    DUMP_LIST("vias", &sip->vias, osip_via_t, dump_via);
    osip_message_set_status_code(sip, 200);
    see_number("of a response", osip_message_fix_last_via_header(sip, "5.5.5.5", 1));
    DUMP_LIST("vias", &sip->vias, osip_via_t, dump_via);
    sip->message_property = 2;
    osip_message_free(sip);
  }
  osip_message_init(&sip);
  see_number("without Via", osip_message_fix_last_via_header(sip, "1.2.3.4", 1));
  see_number("of NULL", osip_message_fix_last_via_header(NULL, "1.2.3.4", 1));
  osip_message_free(sip);
}

static void try_vias(void) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  osip_message_set_via(sip, "SIP/2.0/UDP h");
  osip_message_set_via(sip, "SIP/2.0/UDP i");
  sip->message_property = 3;
  see_number("append_via of NULL", osip_message_append_via(sip, NULL));
  see_number("append_via of nothing", osip_message_append_via(sip, ""));
  see_number("append_via of a bad one", osip_message_append_via(sip, "bad"));
  see_number("property", sip->message_property);
  see_number("append_via", osip_message_append_via(sip, "SIP/2.0/UDP g"));
  see_number("property", sip->message_property);
  DUMP_LIST("vias", &sip->vias, osip_via_t, dump_via);
  osip_message_free(sip);
}

/* arguments that the original survives */
static void try_null(void) {
  osip_via_t *via = NULL;
  osip_contact_t *contact = NULL;
  char *text = NULL;
  size_t length = 7;
  osip_message_t *copy = NULL;

  see_number("set_authorization", osip_message_set_authorization(NULL, "Digest realm=\"r\""));
  see_number("set_www_authenticate", osip_message_set_www_authenticate(NULL, "Digest realm=\"r\""));
  see_number("set_authentication_info", osip_message_set_authentication_info(NULL, "qop=auth"));
  see_number("set_via", osip_message_set_via(NULL, "a/b"));
  see_number("get_via", osip_message_get_via(NULL, 0, &via));
  see_number("get_contact", osip_message_get_contact(NULL, 0, &contact));
  see_number("to_str", osip_message_to_str(NULL, &text, &length));
  see_number("to_str_sipfrag", osip_message_to_str_sipfrag(NULL, &text, &length));
  see_number("length", (long) length);
  see_number("clone", osip_message_clone(NULL, &copy));
  see_whether("copy", copy);
  osip_message_free(NULL);
}

static void try_reasons(void) {
  int code;

  for (code = -1; code < 800; code++) {
    const char *reason = osip_message_get_reason(code);

    if (reason != NULL) {
      see_number("reason of", code);
      see_text("reason", reason);
    }
  }
}

/* the table of known headers, by index */
static void try_call_method(void) {
  int i;

  for (i = 0; i < 33; i++) {
    static const char *const values[] = {"<sip:a@b>", "bad", "@", "", "a/b", "1 INVITE", "Digest realm=\"r\", nonce=\"n\"", "SIP/2.0/UDP h"};
    size_t value;

    for (value = 0; value < COUNT(values); value++) {
      size_t before = observe_enter_at("call_method", i);
      osip_message_t *sip = NULL;

      osip_message_init(&sip);
      see_text("value", values[value]);
      see_number("code", __osip_message_call_method(i, sip, values[value]));
      dump_print_sipfrag("message", sip);
      osip_message_free(sip);
      observe_leave(before);
    }
  }
}

static void try_cached_text(void) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  osip_message_parse(sip, "OPTIONS sip:h SIP/2.0\r\nX: b\r\n\r\n", 32);
  sip->application_data = (void *) sip;
  dump_print("printed", sip);
  osip_free(sip->sip_method);
  sip->sip_method = osip_strdup("PING");
  dump_print("changed behind its back", sip);
  osip_message_force_update(sip);
  see_whether("message", sip->message);
  dump_print("updated", sip);
  dump_print_sipfrag("sipfrag without update", sip);
  osip_message_force_update(sip);
  dump_print_sipfrag("sipfrag", sip);
  dump_print("to_str without update", sip);
  osip_message_set_header(sip, "Y", "z");
  osip_free(sip->sip_method);
  sip->sip_method = NULL;
  dump_print("no start line", sip);
  see_whether("message", sip->message);
  see_number("property", sip->message_property);
  osip_message_free(sip);

  osip_message_init(&sip);
  sip->message_property = 1;
  sip->message = osip_strdup("HELLO");
  sip->message_length = 3;
  dump_print("text by hand", sip);
  dump_print_sipfrag("text by hand", sip);
  osip_message_free(sip);
}

/* what printing and cloning say of members that are missing */
static void try_holes(void) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  osip_via_t *via = NULL;
  osip_header_t *header = NULL;

  osip_message_init(&sip);
  osip_message_parse(sip, "OPTIONS sip:h SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nAllow: A\r\nX: b\r\n\r\n", 62);
  osip_message_get_header(sip, 0, &header);
  osip_free(header->hname);
  header->hname = NULL;
  dump_print("header without name", sip);
  see_number("clone", osip_message_clone(sip, &copy));
  see_whether("copy", copy);
  header->hname = osip_strdup("x");
  osip_message_get_via(sip, 0, &via);
  osip_free(via->host);
  via->host = NULL;
  dump_print("Via without host", sip);
  see_number("clone", osip_message_clone(sip, &copy));
  see_whether("copy", copy);
  osip_message_free(sip);
}

int main(void) {
  observe_silence();
  parser_init();
  try_every_header();
  try_named_headers();
  try_start_line();
  try_unknown_headers();
  try_via_fix();
  try_vias();
  try_null();
  try_reasons();
  try_call_method();
  try_cached_text();
  try_holes();
  return 0;
}
