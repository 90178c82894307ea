/* A session description, edited by each of its functions in any order. */
#include "../case.h"

#include "../../../c-tests/dump_sdp.h"

static char *word(fuzz_input_t *input) {
  static const char *const words[] = {"audio", "sendrecv", "rtpmap", "0", "5004", "RTP/AVP", "IN", "IP4", "h", ""};

  return osip_strdup(words[fuzz_below(input, sizeof words / sizeof *words)]);
}

/* -1, for the session, to 3 */
static int position(fuzz_input_t *input) {
  return (int) fuzz_below(input, 5) - 1;
}

/* What is not taken stays the caller's. */
static void taken(const char *what, int code, char *one, char *two, char *three, char *four, char *five) {
  see_number(what, code);
  if (code == 0)
    return;
  osip_free(one);
  osip_free(two);
  osip_free(three);
  osip_free(four);
  osip_free(five);
}

static void set(fuzz_input_t *input, sdp_message_t *sdp, unsigned what) {
  char *one = word(input), *two = word(input), *three = NULL, *four = NULL, *five = NULL;
  int at = position(input);

  switch (what) {
  case 0:
    three = word(input);
    four = word(input);
    taken("media", sdp_message_m_media_add(sdp, one, two, three, four), one, two, three, four, NULL);
    return;
  case 1:
    taken("attribute", sdp_message_a_attribute_add(sdp, at, one, two), one, two, NULL, NULL, NULL);
    return;
  case 2:
    three = word(input);
    four = word(input);
    five = word(input);
    /* one that is set already is the caller's to free */
    if (at == -1) {
      sdp_connection_free(sdp->c_connection);
      sdp->c_connection = NULL;
    }
    taken("connection", sdp_message_c_connection_add(sdp, at, one, two, three, four, five), one, two, three, four, five);
    return;
  case 3:
    taken("bandwidth", sdp_message_b_bandwidth_add(sdp, at, one, two), one, two, NULL, NULL, NULL);
    return;
  case 4:
    taken("time", sdp_message_t_time_descr_add(sdp, one, two), one, two, NULL, NULL, NULL);
    return;
  case 5:
    taken("payload", sdp_message_m_payload_add(sdp, at, one), one, NULL, NULL, NULL, NULL);
    break;
  case 6:
    taken("repeat", sdp_message_r_repeat_add(sdp, at, one), one, NULL, NULL, NULL, NULL);
    break;
  case 7:
    taken("email", sdp_message_e_email_add(sdp, one), one, NULL, NULL, NULL, NULL);
    break;
  case 8:
    taken("phone", sdp_message_p_phone_add(sdp, one), one, NULL, NULL, NULL, NULL);
    break;
  default: {
    /* the same text again is not for free: the original frees it first */
    char *old = sdp_message_m_port_get(sdp, at);

    if (old == NULL)
      osip_free(one);
    if (old != NULL)
      taken("port", sdp_message_m_port_set(sdp, at, one), one, NULL, NULL, NULL, NULL);
  }
  }
  osip_free(two);
}

static void step(fuzz_input_t *input, sdp_message_t *sdp) {
  unsigned what = fuzz_below(input, 20);
  char *name;
  int at, pos;

  if (what < 10) {
    set(input, sdp, what);
    return;
  }
  name = word(input);
  at = position(input);
  pos = position(input);
  switch (what) {
  case 10:
    see_number("delete", sdp_message_a_attribute_del(sdp, at, name));
    break;
  case 11:
    see_number("delete at", sdp_message_a_attribute_del_at_index(sdp, at, name, pos));
    break;
  case 12:
    see_number("delete payload", sdp_message_m_payload_del(sdp, at, pos));
    break;
  case 13:
    see_number("end of media", sdp_message_endof_media(sdp, at));
    break;
  case 14:
    see_text("field", sdp_message_a_att_field_get(sdp, at, pos));
    see_text("value", sdp_message_a_att_value_get(sdp, at, pos));
    break;
  case 15:
    see_text("addr", sdp_message_c_addr_get(sdp, at, pos));
    see_text("ttl", sdp_message_c_addr_multicast_ttl_get(sdp, at, pos));
    break;
  case 16:
    see_text("bwtype", sdp_message_b_bwtype_get(sdp, at, pos));
    see_text("start", sdp_message_t_start_time_get(sdp, at));
    see_text("repeat", sdp_message_r_repeat_get(sdp, at, pos));
    break;
  case 17:
    see_text("payload", sdp_message_m_payload_get(sdp, at, pos));
    see_text("proto", sdp_message_m_proto_get(sdp, at));
    break;
  case 18:
    see_text("email", sdp_message_e_email_get(sdp, pos));
    see_text("phone", sdp_message_p_phone_get(sdp, pos));
    break;
  default:
    see_text("key", sdp_message_k_keytype_get(sdp, at));
    see_text("info", sdp_message_i_info_get(sdp, at));
  }
  osip_free(name);
}

void fuzz_sdp_edit(fuzz_input_t *input) {
  static const char *const starts[] = {"", "v=0\r\no=u 1 2 IN IP4 h\r\ns=n\r\nt=1 2\r\nr=a\r\na=sendrecv\r\na=rtpmap:0\r\nm=audio 0 RTP/AVP 0 8\r\nc=IN IP4 h\r\na=rtpmap:0\r\nm=video 1 RTP/AVP 1\r\n"};
  const char *start = starts[fuzz_below(input, 2)];
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  int steps, code;

  sdp_message_init(&sdp);
  if (start[0] == '\0') {
    sdp_message_v_version_set(sdp, osip_strdup("0"));
    sdp_message_o_origin_set(sdp, osip_strdup("u"), osip_strdup("1"), osip_strdup("2"), osip_strdup("IN"), osip_strdup("IP4"), osip_strdup("h"));
    sdp_message_s_name_set(sdp, osip_strdup("n"));
  }
  else
    sdp_message_parse(sdp, start);
  for (steps = 0; input->left > 0 && steps < 60; steps++)
    step(input, sdp);
  dump_sdp("edited", sdp);
  dump_print_sdp(sdp);
  /* the original leaves what was made of a clone that fails */
  code = sdp_message_clone(sdp, &copy);
  see_number("clone", code);
  if (code == 0)
    sdp_message_free(copy);
  sdp_message_free(sdp);
}
