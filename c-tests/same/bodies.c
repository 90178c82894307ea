/*
 * Bodies: attached, parsed as MIME parts, printed, cloned; multiparts with
 * every kind of boundary; the width of the printed Content-Length.
 *
 * Covers: osip_body_*, osip_message_{set_body,set_body_mime,get_body}.
 */
#include "../headers.h"

static const struct {
  const char *bytes;
  size_t length;
} parts[] = {
#define PART(LITERAL) {LITERAL, sizeof(LITERAL) - 1}
    PART(" X : y : z \r\n\r\nx\0y"),
    PART("X: yz\n\nx"),
    PART("X: y\n\nx"),
    PART("X: yz\r\rx"),
    PART("X: y\r\n\rx"),
    PART("X: y\r\n\n\r\nx"),
    PART("X:\r\n\r\nx"),
    PART("X: \r\n\r\nx"),
    PART("X: y\r\n\r\n"),
    PART("X: y\r\n"),
    PART("\r\nx"),
    PART("X: y\r\n z\r\n\r\nx"),
    PART("X: y\r\nfoo\r\nZ: c\r\n\r\nx"),
    PART(": y\r\n\r\nx"),
    PART("Content-Type: \r\n\r\nx"),
    PART("Content-Type: a/b;c\r\n\r\nx"),
    PART("CONTENT-TYPEz: a/b\r\n\r\nx"),
    PART("Content-Type: text/plain\r\nFoo: bar\r\nfoo2: Baz\r\n\r\nhello"),
    PART("Content-Type: a\r\n\r\nx"),
    PART("X: a, b, c\r\nX: d\r\n\r\nx\r\n"),
};

static void try_parts(void) {
  size_t i;

  for (i = 0; i < COUNT(parts); i++) {
    size_t before = observe_enter_at("part", (int) i);
    osip_body_t *body = NULL;
    osip_body_t *copy = NULL;

    see_number("init", osip_body_init(&body));
    see_bytes("input", parts[i].bytes, parts[i].length);
    see_number("parse_mime", osip_body_parse_mime(body, parts[i].bytes, parts[i].length));
    dump_body(body);
    see_number("clone", osip_body_clone(body, &copy));
    DUMP_ONE("copy", copy, dump_body);
    osip_body_free(copy);
    osip_body_free(body);
    observe_leave(before);
  }
}

static void try_by_hand(void) {
  osip_body_t *body = NULL;
  osip_body_t *copy = NULL;
  char *text = NULL;
  size_t length = 9;

  osip_body_init(&body);
  dump_body(body);
  see_number("clone of an empty body", osip_body_clone(body, &copy));
  see_whether("copy", copy);
  see_number("parse of NULL", osip_body_parse(body, NULL, 3));
  see_number("parse_mime of NULL", osip_body_parse_mime(body, NULL, 3));
  see_number("set_header without name", osip_body_set_header(body, NULL, "x"));
  see_number("set_header without value", osip_body_set_header(body, "x", NULL));
  see_number("set_contenttype of NULL", osip_body_set_contenttype(body, NULL));
  see_number("set_contenttype of a bad one", osip_body_set_contenttype(body, "x"));
  see_whether("content_type", body->content_type);
  see_number("set_header", osip_body_set_header(body, " a ", " b "));
  see_number("parse", osip_body_parse(body, "x\0y", 3));
  see_number("set_contenttype", osip_body_set_contenttype(body, "a/b;c=d"));
  dump_body(body);
  see_number("clone", osip_body_clone(body, &copy));
  DUMP_ONE("copy", copy, dump_body);
  osip_body_free(copy);
  see_number("to_str without length", osip_body_to_str(body, &text, NULL));
  osip_free(text);
  osip_body_free(body);

  osip_body_init(&body);
  see_number("parse of no bytes", osip_body_parse(body, "", 0));
  dump_body(body);
  osip_body_free(body);
  osip_body_init(&body);
  see_number("set_contenttype of nothing", osip_body_set_contenttype(body, ""));
  see_number("parse", osip_body_parse(body, "abc", 2));
  dump_body(body);
  osip_body_free(body);

  osip_body_free(NULL);
  copy = NULL;
  see_number("clone of NULL", osip_body_clone(NULL, &copy));
  see_number("to_str of NULL", osip_body_to_str(NULL, &text, &length));
  see_whether("text", text);
  see_number("length", (long) length);
  see_number("parse into NULL", osip_body_parse(NULL, "x", 1));
  see_number("parse_mime into NULL", osip_body_parse_mime(NULL, "x", 1));
  see_number("set_header into NULL", osip_body_set_header(NULL, "x", "y"));
  see_number("set_contenttype into NULL", osip_body_set_contenttype(NULL, "a/b"));
  see_number("set_body_mime into NULL", osip_message_set_body_mime(NULL, "x", 1));
}

static osip_message_t *new_request(const char *content_type) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  osip_message_set_method(sip, osip_strdup("MESSAGE"));
  osip_uri_init(&sip->req_uri);
  osip_uri_parse(sip->req_uri, "sip:h");
  osip_message_set_content_type(sip, content_type);
  return sip;
}

static void try_boundaries(void) {
  static const char *const types[] = {
      NULL, "a/b", "multipart/mixed", "multipart/mixed;boundary=b1", "MULTIPART/x;BOUNDARY=\"b 1\"", "multipart/x;boundary=\"", "multipart/x;boundary=\"\"", "multipart/x;boundary=\"a",
      "multipart/x;boundary=a;boundary=c", "multipart/x;boundary=1234567890123456789012345678901234567890123456789012345678901234567890",
      "multipart/x;boundary=12345678901234567890123456789012345678901234567890123456789012345678901",
      "multipart/x;boundary=\"123456789012345678901234567890123456789012345678901234567890123456789\"", "multipart/x;boundary=\"12345678901234567890123456789012345678901234567890123456789012345678\""};
  size_t i;

  for (i = 0; i < COUNT(types); i++) {
    size_t before = observe_enter_at("boundary", (int) i);
    osip_message_t *sip = new_request(types[i]);
    osip_message_t *copy = NULL;
    osip_body_t *body = NULL;
    int pos;

    see_text("type", types[i]);
    see_number("set_body", osip_message_set_body(sip, "abc", 3));
    see_number("property", sip->message_property);
    see_number("set_body", osip_message_set_body(sip, "de", 2));
    see_number("set_body_mime", osip_message_set_body_mime(sip, "Content-Type: text/plain\r\nFoo: bar\r\nfoo2: Baz\r\n\r\nhello", 53));
    see_number("set_body_mime of a bad part", osip_message_set_body_mime(sip, "bad", 3));
    see_number("set_body of NULL", osip_message_set_body(sip, NULL, 3));
    for (pos = -2; pos < 5; pos++) {
      see_number("get_body", osip_message_get_body(sip, pos, &body));
      see_text("body", body == NULL ? NULL : body->body);
    }
    see_number("clone", osip_message_clone(sip, &copy));
    dump_print("printed", sip);
    dump_print("copy", copy);
    osip_message_free(copy);
    osip_message_force_update(sip);
    dump_print_sipfrag("sipfrag", sip);
    osip_message_free(sip);
    observe_leave(before);
  }
}

/* the number of bytes is padded to five columns */
static void try_lengths(void) {
  static const size_t lengths[] = {1, 9, 10, 99, 100, 999, 1000, 9999, 10000, 99999, 100000, 999999};
  size_t i;

  for (i = 0; i < COUNT(lengths); i++) {
    osip_message_t *sip = new_request("a/b");
    char *bytes = malloc(lengths[i]);
    char *text = NULL;
    size_t length = 0;

    memset(bytes, 'x', lengths[i]);
    see_number("set_body", osip_message_set_body(sip, bytes, lengths[i]));
    see_number("to_str", osip_message_to_str(sip, &text, &length));
    see_number("length", (long) length);
    see_bytes("start", text, length - lengths[i]);
    osip_free(text);
    osip_message_free(sip);
    free(bytes);
  }
  {
    osip_message_t *sip = new_request("a/b");
    osip_message_t *copy = NULL;

    see_number("set_body of no bytes", osip_message_set_body(sip, "", 0));
    dump_print("printed", sip);
    see_number("clone", osip_message_clone(sip, &copy));
    see_whether("copy", copy);
    osip_message_free(sip);
  }
}

/* parts with a few bytes changed; a second Content-Type leaks in the original, so there is none */
static void try_changed_parts(void) {
  static const char *const texts[] = {"X: y\r\n\r\nbody", "X: yz\n\nbody", "A: b\r\nC: d\r\n\r\nbody\r\n", "X : y : z\r\nSecond: 2\r\n\r\n\r\n", "X: a;b=\"c\"\r\r\nbody"};
  observe_random_t random = observe_random_for(5);
  int cases = observe_light() ? 200 : 20000;
  int i;

  for (i = 0; i < cases; i++) {
    char text[512];
    osip_body_t *body = NULL;
    osip_body_t *copy = NULL;

    change_text(&random, texts, COUNT(texts), text, sizeof text);
    if (getenv("OSIP_TEST_FULL") == NULL)
      observe_begin_hash();
    osip_body_init(&body);
    see_text("input", text);
    see_number("parse_mime", osip_body_parse_mime(body, text, strlen(text)));
    dump_body(body);
    see_number("clone", osip_body_clone(body, &copy));
    DUMP_ONE("copy", copy, dump_body);
    osip_body_free(copy);
    osip_body_free(body);
    observe_end_hash();
    if (getenv("OSIP_TEST_FULL") == NULL && ((i + 1) % 1000 == 0 || i + 1 == cases))
      see_hash();
  }
}

int main(void) {
  observe_silence();
  parser_init();
  try_parts();
  try_by_hand();
  try_boundaries();
  try_lengths();
  try_changed_parts();
  return 0;
}
