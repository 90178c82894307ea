/*
 * NULL for each pointer argument of each function in turn: nothing may crash.
 * Functions with a result code say OSIP_BADPARAMETER, those that return a
 * pointer NULL, the others do nothing, but where a comment says otherwise.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>
#include <osip2/osip_time.h>
#include <osipparser2/osip_md5.h>
#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>

/* What 5.3.1 exports: the headers have these names as macros for those of 5.3.0. */
#undef osip_via_set_version
#undef osip_via_get_version
void osip_via_set_version(osip_via_t *header, char *value);
char *osip_via_get_version(osip_via_t *header);
#undef osip_via_set_protocol
#undef osip_via_get_protocol
void osip_via_set_protocol(osip_via_t *header, char *value);
char *osip_via_get_protocol(osip_via_t *header);
#undef osip_via_set_host
#undef osip_via_get_host
void osip_via_set_host(osip_via_t *header, char *value);
char *osip_via_get_host(osip_via_t *header);
#undef osip_via_set_port
#undef osip_via_get_port
void osip_via_set_port(osip_via_t *header, char *value);
char *osip_via_get_port(osip_via_t *header);
#undef osip_via_set_comment
#undef osip_via_get_comment
void osip_via_set_comment(osip_via_t *header, char *value);
char *osip_via_get_comment(osip_via_t *header);

#define BAD OSIP_BADPARAMETER

int __osip_generic_param_parseall(osip_list_t *gen_params, const char *params);
int __osip_quoted_string_set(const char *name, const char *str, char **result, const char **next);
int __osip_token_set(const char *name, const char *str, char **result, const char **next);
int __osip_message_is_known_header(const char *hname);
int __osip_message_is_header_comma_separated(const char *hname);
int __osip_message_call_method(int i, osip_message_t *sip, const char *hvalue);
int __osip_find_next_occurence(const char *str, const char *buf, const char **index_of_str, const char *end_of_buf);
int __osip_find_next_crlf(const char *start_of_header, const char **end_of_header);
int __osip_find_next_crlfcrlf(const char *start_of_part, const char **end_of_part);
unsigned long osip_hash(const char *str);

static int problems;

static void expect(const char *call, long result, long wanted) {
  if (result != wanted) {
    printf("null_args: %s is %ld, not %ld\n", call, result, wanted);
    problems++;
  }
}

#define EXPECT(CALL, WANTED) expect(#CALL, (long) (CALL), (long) (WANTED))
#define EXPECT_NULL(CALL) expect(#CALL, (CALL) != NULL, 0)

/* what every header type has */
#define TRY_HEADER(KIND, TYPE, TEXT)            \
  do {                                          \
    TYPE *header = NULL;                        \
    TYPE *copy = NULL;                          \
    char *text = NULL;                          \
    EXPECT(KIND##_init(NULL), BAD);             \
    KIND##_free(NULL);                          \
    KIND##_init(&header);                       \
    EXPECT(KIND##_parse(NULL, TEXT), BAD);      \
    EXPECT(KIND##_parse(header, NULL), BAD);    \
    KIND##_parse(header, TEXT);                 \
    EXPECT(KIND##_to_str(NULL, &text), BAD);    \
    EXPECT(KIND##_to_str(header, NULL), BAD);   \
    EXPECT(KIND##_clone(NULL, &copy), BAD);     \
    EXPECT(KIND##_clone(header, NULL), BAD);    \
    EXPECT_NULL(copy);                          \
    KIND##_free(header);                        \
  } while (0)

static void try_headers(void) {
  osip_content_type_t *type = NULL;

  TRY_HEADER(osip_uri, osip_uri_t, "sip:a@b");
  TRY_HEADER(osip_from, osip_from_t, "<sip:a@b>");
  TRY_HEADER(osip_to, osip_to_t, "<sip:a@b>");
  TRY_HEADER(osip_contact, osip_contact_t, "<sip:a@b>");
  TRY_HEADER(osip_via, osip_via_t, "SIP/2.0/UDP h");
  TRY_HEADER(osip_call_id, osip_call_id_t, "a@b");
  TRY_HEADER(osip_cseq, osip_cseq_t, "1 A");
  TRY_HEADER(osip_content_length, osip_content_length_t, "1");
  TRY_HEADER(osip_accept_encoding, osip_accept_encoding_t, "gzip");
  TRY_HEADER(osip_call_info, osip_call_info_t, "<http://h>");
  TRY_HEADER(osip_authorization, osip_authorization_t, "Digest realm=\"r\"");
  TRY_HEADER(osip_www_authenticate, osip_www_authenticate_t, "Digest realm=\"r\"");
  TRY_HEADER(osip_authentication_info, osip_authentication_info_t, "nextnonce=\"n\"");
  TRY_HEADER(osip_route, osip_route_t, "<sip:a@b>");
  TRY_HEADER(osip_record_route, osip_record_route_t, "<sip:a@b>");

  /* an empty or absent Content-Type or Accept parses well */
  EXPECT(osip_content_type_init(NULL), BAD);
  osip_content_type_init(&type);
  EXPECT(osip_content_type_parse(type, NULL), 0);
  EXPECT(osip_content_type_parse(NULL, "a/b"), BAD);
  osip_content_type_parse(type, "a/b");
  EXPECT(osip_content_type_to_str(type, NULL), BAD);
  EXPECT(osip_content_type_to_str(NULL, NULL), BAD);
  EXPECT(osip_accept_to_str(type, NULL), BAD);
  EXPECT(osip_content_type_clone(type, NULL), BAD);
  osip_content_type_free(type);
  osip_content_type_free(NULL);
  EXPECT(osip_content_disposition_parse(NULL, "a"), BAD);
}

/* getters give NULL, setters do nothing */
static void try_getters_and_setters(void) {
  osip_from_set_displayname(NULL, NULL);
  EXPECT_NULL(osip_from_get_displayname(NULL));
  osip_from_set_url(NULL, NULL);
  EXPECT_NULL(osip_from_get_url(NULL));
  via_set_version(NULL, NULL);
  EXPECT_NULL(via_get_version(NULL));
  via_set_protocol(NULL, NULL);
  EXPECT_NULL(via_get_protocol(NULL));
  via_set_host(NULL, NULL);
  EXPECT_NULL(via_get_host(NULL));
  via_set_port(NULL, NULL);
  EXPECT_NULL(via_get_port(NULL));
  via_set_comment(NULL, NULL);
  EXPECT_NULL(via_get_comment(NULL));
  osip_via_set_version(NULL, NULL);
  EXPECT_NULL(osip_via_get_version(NULL));
  osip_via_set_protocol(NULL, NULL);
  EXPECT_NULL(osip_via_get_protocol(NULL));
  osip_via_set_host(NULL, NULL);
  EXPECT_NULL(osip_via_get_host(NULL));
  osip_via_set_port(NULL, NULL);
  EXPECT_NULL(osip_via_get_port(NULL));
  osip_via_set_comment(NULL, NULL);
  EXPECT_NULL(osip_via_get_comment(NULL));
  osip_call_id_set_number(NULL, NULL);
  EXPECT_NULL(osip_call_id_get_number(NULL));
  osip_call_id_set_host(NULL, NULL);
  EXPECT_NULL(osip_call_id_get_host(NULL));
  osip_cseq_set_number(NULL, NULL);
  EXPECT_NULL(osip_cseq_get_number(NULL));
  osip_cseq_set_method(NULL, NULL);
  EXPECT_NULL(osip_cseq_get_method(NULL));
  osip_accept_encoding_set_element(NULL, NULL);
  EXPECT_NULL(osip_accept_encoding_get_element(NULL));
  EXPECT_NULL(osip_call_info_get_uri(NULL));
  osip_call_info_set_uri(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_auth_type(NULL));
  osip_authorization_set_auth_type(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_username(NULL));
  osip_authorization_set_username(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_realm(NULL));
  osip_authorization_set_realm(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_nonce(NULL));
  osip_authorization_set_nonce(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_uri(NULL));
  osip_authorization_set_uri(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_response(NULL));
  osip_authorization_set_response(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_digest(NULL));
  osip_authorization_set_digest(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_algorithm(NULL));
  osip_authorization_set_algorithm(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_cnonce(NULL));
  osip_authorization_set_cnonce(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_opaque(NULL));
  osip_authorization_set_opaque(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_message_qop(NULL));
  osip_authorization_set_message_qop(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_nonce_count(NULL));
  osip_authorization_set_nonce_count(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_version(NULL));
  osip_authorization_set_version(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_targetname(NULL));
  osip_authorization_set_targetname(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_gssapi_data(NULL));
  osip_authorization_set_gssapi_data(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_crand(NULL));
  osip_authorization_set_crand(NULL, NULL);
  EXPECT_NULL(osip_authorization_get_cnum(NULL));
  osip_authorization_set_cnum(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_auth_type(NULL));
  osip_www_authenticate_set_auth_type(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_realm(NULL));
  osip_www_authenticate_set_realm(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_domain(NULL));
  osip_www_authenticate_set_domain(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_nonce(NULL));
  osip_www_authenticate_set_nonce(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_opaque(NULL));
  osip_www_authenticate_set_opaque(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_stale(NULL));
  osip_www_authenticate_set_stale(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_algorithm(NULL));
  osip_www_authenticate_set_algorithm(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_qop_options(NULL));
  osip_www_authenticate_set_qop_options(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_version(NULL));
  osip_www_authenticate_set_version(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_targetname(NULL));
  osip_www_authenticate_set_targetname(NULL, NULL);
  EXPECT_NULL(osip_www_authenticate_get_gssapi_data(NULL));
  osip_www_authenticate_set_gssapi_data(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_auth_type(NULL));
  osip_authentication_info_set_auth_type(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_nextnonce(NULL));
  osip_authentication_info_set_nextnonce(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_cnonce(NULL));
  osip_authentication_info_set_cnonce(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_qop_options(NULL));
  osip_authentication_info_set_qop_options(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_rspauth(NULL));
  osip_authentication_info_set_rspauth(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_nonce_count(NULL));
  osip_authentication_info_set_nonce_count(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_snum(NULL));
  osip_authentication_info_set_snum(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_srand(NULL));
  osip_authentication_info_set_srand(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_targetname(NULL));
  osip_authentication_info_set_targetname(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_realm(NULL));
  osip_authentication_info_set_realm(NULL, NULL);
  EXPECT_NULL(osip_authentication_info_get_opaque(NULL));
  osip_authentication_info_set_opaque(NULL, NULL);
  EXPECT_NULL(osip_header_get_name(NULL));
  osip_header_set_name(NULL, NULL);
  EXPECT_NULL(osip_header_get_value(NULL));
  osip_header_set_value(NULL, NULL);
  EXPECT_NULL(osip_uri_get_scheme(NULL));
  EXPECT_NULL(osip_uri_get_username(NULL));
  EXPECT_NULL(osip_uri_get_password(NULL));
  EXPECT_NULL(osip_uri_get_host(NULL));
  EXPECT_NULL(osip_uri_get_port(NULL));
  osip_uri_set_scheme(NULL, NULL);
  osip_uri_set_username(NULL, NULL);
  osip_uri_set_password(NULL, NULL);
  osip_uri_set_host(NULL, NULL);
  osip_uri_set_port(NULL, NULL);
  EXPECT_NULL(osip_generic_param_get_name(NULL));
  EXPECT_NULL(osip_generic_param_get_value(NULL));
  osip_generic_param_set_name(NULL, NULL);
  osip_generic_param_set_value(NULL, NULL);
  EXPECT_NULL(osip_message_get_method(NULL));
  EXPECT_NULL(osip_message_get_version(NULL));
  EXPECT_NULL(osip_message_get_uri(NULL));
  EXPECT_NULL(osip_message_get_reason_phrase(NULL));
  osip_message_set_method(NULL, NULL);
  osip_message_set_version(NULL, NULL);
  osip_message_set_uri(NULL, NULL);
  osip_message_set_reason_phrase(NULL, NULL);
  osip_message_set_status_code(NULL, 200);
}

static void try_message_headers(void) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  EXPECT(osip_message_set_from(NULL, "<sip:a@b>"), BAD);
  EXPECT(osip_message_set_from(sip, NULL), 0);
  EXPECT_NULL(osip_message_get_from(NULL));
  EXPECT(osip_message_set_to(NULL, "<sip:c@d>"), BAD);
  EXPECT(osip_message_set_to(sip, NULL), 0);
  EXPECT_NULL(osip_message_get_to(NULL));
  EXPECT(osip_message_set_call_id(NULL, "1@h"), BAD);
  EXPECT(osip_message_set_call_id(sip, NULL), 0);
  EXPECT_NULL(osip_message_get_call_id(NULL));
  EXPECT(osip_message_set_content_length(NULL, "5"), BAD);
  EXPECT(osip_message_set_content_length(sip, NULL), 0);
  EXPECT_NULL(osip_message_get_content_length(NULL));
  EXPECT(osip_message_set_mime_version(NULL, "1.0"), BAD);
  EXPECT(osip_message_set_mime_version(sip, NULL), 0);
  EXPECT_NULL(osip_message_get_mime_version(NULL));
  EXPECT(osip_message_set_cseq(NULL, "1 INVITE"), BAD);
  EXPECT(osip_message_set_cseq(sip, NULL), 0);
  EXPECT_NULL(osip_message_get_cseq(NULL));
  EXPECT(osip_message_set_content_type(NULL, "a/b"), BAD);
  EXPECT(osip_message_set_content_type(sip, NULL), 0);
  EXPECT_NULL(osip_message_get_content_type(NULL));
  EXPECT(osip_message_set_via(NULL, "SIP/2.0/UDP h"), BAD);
  EXPECT(osip_message_set_via(sip, NULL), 0);
  {
    osip_via_t *got = NULL;

    osip_message_set_via(sip, "SIP/2.0/UDP h");
    EXPECT(osip_message_get_via(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_via(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_contact(NULL, "<sip:c@h>"), BAD);
  EXPECT(osip_message_set_contact(sip, NULL), 0);
  {
    osip_contact_t *got = NULL;

    osip_message_set_contact(sip, "<sip:c@h>");
    EXPECT(osip_message_get_contact(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_contact(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_route(NULL, "<sip:r;lr>"), BAD);
  EXPECT(osip_message_set_route(sip, NULL), 0);
  {
    osip_route_t *got = NULL;

    osip_message_set_route(sip, "<sip:r;lr>");
    EXPECT(osip_message_get_route(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_route(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_record_route(NULL, "<sip:rr;lr>"), BAD);
  EXPECT(osip_message_set_record_route(sip, NULL), 0);
  {
    osip_record_route_t *got = NULL;

    osip_message_set_record_route(sip, "<sip:rr;lr>");
    EXPECT(osip_message_get_record_route(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_record_route(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_call_info(NULL, "<http://h>"), BAD);
  EXPECT(osip_message_set_call_info(sip, NULL), 0);
  {
    osip_call_info_t *got = NULL;

    osip_message_set_call_info(sip, "<http://h>");
    EXPECT(osip_message_get_call_info(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_call_info(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_alert_info(NULL, "<http://a>"), BAD);
  EXPECT(osip_message_set_alert_info(sip, NULL), 0);
  {
    osip_alert_info_t *got = NULL;

    osip_message_set_alert_info(sip, "<http://a>");
    EXPECT(osip_message_get_alert_info(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_alert_info(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_error_info(NULL, "<sip:e>"), BAD);
  EXPECT(osip_message_set_error_info(sip, NULL), 0);
  {
    osip_error_info_t *got = NULL;

    osip_message_set_error_info(sip, "<sip:e>");
    EXPECT(osip_message_get_error_info(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_error_info(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_allow(NULL, "INVITE"), BAD);
  EXPECT(osip_message_set_allow(sip, NULL), 0);
  {
    osip_allow_t *got = NULL;

    osip_message_set_allow(sip, "INVITE");
    EXPECT(osip_message_get_allow(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_allow(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_accept(NULL, "a/b"), BAD);
  EXPECT(osip_message_set_accept(sip, NULL), 0);
  {
    osip_accept_t *got = NULL;

    osip_message_set_accept(sip, "a/b");
    EXPECT(osip_message_get_accept(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_accept(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_accept_encoding(NULL, "gzip"), BAD);
  EXPECT(osip_message_set_accept_encoding(sip, NULL), 0);
  {
    osip_accept_encoding_t *got = NULL;

    osip_message_set_accept_encoding(sip, "gzip");
    EXPECT(osip_message_get_accept_encoding(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_accept_encoding(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_accept_language(NULL, "en"), BAD);
  EXPECT(osip_message_set_accept_language(sip, NULL), 0);
  {
    osip_accept_language_t *got = NULL;

    osip_message_set_accept_language(sip, "en");
    EXPECT(osip_message_get_accept_language(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_accept_language(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_content_encoding(NULL, "gzip"), BAD);
  EXPECT(osip_message_set_content_encoding(sip, NULL), 0);
  {
    osip_content_encoding_t *got = NULL;

    osip_message_set_content_encoding(sip, "gzip");
    EXPECT(osip_message_get_content_encoding(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_content_encoding(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_authorization(NULL, "Digest realm=\"r\""), BAD);
  EXPECT(osip_message_set_authorization(sip, NULL), 0);
  {
    osip_authorization_t *got = NULL;

    osip_message_set_authorization(sip, "Digest realm=\"r\"");
    EXPECT(osip_message_get_authorization(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_authorization(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_www_authenticate(NULL, "Digest realm=\"r\""), BAD);
  EXPECT(osip_message_set_www_authenticate(sip, NULL), 0);
  {
    osip_www_authenticate_t *got = NULL;

    osip_message_set_www_authenticate(sip, "Digest realm=\"r\"");
    EXPECT(osip_message_get_www_authenticate(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_www_authenticate(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_authentication_info(NULL, "nextnonce=\"n\""), BAD);
  EXPECT(osip_message_set_authentication_info(sip, NULL), 0);
  {
    osip_authentication_info_t *got = NULL;

    osip_message_set_authentication_info(sip, "nextnonce=\"n\"");
    EXPECT(osip_message_get_authentication_info(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_authentication_info(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_proxy_authenticate(NULL, "Digest realm=\"p\""), BAD);
  EXPECT(osip_message_set_proxy_authenticate(sip, NULL), 0);
  {
    osip_proxy_authenticate_t *got = NULL;

    osip_message_set_proxy_authenticate(sip, "Digest realm=\"p\"");
    EXPECT(osip_message_get_proxy_authenticate(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_proxy_authenticate(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_proxy_authorization(NULL, "Digest realm=\"p\""), BAD);
  EXPECT(osip_message_set_proxy_authorization(sip, NULL), 0);
  {
    osip_proxy_authorization_t *got = NULL;

    osip_message_set_proxy_authorization(sip, "Digest realm=\"p\"");
    EXPECT(osip_message_get_proxy_authorization(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_proxy_authorization(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_set_proxy_authentication_info(NULL, "nextnonce=\"n\""), BAD);
  EXPECT(osip_message_set_proxy_authentication_info(sip, NULL), 0);
  {
    osip_proxy_authentication_info_t *got = NULL;

    osip_message_set_proxy_authentication_info(sip, "nextnonce=\"n\"");
    EXPECT(osip_message_get_proxy_authentication_info(NULL, 0, &got), BAD);
    EXPECT(osip_message_get_proxy_authentication_info(sip, 0, NULL), BAD);
  }
  EXPECT(osip_message_append_via(NULL, "SIP/2.0/UDP h"), BAD);
  EXPECT(osip_message_append_via(sip, NULL), BAD);
  osip_message_free(sip);
}

static void try_messages(void) {
  static const char text[] = "OPTIONS sip:h SIP/2.0\r\nX: y\r\n\r\n";
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  osip_header_t *header = NULL;
  osip_body_t *body = NULL;
  osip_body_t *got = NULL;
  char *printed = NULL;
  char name[] = "x", value[] = "y";
  size_t length = 0;

  EXPECT(osip_message_init(NULL), BAD);
  osip_message_init(&sip);
  EXPECT(osip_message_parse(NULL, text, sizeof text - 1), BAD);
  EXPECT(osip_message_parse(sip, NULL, 5), BAD);
  EXPECT(osip_message_parse_sipfrag(NULL, text, sizeof text - 1), BAD);
  EXPECT(osip_message_parse_sipfrag(sip, NULL, 5), BAD);
  osip_message_parse(sip, text, sizeof text - 1);
  EXPECT(osip_message_to_str(NULL, &printed, &length), BAD);
  EXPECT(osip_message_to_str(sip, NULL, &length), BAD);
  EXPECT(osip_message_to_str_sipfrag(NULL, &printed, &length), BAD);
  EXPECT(osip_message_to_str_sipfrag(sip, NULL, &length), BAD);
  /* the length is not wanted by everybody */
  EXPECT(osip_message_to_str(sip, &printed, NULL), 0);
  osip_free(printed);
  EXPECT(osip_message_clone(NULL, &copy), BAD);
  EXPECT(osip_message_clone(sip, NULL), BAD);
  EXPECT(osip_message_force_update(NULL), BAD);
  EXPECT(osip_message_get__property(NULL), BAD);
  EXPECT(osip_message_fix_last_via_header(NULL, "h", 1), BAD);
  osip_message_set_via(sip, "SIP/2.0/UDP h;rport");
  EXPECT(osip_message_fix_last_via_header(sip, NULL, 1), BAD);
  EXPECT(osip_message_set_header(NULL, "a", "b"), BAD);
  EXPECT(osip_message_set_header(sip, NULL, "b"), BAD);
  EXPECT(osip_message_set_header(sip, "a", NULL), 0);
  EXPECT(osip_message_set_topheader(NULL, "a", "b"), BAD);
  EXPECT(osip_message_set_topheader(sip, NULL, "b"), BAD);
  EXPECT(osip_message_replace_header(NULL, "a", "b"), BAD);
  EXPECT(osip_message_replace_header(sip, NULL, "b"), BAD);
  EXPECT(osip_message_set_multiple_header(NULL, name, value), BAD);
  EXPECT(osip_message_set_multiple_header(sip, NULL, value), BAD);
  EXPECT(osip_message_set_multiple_header(sip, name, NULL), 0);
  EXPECT(osip_message_header_get_byname(NULL, "a", 0, &header), BAD);
  EXPECT(osip_message_header_get_byname(sip, NULL, 0, &header), BAD);
  EXPECT(osip_message_get_header(NULL, 0, &header), BAD);
  EXPECT(osip_message_get_header(sip, 0, NULL), BAD);
  /* a list that is NULL counts as one without elements */
  EXPECT(osip_message_get_knownheaderlist(NULL, 0, (void **) &header), OSIP_UNDEFINED_ERROR);
  EXPECT(osip_message_get_knownheaderlist(&sip->headers, 0, NULL), BAD);
  (void) osip_message_header_get_byname(sip, "x", 0, NULL);
  EXPECT(osip_message_set_body(NULL, "a", 1), BAD);
  EXPECT(osip_message_set_body(sip, NULL, 1), BAD);
  EXPECT(osip_message_set_body_mime(NULL, "a", 1), BAD);
  EXPECT(osip_message_set_body_mime(sip, NULL, 1), BAD);
  EXPECT(osip_message_get_body(NULL, 0, &got), BAD);
  osip_message_set_body(sip, "a", 1);
  EXPECT(osip_message_get_body(sip, 0, NULL), BAD);
  EXPECT(__osip_message_call_method(17, NULL, "<sip:a@b>"), BAD);
  EXPECT(__osip_message_call_method(-1, sip, "x"), BAD);
  EXPECT(__osip_message_call_method(33, sip, "x"), BAD);
  (void) osip_message_get_status_code(NULL);
  osip_message_free(sip);
  osip_message_free(NULL);

  EXPECT(osip_body_init(NULL), BAD);
  osip_body_init(&body);
  EXPECT(osip_body_parse(NULL, "a", 1), BAD);
  EXPECT(osip_body_parse(body, NULL, 1), BAD);
  EXPECT(osip_body_parse_mime(NULL, "a", 1), BAD);
  EXPECT(osip_body_parse_mime(body, NULL, 1), BAD);
  osip_body_parse(body, "a", 1);
  EXPECT(osip_body_to_str(NULL, &printed, &length), BAD);
  EXPECT(osip_body_to_str(body, NULL, &length), BAD);
  EXPECT(osip_body_to_str(body, &printed, NULL), 0);
  osip_free(printed);
  EXPECT(osip_body_clone(NULL, &got), BAD);
  EXPECT(osip_body_clone(body, NULL), BAD);
  EXPECT(osip_body_set_header(NULL, "a", "b"), BAD);
  EXPECT(osip_body_set_header(body, NULL, "b"), BAD);
  EXPECT(osip_body_set_header(body, "a", NULL), BAD);
  EXPECT(osip_body_set_contenttype(NULL, "a/b"), BAD);
  EXPECT(osip_body_set_contenttype(body, NULL), BAD);
  osip_body_free(body);
  osip_body_free(NULL);

  EXPECT(osip_header_init(NULL), BAD);
  EXPECT(osip_header_to_str(NULL, &printed), BAD);
  EXPECT(osip_header_clone(NULL, &header), BAD);
  osip_header_free(NULL);
}

static void try_comparisons(void) {
  osip_from_t *from = NULL;
  osip_via_t *via = NULL;
  osip_call_id_t *call_id = NULL;
  osip_cseq_t *cseq = NULL;
  osip_generic_param_t *param = NULL;

  osip_from_init(&from);
  osip_from_parse(from, "<sip:a@b>;tag=1");
  osip_via_init(&via);
  osip_via_parse(via, "SIP/2.0/UDP h");
  osip_call_id_init(&call_id);
  osip_call_id_parse(call_id, "a");
  osip_cseq_init(&cseq);
  osip_cseq_parse(cseq, "1 A");
  EXPECT(osip_from_compare(NULL, from), BAD);
  EXPECT(osip_from_compare(from, NULL), BAD);
  EXPECT(osip_from_tag_match(NULL, from), BAD);
  EXPECT(osip_from_tag_match(from, NULL), BAD);
  EXPECT(osip_to_tag_match(NULL, from), BAD);
  EXPECT(osip_to_tag_match(from, NULL), BAD);
  EXPECT(osip_from_param_get(NULL, 0, &param), BAD);
  EXPECT(osip_from_param_get(from, 0, NULL), BAD);
  EXPECT(osip_via_match(NULL, via), BAD);
  EXPECT(osip_via_match(via, NULL), BAD);
  EXPECT(osip_call_id_match(NULL, call_id), BAD);
  EXPECT(osip_call_id_match(call_id, NULL), BAD);
  EXPECT(osip_cseq_match(NULL, cseq), BAD);
  EXPECT(osip_cseq_match(cseq, NULL), BAD);
  osip_from_free(from);
  osip_via_free(via);
  osip_call_id_free(call_id);
  osip_cseq_free(cseq);
}

static void try_uri_parts(void) {
  osip_uri_t *uri = NULL;
  osip_uri_param_t *param = NULL;
  osip_uri_param_t *copy = NULL;
  osip_list_t list;
  char name[] = "a";
  char *text = NULL;
  char *result = NULL;
  const char *next = NULL;

  osip_uri_init(&uri);
  osip_list_init(&list);
  EXPECT(osip_uri_parse_params(NULL, ";a"), BAD);
  EXPECT(osip_uri_parse_params(uri, NULL), BAD);
  EXPECT(osip_uri_parse_headers(NULL, "?a=b"), BAD);
  EXPECT(osip_uri_parse_headers(uri, NULL), BAD);
  EXPECT(osip_uri_to_str_canonical(NULL, &text), BAD);
  osip_uri_set_host(uri, osip_strdup("h"));
  EXPECT(osip_uri_to_str_canonical(uri, NULL), BAD);
  osip_uri_free(uri);
  EXPECT(osip_uri_param_init(NULL), BAD);
  osip_uri_param_init(&param);
  EXPECT(osip_uri_param_set(NULL, name, NULL), BAD);
  EXPECT(osip_uri_param_set(param, NULL, NULL), 0);
  EXPECT(osip_uri_param_clone(NULL, &copy), BAD);
  EXPECT(osip_uri_param_clone(param, NULL), BAD);
  EXPECT(osip_uri_param_add(NULL, name, NULL), BAD);
  EXPECT(osip_uri_param_get_byname(&list, NULL, &copy), BAD);
  EXPECT(osip_uri_param_get_byname(NULL, name, &copy), OSIP_UNDEFINED_ERROR);
  (void) osip_uri_param_get_byname(&list, name, NULL);
  osip_uri_param_free(param);
  osip_uri_param_free(NULL);
  osip_uri_param_freelist(NULL);
  EXPECT(__osip_generic_param_parseall(NULL, ";a"), BAD);
  EXPECT(__osip_generic_param_parseall(&list, NULL), BAD);
  EXPECT(__osip_quoted_string_set(NULL, "a", &result, &next), BAD);
  EXPECT(__osip_quoted_string_set("a", NULL, &result, &next), BAD);
  EXPECT(__osip_quoted_string_set("a", "a", NULL, &next), BAD);
  EXPECT(__osip_quoted_string_set("a", "a", &result, NULL), BAD);
  EXPECT(__osip_token_set(NULL, "a", &result, &next), BAD);
  EXPECT(__osip_token_set("a", NULL, &result, &next), BAD);
  EXPECT(__osip_token_set("a", "a", NULL, &next), BAD);
  EXPECT(__osip_token_set("a", "a", &result, NULL), BAD);
  EXPECT_NULL(__osip_uri_escape_userinfo(NULL));
  EXPECT_NULL(__osip_uri_escape_password(NULL));
  EXPECT_NULL(__osip_uri_escape_uri_param(NULL));
  EXPECT_NULL(__osip_uri_escape_header_param(NULL));
  EXPECT_NULL(__osip_uri_escape_nonascii_and_nondef(NULL, ""));
  text = __osip_uri_escape_nonascii_and_nondef("", NULL);
  osip_free(text);
  __osip_uri_unescape(NULL);
  EXPECT_NULL(next_separator(NULL, ';', '='));
}

static void try_strings(void) {
  char buffer[8] = "abc";
  char *token = NULL;
  char *next = NULL;
  const char *at = NULL;

  EXPECT_NULL(osip_strdup(NULL));
  EXPECT_NULL(osip_strdup_without_quote(NULL));
  EXPECT_NULL(osip_enquote(NULL));
  osip_dequote(NULL);
  (void) osip_tolower(NULL);
  (void) osip_clrspace(NULL);
  (void) osip_strcasecmp(NULL, "a");
  (void) osip_strcasecmp("a", NULL);
  (void) osip_strncasecmp(NULL, "a", 1);
  (void) osip_strncasecmp("a", NULL, 1);
  EXPECT_NULL(osip_strcasestr(NULL, "a"));
  EXPECT_NULL(osip_strcasestr("a", NULL));
  EXPECT_NULL(osip_clrncpy(buffer, NULL, 3));
  (void) osip_clrncpy(NULL, "a", 1);
  (void) osip_strncpy(NULL, "a", 1);
  (void) osip_strncpy(buffer, NULL, 1);
  (void) osip_str_append(NULL, "a");
  (void) osip_str_append(buffer, NULL);
  (void) osip_strn_append(NULL, "a", 1);
  (void) osip_strn_append(buffer, NULL, 1);
  EXPECT(osip_atoi(NULL), -1);
  (void) osip_hash(NULL);
  EXPECT_NULL(__osip_quote_find(NULL));
  (void) __osip_set_next_token(NULL, buffer, ' ', &next);
  (void) __osip_set_next_token(&token, NULL, ' ', &next);
  (void) __osip_set_next_token(&token, buffer, ' ', NULL);
  EXPECT(__osip_find_next_occurence(NULL, "a", &at, NULL), BAD);
  EXPECT(__osip_find_next_occurence("a", NULL, &at, NULL), BAD);
  (void) __osip_find_next_crlf(NULL, &at);
  (void) __osip_find_next_crlf("a\r\n", NULL);
  (void) __osip_find_next_crlfcrlf(NULL, &at);
  (void) __osip_find_next_crlfcrlf("a\r\n\r\n", NULL);
  (void) __osip_message_is_known_header(NULL);
  (void) __osip_message_is_header_comma_separated(NULL);
  EXPECT(parser_add_comma_separated_header(NULL), BAD);
  osip_MD5Init(NULL);
  osip_MD5Update(NULL, (unsigned char *) buffer, 1);
  osip_MD5Final(NULL, NULL);
}

static void try_lists(void) {
  osip_list_t list;
  osip_list_iterator_t it;

  osip_list_init(&list);
  memset(&it, 0, sizeof it);
  EXPECT(osip_list_init(NULL), BAD);
  EXPECT(osip_list_size(NULL), BAD);
  EXPECT(osip_list_eol(NULL, 0), BAD);
  EXPECT(osip_list_add(NULL, &list, 0), BAD);
  EXPECT_NULL(osip_list_get(NULL, 0));
  EXPECT(osip_list_remove(NULL, 0), BAD);
  osip_list_special_free(NULL, NULL);
  osip_list_ofchar_free(NULL);
  osip_list_add(&list, &it, 0);
  (void) osip_list_clone(NULL, &list, NULL);
  (void) osip_list_clone(&list, NULL, NULL);
  (void) osip_list_clone(&list, &list, NULL);
  EXPECT_NULL(osip_list_get_first(NULL, &it));
  (void) osip_list_get_first(&list, NULL);
  EXPECT_NULL(osip_list_get_next(NULL));
  EXPECT_NULL(osip_list_iterator_remove(NULL));
  osip_list_special_free(&list, NULL);
}

static void try_dialogs(void) {
  static const char text[] = "SIP/2.0 200 OK\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n\r\n";
  osip_message_t *sip = NULL;
  osip_dialog_t *dialog = NULL;
  osip_dialog_t *other = NULL;

  osip_message_init(&sip);
  osip_message_parse(sip, text, sizeof text - 1);
  osip_dialog_init_as_uac(&dialog, sip);
  EXPECT(osip_dialog_init_as_uac(NULL, sip), BAD);
  EXPECT(osip_dialog_init_as_uac(&other, NULL), BAD);
  EXPECT(osip_dialog_init_as_uas(NULL, sip, sip), BAD);
  EXPECT(osip_dialog_init_as_uas(&other, NULL, sip), BAD);
  EXPECT(osip_dialog_init_as_uas(&other, sip, NULL), BAD);
  EXPECT(osip_dialog_init_as_uac_with_remote_request(NULL, sip, 1), BAD);
  EXPECT(osip_dialog_init_as_uac_with_remote_request(&other, NULL, 1), BAD);
  EXPECT_NULL(other);
  EXPECT(osip_dialog_match_as_uac(NULL, sip), BAD);
  EXPECT(osip_dialog_match_as_uac(dialog, NULL), BAD);
  EXPECT(osip_dialog_match_as_uas(NULL, sip), BAD);
  EXPECT(osip_dialog_match_as_uas(dialog, NULL), BAD);
  EXPECT(osip_dialog_update_tag_as_uac(NULL, sip), BAD);
  EXPECT(osip_dialog_update_tag_as_uac(dialog, NULL), BAD);
  EXPECT(osip_dialog_update_route_set_as_uac(NULL, sip), BAD);
  EXPECT(osip_dialog_update_route_set_as_uac(dialog, NULL), BAD);
  EXPECT(osip_dialog_update_route_set_as_uas(NULL, sip), BAD);
  EXPECT(osip_dialog_update_route_set_as_uas(dialog, NULL), BAD);
  EXPECT(osip_dialog_update_osip_cseq_as_uas(NULL, sip), BAD);
  EXPECT(osip_dialog_update_osip_cseq_as_uas(dialog, NULL), BAD);
  osip_dialog_set_state(NULL, DIALOG_EARLY);
  osip_dialog_free(NULL);
  osip_dialog_free(dialog);
  osip_message_free(sip);
}

static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

int main(void) {
  osip_trace_initialize_func(TRACE_LEVEL0, no_trace);
  parser_init();
  try_headers();
  try_getters_and_setters();
  try_message_headers();
  try_messages();
  try_comparisons();
  try_uri_parts();
  try_strings();
  try_lists();
  try_dialogs();
  return problems == 0 ? 0 : 1;
}
