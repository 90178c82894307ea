/*
 * Credentials and challenges: Authorization, WWW-Authenticate,
 * Authentication-Info and their Proxy- forms.
 *
 * Covers: osip_authorization_*, osip_www_authenticate_*,
 * osip_authentication_info_*, __osip_quoted_string_set, __osip_token_set.
 */
#include "../headers.h"

int __osip_quoted_string_set(const char *name, const char *str, char **result, const char **next);
int __osip_token_set(const char *name, const char *str, char **result, const char **next);

static const char *const quoted_texts[] = {
    "realm=\"a\"",
    "REALM = \"a\"",
    "realm=\t\"a\"",
    " \t, realm=\"a\"",
    "realm=\"a\" , x",
    "realm=\"a\",x",
    "realm=\"a\"x",
    "realm=\"a\"\r\n b",
    "realm\t=\"a\"",
    "realmx=\"a\"",
    "xrealm=\"a\"",
    "",
    "realm \"a\"=",
    "realm=\"a\\\"b\" x",
    "realm=\"\" x",
    "realm=\"\"",
    "realm=a, x=\"b\"",
    "realm=a",
    "realm=\"a",
    "realm",
    " , x=\"a\"",
};


static const char *const token_texts[] = {
    "nc=12345",
    "NC = 12345",
    "ncx=12345",
    "nc=12345,",
    "nc=123",
    "nc=12",
    "nc=12345, x",
    "nc=12345 ,x",
    "nc=12345 x=y",
    "nc=\"1,2\"",
    "nc=,x=12",
    "nc,x=12",
    "nc12345",
    "nc=1 , x=2",
    " ,x=12345",
    "nc=12345,\r\n x",
};


static const char *const authorizations[] = {
    "Digest username=\"bob\", realm=\"r\", nonce=\"n\", uri=\"sip:h\", response=\"0123\"",
    "Digest username=\"bob\",realm=\"r\",nonce=\"n\",uri=\"sip:h\",response=\"0123\",algorithm=MD5,cnonce=\"c\",opaque=\"o\",qop=auth,nc=00000001",
    "Digest  username = \"bob\" ,\trealm = \"r\"",
    "DIGEST USERNAME=\"bob\", Realm=\"r\"",
    "NTLM qop=\"auth\", realm=\"r\", targetname=\"t\", opaque=\"o\", crand=\"1\", cnum=\"2\", version=4, gssapi-data=\"xx\", response=\"y\"",
    "Kerberos version=1, gssapi-data=\"g\"",
    "Digest username=\"\", realm=\"r\"",
    "Digest realm=\"r\", realm=\"s\"",
    "Digest usernames=\"x\", realm=\"r\"",
    "Digest foo=bar, realm=\"r\"",
    "Digest foo=\"a,b\", realm=\"r\"",
    "Digest ,realm=\"r\"",
    "Digest realm=\"r\", nc=1",
    "Digest realm=\"r\", qop=a",
    "Digest realm=\"r\", nc=12",
    "Digest auth-param=1, realm=\"r\", auth_param=\"z\"",
    "Digest realm=\"r\", opaque=\"\"",
    "Digest realm=\"r\";nonce=\"n\"",
    "Digest realm=\"r\",a=b",
    "Digest username=\"a\\\"b\", realm=\"r\"",
    "Digest username=bob, realm=\"r\"",
    "Digest username=bob",
    "Digest username=\"bob",
    "Digest username bob",
    "Digest foo=\"a,b",
    "Digest foo=\"a,b\", bar",
    "Digest algorithm=, realm=\"r\"",
    "Digest algorithm, realm=\"r\"",
    "Digest ",
    "Digest realm=\"r\" nonce=\"n\"",
    "Digest realm=\"r\"\r\n, nonce=\"n\"",
    "Digest realm=\"r\" \r\n nonce=\"n\"",
    "Digest nonce=\"n\"x, realm=\"r\"",
    "Digest realm=\"\", realm=\"s\"",
    "Digest foo=bar",
    "Digest foo=\"x\", algorithm=MD5, bar=\"y\", realm=\"r\"",
    "Digest algorithms=MD5, realm=\"r\"",
    "Digest algorithm= MD5 , realm=\"r\"",
    "Digest algorithm=MD5, algorithm=SHA, realm=\"r\"",
    "Digest realm=\"r\",",
    "Digest realm=\"r\", ",
    "Digest realm=\"r\" x",
    "Digest realm=\"r\", response=",
    "Digest nc=1, realm=\"r\"",
    "Digest ncount=12345, realm=\"r\"",
    "Digest algorithm=\"MD5\", realm=\"r\"",
    "Digest qop=\"auth,auth-int\", realm=\"r\"",
    "Digest qop=auth-int; x=y, realm=\"r\"",
    "Basic QWxhZGRpbg==",
    "Basic QWxhZGRpbjpvcA",
    "Digest",
    " Digest realm=\"r\"",
    "",
    "Digest\trealm=\"r\"",
    "Digest cnonce=\"c\", nonce=\"n\"",
    "Digest uri=sip:h, response=\"x\"",
    "Digest realm=\"r\", nc=00000001,",
    "Digest uri=\"sip:a,b\", realm=\"r\"",
    "Digest qop=auth,nc=1",
};


static const char *const www_authenticates[] = {
    "Digest realm=\"r\", domain=\"sip:h sip:g\", nonce=\"n\", opaque=\"o\", stale=FALSE, algorithm=MD5, qop=\"auth,auth-int\"",
    "Digest qop=\"auth\", algorithm=MD5, realm=\"r\"",
    "Digest nonce=\"n\", qop=\"auth\"",
    "Digest stale=true",
    "NTLM realm=\"r\", targetname=\"t\", version=4, gssapi-data=\"g\"",
    "NTLM opaque=\"o\", version=3",
    "Digest realm=\"r\", qop=auth",
    "Digest realm=\"r\", stale=,nonce=\"n\"",
    "Digest realm=\"r\", stale",
    "Digest realm=\"r\", charset",
    "Digest realm=\"r\",",
    "Digest realm=\"r\", qop=auth, nonce=\"n\"",
    "Digest qop=\"\", realm=\"r\"",
    "Digest foo=\"1,2\", realm=\"r\"",
    "Digest realm=\"r\", charset=\"utf-8\"",
    "Digest realm=\"r\", charset=utf-8",
    "Digest realm=\"\", nonce=\"\"",
    "Digest realm=\"r\", nonce=\"n\", stale=",
    "Digest realm=\"r\", stale=0",
    "Digest realm=\"r\", foo=bar, nonce=\"n\"",
    "Digest realm=\"r\" ,, nonce=\"n\"",
    "Digest realm=\"r\\\"s\", nonce=\"n\"",
    "Digest realm=r, nonce=\"n\"",
    "Digest",
};


static const char *const authentication_infos[] = {
    "nextnonce=\"n\", qop=auth, rspauth=\"r\", cnonce=\"c\", nc=00000001",
    "Digest nextnonce=\"n\", qop=\"auth\", snum=\"1\", srand=\"2\", targetname=\"t\", realm=\"r\", opaque=\"o\"",
    "NTLM rspauth=\"x\", srand=\"s\", snum=\"1\", opaque=\"o\", qop=\"auth\", targetname=\"t\", realm=\"r\"",
    "nextnonce =\"n\"",
    "nextnonce= \"n\"",
    " nextnonce=\"n\"",
    "nextnonce=\"\"",
    "nc=1",
    "foo=bar baz=1",
    "nextnonce=n",
    "Digest",
    "",
    "nc=0001",
    "qop=\"auth\"",
    "qop=auth,",
    "rspauth=\"r\",foo=\"x\",cnonce=\"c\"",
};


typedef int primitive_t(const char *name, const char *str, char **result, const char **next);

static void try_primitive(const char *label, primitive_t *function, const char *name, const char *text, const char *already) {
  size_t before = observe_enter(label);
  char *result = already == NULL ? NULL : osip_strdup(already);
  const char *next = NULL;
  int code = function(name, text, &result, &next);

  see_text("text", text);
  see_number("code", code);
  see_text("result", result);
  see_number("next", next == NULL ? -1 : (long) (next - text));
  osip_free(result);
  observe_leave(before);
}

static void try_primitives(void) {
  observe_random_t random = observe_random_for(11);
  int cases = observe_light() ? 100 : 20000;
  int i;

  for (i = 0; i < (int) COUNT(quoted_texts); i++) {
    try_primitive("quoted", __osip_quoted_string_set, "realm", quoted_texts[i], NULL);
    try_primitive("quoted, set", __osip_quoted_string_set, "realm", quoted_texts[i], "x");
    try_primitive("token", __osip_token_set, "realm", quoted_texts[i], NULL);
  }
  for (i = 0; i < (int) COUNT(token_texts); i++) {
    try_primitive("token", __osip_token_set, "nc", token_texts[i], NULL);
    try_primitive("token, set", __osip_token_set, "nc", token_texts[i], "x");
    try_primitive("quoted", __osip_quoted_string_set, "nc", token_texts[i], NULL);
  }
  for (i = 0; i < cases; i++) {
    char text[512];

    if (getenv("OSIP_TEST_FULL") == NULL)
      observe_begin_hash();
    change_text(&random, quoted_texts, COUNT(quoted_texts), text, sizeof text);
    try_primitive("quoted", __osip_quoted_string_set, "realm", text, NULL);
    change_text(&random, token_texts, COUNT(token_texts), text, sizeof text);
    try_primitive("token", __osip_token_set, "nc", text, NULL);
    observe_end_hash();
    if (getenv("OSIP_TEST_FULL") == NULL && ((i + 1) % 1000 == 0 || i + 1 == cases))
      see_hash();
  }
}

/* each member alone, then all together; what set adopts get gives back */
static void try_authorization(void) {
  osip_authorization_t *header = NULL;
  osip_authorization_t *copy = NULL;

  osip_authorization_init(&header);
  dump_authorization(header);
  see_number("clone of an empty header", osip_authorization_clone(header, &copy));
  DUMP_ONE("copy", copy, dump_authorization);
  osip_authorization_free(copy);
  copy = NULL;
  osip_authorization_set_auth_type(header, osip_strdup("auth_type value"));
  see_text("auth_type", osip_authorization_get_auth_type(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_username(header, osip_strdup("username value"));
  see_text("username", osip_authorization_get_username(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_realm(header, osip_strdup("realm value"));
  see_text("realm", osip_authorization_get_realm(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_nonce(header, osip_strdup("nonce value"));
  see_text("nonce", osip_authorization_get_nonce(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_uri(header, osip_strdup("uri value"));
  see_text("uri", osip_authorization_get_uri(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_response(header, osip_strdup("response value"));
  see_text("response", osip_authorization_get_response(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_digest(header, osip_strdup("digest value"));
  see_text("digest", osip_authorization_get_digest(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_algorithm(header, osip_strdup("algorithm value"));
  see_text("algorithm", osip_authorization_get_algorithm(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_cnonce(header, osip_strdup("cnonce value"));
  see_text("cnonce", osip_authorization_get_cnonce(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_opaque(header, osip_strdup("opaque value"));
  see_text("opaque", osip_authorization_get_opaque(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_message_qop(header, osip_strdup("message_qop value"));
  see_text("message_qop", osip_authorization_get_message_qop(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_nonce_count(header, osip_strdup("nonce_count value"));
  see_text("nonce_count", osip_authorization_get_nonce_count(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_version(header, osip_strdup("version value"));
  see_text("version", osip_authorization_get_version(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_targetname(header, osip_strdup("targetname value"));
  see_text("targetname", osip_authorization_get_targetname(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_gssapi_data(header, osip_strdup("gssapi_data value"));
  see_text("gssapi_data", osip_authorization_get_gssapi_data(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_crand(header, osip_strdup("crand value"));
  see_text("crand", osip_authorization_get_crand(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_set_cnum(header, osip_strdup("cnum value"));
  see_text("cnum", osip_authorization_get_cnum(header));
  SEE_TO_STR(osip_authorization_to_str, header);
  dump_authorization(header);
  see_number("clone", osip_authorization_clone(header, &copy));
  DUMP_ONE("copy", copy, dump_authorization);
  osip_authorization_free(copy);
  copy = NULL;
  osip_free(header->username);
  osip_authorization_set_username(header, NULL);
  osip_free(header->realm);
  osip_authorization_set_realm(header, NULL);
  osip_free(header->nonce);
  osip_authorization_set_nonce(header, NULL);
  osip_free(header->uri);
  osip_authorization_set_uri(header, NULL);
  osip_free(header->response);
  osip_authorization_set_response(header, NULL);
  osip_free(header->digest);
  osip_authorization_set_digest(header, NULL);
  osip_free(header->algorithm);
  osip_authorization_set_algorithm(header, NULL);
  osip_free(header->cnonce);
  osip_authorization_set_cnonce(header, NULL);
  osip_free(header->opaque);
  osip_authorization_set_opaque(header, NULL);
  osip_free(header->message_qop);
  osip_authorization_set_message_qop(header, NULL);
  osip_free(header->nonce_count);
  osip_authorization_set_nonce_count(header, NULL);
  osip_free(header->version);
  osip_authorization_set_version(header, NULL);
  osip_free(header->targetname);
  osip_authorization_set_targetname(header, NULL);
  osip_free(header->gssapi_data);
  osip_authorization_set_gssapi_data(header, NULL);
  osip_free(header->crand);
  osip_authorization_set_crand(header, NULL);
  osip_free(header->cnum);
  osip_authorization_set_cnum(header, NULL);
  SEE_TO_STR(osip_authorization_to_str, header);
  osip_authorization_free(header);
  osip_authorization_free(NULL);
  see_number("clone of NULL", osip_authorization_clone(NULL, &copy));
  see_whether("copy", copy);
  SEE_TO_STR(osip_authorization_to_str, NULL);
}

static void try_www_authenticate(void) {
  osip_www_authenticate_t *header = NULL;
  osip_www_authenticate_t *copy = NULL;

  osip_www_authenticate_init(&header);
  dump_www_authenticate(header);
  see_number("clone of an empty header", osip_www_authenticate_clone(header, &copy));
  DUMP_ONE("copy", copy, dump_www_authenticate);
  osip_www_authenticate_free(copy);
  copy = NULL;
  osip_www_authenticate_set_auth_type(header, osip_strdup("auth_type value"));
  see_text("auth_type", osip_www_authenticate_get_auth_type(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_realm(header, osip_strdup("realm value"));
  see_text("realm", osip_www_authenticate_get_realm(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_domain(header, osip_strdup("domain value"));
  see_text("domain", osip_www_authenticate_get_domain(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_nonce(header, osip_strdup("nonce value"));
  see_text("nonce", osip_www_authenticate_get_nonce(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_opaque(header, osip_strdup("opaque value"));
  see_text("opaque", osip_www_authenticate_get_opaque(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_stale(header, osip_strdup("stale value"));
  see_text("stale", osip_www_authenticate_get_stale(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_algorithm(header, osip_strdup("algorithm value"));
  see_text("algorithm", osip_www_authenticate_get_algorithm(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_qop_options(header, osip_strdup("qop_options value"));
  see_text("qop_options", osip_www_authenticate_get_qop_options(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_version(header, osip_strdup("version value"));
  see_text("version", osip_www_authenticate_get_version(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_targetname(header, osip_strdup("targetname value"));
  see_text("targetname", osip_www_authenticate_get_targetname(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_set_gssapi_data(header, osip_strdup("gssapi_data value"));
  see_text("gssapi_data", osip_www_authenticate_get_gssapi_data(header));
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  dump_www_authenticate(header);
  see_number("clone", osip_www_authenticate_clone(header, &copy));
  DUMP_ONE("copy", copy, dump_www_authenticate);
  osip_www_authenticate_free(copy);
  copy = NULL;
  osip_free(header->realm);
  osip_www_authenticate_set_realm(header, NULL);
  osip_free(header->domain);
  osip_www_authenticate_set_domain(header, NULL);
  osip_free(header->nonce);
  osip_www_authenticate_set_nonce(header, NULL);
  osip_free(header->opaque);
  osip_www_authenticate_set_opaque(header, NULL);
  osip_free(header->stale);
  osip_www_authenticate_set_stale(header, NULL);
  osip_free(header->algorithm);
  osip_www_authenticate_set_algorithm(header, NULL);
  osip_free(header->qop_options);
  osip_www_authenticate_set_qop_options(header, NULL);
  osip_free(header->version);
  osip_www_authenticate_set_version(header, NULL);
  osip_free(header->targetname);
  osip_www_authenticate_set_targetname(header, NULL);
  osip_free(header->gssapi_data);
  osip_www_authenticate_set_gssapi_data(header, NULL);
  SEE_TO_STR(osip_www_authenticate_to_str, header);
  osip_www_authenticate_free(header);
  osip_www_authenticate_free(NULL);
  see_number("clone of NULL", osip_www_authenticate_clone(NULL, &copy));
  see_whether("copy", copy);
  SEE_TO_STR(osip_www_authenticate_to_str, NULL);
}

static void try_authentication_info(void) {
  osip_authentication_info_t *header = NULL;
  osip_authentication_info_t *copy = NULL;

  osip_authentication_info_init(&header);
  dump_authentication_info(header);
  see_number("clone of an empty header", osip_authentication_info_clone(header, &copy));
  DUMP_ONE("copy", copy, dump_authentication_info);
  osip_authentication_info_free(copy);
  copy = NULL;
  osip_authentication_info_set_auth_type(header, osip_strdup("auth_type value"));
  see_text("auth_type", osip_authentication_info_get_auth_type(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_nextnonce(header, osip_strdup("nextnonce value"));
  see_text("nextnonce", osip_authentication_info_get_nextnonce(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_cnonce(header, osip_strdup("cnonce value"));
  see_text("cnonce", osip_authentication_info_get_cnonce(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_qop_options(header, osip_strdup("qop_options value"));
  see_text("qop_options", osip_authentication_info_get_qop_options(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_rspauth(header, osip_strdup("rspauth value"));
  see_text("rspauth", osip_authentication_info_get_rspauth(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_nonce_count(header, osip_strdup("nonce_count value"));
  see_text("nonce_count", osip_authentication_info_get_nonce_count(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_snum(header, osip_strdup("snum value"));
  see_text("snum", osip_authentication_info_get_snum(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_srand(header, osip_strdup("srand value"));
  see_text("srand", osip_authentication_info_get_srand(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_targetname(header, osip_strdup("targetname value"));
  see_text("targetname", osip_authentication_info_get_targetname(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_realm(header, osip_strdup("realm value"));
  see_text("realm", osip_authentication_info_get_realm(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_set_opaque(header, osip_strdup("opaque value"));
  see_text("opaque", osip_authentication_info_get_opaque(header));
  SEE_TO_STR(osip_authentication_info_to_str, header);
  dump_authentication_info(header);
  see_number("clone", osip_authentication_info_clone(header, &copy));
  DUMP_ONE("copy", copy, dump_authentication_info);
  osip_authentication_info_free(copy);
  copy = NULL;
  osip_free(header->nextnonce);
  osip_authentication_info_set_nextnonce(header, NULL);
  osip_free(header->cnonce);
  osip_authentication_info_set_cnonce(header, NULL);
  osip_free(header->qop_options);
  osip_authentication_info_set_qop_options(header, NULL);
  osip_free(header->rspauth);
  osip_authentication_info_set_rspauth(header, NULL);
  osip_free(header->nonce_count);
  osip_authentication_info_set_nonce_count(header, NULL);
  osip_free(header->snum);
  osip_authentication_info_set_snum(header, NULL);
  osip_free(header->srand);
  osip_authentication_info_set_srand(header, NULL);
  osip_free(header->targetname);
  osip_authentication_info_set_targetname(header, NULL);
  osip_free(header->realm);
  osip_authentication_info_set_realm(header, NULL);
  osip_free(header->opaque);
  osip_authentication_info_set_opaque(header, NULL);
  SEE_TO_STR(osip_authentication_info_to_str, header);
  osip_authentication_info_free(header);
  osip_authentication_info_free(NULL);
  see_number("clone of NULL", osip_authentication_info_clone(NULL, &copy));
  see_whether("copy", copy);
  SEE_TO_STR(osip_authentication_info_to_str, NULL);
}

int main(void) {
  observe_silence();
  try_primitives();
  TRY_HEADER_TABLE(osip_authorization, osip_authorization_t, dump_authorization, authorizations);
  TRY_HEADER_TABLE(osip_proxy_authorization, osip_proxy_authorization_t, dump_authorization, authorizations);
  TRY_HEADER_TABLE(osip_www_authenticate, osip_www_authenticate_t, dump_www_authenticate, www_authenticates);
  TRY_HEADER_TABLE(osip_proxy_authenticate, osip_proxy_authenticate_t, dump_www_authenticate, www_authenticates);
  TRY_HEADER_TABLE(osip_authentication_info, osip_authentication_info_t, dump_authentication_info, authentication_infos);
  TRY_HEADER_TABLE(osip_proxy_authentication_info, osip_proxy_authentication_info_t, dump_authentication_info, authentication_infos);
  try_authorization();
  try_www_authenticate();
  try_authentication_info();
  return 0;
}
