/*
 * What an attacker may send. Every text ends at the last byte of a page, with
 * no NUL after it where the function has a length, and the next page cannot
 * be read: one byte too many is a fault. Long texts of one nasty construct
 * show quadratic work: what takes a millisecond for 64 KB when it is linear
 * takes many seconds when it is not, and the runner's patience ends.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>

#define COUNT(TABLE) (sizeof(TABLE) / sizeof *(TABLE))

static int problems;

static void problem(const char *what, const char *which) {
  printf("hostile: %s: %.60s\n", what, which);
  problems++;
}

/* ---- texts at the end of a page ---- */

#define LARGEST (2 << 20)

static char *region;
static size_t region_size;

static void make_region(void) {
  size_t page = (size_t) sysconf(_SC_PAGESIZE);

  region_size = (LARGEST + page - 1) / page * page;
  region = mmap(NULL, region_size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (region == MAP_FAILED || mprotect(region + region_size, page, PROT_NONE) != 0) {
    perror("hostile");
    exit(1);
  }
}

static const char *at_end(const void *bytes, size_t length) {
  char *text = region + region_size - length;

  memcpy(text, bytes, length);
  return text;
}

/* ---- what is done with a text ---- */

static void try_message(const char *bytes, size_t length) {
  int fragment;

  for (fragment = 0; fragment < 2; fragment++) {
    osip_message_t *sip = NULL;
    osip_message_t *copy = NULL;
    char *text = NULL;
    size_t printed = 0;
    const char *end = at_end(bytes, length);

    osip_message_init(&sip);
    if (fragment)
      osip_message_parse_sipfrag(sip, end, length);
    else
      osip_message_parse(sip, end, length);
    if (osip_message_to_str(sip, &text, &printed) == 0 && text[printed] != '\0')
      problem("no NUL after the text", bytes);
    osip_free(text);
    text = NULL;
    if (osip_message_clone(sip, &copy) == 0)
      osip_message_free(copy);
    osip_message_force_update(sip);
    osip_message_to_str_sipfrag(sip, &text, &printed);
    osip_free(text);
    osip_message_free(sip);
  }
}

#define TRY_HEADER(KIND, TYPE, TEXT)                                 \
  do {                                                               \
    TYPE *header = NULL;                                             \
    TYPE *copy = NULL;                                               \
    char *text = NULL;                                               \
    KIND##_init(&header);                                            \
    KIND##_parse(header, TEXT);                                      \
    if (KIND##_to_str(header, &text) == 0)                           \
      osip_free(text);                                               \
    if (KIND##_clone(header, &copy) == 0)                            \
      KIND##_free(copy);                                             \
    KIND##_free(header);                                             \
  } while (0)

/* the text with its NUL as the last byte of the page, through every parser */
static void try_value(const char *bytes) {
  const char *value = at_end(bytes, strlen(bytes) + 1);
  osip_uri_t *uri = NULL;
  osip_content_disposition_t *disposition = NULL;
  char *text;

  TRY_HEADER(osip_uri, osip_uri_t, value);
  TRY_HEADER(osip_from, osip_from_t, value);
  TRY_HEADER(osip_to, osip_to_t, value);
  TRY_HEADER(osip_contact, osip_contact_t, value);
  TRY_HEADER(osip_route, osip_route_t, value);
  TRY_HEADER(osip_record_route, osip_record_route_t, value);
  TRY_HEADER(osip_via, osip_via_t, value);
  TRY_HEADER(osip_call_id, osip_call_id_t, value);
  TRY_HEADER(osip_cseq, osip_cseq_t, value);
  TRY_HEADER(osip_content_type, osip_content_type_t, value);
  TRY_HEADER(osip_content_length, osip_content_length_t, value);
  TRY_HEADER(osip_accept_encoding, osip_accept_encoding_t, value);
  TRY_HEADER(osip_call_info, osip_call_info_t, value);
  TRY_HEADER(osip_authorization, osip_authorization_t, value);
  TRY_HEADER(osip_www_authenticate, osip_www_authenticate_t, value);
  TRY_HEADER(osip_authentication_info, osip_authentication_info_t, value);
  osip_uri_init(&uri);
  osip_uri_parse_params(uri, value);
  osip_uri_parse_headers(uri, value);
  osip_uri_free(uri);
  osip_content_disposition_init(&disposition);
  osip_content_disposition_parse(disposition, value);
  osip_content_disposition_free(disposition);
  text = osip_enquote(value);
  osip_dequote(text);
  osip_free(text);
  text = osip_strdup_without_quote(value);
  __osip_uri_unescape(text);
  osip_clrspace(text);
  osip_free(text);
  text = __osip_uri_escape_userinfo(value);
  osip_free(text);
  (void) __osip_quote_find(value);
  (void) osip_strcasestr(value, "zzzzzzzz");
}

static void try_part(const char *bytes, size_t length) {
  osip_body_t *body = NULL;

  osip_body_init(&body);
  osip_body_parse_mime(body, at_end(bytes, length), length);
  osip_body_free(body);
  osip_body_init(&body);
  osip_body_parse(body, at_end(bytes, length), length);
  osip_body_free(body);
}

/* ---- short texts: every start of a message, with every byte for its last ---- */

static const char whole[] = "INVITE sip:a:b@c:1;d=e?f=g SIP/2.0\r\nVia: SIP/2.0/UDP [::1]:5060;branch=z (c)\r\nFrom: \"A\\\"\" <sip:a@b>;tag=1\r\nt: B <sip:c@d>\r\ni: 1@h\r\nCSeq: 1 INVITE\r\nm: *\r\n"
                            "k: a,\r\n b\r\nAuthorization: Digest username=\"u\", realm=\"r\", qop=auth, nc=00000001\r\nCall-Info: <http://h>;a=b\r\nContent-Type: multipart/mixed;boundary=\"b\"\r\n\r\n"
                            "--b\r\nX: y\r\n\r\none\r\n--b\r\nContent-Type: a/b\r\n\r\ntwo\r\n--b--\r\n";

static void try_cuts(void) {
  static const unsigned char lasts[] = {0, 1, '\t', '\n', '\r', ' ', '"', '%', '(', ')', ',', '-', '/', ':', ';', '<', '=', '>', '?', '@', '[', '\\', ']', 0x7f, 0x80, 0xff};
  char text[sizeof whole];
  size_t length, i;

  for (length = 0; length < sizeof whole; length++) {
    memcpy(text, whole, length);
    try_message(text, length);
    try_part(text, length);
    for (i = 0; i < COUNT(lasts); i++) {
      text[length] = (char) lasts[i];
      try_message(text, length + 1);
      try_part(text, length + 1);
    }
  }
}

/* the same for the value of each header */
static void try_value_cuts(void) {
  static const char *const values[] = {"sip:u%20v:p%@[::1]:5060;a=b;c?d=e&f=%4", "\"A\\\"\" <sip:a@b>;tag=\"x;y\";z=", "SIP/2.0/UDP [::1]:5060;branch=z (c)", "SIP / 2.0 / UDP h : 1 (a;b)", "abc@host", "1 INVITE",
                                       "a/b;c=\"d\";e", "<http://h>;a=b", "Digest username=\"u\", realm=\"r\\\"\", algorithm=MD5, qop=auth, nc=00000001", "nextnonce=\"n\", qop=auth, nc=00000001", ";a=b;c=\"d\"", "?a=b&c=d", "*"};
  static const char lasts[] = "\"%(),-/:;<=>?@[\\] \t\r\n\x7f\x80\xff";
  char text[256];
  size_t i, length, last;

  try_value("");
  for (i = 0; i < COUNT(values); i++)
    for (length = 1; length <= strlen(values[i]); length++) {
      memcpy(text, values[i], length);
      text[length] = '\0';
      try_value(text);
      for (last = 0; last < sizeof lasts - 1; last++) {
        text[length - 1] = lasts[last];
        try_value(text);
      }
    }
}

/* ---- long texts of one construct ---- */

static char *long_text;

/* start, then piece over and over up to size bytes, then end */
static size_t repeat(const char *start, const char *piece, const char *end, size_t size) {
  size_t length = strlen(start);
  size_t step = strlen(piece);

  memcpy(long_text, start, length);
  while (length + step < size) {
    memcpy(long_text + length, piece, step);
    length += step;
  }
  memcpy(long_text + length, end, strlen(end));
  length += strlen(end);
  long_text[length] = '\0';
  return length;
}

#define START "OPTIONS sip:h SIP/2.0\r\n"
#define MULTIPART START "Content-Type: multipart/mixed;boundary=b\r\n\r\n"

static void try_long(size_t size) {
  static const char *const pieces[] = {";", ",", "\"", "%", "<", ">", "=", "&", "?", "@", ":", "/", "(", ")", "[", "]", "\\", " ", "\t", "\r\n ", "\r\n\t", "\n ", "\r ", "\r\n", "\r", "\n", "\\\"", "\"\\", ";a", ";a=b",
                                       ";a=\"", ";a=\"b;c\"", "%41", "%4", "%00", "<sip:", "<sip:a@b>,", "a,", "\"a,b\",", ",,", " ,", "<sip:a@b>;x=y, ", "a=b, ", "a=\"b\", ", "realm=\"r\", ", "nc=00000001, ", "realm", "realm=",
                                       "x\"y", "&a=b", "a@", "(a)", "SIP/2.0/UDP h,", "SIP/2.0/UDP h;branch=z, ", "-", "--", "0", "1", "a", "a ", "\x80", "\xff"};
  static const char *const starts[] = {"Via: ", "Via: SIP/2.0/UDP h", "From: ", "From: <sip:a@b>", "From: \"", "To: sip:a@b", "Contact: ", "Contact: <sip:a@b>", "Call-ID: ", "CSeq: 1 ", "Route: <sip:a;lr>", "Accept: a/b",
                                       "Content-Type: a/b", "Content-Length: ", "Authorization: Digest ", "WWW-Authenticate: Digest ", "Authentication-Info: ", "Proxy-Authenticate: Digest realm=\"r\", ", "Call-Info: <a>",
                                       "Supported: ", "Supported: \"", "Subject: ", "", "X", "Accept-Encoding: gzip"};
  static const char *const value_starts[] = {"", "sip:", "sip:a@b", "sip:a@b?x=y", "<sip:a@b>", "\"", "SIP/2.0/UDP h", "SIP/2.0/UDP ", "a/b", "<a>", "Digest ", "Digest realm=\"r\", ", "nextnonce=\"n\", ", "a", ";a=b", "?a=b", "1 "};
  static const char *const lines[] = {"a:b\r\n", "a:\r\n", ":\r\n", "a\r\n", "Via: SIP/2.0/UDP h;branch=z\r\n", "v:SIP/2.0/UDP h\r\n", "Route: <sip:a@b;lr>\r\n", "Contact: *\r\n", "k: a, b\r\n", "a: b\r\n c\r\n", "a: b\r\n \r\n",
                                      "Accept:\r\n", "Allow: A\r\n", "To:\r\n", "Authorization: Digest a=b\r\n", "a:b\n", "a:b\r", "MIME-Version: 1\r\n", "Content-Length:\r\n", "Subject: tel:12 SIP/2.0\r\n", "Record-Route: bad\r\n"};
  static const char *const parts[] = {"\r\n--b", "\r\n--b\r\n", "\r\n--b\r\nX: y\r\n\r\nz", "\r\n--b\r\nContent-Type: a/b\r\n\r\nz", "\r\n--", "\n-", "--b", "\r\n", "a:b\r\n", "\n--b\n\n", "--b--", "-"};
  char start[128];
  size_t i, j;

  for (i = 0; i < COUNT(starts); i++)
    for (j = 0; j < COUNT(pieces); j++) {
      snprintf(start, sizeof start, START "%s", starts[i]);
      try_message(long_text, repeat(start, pieces[j], "\r\n\r\n", size));
    }
  for (i = 0; i < COUNT(value_starts); i++)
    for (j = 0; j < COUNT(pieces); j++) {
      repeat(value_starts[i], pieces[j], "", size);
      try_value(long_text);
    }
  for (i = 0; i < COUNT(lines); i++)
    try_message(long_text, repeat(START, lines[i], "\r\n", size));
  for (i = 0; i < COUNT(parts); i++) {
    try_message(long_text, repeat(MULTIPART, parts[i], "", size));
    try_message(long_text, repeat(MULTIPART, parts[i], "\r\n--b--\r\n", size));
    try_message(long_text, repeat(MULTIPART "\r\n--b\r\n", parts[i], "\r\n--b--\r\n", size));
    try_part(long_text, repeat("", parts[i], "", size));
  }
  for (j = 0; j < COUNT(pieces); j++) {
    try_message(long_text, repeat("", pieces[j], "", size));
    try_message(long_text, repeat("INVITE sip:", pieces[j], " SIP/2.0\r\n\r\n", size));
    try_message(long_text, repeat("SIP/2.0 200 ", pieces[j], "\r\n\r\n", size));
    try_message(long_text, repeat("INVITE sip:h SIP/", pieces[j], "\r\n\r\n", size));
  }
}

/* lengths that lie */
static void try_lengths(void) {
  static const char *const lengths[] = {"0", "1", "-1", "4", "5", "6", "99999", "2147483647", "2147483648", "4294967295", "4294967296", "4294967300", "9223372036854775807", "18446744073709551615", "99999999999999999999999",
                                        "-2147483648", "0x5", "+5", " 5", "5 5", "00000000000000000005", "\t5", "5\x80"};
  char text[512];
  size_t i;

  for (i = 0; i < COUNT(lengths); i++) {
    int length = snprintf(text, sizeof text, START "Content-Type: a/b\r\nContent-Length: %s\r\n\r\nhello", lengths[i]);

    try_message(text, (size_t) length);
    length = snprintf(text, sizeof text, START "Content-Type: multipart/mixed;boundary=b\r\nl:%s\r\n\r\n--b\r\nX: y\r\n\r\nz\r\n--b--", lengths[i]);
    try_message(text, (size_t) length);
    length = snprintf(text, sizeof text, "SIP/2.0 %s OK\r\nVia: SIP/2.0/UDP h:%s;rport=%s\r\n\r\n", lengths[i], lengths[i], lengths[i]);
    try_message(text, (size_t) length);
  }
  /* NUL bytes everywhere, and nothing but NUL bytes */
  for (i = 0; i < sizeof whole - 1; i++) {
    char changed[sizeof whole];

    memcpy(changed, whole, sizeof whole);
    changed[i] = '\0';
    try_message(changed, sizeof whole - 1);
    try_part(changed, sizeof whole - 1);
  }
  memset(long_text, 0, 70000);
  try_message(long_text, 70000);
  try_message(long_text, 1);
}

static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

int main(void) {
  const char *wish = getenv("OSIP_TEST_LIGHT");
  int light = wish != NULL && *wish != '\0' && *wish != '0';

  osip_trace_initialize_func(TRACE_LEVEL0, no_trace);
  parser_init();
  make_region();
  long_text = malloc(LARGEST);
  if (long_text == NULL)
    return 1;
  try_lengths();
  if (!light) {
    try_cuts();
    try_value_cuts();
  }
  try_long(light ? 500 : 65536);
  free(long_text);
  return problems == 0 ? 0 : 1;
}
