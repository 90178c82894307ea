/* Two headers of each type that is compared with another one. */
#include "../case.h"

#define BOTH(KIND, TYPE, COMPARE)                                                    \
  static void KIND##_pair(const char *one, const char *other) {                      \
    TYPE *left = NULL;                                                               \
    TYPE *right = NULL;                                                              \
    osip_##KIND##_init(&left);                                                       \
    osip_##KIND##_init(&right);                                                      \
    if (osip_##KIND##_parse(left, one) == 0 && osip_##KIND##_parse(right, other) == 0) { \
      COMPARE;                                                                       \
    }                                                                                \
    osip_##KIND##_free(left);                                                        \
    osip_##KIND##_free(right);                                                       \
  }

/* A tag without value crashes the original. */
static int has_empty_tag(const osip_from_t *header) {
  osip_generic_param_t *tag = NULL;

  osip_from_get_tag((osip_from_t *) header, &tag);
  return tag != NULL && tag->gvalue == NULL;
}

#define COMPARABLE(HEADER) (!has_empty_tag((const osip_from_t *) (HEADER)))

BOTH(from, osip_from_t, {
  if (COMPARABLE(left) && COMPARABLE(right)) {
    see_number("from compare", osip_from_compare(left, right) == 0);
    see_number("from tag", osip_from_tag_match(left, right));
    MUST((osip_from_compare(left, right) == 0) == (osip_from_compare(right, left) == 0));
  }
})
BOTH(to, osip_to_t, {
  if (COMPARABLE(left) && COMPARABLE(right))
    see_number("to tag", osip_to_tag_match(left, right));
})
BOTH(via, osip_via_t, {
  see_number("via", osip_via_match(left, right));
  MUST((osip_via_match(left, right) == 0) == (osip_via_match(right, left) == 0));
})
BOTH(call_id, osip_call_id_t, see_number("call id", osip_call_id_match(left, right)))
BOTH(cseq, osip_cseq_t, see_number("cseq", osip_cseq_match(left, right)))

void fuzz_match(fuzz_input_t *input) {
  char *one = fuzz_text(input);
  char *other = fuzz_text(input);

  from_pair(one, other);
  to_pair(one, other);
  via_pair(one, other);
  call_id_pair(one, other);
  cseq_pair(one, other);
  free(one);
  free(other);
}
