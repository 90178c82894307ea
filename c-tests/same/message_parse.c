/*
 * Parsing whole messages: start lines, header lines and folding,
 * Content-Length and single bodies, multiparts, sipfrag, comma lists; then
 * printing and cloning what was parsed.
 *
 * Covers: osip_message_{init,free,parse,parse_sipfrag,to_str,to_str_sipfrag,
 * clone,force_update,get__property,set_multiple_header}, parser_init.
 */
#include "../headers.h"

typedef struct {
  const char *bytes;
  size_t length;
} text_t;

#define TEXT(LITERAL) {LITERAL, sizeof(LITERAL) - 1}

/* start lines, each with one header after it */
static const text_t start_lines[] = {
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("options sip:h sip/3.1\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2..0.\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0 \r\nX: b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0x\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS sip:h HTTP/1.1\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS sip:h  SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS  sip:h SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS   sip:h SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT(" OPTIONS sip:h SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS\tsip:h SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS tel:12 SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS h SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("OPTIONS sip:h\r\nX: b\r\n\r\n"),
    TEXT("@/ sip:u@h;p?x=y SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 200 \r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 200\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0  200 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 \t0200x  OK \r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 x200 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 0 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 -7 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 99 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 1000 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 4294967496 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 99999999999999999999 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2. 200 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/xyz 200 OK\r\nX: b\r\n\r\n"),
    TEXT("sip/2.0 200 OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0\t200 OK\r\nX: b\r\n\r\n"),
    TEXT("\r\n\n\rSIP/2.0 200 \303\251\r\nX: b\r\n\r\n"),
};

/* whole texts */
static const text_t whole_texts[] = {
    TEXT(""),
    TEXT("\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0"),
    TEXT("OPTIONS sip:h SIP/2.0\r"),
    TEXT("OPTIONS sip:h SIP/2.0\r\n"),
    TEXT("SIP/2.0 200 OK"),
    TEXT("SIP/2.0 200 OK\n"),
    TEXT("OPTIONS sip:h SIP/2.0\nX: b\n\n"),
    TEXT("OPTIONS sip:h SIP/2.0\rX: b\r\r"),
    TEXT("OPTIONS\r\nsip:h SIP/2.0\r\n\r\n"),
    TEXT("OPTIONS sip:h\r\n SIP/2.0\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\n X: b\r\n\r\n"),
    TEXT("SIP/2.0 200\r\nVia: SIP/2.0/UDP h\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0\r\nCSeq: 7 X\r\n\r\n"),
    TEXT("X\r\nY: tel:12 SIP/2.0\r\n\r\n"),
    TEXT("OPTIONS sip:a@h\r\nX SIP/2.0\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/\r\n"),
};

/* header lines after a start line */
static const text_t header_lines[] = {
    TEXT("OPTIONS sip:h SIP/2.0\r\nX:b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX : b : y \r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX:\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: \r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\n: b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nXy\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nXy\r\nX: d\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n\r"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\rY: d\n\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n y\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n\ty\n z\r q\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n \t\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX:\r\n b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX\r\n : b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n \r\nY: d\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n \r\n y\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\n \n y\n\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n "),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: b\r\n\r y: d\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: a\000b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nX: \200\377\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\n\200X: b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nMAX-Forwards: 70\r\ns: Hi\r\n1a: x\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nv: SIP/2.0/UDP h\r\nVia: SIP/2.0/TCP i,SIP/2.0/TLS j\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nf: <sip:a@b>\r\nt: <sip:c@d>\r\ni: x\r\nm: <sip:m@h>\r\nl: 0\r\nc: a/b\r\ne: gzip\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nFrom: <sip:a@b>\r\nf: <sip:c@d>\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nFrom:\r\nFrom: <sip:a@b>\r\nFrom:\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nCSeq: 1 A\r\nCSeq: 2 B\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nCall-ID: a\r\nCall-ID: a\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Type:\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Length: 0\r\nl: 0\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Length: 0\r\nContent-Length:\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nMime-Version: 1.0\r\nMime-Version: 2.0\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nVia: x\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContact: x\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nRoute: x\r\nAuthorization: x\r\nAccept: x\r\nAllow:\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nAccept:\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nAccept: a/b;q\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nC: d\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nSupported: a, b\r\nk: c,d\r\nDate: x, y\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nAuthentication-Info: nextnonce=\"x\",qop=auth\r\nProxy-Authentication-Info: nextnonce=\"x\",qop=auth\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Disposition: x;y=z\r\n\r\n"),
};

/* bodies; left out are the texts whose folded lines make the original change the body */
static const text_t bodies[] = {
    TEXT("OPTIONS sip:h SIP/2.0\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Length: 3\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 3\r\n\r\nabcdef"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 4\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 0\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: -1\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: x\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length:\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 2x\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: +02,9\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 4294967298\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 2147483648\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 9223372036854775807\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 3\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 3\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 3\n\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nContent-Length: 3\r\rabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n\n\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n\r\rabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n\r\n abc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n\r\na\000b\000"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\n\r\na\r\n bcdef"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b\r\nX: y\n\r\na\n b"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type:\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b;\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: a/b;y\r\n\r\nabc"),
};

static const text_t multiparts[] = {
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b\r\nContent-Type: a/b;c=d\r\nY: z\r\n\r\ntwo\r\n--b--\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\nContent-Length: 1\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\nContent-Length: 9999\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\nContent-Length: 0\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\npre\r\n--b\r\nX: y\r\n\r\none\r\n--b--epi"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\n--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: Multipart/x;Boundary=\"b\"\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=\"\r\n\r\n--\r\nX: y\r\n\r\none\r\n----"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b-"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n\r\none\r\n--b2\r\nX: y\r\n\r\ntwo\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b2\r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b \r\nX: y\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\nXy: yz\n\none\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n\r\n\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n\r\n\r\n\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX:\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n z\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nContent-Type: a\r\n\r\none\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b\r\nX: y\r\n\r\na\000b\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n--b--"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\nabc"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\n\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\nContent-Length: 5\r\n"),
    TEXT("OPTIONS sip:h SIP/2.0\r\nContent-Type: multipart/x;boundary=b\r\nContent-Length: 5\r\n\000\r\n--b\r\nX: y\r\n\r\none\r\n--b--"),
};

static const text_t sipfrags[] = {
    TEXT("From: <sip:a@b>\r\n\r\n"),
    TEXT("SIP/2.0 200 OK\r\nTo: <sip:a@b>\r\n"),
    TEXT("Subject: tel:12 SIP/2.0\r\nX: b\r\n\r\n"),
    TEXT("X: b\r\nContent-Type: a/b\r\n\r\nxyz"),
    TEXT("SIP/2.0 abc OK\r\nX: b\r\n\r\n"),
    TEXT("SIP/2.0 200 OK"),
    TEXT(""),
    TEXT("X: b"),
    TEXT("hello\r\n"),
};

static const struct {
  const char *name;
  const char *value;
} comma_lists[] = {
    {"Supported", "a, b ,,c,"},
    {"Supported", ","},
    {"Supported", " , "},
    {"Supported", ""},
    {"Date", "a, b"},
    {"k", "\"a,b\",c"},
    {"k", "a,\"b,c"},
    {"k", "\"a\\\",b\",c"},
    {"k", "\\\"a,b\",c"},
    {"k", "<sip:a,b>,c"},
    {"k", "<sip:a,b,c"},
    {"k", "<mailto:a,b>,c"},
    {"k", "x<HTTPS:a,b>,<tel:1,2>"},
    {"k", "<sip:\"x>,y\">,z"},
    {"k", "<sip:<sip:a>,b>"},
    {"k", "<im:\"a,b\">,c"},
    {"Via", "SIP/2.0/UDP h , bad, SIP/2.0/TCP i"},
    {"Contact", "*,<sip:a@b>"},
    {"FROM", "<sip:a@b>,<sip:c@d>"},
    {"Accept", "a/b,,c/d, "},
    {"Warning", "399 h \"a, b\", 399 i \"c\""},
};

static void try_text(const char *label, int index, const text_t *text, int fragment) {
  size_t before = observe_enter_at(label, index);
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  int code;

  see_bytes("input", text->bytes, text->length);
  see_number("init", osip_message_init(&sip));
  code = fragment ? osip_message_parse_sipfrag(sip, text->bytes, text->length) : osip_message_parse(sip, text->bytes, text->length);
  see_number("parse", code);
  dump_message("parsed", sip);
  see_number("clone", osip_message_clone(sip, &copy));
  if (copy != NULL) {
    dump_message("copy", copy);
    dump_print("copy printed", copy);
    osip_message_free(copy);
    copy = NULL;
  }
  dump_print("printed", sip);
  dump_print("printed again", sip);
  /* the clone of a printed message: the original cuts its text at a NUL */
  if (memchr(text->bytes, 0, text->length) == NULL) {
    see_number("clone of the printed", osip_message_clone(sip, &copy));
    if (copy != NULL) {
      dump_message("copy", copy);
      dump_print("copy printed", copy);
      osip_message_free(copy);
    }
  }
  see_number("force_update", osip_message_force_update(sip));
  see_number("force_update of NULL", osip_message_force_update(NULL));
  see_number("get__property of NULL", osip_message_get__property(NULL));
  dump_print_sipfrag("sipfrag", sip);
  osip_message_free(sip);
  observe_leave(before);
}

static void try_texts(const char *label, const text_t *texts, size_t count) {
  size_t i;

  for (i = 0; i < count; i++) {
    try_text(label, (int) i, &texts[i], 0);
    try_text(label, (int) i, &texts[i], 1);
  }
}

/* every start of a message, and every message without one of its bytes */
static void try_cuts(void) {
  static const char whole[] = "INVITE sip:a@b:1;c?d=e SIP/2.0\r\nv: SIP/2.0/UDP h:1;branch=z\r\nFrom: \"A\" <sip:a@b>;tag=1\r\nt: <sip:c@d>\r\ni: 1@h\r\n"
                              "CSeq: 1 INVITE\r\nk: a,\r\n b\r\nContent-Type: multipart/mixed;boundary=b\r\nContent-Length: 68\r\n\r\n"
                              "--b\r\nX: y\r\n\r\none\r\n--b\r\nContent-Type: a/b\r\n\r\ntwo\r\n--b--\r\n";
  size_t length = sizeof whole - 1;
  size_t step = observe_light() ? 11 : 1;
  size_t i;

  for (i = 0; i <= length; i += step) {
    text_t text;
    char *bytes = malloc(i + 1);

    memcpy(bytes, whole, i);
    text.bytes = bytes;
    text.length = i;
    try_text("cut", (int) i, &text, 0);
    free(bytes);
  }
  for (i = 0; i < length; i += step) {
    text_t text;
    char *bytes = malloc(length);

    memcpy(bytes, whole, i);
    memcpy(bytes + i, whole + i + 1, length - i - 1);
    text.bytes = bytes;
    text.length = length - 1;
    if (!dump_unfolds_into_body(bytes, length - 1))
      try_text("without", (int) i, &text, 0);
    free(bytes);
  }
}

static void try_comma_lists(void) {
  size_t i;

  for (i = 0; i < COUNT(comma_lists); i++) {
    size_t before = observe_enter_at("comma_list", (int) i);
    osip_message_t *sip = NULL;
    char *name = osip_strdup(comma_lists[i].name);
    char *value = osip_strdup(comma_lists[i].value);

    osip_message_init(&sip);
    see_text("name", name);
    see_text("value", value);
    see_number("code", osip_message_set_multiple_header(sip, name, value));
    see_text("name after", name);
    see_text("value after", value);
    dump_message("message", sip);
    dump_print_sipfrag("printed", sip);
    osip_free(name);
    osip_free(value);
    osip_message_free(sip);
    observe_leave(before);
  }
}

/* what one value is stored as, with blanks and line ends around it, in headers with and without a grammar of their own */
static void try_single_values(void) {
  static const char *const names[] = {"X-A", "User-Agent", "Subject", "Supported", "P-Asserted-Identity", "Warning", "Expires", "Via", "From", "Call-ID", "CSeq",
                                      "Contact", "Route", "Content-Type", "Content-Length", "Accept", "Allow", "MIME-Version", "Authorization",
                                      "X-A ", " X-A", "Supported\t", " Via ", "X A\r\n"};
  static const char *const values[] = {"2 ", "2\t", " 2", "  ", "\r\n", "2\r\n", "a\r\n b", "2 \r\n ", "a, b ", " a , b", "\"a, b\" ", "", "\ta", "a\t,b\t", "a ,b\r\n",
                                       " a/b ", " <sip:a@b> ", " 1 A ", "SIP/2.0/UDP h "};
  size_t name, value;

  for (name = 0; name < COUNT(names); name++)
    for (value = 0; value < COUNT(values); value++) {
      osip_message_t *sip = NULL;
      char *given = osip_strdup(names[name]);
      char *text = osip_strdup(values[value]);

      osip_message_init(&sip);
      see_text(given, text);
      see_number("code", osip_message_set_multiple_header(sip, given, text));
      dump_message("message", sip);
      osip_free(given);
      osip_free(text);
      osip_message_free(sip);
    }
}

int main(void) {
  osip_message_t *sip = NULL;

  observe_silence();
  parser_init();
  try_texts("start_line", start_lines, COUNT(start_lines));
  try_texts("whole_text", whole_texts, COUNT(whole_texts));
  try_texts("header_line", header_lines, COUNT(header_lines));
  try_texts("body", bodies, COUNT(bodies));
  try_texts("multipart", multiparts, COUNT(multiparts));
  try_texts("sipfrag", sipfrags, COUNT(sipfrags));
  try_cuts();
  try_comma_lists();
  try_single_values();

  osip_message_init(&sip);
  see_number("parse of nothing", osip_message_parse(sip, NULL, 0));
  osip_message_free(sip);
  osip_message_init(&sip);
  see_number("parse_sipfrag of nothing", osip_message_parse_sipfrag(sip, NULL, 0));
  osip_message_free(sip);
  return 0;
}
