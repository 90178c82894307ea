/* The helpers for texts: trimmed, quoted, escaped, searched, cut into tokens. */
#include "../case.h"

#include <osipparser2/osip_uri.h>

unsigned long osip_hash(const char *str);
int __osip_find_next_crlf(const char *start_of_header, const char **end_of_header);
int __osip_find_next_crlfcrlf(const char *start_of_part, const char **end_of_part);
int __osip_find_next_occurence(const char *str, const char *buf, const char **index_of_str, const char *end_of_buf);

static void see_place(const char *label, const char *place, const char *text) {
  see_number(label, place == NULL ? -1 : (long) (place - text));
}

/* The text that a function makes, which is freed. */
static void see_new(const char *label, char *text) {
  see_text(label, text);
  osip_free(text);
}

static void try_lines(const char *text) {
  const char *end = NULL;

  see_number("crlf", __osip_find_next_crlf(text, &end));
  see_place("end", end, text);
#ifndef ORIGINAL
  end = NULL;
  /* on a folded line the original crashes */
  (void) __osip_find_next_crlfcrlf(text, &end);
#endif
}

static void try_escapes(char *text) {
  char *copy;

  see_new("userinfo", __osip_uri_escape_userinfo(text));
  see_new("password", __osip_uri_escape_password(text));
  see_new("uri param", __osip_uri_escape_uri_param(text));
  see_new("header param", __osip_uri_escape_header_param(text));
  copy = osip_strdup(text);
  __osip_uri_unescape(copy);
  see_new("unescaped", copy);
#ifndef ORIGINAL
  /* what was escaped is the same unescaped */
  copy = __osip_uri_escape_userinfo(text);
  __osip_uri_unescape(copy);
  MUST(strcmp(copy, text) == 0);
  osip_free(copy);
#endif
}

void fuzz_strings(fuzz_input_t *input) {
  char separator = (char) fuzz_byte(input);
  unsigned length = fuzz_byte(input);
  char *text = fuzz_text(input);
  char *other = fuzz_text(input);
  char *copy, *token = NULL, *next = NULL;
  const char *found = NULL;

  copy = osip_strdup(text);
  see_number("tolower", osip_tolower(copy));
  see_new("lower", copy);
  copy = osip_strdup(text);
  see_number("clrspace", osip_clrspace(copy));
  see_new("trimmed", copy);
  copy = osip_enquote(text);
  see_text("enquote", copy);
  osip_dequote(copy);
#ifndef ORIGINAL
  if (strpbrk(text, "\r\n") == NULL)
    MUST(strcmp(copy, text) == 0);
#endif
  see_new("and dequote", copy);
  copy = osip_strdup(text);
  osip_dequote(copy);
  see_new("dequote", copy);
  /* of a single quote the original writes before its block */
  if (strcmp(text, "\"") != 0)
    see_new("without quote", osip_strdup_without_quote(text));
  see_place("quote", __osip_quote_find(text), text);
  see_number("hash", (long) osip_hash(text));
  see_number("atoi", osip_atoi(text));
  see_number("compare", osip_strcasecmp(text, other) > 0 ? 1 : osip_strcasecmp(text, other) < 0 ? -1 : 0);
  see_number("compare some", osip_strncasecmp(text, other, length) == 0);
  see_place("found", osip_strcasestr(text, other), text);
  if (length <= strlen(text) && length > 0) {
    copy = osip_malloc(length + 1);
    osip_clrncpy(copy, text, length);
    see_new("clrncpy", copy);
    copy = osip_malloc(length + 1);
    osip_strncpy(copy, text, length);
    see_new("strncpy", copy);
    see_number("occurrence", __osip_find_next_occurence(other, text, &found, text + length));
    see_place("at", found, text);
  }
  if (separator != '\0') {
    see_number("token", __osip_set_next_token(&token, text, separator, &next));
    see_new("it is", token);
    see_place("next", next, text);
  }
  try_lines(text);
  try_escapes(text);
  free(text);
  free(other);
}
