/* A second parse into the same object: what it replaces is freed, lists are appended to, and the text may be one of the object's own members.
   valgrind says whether something is lost. Call-ID and CSeq are left out: their members may be uninitialised, so nothing is freed. */
#include <stdio.h>
#include <string.h>

#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/osip_port.h>
#include <osipparser2/sdp_message.h>

static int problems;

static void expect(const char *what, const char *got, const char *expected) {
  if (got != NULL && strcmp(got, expected) == 0)
    return;
  printf("%s: «%s», not «%s»\n", what, got == NULL ? "nothing" : got, expected);
  problems++;
}

/* parses two texts into a header, the second one refused if `printed` is NULL */
#define TWICE(name, first, second, printed)                                      \
  do {                                                                           \
    name##_t *header = NULL;                                                     \
    char *text = NULL;                                                           \
                                                                                 \
    name##_init(&header);                                                        \
    if (name##_parse(header, first) != 0)                                        \
      expect(#name, "refused", first);                                           \
    if (name##_parse(header, second) != 0 || name##_to_str(header, &text) != 0)  \
      expect(#name, "refused", second);                                          \
    else                                                                         \
      expect(#name, text, printed);                                              \
    osip_free(text);                                                             \
    name##_free(header);                                                         \
  } while (0)

static void headers(void) {
  TWICE(osip_uri, "sip:a%41:p%41@h:5060;lr?a=b", "sips:c%42:d@i:1;x?e=f", "sips:cB:d@i:1;lr;x?a=b&e=f");
  TWICE(osip_uri, "tel:12", "tel:34", "tel:34");
  TWICE(osip_from, "\"n\" <sip:a@b;x=y>;tag=1", "\"m\" <sip:c@d>;z", "\"m\" <sip:c@d>;tag=1;z");
  TWICE(osip_to, "n <sip:a@b>;tag=1", "<sip:c@d>", "n <sip:c@d>;tag=1");
  TWICE(osip_contact, "\"n\" <sip:a@b>;q=1", "\"m\" <sip:c@d>", "\"m\" <sip:c@d>;q=1");
  TWICE(osip_contact, "*", "*", "*");
  TWICE(osip_route, "<sip:a@b;lr>", "<sip:c@d;lr>", "<sip:c@d;lr>");
  TWICE(osip_record_route, "<sip:a@b;lr>", "<sip:c@d;lr>", "<sip:c@d;lr>");
  TWICE(osip_via, "SIP/2.0/UDP h:1;branch=z (c)", "SIP/3.0/TCP i:2;x (d)", "SIP/3.0/TCP i:2;branch=z;x (d)");
  TWICE(osip_content_type, "a/b;c=d", "e/f;g", "e/f; c=d; g");
  TWICE(osip_accept_encoding, "gzip;q=1", "deflate", "deflate;q=1");
  TWICE(osip_content_encoding, "gzip", "deflate", "deflate");
  TWICE(osip_call_info, "<http://a>;p=q", "<http://b>", "<http://b>;p=q");
  TWICE(osip_alert_info, "<http://a>", "<http://b>", "<http://b>");
  TWICE(osip_error_info, "<http://a>", "<http://b>", "<http://b>");
  TWICE(osip_content_length, "55", "66", "66");
  TWICE(osip_mime_version, "1.0", "1.1", "1.1");
  TWICE(osip_content_disposition, "session;handling=optional", "render", "render;handling=optional");
  TWICE(osip_authentication_info, "nextnonce=\"n\", qop=auth", "nextnonce=\"m\", cnonce=\"c\"", "qop=auth, nextnonce=\"n\", cnonce=\"c\"");
  TWICE(osip_authorization, "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"sip:a\", response=\"x\"", "Basic username=\"v\", opaque=\"o\"",
        "Basic username=\"u\", realm=\"r\", nonce=\"n\", uri=\"sip:a\", response=\"x\", opaque=\"o\"");
  TWICE(osip_www_authenticate, "Digest realm=\"r\", nonce=\"n\"", "Basic realm=\"s\", nonce=\"m\", domain=\"d\"", "Basic realm=\"r\", domain=\"d\", nonce=\"n\"");
}

#define MESSAGE "Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\nX: y\r\n\r\n"

static void message(const char *first, const char *second, int fragment, const char *version) {
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  if (osip_message_parse(sip, first, strlen(first)) != 0)
    expect("message", "refused", first);
  if ((fragment ? osip_message_parse_sipfrag : osip_message_parse)(sip, second, strlen(second)) != 0)
    expect("message", "refused", second);
  expect("version", sip->sip_version, version);
  if (osip_list_size(&sip->vias) != 2 || osip_list_size(&sip->headers) != 2)
    expect("message", "other headers", "two of each");
  osip_message_free(sip);
}

static void bodies(void) {
  osip_body_t *body = NULL;
  char *text = NULL;

  osip_body_init(&body);
  if (osip_body_parse(body, "hello", 5) != 0 || osip_body_parse(body, "bye", 3) != 0 || body->length != 3)
    expect("body", "refused", "bye");
  if (osip_body_parse_mime(body, "Content-Type: a/b\r\nX: y\r\n\r\nhello", 33) != 0 || osip_body_parse_mime(body, "Content-Type: c/d\r\n\r\nbye", 24) != 0)
    expect("part", "refused", "bye");
  if (osip_body_parse(body, body->body, body->length - 1) != 0)
    expect("body of its own", "refused", "by");
  if (osip_body_set_contenttype(body, body->content_type->subtype) == 0)
    expect("Content-Type of its own", "accepted", "d");
  if (osip_body_set_contenttype(body, "a/b") != 0 || osip_body_set_contenttype(body, "e/f") != 0)
    expect("Content-Type", "refused", "e/f");
  osip_body_to_str(body, &text, NULL);
  osip_free(text);
  osip_body_free(body);
}

/* a text that is a member of the object which it is parsed into */
static void own_members(void) {
  osip_uri_t *uri = NULL;
  osip_via_t *via = NULL;
  char *text = NULL;

  osip_uri_init(&uri);
  osip_uri_parse(uri, "tel:sip:a@b:7");
  if (osip_uri_parse(uri, uri->string) != 0)
    expect("own member", "refused", "sip:a@b:7");
  expect("own member", uri->host, "b");
  expect("own member", uri->port, "7");
  osip_uri_free(uri);

  osip_via_init(&via);
  osip_via_parse(via, "SIP/2.0/UDP h (SIP/3.0/TCP i:5;x=y)");
  if (osip_via_parse(via, via->comment) != 0 || osip_via_to_str(via, &text) != 0)
    expect("own member", "refused", "SIP/3.0/TCP i:5;x=y");
  expect("own member", text, "SIP/3.0/TCP i:5;x=y (SIP/3.0/TCP i:5;x=y)");
  osip_free(text);
  osip_via_free(via);
}

#define SDP                                                                                                                                        \
  "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\ni=i\r\nu=u\r\ne=e\r\np=p\r\nc=IN IP4 1.1.1.1/1/2\r\nb=AS:1\r\nt=0 0\r\nr=1\r\nz=1\r\nk=clear:x\r\na=x:y\r\n"

static void descriptions(void) {
  sdp_message_t *sdp = NULL;
  char *text = NULL;

  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, SDP) != 0 || sdp_message_parse(sdp, "v=1\r\no=v 1 2 IN IP4 i\r\nc=IN IP4 j\r\nt=3 4\r\nk=prompt\r\n") != 0)
    expect("description", "refused", "twice");
  sdp_message_to_str(sdp, &text);
  expect("description", text,
         "v=1\r\no=v 1 2 IN IP4 i\r\ns=n\r\ni=i\r\nu=u\r\ne=e\r\np=p\r\nc=IN IP4 j\r\nb=AS:1\r\nt=0 0\r\nr=1\r\nt=3 4\r\nz=1\r\nk=prompt\r\na=x:y\r\n");
  osip_free(text);
  sdp_message_free(sdp);
}

int main(void) {
  parser_init();
  headers();
  message("SUBSCRIBE sip:a@b SIP/2.0\r\n" MESSAGE, "NOTIFY sip:c@d SIP/3.0\r\n" MESSAGE, 0, "SIP/3.0");
  message("SIP/2.0 200 Very fine\r\n" MESSAGE, "SIP/2.1 404 Gone\r\n" MESSAGE, 0, "SIP/2.1");
  message("SUBSCRIBE sip:a@b SIP/2.0\r\n" MESSAGE, "SIP/2.1 200 Very fine\r\n" MESSAGE, 1, "SIP/2.1");
  bodies();
  own_members();
  descriptions();
  return problems != 0;
}
