/*
 * How every header type is put through its functions: each text of a table,
 * then texts made from the table by small changes. The latter are hashed, a
 * line for each 1,000; OSIP_TEST_FULL=1 in the environment prints them.
 */
#ifndef HEADERS_H
#define HEADERS_H

#include "dump.h"

#define COUNT(TABLE) (sizeof(TABLE) / sizeof *(TABLE))

/* parses one text, dumps the object and its clone */
#define TRY_HEADER(KIND, TYPE, DUMP, TEXT_TO_PARSE)                    \
  do {                                                                 \
    TYPE *header = NULL;                                               \
    TYPE *copy = NULL;                                                 \
    see_text("input", (TEXT_TO_PARSE));                                \
    see_number("init", KIND##_init(&header));                          \
    see_number("parse", KIND##_parse(header, (TEXT_TO_PARSE)));        \
    DUMP(header);                                                      \
    see_number("clone", KIND##_clone(header, &copy));                  \
    DUMP_ONE("copy", copy, DUMP);                                      \
    KIND##_free(copy);                                                 \
    KIND##_free(header);                                               \
  } while (0)

#define TRY_HEADER_TABLE(KIND, TYPE, DUMP, TABLE)                                            \
  do {                                                                                       \
    observe_random_t random = observe_random_for(COUNT(TABLE));                              \
    int cases = observe_light() ? 100 : 10000;                                               \
    int full = getenv("OSIP_TEST_FULL") != NULL;                                             \
    int i;                                                                                   \
    for (i = 0; i < (int) COUNT(TABLE); i++) {                                               \
      size_t before = observe_enter_at(#KIND, i);                                            \
      TRY_HEADER(KIND, TYPE, DUMP, (TABLE)[i]);                                              \
      observe_leave(before);                                                                 \
    }                                                                                        \
    for (i = 0; i < cases; i++) {                                                            \
      char text[512];                                                                        \
      size_t before = observe_enter_at(#KIND ".changed", i);                                 \
      change_text(&random, (TABLE), COUNT(TABLE), text, sizeof text);                        \
      if (!full)                                                                             \
        observe_begin_hash();                                                                \
      TRY_HEADER(KIND, TYPE, DUMP, text);                                                    \
      observe_end_hash();                                                                    \
      if (!full && ((i + 1) % 1000 == 0 || i + 1 == cases)) \
        see_hash();                                                                          \
      observe_leave(before);                                                                 \
    }                                                                                        \
  } while (0)

static inline void see_hash(void) {
  char digits[32];

  snprintf(digits, sizeof digits, "%016llx", (unsigned long long) observe_hash);
  see_note("hash", digits);
}

/* one entry of the table with a few bytes inserted, removed, replaced or taken from another entry */
static inline void change_text(observe_random_t *random, const char *const *table, size_t count, char *text, size_t size) {
  static const char *const pieces[] = {
      " ",  "\t", "\r\n ", "\n", ";",  ";;", "=",   ",",  "\"", "\\", "\\\"", "<",    ">",    "@",   ":",        "/", "?",
      "&",  "%",  "%41",   "[",  "]",  "(",  ")",   "*",  "a",  "tag=", "0",  "5060", "sip:", "tel:", "\"x;y\"", "'", "\377",
      "-1", "+",  ".",     "lr", "=a", ";x", ";x=", "sips:", "[::1]", "a=\"b\"", "nc=", "qop=auth", "realm=\"r\"", "_", "$", "|"};
  uint32_t changes = 1 + observe_below(random, 4);
  size_t length;

  snprintf(text, size, "%s", table[observe_below(random, (uint32_t) count)]);
  length = strlen(text);
  while (changes-- > 0) {
    size_t at = observe_below(random, (uint32_t) length + 1);
    size_t drop = observe_below(random, 3);
    char insert[128] = "";

    switch (observe_below(random, 4)) {
    case 0:
    case 1:
      snprintf(insert, sizeof insert, "%s", pieces[observe_below(random, (uint32_t) COUNT(pieces))]);
      if (observe_below(random, 2))
        drop = 0;
      break;
    case 2: {
      const char *other = table[observe_below(random, (uint32_t) count)];
      size_t from = observe_below(random, (uint32_t) strlen(other) + 1);

      snprintf(insert, 1 + observe_below(random, 24), "%s", other + from);
      break;
    }
    default:
      break;
    }
    if (drop > length - at)
      drop = length - at;
    if (length + strlen(insert) + 1 > size)
      continue;
    memmove(text + at + strlen(insert), text + at + drop, length - at - drop + 1);
    memcpy(text + at, insert, strlen(insert));
    length = strlen(text);
  }
}

#endif
