/* What all targets share: reading a case, keeping what is seen of it, the clock. */
#ifndef ORIGINAL
#define clock_gettime fuzz_clock_gettime
#define gettimeofday fuzz_gettimeofday
#endif
#include "../../c-tests/clock.h"

#include "case.h"

#undef clock_now
long long *const fuzz_clock = &clock_now;

unsigned fuzz_byte(fuzz_input_t *input) {
  if (input->left == 0)
    return 0;
  input->left--;
  return *input->at++;
}

unsigned fuzz_below(fuzz_input_t *input, unsigned limit) {
  return limit == 0 ? 0 : fuzz_byte(input) % limit;
}

char *fuzz_text(fuzz_input_t *input) {
  const unsigned char *end = input->left == 0 ? NULL : memchr(input->at, 0, input->left);
  size_t length = end == NULL ? input->left : (size_t) (end - input->at);
  char *text = malloc(length + 1);

  if (length > 0)
    memcpy(text, input->at, length);
  text[length] = '\0';
  input->at += length;
  input->left -= length;
  (void) fuzz_byte(input);
  return text;
}

char *fuzz_rest(fuzz_input_t *input, size_t *length) {
  char *bytes = malloc(input->left == 0 ? 1 : input->left);

  if (input->left > 0)
    memcpy(bytes, input->at, input->left);
  *length = input->left;
  input->left = 0;
  return bytes;
}

/* ---- what is seen ---- */

static char *seen;
static size_t seen_length, seen_room;

void observe_put(const char *bytes, size_t length) {
  if (seen_length + length > seen_room) {
    seen_room = 2 * (seen_length + length) + 65536;
    seen = realloc(seen, seen_room);
    if (seen == NULL)
      abort();
  }
  if (length > 0)
    memcpy(seen + seen_length, bytes, length);
  seen_length += length;
}

size_t fuzz_seen(void) {
  return seen_length;
}

int fuzz_seen_twice(size_t from, size_t to) {
  return to - from == seen_length - to && memcmp(seen + from, seen + to, to - from) == 0;
}

void fuzz_must(int holds, const char *what, const char *file, int line) {
  if (holds)
    return;
  fwrite(seen, 1, seen_length, stderr);
  fprintf(stderr, "%s:%d: this must hold: %s\n", file, line, what);
  abort();
}

static int is_odd(const char *text) {
  return strstr(text, ":@") != NULL || strchr(text, '(') != NULL || strstr(text, ";>") != NULL;
}

void fuzz_must_settle(const fuzz_kind_t *kind, void *object) {
  char *texts[3] = {NULL, NULL, NULL};
  size_t lengths[3] = {0, 0, 0};
  void *again = object;
  int round;

  for (round = 0; round < 3 && again != NULL; round++) {
    texts[round] = kind->print(again, &lengths[round]);
    if (again != object)
      kind->release(again);
    again = texts[round] == NULL || round == 2 ? NULL : kind->parse(texts[round], lengths[round]);
  }
  if (texts[2] != NULL && !is_odd(texts[0]) && !is_odd(texts[1]))
    MUST(lengths[2] < lengths[1] || (lengths[2] == lengths[1] && memcmp(texts[1], texts[2], lengths[1]) == 0));
  for (round = 0; round < 3; round++)
    osip_free(texts[round]);
}

/* ---- memory ---- */

static long blocks, until_failure, between_failures;
static int has_failed;

static int fails(void) {
  if (until_failure < 0)
    return 0;
  if (until_failure-- > 0)
    return 0;
  until_failure = between_failures > 0 ? between_failures : -1;
  has_failed = 1;
  return 1;
}

static void *counted_malloc(size_t size) {
  void *block = fails() ? NULL : malloc(size);

  blocks += block != NULL;
  return block;
}

static void *counted_realloc(void *old, size_t size) {
  void *block = fails() ? NULL : realloc(old, size);

  blocks += old == NULL && block != NULL;
  return block;
}

static void counted_free(void *block) {
  blocks -= block != NULL;
  free(block);
}

void fuzz_transactions_by_malloc(void) {
#ifndef ORIGINAL
  osip_set_allocators(malloc, realloc, free);
#endif
}

void fuzz_allocators(long until, long every) {
  blocks = 0;
  has_failed = 0;
  until_failure = until;
  between_failures = every;
  osip_set_allocators(counted_malloc, counted_realloc, counted_free);
}

int fuzz_has_failed(void) {
  return has_failed;
}

long fuzz_no_allocators(void) {
  osip_set_allocators(NULL, NULL, NULL);
  return blocks;
}

/* ---- one case ---- */

/* Runs a case of a target. What was seen stays until the next one. NULL if there is no such target. */
const char *fuzz_case(const char *name, const unsigned char *data, size_t size, size_t *length);

const char *fuzz_case(const char *name, const unsigned char *data, size_t size, size_t *length) {
  static const struct {
    const char *name;
    fuzz_case_t *run;
  } targets[] = {
#define TARGET(NAME) {#NAME, fuzz_##NAME},
      FUZZ_SAME(TARGET) FUZZ_OURS(TARGET)
#undef TARGET
  };
  static int ready;
  fuzz_input_t input;
  size_t i;

  if (!ready) {
    ready = 1;
    observe_put("", 0);
    observe_silence();
    parser_init();
  }
  seen_length = 0;
  clock_now = 1000000000LL;
  input.at = data;
  input.left = size;
  for (i = 0; i < sizeof targets / sizeof *targets; i++)
    if (strcmp(targets[i].name, name) == 0) {
      targets[i].run(&input);
      *length = seen_length;
      return seen == NULL ? "" : seen;
    }
  return NULL;
}

#ifdef ORIGINAL
#include <sys/resource.h>
#include <unistd.h>

/*
 * original TARGET: reads cases, each after its length in 4 bytes of this machine, and answers each with what was seen, in the same form.
 * original TARGET FILE: prints what is seen of one.
 */
int main(int argc, char **argv) {
  static unsigned char data[1 << 20];
  const struct rlimit memory = {2UL << 30, 2UL << 30};
  size_t length;
  const char *text;
  uint32_t size;

  if (argc < 2 || argc > 3) {
    fprintf(stderr, "usage: original TARGET [FILE]\n");
    return 2;
  }
  if (argc == 3) {
    FILE *file = fopen(argv[2], "rb");

    if (file == NULL) {
      perror(argv[2]);
      return 2;
    }
    text = fuzz_case(argv[1], data, fread(data, 1, sizeof data, file), &length);
    fclose(file);
    if (text == NULL) {
      fprintf(stderr, "there is no target %s\n", argv[1]);
      return 2;
    }
    fwrite(text, 1, length, stdout);
    return 0;
  }
  setrlimit(RLIMIT_AS, &memory);
  while (fread(&size, sizeof size, 1, stdin) == 1 && size <= sizeof data && fread(data, 1, size, stdin) == size) {
    /* who never answers is ended */
    alarm(5);
    text = fuzz_case(argv[1], data, size, &length);
    alarm(0);
    size = (uint32_t) length;
    if (text == NULL || fwrite(&size, sizeof size, 1, stdout) != 1 || fwrite(text, 1, length, stdout) != length || fflush(stdout) != 0)
      return 1;
  }
  return 0;
}
#endif
