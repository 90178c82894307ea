/*
 * One case of a fuzz target: what it is made of, what is seen of it, what must hold.
 *
 * Each target is compiled twice: for our libraries, and with ORIGINAL defined for a program on the original's. What both see is
 * compared; MUST is asked of ours alone.
 */
#ifndef CASE_H
#define CASE_H

#define OBSERVE_ELSEWHERE
#include "../../c-tests/dump.h"

/* ---- what it is made of ---- */

typedef struct {
  const unsigned char *at;
  size_t left;
} fuzz_input_t;

/* A byte; 0 when there is none left. */
unsigned fuzz_byte(fuzz_input_t *input);
/* A number below `limit`, of one byte. */
unsigned fuzz_below(fuzz_input_t *input, unsigned limit);
/* A text up to the next zero byte, or to the end; to be freed with free, in a block of exactly its size. */
char *fuzz_text(fuzz_input_t *input);
/* All that is left, in a block of exactly its size, without a zero at its end; to be freed with free. */
char *fuzz_rest(fuzz_input_t *input, size_t *length);

/* ---- the clock of the library, in microseconds ---- */

extern long long *const fuzz_clock;
#define clock_now (*fuzz_clock)

/* ---- memory ---- */

/* Each transaction in a block of malloc's, where AddressSanitizer sees it, and not beside others. */
void fuzz_transactions_by_malloc(void);

/* For targets of our libraries alone: counts blocks, and has the allocation after `until` others fail, then each one `every` later; negative: none, 0: no other. */
void fuzz_allocators(long until, long every);
/* Whether one has failed since. */
int fuzz_has_failed(void);
/* Back to malloc. The blocks that are left, of those that came meanwhile. */
long fuzz_no_allocators(void);

/* ---- what must hold ---- */

/* What was seen from `from` to `to` is the same as what was seen from there to the end. */
size_t fuzz_seen(void);
int fuzz_seen_twice(size_t from, size_t to);

/* How objects of a kind are printed and parsed. */
typedef struct {
  /* A new text with its length, or NULL. */
  char *(*print)(void *object, size_t *length);
  /* A new object, or NULL. */
  void *(*parse)(const char *text, size_t length);
  void (*release)(void *object);
} fuzz_kind_t;

/*
 * Prints an object, parses that and prints it again, and so once more: the last round may take something away (of text that is cut off at
 * a bad escape, say), but adds nothing. Not so where a user was empty («sip:@a@b»), which hides another @, not with the comment of a Via,
 * which is found in the other parts, too, and not where a ; stands before a >, which both are parameters then, and printed after another >.
 */
void fuzz_must_settle(const fuzz_kind_t *kind, void *object);

void fuzz_must(int holds, const char *what, const char *file, int line);

#ifdef ORIGINAL
#define MUST(CONDITION) ((void) sizeof(CONDITION))
#define MUST_SETTLE(KIND, OBJECT) ((void) (KIND), (void) (OBJECT))
#else
#define MUST(CONDITION) fuzz_must((CONDITION) != 0, #CONDITION, __FILE__, __LINE__)
#define MUST_SETTLE(KIND, OBJECT) fuzz_must_settle((KIND), (OBJECT))
#endif

/* Observes twice what must look the same. */
#define MUST_LOOK_THE_SAME(ONE, OTHER)                    \
  do {                                                    \
    size_t fuzz_first = fuzz_seen(), fuzz_second;         \
    ONE;                                                  \
    fuzz_second = fuzz_seen();                            \
    OTHER;                                                \
    MUST(fuzz_seen_twice(fuzz_first, fuzz_second));       \
  } while (0)

/* ---- the targets ---- */

typedef void fuzz_case_t(fuzz_input_t *input);

#include "targets.h"

#endif
