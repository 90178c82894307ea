/*
 * String helpers, scanners, error texts, random numbers, memory hooks.
 *
 * Covers: osip_str*, osip_clr*, osip_tolower, osip_{en,de}quote, osip_hash,
 * osip_atoi, osip_strn_append, __osip_set_next_token, __osip_quote_find,
 * __osip_find_next_{crlf,crlfcrlf,occurence}, osip_strerror,
 * osip_build_random_number, osip_usleep, osip_set_allocators.
 */
#include "../headers.h"

#include <limits.h>

unsigned long osip_hash(const char *str);
unsigned int osip_build_random_number(void);
int __osip_find_next_crlf(const char *start_of_header, const char **end_of_header);
int __osip_find_next_crlfcrlf(const char *start_of_part, const char **end_of_part);
int __osip_find_next_occurence(const char *str, const char *buf, const char **index_of_str, const char *end_of_buf);
extern const char *osip_error_table[];

static const char *const texts[] = {
    "", " ", "a", "abc", "\"abc\"", "abc\"", "\"abc", "\"ab\"c", "\"\"", "\"a", "a\"b\\c", "a\nb\r", "\177\200\t", "\"a\\\"b\"", "\"a\\\\b\"", "\"abc\\\"", "\"\"\"", "\"a\"b\"",
    "\"a\\b\\c\"", "\"\\", "  a \r\n", " \t\r\n", "\013a\014", "a b", "a\\\"b", "a\\\\\"b", "\\\"a\"", "\\\\\"a\"", "a\\\"\"", "a\\\\\\\"b\"c", "MiXeD \311", "\t leading and trailing \t"};

static void try_one_text(const char *text) {
  char *copy = osip_strdup(text);
  const char *found;

  see_text("text", text);
  see_text("strdup", copy);
  see_number("tolower", osip_tolower(copy));
  see_text("lower", copy);
  osip_free(copy);
  copy = osip_strdup(text);
  see_number("clrspace", osip_clrspace(copy));
  see_text("trimmed", copy);
  osip_free(copy);
  copy = osip_enquote(text);
  see_text("enquote", copy);
  osip_dequote(copy);
  see_text("and dequote", copy);
  osip_free(copy);
  copy = osip_strdup(text);
  osip_dequote(copy);
  see_text("dequote", copy);
  osip_free(copy);
  /* of a single quote the original writes before its block */
  if (strcmp(text, "\"") != 0) {
    copy = osip_strdup_without_quote(text);
    see_text("strdup_without_quote", copy);
    osip_free(copy);
  }
  found = __osip_quote_find(text);
  see_number("quote_find", found == NULL ? -1 : (long) (found - text));
  see_number("hash", (long) osip_hash(text));
  see_number("atoi", osip_atoi(text));
}

static void try_comparisons(void) {
  size_t i, j;

  for (i = 0; i < COUNT(texts); i++)
    for (j = 0; j < COUNT(texts); j++) {
      int order = osip_strcasecmp(texts[i], texts[j]);
      int part = osip_strncasecmp(texts[i], texts[j], 2);
      const char *found = osip_strcasestr(texts[i], texts[j]);

      see_number("strcasecmp", (order > 0) - (order < 0));
      see_number("strncasecmp", (part > 0) - (part < 0));
      see_number("strcasestr", found == NULL ? -1 : (long) (found - texts[i]));
    }
  see_number("strcasecmp", osip_strcasecmp("ABC", "abc"));
  see_number("strncasecmp", osip_strncasecmp("ABCx", "abcy", 3));
  see_number("strncasecmp of nothing", osip_strncasecmp("a", "b", 0));
  see_text("strcasestr", osip_strcasestr("one TWO three", "two"));
}

static void try_numbers(void) {
  static const char *const numbers[] = {"", "abc", " \t12x", "-12", "+5", "0x10", "2147483647", "2147483648", "4294967297", "9223372036854775806", "9223372036854775807", "-9223372036854775808", "-9223372036854775809",
                                        "\v7", "\f7", "- 7", "--7", "00012", "1e3", "99999999999999999999999"};
  static const char *const hashed[] = {"a", "via", "content-length", "\377", "\200\377", "zzzzzzzzzzzzzzzzzzzzzzzzzzzz"};
  size_t i;

  for (i = 0; i < COUNT(numbers); i++) {
    see_text("number", numbers[i]);
    see_number("atoi", osip_atoi(numbers[i]));
  }
  see_number("atoi of NULL", osip_atoi(NULL));
  for (i = 0; i < COUNT(hashed); i++)
    see_number("hash", (long) osip_hash(hashed[i]));
}

static void try_copies(void) {
  static const char *const sources[] = {"  ab  ", "  abcdef", "abc", "   x", "x   y", "\r\n\ta", "a\r\n\t"};
  char buffer[16];
  char *end;
  size_t i, n;

  for (i = 0; i < COUNT(sources); i++)
    for (n = 0; n <= strlen(sources[i]); n++) {
      char *result;

      memset(buffer, 'Z', sizeof buffer);
      result = osip_clrncpy(buffer, sources[i], n);
      see_text("source", sources[i]);
      see_number("n", (long) n);
      see_number("clrncpy", result == buffer);
      see_bytes("buffer", buffer, sizeof buffer);
      memset(buffer, 'Z', sizeof buffer);
      result = osip_strncpy(buffer, sources[i], n);
      see_number("strncpy", result == buffer);
      see_bytes("buffer", buffer, sizeof buffer);
      memset(buffer, 'Z', sizeof buffer);
      end = osip_strn_append(buffer, sources[i], n);
      see_number("strn_append", (long) (end - buffer));
      see_bytes("buffer", buffer, sizeof buffer);
    }
  memset(buffer, 'Z', sizeof buffer);
  see_whether("clrncpy of NULL", osip_clrncpy(buffer, NULL, 5));
  see_bytes("buffer", buffer, sizeof buffer);
  memset(buffer, 'Z', sizeof buffer);
  osip_strncpy(buffer, "abc", 10);
  see_bytes("buffer", buffer, sizeof buffer);
  end = osip_str_append(buffer, "abc");
  see_number("str_append", (long) (end - buffer));
  end = osip_str_append(end, "de");
  see_number("str_append", (long) (end - buffer));
  end = osip_strn_append(end, "f\0g", 3);
  see_number("strn_append", (long) (end - buffer));
  see_bytes("buffer", buffer, sizeof buffer);
  see_number("clrspace of NULL", osip_clrspace(NULL));
  see_whether("strdup of NULL", osip_strdup(NULL));
}

static void try_tokens(void) {
  static const struct {
    const char *text;
    int separator;
  } tokens[] = {{"abc def", ' '}, {"abc", ' '}, {" abc", ' '}, {"a\tb c", ' '}, {"abc\r\n", ' '}, {"abc\r\n", '\r'}, {"abc\n", '\r'}, {"abc\n", '\n'}, {"a b", 'b'}, {"abc", 0}, {"", ' '}, {"a\nb c", ' '}};
  size_t i;

  for (i = 0; i < COUNT(tokens); i++) {
    char *text = osip_strdup(tokens[i].text);
    char *token = NULL;
    char *next = NULL;

    see_text("text", text);
    see_number("set_next_token", __osip_set_next_token(&token, text, tokens[i].separator, &next));
    see_text("token", token);
    see_number("next", next == NULL ? -1 : (long) (next - text));
    osip_free(token);
    osip_free(text);
  }
}

static void try_scanners(void) {
  static const char *const lines[] = {"abc\r\nd", "abc\nd", "abc\rd", "a\n\rb", "\r\n", "abc", "a\r\n b", "a\n\tb", "", "\r", "\n", "a\r\n\r\nb", "a\n\nb", "a\r\rb", "a\r\n\nb", "a\n\r\nb", "a\r\nb", "a\r\n",
                                      "a: b\r\nc: d\r\n\r\nbody", "\r\n\r\n", "\n\n"};
  static const char *const patterns[] = {"", "b", "\r\n", "bc", "abc", "zz"};
  size_t i, j;

  for (i = 0; i < COUNT(lines); i++) {
    const char *end = NULL;

    see_text("text", lines[i]);
    see_number("find_next_crlf", __osip_find_next_crlf(lines[i], &end));
    see_number("end", end == NULL ? -1 : (long) (end - lines[i]));
    end = NULL;
    /* of a folded line the original reads from nowhere */
    if (strstr(lines[i], "\n ") == NULL && strstr(lines[i], "\n\t") == NULL) {
      see_number("find_next_crlfcrlf", __osip_find_next_crlfcrlf(lines[i], &end));
      see_number("end", end == NULL ? -1 : (long) (end - lines[i]));
    }
    for (j = 0; j < COUNT(patterns); j++) {
      const char *at = NULL;

      see_number("find_next_occurence", __osip_find_next_occurence(patterns[j], lines[i], &at, lines[i] + strlen(lines[i])));
      see_number("at", at == NULL ? -1 : (long) (at - lines[i]));
    }
  }
  {
    static const char bytes[] = "a\0bcd";
    const char *at = NULL;

    see_number("find_next_occurence", __osip_find_next_occurence("bc", bytes, &at, bytes + 5));
    see_number("at", at == NULL ? -1 : (long) (at - bytes));
    see_number("of no pattern", __osip_find_next_occurence(NULL, bytes, &at, bytes + 5));
    see_number("in no text", __osip_find_next_occurence("a", NULL, &at, NULL));
    see_whether("at", at);
  }
}

static void try_errors(void) {
  int code;

  for (code = -70; code < 10; code++)
    see_text("strerror", osip_strerror(code));
  see_text("strerror", osip_strerror(-1000));
  see_text("strerror", osip_strerror(INT_MAX));
  for (code = 0; code < 61; code++)
    see_text("osip_error_table", osip_error_table[code]);
}

static void try_random_numbers(void) {
  int different = 0;
  int negative = 0;
  int i;
  unsigned int last = osip_build_random_number();

  for (i = 0; i < 100; i++) {
    unsigned int number = osip_build_random_number();

    different += number != last;
    negative += number > 0x7fffffff;
    last = number;
  }
  see_number("random numbers that differ from the one before", different > 95);
  see_number("random numbers above 2^31 - 1", negative);
  osip_usleep(-5);
  osip_usleep(0);
  osip_usleep(1000);
}

static int allocated, freed, freed_null;

static void *count_malloc(size_t size) {
  allocated++;
  return malloc(size);
}

static void *count_realloc(void *block, size_t size) {
  allocated += block == NULL;
  return realloc(block, size);
}

static void count_free(void *block) {
  freed++;
  freed_null += block == NULL;
  free(block);
}

static void try_allocators(void) {
  osip_message_t *sip = NULL;
  osip_message_t *copy = NULL;
  char *text = NULL;
  size_t length;

  osip_set_allocators(count_malloc, count_realloc, count_free);
  see_whether("osip_malloc_func", (void *) (size_t) osip_malloc_func);
  osip_message_init(&sip);
  see_number("parse", osip_message_parse(sip, "OPTIONS sip:a:b@h:1;p=q?r=s SIP/2.0\r\nFrom: \"A\" <sip:a@b>;tag=1\r\nX: y\r\n\r\n", 73));
  see_number("clone", osip_message_clone(sip, &copy));
  see_number("to_str", osip_message_to_str(sip, &text, &length));
  osip_free(text);
  osip_message_free(sip);
  osip_message_free(copy);
  see_number("blocks left", allocated - freed);
  see_number("hook used", allocated > 20);
  see_number("free of NULL", freed_null);
  osip_set_allocators(NULL, NULL, NULL);
  see_whether("osip_malloc_func", (void *) (size_t) osip_malloc_func);
  see_whether("osip_realloc_func", (void *) (size_t) osip_realloc_func);
  see_whether("osip_free_func", (void *) (size_t) osip_free_func);
  allocated = 0;
  text = osip_strdup("x");
  osip_free(text);
  see_number("hook used after it is gone", allocated);
}

int main(void) {
  size_t i;

  observe_silence();
  parser_init();
  for (i = 0; i < COUNT(texts); i++)
    try_one_text(texts[i]);
  try_comparisons();
  try_numbers();
  try_copies();
  try_tokens();
  try_scanners();
  try_errors();
  try_random_numbers();
  try_allocators();
  return 0;
}
