/*
 * Headers about media and capabilities: Accept, Accept-Encoding,
 * Accept-Language, Content-Type, Content-Length, Content-Encoding,
 * Mime-Version, Allow, Content-Disposition.
 *
 * Covers: osip_accept_to_str, osip_accept_encoding_*, osip_content_type_*,
 * osip_content_length_*, osip_content_disposition_parse, and the macros
 * over them.
 */
#include "../headers.h"

static const char *const accepts[] = {
    "",
    "application/sdp",
    "application/sdp;q=0.5",
    " application / sdp ; q = 0.5",
    "*/*",
    "text/plain;charset=\"a;b\";q=1",
    "application/sdp;a",
    "application/sdp;a=",
    "application/sdp;a= ;b=c",
    "application/sdp;",
    "application",
    "/sdp",
    "application/",
    "a;b/c",
    "a/b/c",
    "a/b,c/d;q=1",
    "a;x=/b",
    " / ",
};


static const char *const accept_encodings[] = {
    "gzip;q=1.0;x",
    " gzip ; q = 1.0 ",
    "gzip;q=",
    "gzip;=1",
    "",
    ";q=1",
    " ;q=1",
    "gzip,compress;q=1",
};


static const char *const allows[] = {
    "INVITE, ACK",
    " INVITE\t",
    "",
};


static const char *const content_types[] = {
    "", " a / b ; c = \"d;e\" ", "a/b/c;d=e/f", "a/b;", "a/b;c=d;", "a/b;c", "a", "a/", "/b", "a/;c=d", "a;b/c", "a/ ", " /b",
    "application/sdp", "multipart/mixed;boundary=\"a b\"", "message/sipfrag;version=2.0", "multipart/mixed; boundary=b; boundary=c",
};

static const char *const content_dispositions[] = {
    " render ; handling=optional", "", ";a=b", "x;a;b=", "x;a=;b", " ", "session", "attachment; filename=\"a;b.txt\"; handling=required",
};

#define osip_accept_init osip_content_type_init
#undef osip_accept_parse
#define osip_accept_parse osip_content_type_parse

static void try_by_hand(void) {
  osip_accept_encoding_t *encoding = NULL;
  osip_accept_encoding_t *other_encoding = NULL;
  osip_content_type_t *type = NULL;
  osip_content_type_t *other_type = NULL;
  osip_content_length_t *length = NULL;
  osip_content_length_t *other_length = NULL;
  osip_generic_param_t *param = NULL;

  osip_accept_encoding_init(&encoding);
  dump_accept_encoding(encoding);
  see_number("clone of an empty Accept-Encoding", osip_accept_encoding_clone(encoding, &other_encoding));
  osip_accept_encoding_set_element(encoding, osip_strdup("gzip"));
  osip_accept_encoding_param_add(encoding, osip_strdup("q"), osip_strdup("1"));
  see_text("get_element", osip_accept_encoding_get_element(encoding));
  dump_accept_encoding(encoding);
  see_number("clone", osip_accept_encoding_clone(encoding, &other_encoding));
  DUMP_ONE("copy", other_encoding, dump_accept_encoding);
  osip_accept_encoding_free(other_encoding);
  osip_accept_encoding_free(encoding);
  osip_accept_encoding_free(NULL);
  see_number("clone of NULL", osip_accept_encoding_clone(NULL, &other_encoding));
  SEE_TO_STR(osip_accept_encoding_to_str, NULL);

  osip_content_type_init(&type);
  see_number("parse of NULL", osip_content_type_parse(type, NULL));
  SEE_TO_STR(osip_content_type_to_str, type);
  SEE_TO_STR(osip_accept_to_str, type);
  see_number("clone of an empty Content-Type", osip_content_type_clone(type, &other_type));
  DUMP_ONE("copy", other_type, dump_content_type);
  osip_content_type_free(other_type);
  type->type = osip_strdup("a");
  type->subtype = osip_strdup("");
  osip_content_type_param_add(type, osip_strdup("q"), osip_strdup(""));
  SEE_TO_STR(osip_content_type_to_str, type);
  SEE_TO_STR(osip_accept_to_str, type);
  see_number("param_get_byname", osip_content_type_param_get_byname(type, (char *) "Q", &param));
  see_text("value", param == NULL ? NULL : param->gvalue);
  osip_content_type_free(type);
  osip_content_type_free(NULL);
  see_number("clone of NULL", osip_content_type_clone(NULL, &other_type));
  SEE_TO_STR(osip_content_type_to_str, NULL);

  osip_content_length_init(&length);
  see_number("parse of NULL", osip_content_length_parse(length, NULL));
  dump_content_length(length);
  see_number("clone", osip_content_length_clone(length, &other_length));
  DUMP_ONE("copy", other_length, dump_content_length);
  osip_content_length_free(other_length);
  osip_content_length_free(length);
  osip_content_length_free(NULL);
  see_number("clone of NULL", osip_content_length_clone(NULL, &other_length));
  SEE_TO_STR(osip_content_length_to_str, NULL);
}

int main(void) {
  observe_silence();
  TRY_HEADER_TABLE(osip_accept, osip_accept_t, dump_accept, accepts);
  TRY_HEADER_TABLE(osip_accept, osip_accept_t, dump_accept, content_types);
  TRY_HEADER_TABLE(osip_content_type, osip_content_type_t, dump_content_type, content_types);
  TRY_HEADER_TABLE(osip_content_type, osip_content_type_t, dump_content_type, accepts);
  TRY_HEADER_TABLE(osip_accept_encoding, osip_accept_encoding_t, dump_accept_encoding, accept_encodings);
  TRY_HEADER_TABLE(osip_accept_language, osip_accept_language_t, dump_accept_encoding, accept_encodings);
  TRY_HEADER_TABLE(osip_content_length, osip_content_length_t, dump_content_length, allows);
  TRY_HEADER_TABLE(osip_content_encoding, osip_content_encoding_t, dump_content_length, accept_encodings);
  TRY_HEADER_TABLE(osip_allow, osip_allow_t, dump_content_length, allows);
  TRY_HEADER_TABLE(osip_content_disposition, osip_content_disposition_t, dump_call_info, content_dispositions);
  try_by_hand();
  return 0;
}
