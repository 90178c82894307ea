/*
 * Messages made by chance: from a small SIP grammar, or real ones with a few
 * bytes changed. Each is parsed, dumped, printed and cloned into one running
 * hash; a line for each 1,000 messages. The seed is fixed.
 *
 *   fuzz FOLDER        all messages; FOLDER/sip holds the real ones
 *   fuzz FOLDER N      message N alone, in full: to find where two libraries part
 *   fuzz FOLDER N M    a hash for each of the messages N to M
 */
#include "../headers.h"

#define LARGEST 6000

static char text[LARGEST + 1];
static size_t text_length;

static void add(const char *piece) {
  size_t length = strlen(piece);

  if (text_length + length > LARGEST)
    return;
  memcpy(text + text_length, piece, length);
  text_length += length;
}

/* tables begin with their good entries; a gentle message takes mostly those */
static int gentle;

static const char *one_of(observe_random_t *random, const char *const *choices, size_t count) {
  if (gentle && observe_below(random, 100) < 96)
    count = (count + 2) / 3;
  return choices[observe_below(random, (uint32_t) count)];
}

#define ONE_OF(CHOICES) add(one_of(random, CHOICES, COUNT(CHOICES)))

static int chance(observe_random_t *random, uint32_t percent) {
  return observe_below(random, 100) < percent;
}

static void make_uri(observe_random_t *random) {
  static const char *const schemes[] = {"sip:", "sip:", "sip:", "sips:", "SIP:", "tel:", "http://", "urn:", "si", ""};
  static const char *const users[] = {"alice@", "bob%20b@", "a:pw@", "@", "u;x=1@", "", "+1-201@", "\303\251@", "a@b@", "%zz@", "*@"};
  static const char *const hosts[] = {"example.org", "192.0.2.1", "[2001:db8::1]", "[::1", "h", "", " h ", "a:b:c", "EXAMPLE.org"};
  static const char *const ports[] = {"", "", ":5060", ":", ":99999999", ":abc", ":0"};
  static const char *const params[] = {";lr", ";transport=tcp", ";maddr=1.2.3.4", ";", ";a=", ";=b", ";method=INVITE", ";x-obr=1", ";a=%41%00", ";line=\"q;r\""};
  static const char *const headers[] = {"?Subject=x", "?a=b&c=d", "?a", "?", "?a=&b=c", "?Route=%3Csip:p%3E"};

  ONE_OF(schemes);
  ONE_OF(users);
  ONE_OF(hosts);
  ONE_OF(ports);
  while (chance(random, 30))
    ONE_OF(params);
  if (chance(random, 10))
    ONE_OF(headers);
}

static void make_params(observe_random_t *random) {
  static const char *const params[] = {";tag=88sja8x", ";tag", ";TAG=x", ";branch=z9hG4bK776asdhds", ";rport", ";received=1.2.3.4", ";q=0.7", ";expires=3600",
                                       ";+sip.instance=\"<urn:uuid:1;2>\"", ";a=\"b,c\"", ";a=\"x\\\";y\"", "; b = c ", ";", ";;", ";a=", ";a= ,b", ";ttl=1", ";\"", ";x=<y;z>"};

  while (chance(random, 45))
    ONE_OF(params);
}

static void make_address(observe_random_t *random) {
  static const char *const names[] = {"", "", "\"A. G. Bell\" ", "Bob ", "\"a\\\"b\" ", "\"unclosed ", "  x ", "caf\303\251 ", "* ", "a, b ", "\"a, <sip:x@y>\" "};

  if (chance(random, 20)) {
    make_uri(random);
  }
  else {
    ONE_OF(names);
    add(chance(random, 97) ? "<" : "");
    make_uri(random);
    add(chance(random, 97) ? ">" : "");
  }
  make_params(random);
}

static void make_via(observe_random_t *random) {
  static const char *const starts[] = {"SIP/2.0/UDP ", "SIP/2.0/TCP ", "SIP / 2.0 / TLS ", "SIP/2.0/UDP", "sip/2.0/udp  ", "2.0/UDP ", "SIP/2.0/ ", "SIP//UDP "};
  static const char *const hosts[] = {"pc33.example.org", "192.0.2.4:5060", "[2001:db8::9:1]:5070", "h : 1 ", "h:", "", "[::1", "h (comment)", "h:-1", "h(x)", "h:4294967296"};

  ONE_OF(starts);
  ONE_OF(hosts);
  make_params(random);
  if (chance(random, 5))
    add(" (a;comment)");
}

static void make_credentials(observe_random_t *random) {
  static const char *const schemes[] = {"Digest ", "digest ", "NTLM ", "Basic ", "Digest", "", "Digest\t", "Kerberos "};
  static const char *const parts[] = {"username=\"bob\"", "realm=\"example.org\"", "nonce=\"84a4cc6f3082121f32b42a2187831a9e\"", "uri=\"sip:a@b\"", "response=\"7587245234b3434cc3412213e5f113a5432\"",
                                      "algorithm=MD5", "cnonce=\"0a4f113b\"", "opaque=\"\"", "qop=auth", "qop=\"auth,auth-int\"", "nc=00000001", "nc=1", "stale=FALSE", "domain=\"sip:h\"", "foo=bar",
                                      "foo=\"a,b\"", "nextnonce=\"n\"", "rspauth=\"r\"", "realm=unquoted", "realm", "version=4", "targetname=\"t\"", "gssapi-data=\"g\"", "crand=\"1\"", "cnum=\"2\"", "snum=\"1\"",
                                      "srand=\"s\"", "realm=\"a\\\"b\"", "nonce=\"unclosed", "digest=\"d\"", "algorithms=SHA"};
  static const char *const between[] = {", ", ",", ",\r\n ", " ", ";", ",,", " , "};

  ONE_OF(schemes);
  do {
    ONE_OF(parts);
    ONE_OF(between);
  } while (chance(random, 75));
  ONE_OF(parts);
}

static void make_value(observe_random_t *random, const char *name) {
  static const char *const words[] = {"a", "b, c", "gzip;q=1.0", "application/sdp", "text/plain;charset=utf-8", "*/*", "a/b;c=", "INVITE, ACK, BYE", "<http://h/p>;purpose=icon", "<a", "70", "0", "-1",
                                      "5", "1 INVITE", "4711 ACK", " 1 BYE", "1", "a84b4c76e66710@pc33.example.org", "x", "@", "1.0", "\"a,b\",c", "<sip:a,b>,c", "", " ", "multipart/mixed;boundary=b",
                                      "multipart/mixed;boundary=\"b\"", "multipart/mixed", "message/sipfrag", "12", "99999", "+3x", "*", "a\\\"b,\"c", "100rel, timer", "\303\251\377", "application/sdp"};
  static const char *const types[] = {"application/sdp", "multipart/mixed;boundary=b", "multipart/mixed;boundary=\"b\"", "text/plain;charset=x", "a/b;c", "a", "", "multipart/x"};
  uint32_t kind;

  switch (name[0] | 32) {
  case 'f':
  case 't':
  case 'm':
  case 'r':
    kind = 0;
    break;
  case 'v':
    kind = 1;
    break;
  case 'p':
  case 'w':
    kind = 2;
    break;
  default:
    kind = strstr(name, "uth") != NULL ? 2 : strstr(name, "ontact") != NULL ? 0 : 3;
  }
  if (chance(random, gentle ? 1 : 15))
    kind = observe_below(random, 4);
  if (gentle && osip_strcasecmp(name, "cseq") == 0) {
    add("4711 INVITE");
    return;
  }
  if (gentle && (osip_strcasecmp(name, "content-type") == 0 || strcmp(name, "c") == 0)) {
    ONE_OF(types);
    return;
  }
  if (gentle && (osip_strcasecmp(name, "content-length") == 0 || strcmp(name, "l") == 0)) {
    add(chance(random, 50) ? "5" : "0");
    return;
  }
  do {
    switch (kind) {
    case 0:
      make_address(random);
      break;
    case 1:
      make_via(random);
      break;
    case 2:
      make_credentials(random);
      break;
    default:
      ONE_OF(words);
    }
    if (!chance(random, 12))
      return;
    add(chance(random, 50) ? ", " : ",");
  } while (1);
}

static void make_message(observe_random_t *random) {
  static const char *const methods[] = {"INVITE ", "ACK ", "OPTIONS ", "REGISTER ", "MESSAGE  ", "invite ", "", "B\tE ", "SIP/2.0 "};
  static const char *const versions[] = {" SIP/2.0", " SIP/2.0", " SIP/2.0", " SIP/2.0", " sip/2.0", " SIP/3.0", " SIP/2.0 ", "", " HTTP/1.1"};
  static const char *const statuses[] = {"SIP/2.0 200 OK", "SIP/2.0 180 Ringing", "SIP/2.0 100", "SIP/2.0 401 ", "SIP/2.0 699 x", "SIP/2.0 99 x", "SIP/2.0 0 x", "SIP/2.0  200 OK", "SIP/2.0 4294967496 x", "SIP/9 200 \303\251"};
  static const char *const names[] = {"Via", "v", "From", "f", "To", "t", "Call-ID", "i", "CSeq", "cseq", "Contact", "m", "Max-Forwards", "Content-Type", "c", "Content-Length", "l", "Content-Encoding",
                                      "e", "Accept", "Accept-Encoding", "Accept-Language", "Alert-Info", "Allow", "Authentication-Info", "Authorization", "Call-Info", "Error-Info", "MIME-Version",
                                      "Proxy-Authenticate", "Proxy-Authentication-Info", "Proxy-Authorization", "Record-Route", "Route", "WWW-Authenticate", "Supported", "k", "Require", "Subject", "s", "Date",
                                      "Warning", "Allow-Events", "X-\303\251", "Content-Disposition", "", "P-Asserted-Identity", "Path", "Event"};
  static const char *const colons[] = {": ", ":", " : ", ":\t", ":\r\n ", "", ": \r\n\t"};
  static const char *const bodies[] = {"", "hello", "v=0\r\no=a 1 1 IN IP4 1.2.3.4\r\ns=-\r\n", "\r\n--b\r\nX: y\r\n\r\none\r\n--b--\r\n",
                                       "--b\r\nContent-Type: a/b\r\n\r\none\r\n--b\r\nX: 1\r\nY: 2\r\n\r\ntwo\r\n\r\n--b--", "--b\nX: yz\n\none\n--b--", "pre\r\n--b\r\n\r\nno header\r\n--b--", "12345"};
  unsigned seen = 0;
  uint32_t headers = observe_below(random, 14);
  const char *end = chance(random, 90) ? "\r\n" : chance(random, 50) ? "\n" : "\r";

  text_length = 0;
  if (chance(random, 3))
    add("\r\n\r\n");
  if (chance(random, 60)) {
    ONE_OF(methods);
    if (chance(random, 80))
      add("sip:bob@example.org");
    else
      make_uri(random);
    ONE_OF(versions);
  }
  else
    ONE_OF(statuses);
  add(end);
  while (headers-- > 0) {
    const char *name = names[observe_below(random, COUNT(names))];

    if (gentle) {
      /* a second From, To, Call-ID, CSeq, Content-Type or Content-Length fails the whole message */
      static const char *const kinds[] = {"From", "f", "To", "t", "Call-ID", "i", "CSeq", "cseq", "Content-Type", "c", "Content-Length", "l"};
      size_t kind;

      for (kind = 0; kind < COUNT(kinds) && strcmp(kinds[kind], name) != 0; kind++)
        continue;
      if (name[0] == '\0' || (kind < COUNT(kinds) && (seen & (1u << kind / 2)) != 0))
        continue;
      if (kind < COUNT(kinds))
        seen |= 1u << kind / 2;
    }
    add(name);
    add(chance(random, 70) ? ": " : one_of(random, colons, COUNT(colons)));
    make_value(random, name);
    if (chance(random, 3))
      add("\r\n ");
    add(chance(random, 97) ? end : "\n");
  }
  if (chance(random, 95))
    add(end);
  ONE_OF(bodies);
}

/* a few bytes of the message inserted, removed, repeated or replaced */
static void change_message(observe_random_t *random) {
  static const char *const pieces[] = {"\r\n", "\n", "\r", "\r\n ", "\r\n\r\n", " ", "\t", ":", ",", ";", "\"", "\\", "<", ">", "=", "@", "/", "%", "(", ")", "[", "]", "?", "&", "-", "--", "0", "9", "a", "Z", "*", "\377", "\1", ";;", ",,", "<sip:", "SIP/", "Content-Length: 3\r\n"};
  uint32_t changes = 1 + (chance(random, 60) ? 0 : observe_below(random, 5));

  while (changes-- > 0 && text_length > 0) {
    /* mostly in the start line and the headers */
    size_t limit = chance(random, 85) && text_length > 700 ? 700 : text_length;
    size_t at = observe_below(random, (uint32_t) limit);
    size_t drop = 0;
    const char *insert = "";
    size_t length;

    switch (observe_below(random, 6)) {
    case 0:
      drop = 1 + observe_below(random, 3);
      break;
    case 1:
      drop = observe_below(random, 40);
      break;
    case 2:
      text[at] = (char) (1 + observe_below(random, 255));
      continue;
    case 3: {
      /* a line of the message a second time */
      size_t from = observe_below(random, (uint32_t) text_length);
      static char line[128];

      length = observe_below(random, 100);
      if (length > text_length - from)
        length = text_length - from;
      memcpy(line, text + from, length);
      line[length] = '\0';
      insert = line;
      break;
    }
    default:
      insert = one_of(random, pieces, COUNT(pieces));
      drop = observe_below(random, 2);
    }
    if (drop > text_length - at)
      drop = text_length - at;
    length = strlen(insert);
    if (text_length + length - drop > LARGEST)
      continue;
    memmove(text + at + length, text + at + drop, text_length - at - drop);
    memcpy(text + at, insert, length);
    text_length = text_length - drop + length;
  }
}

static void make_case(const observe_files_t *files, char **loaded, const size_t *lengths, int number) {
  observe_random_t choices = observe_random_for((uint64_t) number);
  observe_random_t *random = &choices;

  if (files->count == 0 || chance(random, 45)) {
    gentle = chance(random, 75);
    make_message(random);
    gentle = 0;
    if (chance(random, 20))
      change_message(random);
    return;
  }
  {
    size_t file = observe_below(random, (uint32_t) files->count);

    text_length = lengths[file] > LARGEST - 500 ? LARGEST - 500 : lengths[file];
    memcpy(text, loaded[file], text_length);
    change_message(random);
  }
}

static void try_case(void) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  char *bytes;
  int code;

  see_bytes("input", text, text_length);
  if (dump_unfolds_into_body(text, text_length)) {
    see_note("left out", "folded lines reach into the body");
    return;
  }
  /* of exactly its size, so that a memory checker sees an over-read */
  bytes = malloc(text_length == 0 ? 1 : text_length);
  memcpy(bytes, text, text_length);
  osip_message_init(&sip);
  code = text_length % 8 == 0 ? osip_message_parse_sipfrag(sip, bytes, text_length) : osip_message_parse(sip, bytes, text_length);
  free(bytes);
  see_number("parse", code);
  dump_message("parsed", sip);
  see_number("clone", osip_message_clone(sip, &copy));
  if (copy != NULL) {
    dump_print("copy", copy);
    osip_message_free(copy);
  }
  dump_print("printed", sip);
  osip_message_force_update(sip);
  dump_print_sipfrag("sipfrag", sip);
  osip_message_free(sip);
}

static void see_case_hash(int number) {
  size_t before = observe_enter_at("case", number);
  char digits[32];

  snprintf(digits, sizeof digits, "%016llx", (unsigned long long) observe_hash);
  see_note("hash", digits);
  observe_leave(before);
}

int main(int argc, char **argv) {
  int cases = observe_light() ? 1000 : 100000;
  int first = argc > 2 ? atoi(argv[2]) : 0;
  int last = argc > 3 ? atoi(argv[3]) : argc > 2 ? first : cases - 1;
  int each = argc > 3;
  char folder[1024];
  observe_files_t files;
  char **loaded;
  size_t *lengths;
  size_t i;
  int number;

  observe_silence();
  parser_init();
  snprintf(folder, sizeof folder, "%s/sip", argc > 1 ? argv[1] : "c-tests/messages");
  files = observe_files_below(folder);
  see_number("files", (long) files.count);
  loaded = calloc(files.count + 1, sizeof *loaded);
  lengths = calloc(files.count + 1, sizeof *lengths);
  for (i = 0; i < files.count; i++) {
    loaded[i] = observe_read(files.name[i], &lengths[i]);
    if (loaded[i] == NULL)
      lengths[i] = 0;
  }
  for (number = first; number <= last; number++) {
    make_case(&files, loaded, lengths, number);
    if (argc == 3) {
      try_case();
      continue;
    }
    if (each)
      observe_hash = 14695981039346656037ULL;
    observe_begin_hash();
    try_case();
    observe_end_hash();
    if (each || (number + 1) % 1000 == 0)
      see_case_hash(number);
  }
  for (i = 0; i < files.count; i++)
    free(loaded[i]);
  free(loaded);
  free(lengths);
  observe_free_files(&files);
  return 0;
}
