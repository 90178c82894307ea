/*
 * Via.
 *
 * Covers: osip_via_{init,free,parse,to_str,clone,match}, via_{get,set}_{version,
 * protocol,host,port,comment} by the names of 5.3.0 and of 5.3.1 and the osip_via_* macros.
 */
#define _GNU_SOURCE /* RTLD_DEFAULT */
#include "../headers.h"

#include <dlfcn.h>

static const char *const vias[] = {
    "SIP/2.0/UDP h",
    "SIP/2.0/UDP h:5060;branch=z9hG4bK1;rport",
    "sip/2.0/udp h",
    "FOO/3.0/X h",
    "SIP / 2.0 / UDP  h : 5060 ; branch = z",
    "SIP/2.0/ UDP h",
    "SIP/2.0/UDP \th",
    "/2.0/UDP h",
    "SIP/2.0/  UDP  h:1",
    "SIP/2.0/UDP [h]:1",
    "SIP/2.0/UDP\th",
    "SIP/2.0/UDP",
    "SIP/2.0/ ",
    "SIP/2.0/   ",
    "SIP/2.0/ U",
    "SIP/2.0/ UD",
    "SIP/2.0/UDP h\t:\t1\t;a",
    "SIP/2.0/UDP ",
    "SIP/2.0/UDP h:",
    "SIP/2.0/UDP [::1",
    "SIP/2.0/UDP []",
    "SIP/2.0/UDP h;;a",
    "SIP/2.0/UDP h;a=;b",
    "SIP/2.0/UDP h ()",
    "SIP/2.0/UDP h (x",
    "SIP/2.0/UDP h )x(",
    "SIP/2.0/UDP h;rport=;received=1.1.1.1",
    "SIP/2.0/UDP  ",
    "SIP/2.0/ U h",
    "SIP/2.0 UDP h",
    "SIP//UDP h",
    "SIP",
    "",
    "SIP/ /UDP h",
    "SIP/2.0// h",
    "SIP/2.0/UDP h x",
    "SIP/2.0/UDP ;a=b",
    "SIP/2.0/UDP  ;a=b",
    "SIP/2.0/UDP h:;a",
    "SIP/2.0/UDP h;a;;b",
    "SIP/2.0/UDP h: ;a",
    "SIP/2.0/UDP h:abc",
    "SIP/2.0/UDP h:-1",
    "SIP/2.0/UDP h:-0",
    "SIP/2.0/UDP h:2147483648",
    "SIP/2.0/UDP h:4294967296",
    "SIP/2.0/UDP h:9223372036854775807",
    "SIP/2.0/UDP h:5060x",
    "SIP/2.0/UDP a:b:c",
    "SIP/2.0/UDP ::1",
    "SIP/2.0/UDP [::1]",
    "SIP/2.0/UDP [::1]:5060;branch=z",
    "SIP/2.0/UDP [ ::1 ] : 5060 ; a",
    "SIP/2.0/UDP [::1]junk:5060",
    "SIP/2.0/UDP x[::1]",
    "SIP/2.0/UDP [::1;a=]",
    "SIP/2.0/UDP h;r=[::1]:5",
    "SIP/2.0/UDP h;a;",
    "SIP/2.0/UDP h;a=",
    "SIP/2.0/UDP h ;a ",
    "SIP/2.0/UDP h\t;a",
    "SIP/2.0/UDP h;a=\"x;y\";b",
    "SIP/2.0/UDP h;branch=z, SIP/2.0/UDP g",
    "SIP/2.0/UDP h (note)",
    "SIP/2.0/UDP h;branch=z (note)",
    "SIP/2.0/UDP h;branch=z(note)",
    "SIP/2.0/UDP h;branch=z (no;te)",
    "SIP/2.0/UDP h (no;te)",
    "SIP/2.0/UDP h:5 (no;te)",
    "SIP/2.0/UDP [::1]:5 (no;te)",
    "SIP/2.0/UDP h (a(b)c) d",
    "SIP/2.0/UDP h ( )",
    "SIP/2.0/UDP (x) h",
    "SIP/2.0/UDP h(x)",
    "SIP/2.0/UDP host(x)",
    "SIP/2.0/UDP h (x);a=b",
    "SIP/2.0/UDP h;rport= ;received=1.1.1.1",
    "SIP/2.0/UDP [::1]:",
    "SIP/2.0/UDP [::1]:-1",
    "SIP/2.0/UDP h;a= x \"y;z\"",
};


static void try_matches(void) {
  static const char *const compared[] = {
      "SIP/2.0/UDP h;branch=z", "SIP / 2.0 / UDP  h ; branch = z", "FOO/2.0/UDP h;branch=z",  "SIP/2.0/UDP H;branch=z", "SIP/2.0/UDP h;branch=z;rport",
      "SIP/2.0/UDP h;rport;branch=z", "SIP/2.0/UDP h:5060", "SIP/2.0/UDP h (a)", "SIP/2.0/UDP h", "SIP/2.0/UDP [::1]:5060;branch=z", "bad"};
  size_t i, j;

  for (i = 0; i < COUNT(compared); i++)
    for (j = 0; j < COUNT(compared); j++) {
      osip_via_t *left = NULL;
      osip_via_t *right = NULL;

      osip_via_init(&left);
      osip_via_init(&right);
      osip_via_parse(left, compared[i]);
      osip_via_parse(right, compared[j]);
      see_text("left", compared[i]);
      see_text("right", compared[j]);
      see_number("match", osip_via_match(left, right));
      see_number("match of NULL", osip_via_match(left, NULL));
      see_number("match of NULL", osip_via_match(NULL, right));
      osip_via_free(left);
      osip_via_free(right);
    }
}

static void try_by_hand(void) {
  osip_via_t *via = NULL;
  osip_via_t *copy = NULL;
  osip_generic_param_t *param = NULL;

  osip_via_init(&via);
  dump_via(via);
  see_number("clone of an empty Via", osip_via_clone(via, &copy));
  see_whether("copy", copy);
  osip_via_set_version(via, osip_strdup("2.0"));
  osip_via_set_protocol(via, osip_strdup("UDP"));
  dump_via(via);
  osip_via_set_host(via, osip_strdup("::1"));
  osip_via_set_hidden(via);
  osip_via_set_branch(via, osip_strdup(" z "));
  osip_via_set_comment(via, osip_strdup(""));
  dump_via(via);
  osip_via_set_port(via, osip_strdup(""));
  osip_via_set_ttl(via, osip_strdup("1"));
  osip_via_set_maddr(via, osip_strdup("1.2.3.4"));
  osip_via_set_received(via, osip_strdup("5.6.7.8"));
  osip_via_param_add(via, osip_strdup("rport"), NULL);
  dump_via(via);
  see_text("get_version", osip_via_get_version(via));
  see_text("get_protocol", osip_via_get_protocol(via));
  see_text("get_host", osip_via_get_host(via));
  see_text("get_port", osip_via_get_port(via));
  see_text("get_comment", osip_via_get_comment(via));
  see_number("param_get_byname", osip_via_param_get_byname(via, (char *) "BRANCH", &param));
  see_text("branch", param == NULL ? NULL : param->gvalue);
  see_number("clone", osip_via_clone(via, &copy));
  DUMP_ONE("copy", copy, dump_via);
  see_number("match", osip_via_match(via, copy));
  osip_via_free(copy);
  osip_via_free(via);

  osip_via_free(NULL);
  SEE_TO_STR(osip_via_to_str, NULL);
  see_number("clone of NULL", osip_via_clone(NULL, &copy));
  see_whether("copy", copy);
  see_text("get_version of NULL", via_get_version(NULL));
  see_text("get_protocol of NULL", via_get_protocol(NULL));
  see_text("get_host of NULL", via_get_host(NULL));
  see_text("get_port of NULL", via_get_port(NULL));
  see_text("get_comment of NULL", via_get_comment(NULL));
  osip_via_init(&via);
  see_number("parse of NULL", osip_via_parse(via, NULL));
  osip_via_free(via);
}

/* 5.3.0 exports via_get_host, 5.3.1 osip_via_get_host and so on: each name that is there must do the same. */
static void see_names(void) {
  static const char *const names[][2][2] = {
      {{"via_set_version", "via_get_version"}, {"osip_via_set_version", "osip_via_get_version"}},
      {{"via_set_protocol", "via_get_protocol"}, {"osip_via_set_protocol", "osip_via_get_protocol"}},
      {{"via_set_host", "via_get_host"}, {"osip_via_set_host", "osip_via_get_host"}},
      {{"via_set_port", "via_get_port"}, {"osip_via_set_port", "osip_via_get_port"}},
      {{"via_set_comment", "via_get_comment"}, {"osip_via_set_comment", "osip_via_get_comment"}},
  };
  osip_via_t *via;
  size_t member, version;

  osip_via_init(&via);
  for (member = 0; member < COUNT(names); member++) {
    int found = 0;
    for (version = 0; version < 2; version++) {
      void (*set)(osip_via_t *, char *);
      char *(*get)(osip_via_t *);
      *(void **) &set = dlsym(RTLD_DEFAULT, names[member][version][0]);
      *(void **) &get = dlsym(RTLD_DEFAULT, names[member][version][1]);
      if (set == NULL || get == NULL)
        continue;
      found = 1;
      osip_free(get(via));
      set(via, osip_strdup(names[member][0][0]));
      if (get(NULL) != NULL || strcmp(get(via), names[member][0][0]) != 0)
        see_text("wrong", names[member][version][0]);
    }
    see_text(found ? "there" : "absent", names[member][0][0]);
  }
  see_text("version", via->version);
  see_text("protocol", via->protocol);
  see_text("host", via->host);
  see_text("port", via->port);
  see_text("comment", via->comment);
  osip_via_free(via);
}

int main(void) {
  observe_silence();
  TRY_HEADER_TABLE(osip_via, osip_via_t, dump_via, vias);
  try_matches();
  try_by_hand();
  see_names();
  return 0;
}
