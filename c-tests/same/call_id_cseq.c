/*
 * Call-ID and CSeq.
 *
 * Covers: osip_call_id_*, osip_cseq_*.
 */
#include "../headers.h"

static const char *const call_ids[] = {
    "abc@host",
    "abc",
    " abc @ host ",
    "abc@",
    "@host",
    "@",
    "a@b@c",
    "a b@c d",
    "\tabc\r\n",
    "   ",
    "",
    "a;b=c",
    "\303\251\"<>@[::1]",
};


static const char *const cseqs[] = {
    "1 INVITE",
    "1  INVITE",
    "1\t INVITE",
    "1 INVITE ",
    "1 \t INVITE\t",
    "1\tINVITE",
    "1",
    " 1 INVITE",
    "",
    "1 ",
    "1   ",
    "x INVITE",
    "4294967296 INVITE",
    "01 invite",
    "1 FOO BAR",
};


static void try_matches(void) {
  size_t i, j;

  for (i = 0; i < COUNT(call_ids); i++)
    for (j = 0; j < COUNT(call_ids); j++) {
      osip_call_id_t *left = NULL;
      osip_call_id_t *right = NULL;

      osip_call_id_init(&left);
      osip_call_id_init(&right);
      osip_call_id_parse(left, call_ids[i]);
      osip_call_id_parse(right, call_ids[j]);
      see_text("left", call_ids[i]);
      see_text("right", call_ids[j]);
      see_number("call_id_match", osip_call_id_match(left, right));
      osip_call_id_free(left);
      osip_call_id_free(right);
    }
  for (i = 0; i < COUNT(cseqs); i++)
    for (j = 0; j < COUNT(cseqs); j++) {
      osip_cseq_t *left = NULL;
      osip_cseq_t *right = NULL;

      osip_cseq_init(&left);
      osip_cseq_init(&right);
      osip_cseq_parse(left, cseqs[i]);
      osip_cseq_parse(right, cseqs[j]);
      see_text("left", cseqs[i]);
      see_text("right", cseqs[j]);
      see_number("cseq_match", osip_cseq_match(left, right));
      osip_cseq_free(left);
      osip_cseq_free(right);
    }
}

static void try_methods(void) {
  static const char *const texts[] = {"1 INVITE", "1 ACK", "1 BYE", "1 bye", "1 CANCEL", "01 INVITE", "2 INVITE", "1 invite", "1 INVITE ", "1 ACK "};
  size_t i, j;

  for (i = 0; i < COUNT(texts); i++)
    for (j = 0; j < COUNT(texts); j++) {
      osip_cseq_t left, right;

      /* both parsers accept a structure that nobody has cleared */
      memset(&left, 0x55, sizeof left);
      memset(&right, 0x55, sizeof right);
      osip_cseq_parse(&left, texts[i]);
      osip_cseq_parse(&right, texts[j]);
      see_text("left", texts[i]);
      see_text("right", texts[j]);
      see_number("cseq_match", osip_cseq_match(&left, &right));
      osip_free(left.method);
      osip_free(left.number);
      osip_free(right.method);
      osip_free(right.number);
    }
}

static void try_by_hand(void) {
  osip_call_id_t *call_id = NULL;
  osip_call_id_t *other_call_id = NULL;
  osip_cseq_t *cseq = NULL;
  osip_cseq_t *other_cseq = NULL;

  osip_call_id_init(&call_id);
  dump_call_id(call_id);
  see_number("clone of an empty Call-ID", osip_call_id_clone(call_id, &other_call_id));
  see_number("match of an empty Call-ID", osip_call_id_match(call_id, call_id));
  see_number("match with NULL", osip_call_id_match(call_id, NULL));
  osip_call_id_set_number(call_id, osip_strdup("n"));
  osip_call_id_set_host(call_id, osip_strdup(""));
  dump_call_id(call_id);
  see_text("get_number", osip_call_id_get_number(call_id));
  see_text("get_host", osip_call_id_get_host(call_id));
  see_number("clone", osip_call_id_clone(call_id, &other_call_id));
  DUMP_ONE("copy", other_call_id, dump_call_id);
  osip_call_id_free(other_call_id);
  osip_call_id_free(call_id);
  osip_call_id_free(NULL);
  see_number("clone of NULL", osip_call_id_clone(NULL, &other_call_id));
  see_text("get_number of NULL", osip_call_id_get_number(NULL));
  see_text("get_host of NULL", osip_call_id_get_host(NULL));
  SEE_TO_STR(osip_call_id_to_str, NULL);

  osip_cseq_init(&cseq);
  dump_cseq(cseq);
  see_number("clone of an empty CSeq", osip_cseq_clone(cseq, &other_cseq));
  see_number("match of an empty CSeq", osip_cseq_match(cseq, cseq));
  see_number("match with NULL", osip_cseq_match(cseq, NULL));
  see_number("parse of NULL", osip_cseq_parse(cseq, NULL));
  see_number("parse into NULL", osip_cseq_parse(NULL, "1 A"));
  osip_cseq_set_number(cseq, osip_strdup(""));
  osip_cseq_set_method(cseq, osip_strdup(""));
  dump_cseq(cseq);
  see_text("get_number", osip_cseq_get_number(cseq));
  see_text("get_method", osip_cseq_get_method(cseq));
  see_number("clone", osip_cseq_clone(cseq, &other_cseq));
  DUMP_ONE("copy", other_cseq, dump_cseq);
  osip_cseq_free(other_cseq);
  osip_cseq_free(cseq);
  osip_cseq_free(NULL);
  see_number("clone of NULL", osip_cseq_clone(NULL, &other_cseq));
  SEE_TO_STR(osip_cseq_to_str, NULL);
}

int main(void) {
  observe_silence();
  TRY_HEADER_TABLE(osip_call_id, osip_call_id_t, dump_call_id, call_ids);
  TRY_HEADER_TABLE(osip_cseq, osip_cseq_t, dump_cseq, cseqs);
  try_matches();
  try_methods();
  try_by_hand();
  return 0;
}
