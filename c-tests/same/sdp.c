/*
 * Session descriptions: parsed, dumped, printed, cloned, edited. argv[1] is the folder of messages; its folder sdp is read. With a
 * number as argv[2] that generated case is printed in full.
 *
 * Covers: every function of sdp_message.h.
 */
#include <limits.h>

#include "../dump_sdp.h"

/* The original may look at some bytes after the text: they are there, and zero. */
static void try_text(const char *bytes, size_t length) {
  char *text = (char *) calloc(1, length + 64);
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  int code;

  memcpy(text, bytes, length);
  sdp_message_init(&sdp);
  see_number("parse", sdp_message_parse(sdp, text));
  dump_sdp("parsed", sdp);
  dump_print_sdp(sdp);
  code = sdp_message_clone(sdp, &copy);
  see_number("clone", code);
  if (code == 0) {
    dump_sdp("copy", copy);
    dump_print_sdp(copy);
    sdp_message_free(copy);
  }
  sdp_message_free(sdp);
  free(text);
}

static const char whole[] =
    "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\ni=inf\r\nu=uri\r\ne=e1\r\ne=e2\r\np=p1\r\nc=IN IP4 224.2.1.1/127/3\r\nb=AS:1\r\nb=CT:2\r\nt=1 2\r\nr=a\r\nr=b\r\n"
    "t=3 4\r\nz=zz\r\nk=clear:K\r\na=f0\r\na=f1:v1\r\na=f0:again\r\nm=audio 5004/2 RTP/AVP 0 8 101\r\ni=mi\r\nc=IN IP4 c1\r\nc=IN IP6 ::1/3\r\n"
    "b=TIAS:1\r\nk=prompt\r\na=ma\r\na=mb:1\r\na=ma:2\r\nm=video 0 RTP/AVP 34\r\n";

static sdp_message_t *parsed(const char *text) {
  sdp_message_t *sdp = NULL;

  sdp_message_init(&sdp);
  see_number("parsed", sdp_message_parse(sdp, text));
  return sdp;
}

static char *dup(const char *text) {
  return osip_strdup(text);
}

static void try_getters(sdp_message_t *sdp) {
  static const int places[] = {-1, 0, 1, 2, 3, 99, INT_MAX, -2, -7, INT_MIN};
  int i, j;

  see_text("v_version_get", sdp_message_v_version_get(sdp));
  see_text("o_username_get", sdp_message_o_username_get(sdp));
  see_text("o_sess_id_get", sdp_message_o_sess_id_get(sdp));
  see_text("o_sess_version_get", sdp_message_o_sess_version_get(sdp));
  see_text("o_nettype_get", sdp_message_o_nettype_get(sdp));
  see_text("o_addrtype_get", sdp_message_o_addrtype_get(sdp));
  see_text("o_addr_get", sdp_message_o_addr_get(sdp));
  see_text("s_name_get", sdp_message_s_name_get(sdp));
  see_text("u_uri_get", sdp_message_u_uri_get(sdp));
  see_text("z_adjustments_get", sdp_message_z_adjustments_get(sdp));
  for (i = 0; i < (int) (sizeof places / sizeof *places); i++) {
    int media = places[i];
    size_t before = observe_enter_at("place", i);

    see_text("e_email_get", sdp_message_e_email_get(sdp, media));
    see_text("sdp_e_email_get", sdp_e_email_get(sdp, media));
    see_text("p_phone_get", sdp_message_p_phone_get(sdp, media));
    see_text("t_start_time_get", sdp_message_t_start_time_get(sdp, media));
    see_text("t_stop_time_get", sdp_message_t_stop_time_get(sdp, media));
    see_number("endof_media", sdp_message_endof_media(sdp, media));
    see_text("i_info_get", sdp_message_i_info_get(sdp, media));
    if (media >= -1) {
      see_text("k_keytype_get", sdp_message_k_keytype_get(sdp, media));
      see_text("k_keydata_get", sdp_message_k_keydata_get(sdp, media));
    }
    if (sdp != NULL) {
      see_text("m_media_get", sdp_message_m_media_get(sdp, media));
      see_text("m_port_get", sdp_message_m_port_get(sdp, media));
      see_text("m_number_of_port_get", sdp_message_m_number_of_port_get(sdp, media));
      see_text("m_proto_get", sdp_message_m_proto_get(sdp, media));
    }
    for (j = 0; j < (int) (sizeof places / sizeof *places); j++) {
      int pos = places[j];
      size_t outside = observe_enter_at("pos", j);

      see_text("r_repeat_get", sdp_message_r_repeat_get(sdp, media, pos));
      see_whether("connection_get", sdp_message_connection_get(sdp, media, pos));
      see_text("c_nettype_get", sdp_message_c_nettype_get(sdp, media, pos));
      see_text("c_addrtype_get", sdp_message_c_addrtype_get(sdp, media, pos));
      see_text("c_addr_get", sdp_message_c_addr_get(sdp, media, pos));
      see_text("c_addr_multicast_ttl_get", sdp_message_c_addr_multicast_ttl_get(sdp, media, pos));
      see_text("c_addr_multicast_int_get", sdp_message_c_addr_multicast_int_get(sdp, media, pos));
      see_whether("bandwidth_get", sdp_message_bandwidth_get(sdp, media, pos));
      see_text("b_bwtype_get", sdp_message_b_bwtype_get(sdp, media, pos));
      see_text("b_bandwidth_get", sdp_message_b_bandwidth_get(sdp, media, pos));
      see_whether("attribute_get", sdp_message_attribute_get(sdp, media, pos));
      see_text("a_att_field_get", sdp_message_a_att_field_get(sdp, media, pos));
      see_text("a_att_value_get", sdp_message_a_att_value_get(sdp, media, pos));
      if (sdp != NULL)
        see_text("m_payload_get", sdp_message_m_payload_get(sdp, media, pos));
      observe_leave(outside);
    }
    observe_leave(before);
  }
}

/* gives texts away if the call has adopted them, else frees them */
#define ADOPT1(CALL, A) do { char *a = dup(A); int code = CALL; see_number(#CALL, code); if (code != 0) osip_free(a); } while (0)
#define ADOPT2(CALL, A, B) do { char *a = dup(A); char *b = dup(B); int code = CALL; see_number(#CALL, code); if (code != 0) { osip_free(a); osip_free(b); } } while (0)

static void try_setters(int with_object) {
  static const int places[] = {-1, 0, 1, 2, INT_MAX};
  sdp_message_t *sdp = with_object ? parsed("v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\n") : NULL;
  int i;

  if (with_object) {
    char *old[7];

    see_number("m_media_add", sdp_message_m_media_add(sdp, dup("audio"), dup("5"), dup("2"), dup("RTP/AVP")));
    see_number("m_media_add", sdp_message_m_media_add(sdp, dup("video"), dup("007"), NULL, dup("RTP/AVP")));
    old[0] = sdp->v_version;
    old[1] = sdp->o_username;
    old[2] = sdp->o_sess_id;
    old[3] = sdp->o_sess_version;
    old[4] = sdp->o_nettype;
    old[5] = sdp->o_addrtype;
    old[6] = sdp->o_addr;
    see_number("o_origin_set", sdp_message_o_origin_set(sdp, dup("a"), dup("b"), dup("c"), dup("d"), dup("e"), dup("f")));
    for (i = 0; i < 7; i++)
      osip_free(old[i]);
    sdp->v_version = NULL;
  } else {
    see_number("o_origin_set", sdp_message_o_origin_set(sdp, NULL, NULL, NULL, NULL, NULL, NULL));
  }
  ADOPT1(sdp_message_v_version_set(sdp, a), "1");
  ADOPT1(sdp_message_s_name_set(sdp, a), "name");
  ADOPT1(sdp_message_u_uri_set(sdp, a), "uri");
  ADOPT1(sdp_message_z_adjustments_set(sdp, a), "zone");
  ADOPT1(sdp_message_e_email_add(sdp, a), "mail");
  ADOPT1(sdp_message_p_phone_add(sdp, a), "phone");
  ADOPT2(sdp_message_t_time_descr_add(sdp, a, b), "8", "9");
  for (i = 0; i < (int) (sizeof places / sizeof *places); i++) {
    int place = places[i];
    size_t before = observe_enter_at("place", i);

    ADOPT1(sdp_message_i_info_set(sdp, place, a), "info");
    ADOPT1(sdp_message_r_repeat_add(sdp, place, a), "repeat");
    ADOPT2(sdp_message_b_bandwidth_add(sdp, place, a, b), "AS", "64");
    ADOPT2(sdp_message_k_key_set(sdp, place, a, b), "clear", "key");
    ADOPT2(sdp_message_a_attribute_add(sdp, place, a, b), "field", "value");
    ADOPT2(sdp_message_a_attribute_add(sdp, place, a, b), "field", "again");
    ADOPT2(sdp_message_c_connection_add(sdp, place, a, b, NULL, NULL, NULL), "IN", "IP4");
    if (with_object) {
      sdp_connection_t *connection = sdp_message_connection_get(sdp, place, 0);

      if (connection != NULL) {
        connection->c_addr = dup("h");
        connection->c_addr_multicast_int = dup("5");
      }
      ADOPT1(sdp_message_m_port_set(sdp, place, a), "0500");
      ADOPT1(sdp_message_m_payload_add(sdp, place, a), "8");
      ADOPT1(sdp_message_m_payload_add(sdp, place, a), "0 9");
      see_number("m_payload_del", sdp_message_m_payload_del(sdp, place, 0));
      see_number("m_payload_del", sdp_message_m_payload_del(sdp, place, 7));
      see_number("m_payload_del", sdp_message_m_payload_del(sdp, place, -1));
    }
    observe_leave(before);
  }
  if (with_object) {
    dump_sdp("edited", sdp);
    dump_print_sdp(sdp);
  }
  try_getters(sdp);
  sdp_message_free(sdp);
}

static void try_removal(void) {
  static const char *const names[] = {"f0", "F0", "ma", "mb", "zz", ""};
  static const int places[] = {-1, 0, 1, 2, -2, INT_MAX};
  static const int positions[] = {-1, 0, 1, 2, 3, -2};
  int i, j, k;

  for (i = 0; i < 6; i++)
    for (j = 0; j < 6; j++) {
      sdp_message_t *sdp = parsed(whole);

      see_number("del", sdp_message_a_attribute_del(sdp, places[j], (char *) names[i]));
      dump_print_sdp(sdp);
      sdp_message_free(sdp);
      for (k = 0; k < 6; k++) {
        sdp = parsed(whole);
        see_number("del_at_index", sdp_message_a_attribute_del_at_index(sdp, places[j], (char *) names[i], positions[k]));
        dump_print_sdp(sdp);
        sdp_message_free(sdp);
      }
    }
  see_number("del", sdp_message_a_attribute_del(NULL, -1, (char *) "f0"));
  see_number("del_at_index", sdp_message_a_attribute_del_at_index(NULL, -1, (char *) "f0", 0));
}

/* objects that lack something cannot be printed */
static void try_incomplete(void) {
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  char *text = NULL;

  sdp_message_init(&sdp);
  dump_print_sdp(sdp);
  sdp_message_free(sdp);
  see_number("to_str", sdp_message_to_str(NULL, &text));
  see_whether("to_str", text);
  see_number("clone", sdp_message_clone(NULL, &copy) == 0);
  sdp = parsed("v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\n");
  sdp_message_a_attribute_add(sdp, -1, dup("x"), dup(""));
  dump_print_sdp(sdp);
  see_number("clone", sdp_message_clone(sdp, &copy));
  sdp_message_a_attribute_add(sdp, -1, NULL, dup("v"));
  dump_print_sdp(sdp);
  sdp_message_free(sdp);
  sdp = parsed("v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\n");
  sdp_message_m_media_add(sdp, dup("a"), NULL, NULL, dup("p"));
  dump_print_sdp(sdp);
  sdp_message_free(sdp);
  sdp = parsed("v=0\r\no=u 1 2 IN IP4 h\r\nt=0 0\r\n");
  sdp_message_s_name_set(sdp, dup("x\r\ni=evil"));
  dump_print_sdp(sdp);
  if (sdp_message_clone(sdp, &copy) == 0) {
    dump_sdp("copy", copy);
    sdp_message_free(copy);
  }
  /* used a second time: the first eight texts are replaced, which the original does not free */
  see_number("parse", sdp_message_parse(sdp, "v=9\r\no=x 9 9 IN IP4 z\r\ne=a\r\nt=7 7\r\nm=n 1 p 1\r\n"));
  dump_sdp("reused", sdp);
  see_number("parse", sdp_message_parse(sdp, "x=9\r\n"));
  dump_sdp("reused", sdp);
  sdp_message_free(sdp);
}

static void try_parts(void) {
  sdp_bandwidth_t *bandwidth = NULL;
  sdp_time_descr_t *time = NULL;
  sdp_key_t *key = NULL;
  sdp_attribute_t *attribute = NULL;
  sdp_connection_t *connection = NULL;
  sdp_media_t *media = NULL;

  see_number("bandwidth", sdp_bandwidth_init(&bandwidth));
  see_number("time_descr", sdp_time_descr_init(&time));
  see_number("key", sdp_key_init(&key));
  see_number("attribute", sdp_attribute_init(&attribute));
  see_number("connection", sdp_connection_init(&connection));
  see_number("media", sdp_media_init(&media));
  see_number("payloads", osip_list_size(&media->m_payloads));
  sdp_bandwidth_free(bandwidth);
  sdp_time_descr_free(time);
  sdp_key_free(key);
  sdp_attribute_free(attribute);
  sdp_connection_free(connection);
  sdp_media_free(media);
  sdp_bandwidth_free(NULL);
  sdp_time_descr_free(NULL);
  sdp_key_free(NULL);
  sdp_attribute_free(NULL);
  sdp_connection_free(NULL);
  sdp_media_free(NULL);
  sdp_message_free(NULL);
}

/* lines to make texts of: right ones, odd ones and broken ones */
static const char *const lines[] = {
    "v=0", "v=", "v= 0 \t", "o=u 1 2 IN IP4 h", "o=u 1 2 IN IP4", "o=u  1 2 IN IP4 h", "o=u 1 2 IN IP4 h extra ", "s=n", "s=", "s= ", "s=\xe4\xb8\xad", "i=inf", "u=uri", "e=a@b", "e=", "p=+1 2",
    "c=IN IP4 1.2.3.4", "c=IN IP4 a/b/c/d", "c=IN IP4 a/", "c=IN IP4 /1", "c=IN IP4", "c=IN  IP4 h", "c=IN IP6 FF15::101/3", "b=AS:1", "b=AS", "b=:5", "b=X:1:2", "t=0 0", "t=0", "t=0 0 5", "t= 0",
    "r=7d 1h 0 25h", "r=", "z=zz", "k=prompt", "k=clear:K", "k=clear:", "k=:x", "a=x", "a=x:", "a=:v", "a=f:v:w=z", "a=", "a=rtpmap:0 PCMU/8000", "a =x", "media=7", "junk", "extra a=1 b=2",
    "m=audio 5 RTP/AVP 0", "m=audio 5 RTP/AVP", "m=audio 5 RTP/AVP ", "m=audio 5  RTP/AVP 0", "m=audio 5 RTP/AVP 0  8", "m=audio 5 RTP/AVP 0 8 ", "m=audio 5 RTP/AVP 0 8  ", "m=audio 5 RTP/AVP  0 8",
    "m=audio 5/2 RTP/AVP 0", "m=audio 00123 RTP/AVP 0", "m=audio 5/ RTP/AVP 0", "m=audio", "m= audio 5 RTP/AVP 0", "m=x port proto fmt=1 *", "y=0100000001", "f=v/////a///", "w=1", "=x", "", "A=x"};
static const char *const ends[] = {"\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r", "\n\n", "\r\r\n", "\n\r", ""};
/* the usual order, so that many texts get far */
static const char order[] = "vosiuepcbtrtzkamicbkaamicbka";

static size_t generate(observe_random_t *random, const observe_files_t *files, char *text, size_t size) {
  size_t length = 0;
  size_t i;
  uint32_t changes;

  if (files->count > 0 && observe_below(random, 3) == 0) {
    size_t whole_length;
    char *bytes = observe_read(files->name[observe_below(random, (uint32_t) files->count)], &whole_length);

    length = whole_length < size / 2 ? whole_length : size / 2;
    memcpy(text, bytes, length);
    free(bytes);
  } else {
    for (i = 0; i < sizeof order - 1; i++) {
      int needed = strchr("vot", order[i]) != NULL && i < 10;
      const char *line = lines[observe_below(random, (uint32_t) (sizeof lines / sizeof *lines))];
      const char *end = ends[observe_below(random, (uint32_t) (sizeof ends / sizeof *ends))];
      int tries = 400;

      if (!needed && observe_below(random, 3) == 0)
        continue;
      while (line[0] != order[i] && observe_below(random, 60) != 0 && tries-- > 0)
        line = lines[observe_below(random, (uint32_t) (sizeof lines / sizeof *lines))];
      if (observe_below(random, 4) != 0)
        end = "\r\n";
      if (length + strlen(line) + strlen(end) >= size / 2)
        break;
      memcpy(text + length, line, strlen(line));
      length += strlen(line);
      memcpy(text + length, end, strlen(end));
      length += strlen(end);
    }
  }
  changes = observe_below(random, 4);
  while (changes-- > 0 && length > 0) {
    static const char pieces[] = "= :/\r\n\t0az";
    size_t at = observe_below(random, (uint32_t) length);

    switch (observe_below(random, 4)) {
    case 0:
      text[at] = pieces[observe_below(random, sizeof pieces - 1)];
      break;
    case 1:
      memmove(text + at, text + at + 1, length - at - 1);
      length--;
      break;
    case 2:
      memmove(text + at + 1, text + at, length - at);
      text[at] = pieces[observe_below(random, sizeof pieces - 1)];
      length++;
      break;
    default:
      if (observe_below(random, 3) == 0)
        length = at;
      break;
    }
  }
  return length;
}

int main(int argc, char **argv) {
  static char text[32768];
  char folder[4096];
  observe_files_t files;
  observe_random_t random = observe_random_for(20061);
  long only = argc > 2 ? atol(argv[2]) : -1;
  int cases = observe_light() ? 500 : 100000;
  int i;

  observe_silence();
  snprintf(folder, sizeof folder, "%s/sdp", argc > 1 ? argv[1] : "c-tests/messages");
  files = observe_files_below(folder);
  see_number("files", (long) files.count);
  if (only < 0) {
    try_parts();
    try_incomplete();
    try_text("", 0);
    try_text(whole, sizeof whole - 1);
    for (i = 0; i < 2; i++) {
      size_t before = observe_enter_at("setters", i);
      try_setters(i);
      observe_leave(before);
    }
    {
      sdp_message_t *sdp = parsed(whole);
      try_getters(sdp);
      sdp_message_free(sdp);
    }
    try_removal();
    for (i = 0; i < (int) files.count; i++) {
      size_t length;
      char *bytes = observe_read(files.name[i], &length);
      size_t before = observe_enter_at("file", i);

      if (!observe_light() || i % 10 == 0)
        try_text(bytes, length);
      observe_leave(before);
      free(bytes);
    }
  }
  for (i = 0; i < cases; i++) {
    size_t length = generate(&random, &files, text, sizeof text);
    size_t before = observe_enter_at("case", i);

    if (only < 0)
      observe_begin_hash();
    if (only < 0 || only == i) {
      see_bytes("input", text, length);
      try_text(text, length);
    }
    if (only < 0) {
      observe_end_hash();
      if ((i + 1) % 1000 == 0 || i + 1 == cases) {
        char digits[32];

        snprintf(digits, sizeof digits, "%016llx", (unsigned long long) observe_hash);
        see_note("hash", digits);
      }
    }
    observe_leave(before);
  }
  observe_free_files(&files);
  return 0;
}
