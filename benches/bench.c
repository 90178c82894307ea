/*
 * How fast our libosipparser2 is beside the original, on typical messages and
 * session descriptions: parsing, printing, cloning.
 *
 *   bench [OPTIONS]
 *     -o LIBRARY   ours, build/libosipparser2.so.15 unless given
 *     -b LIBRARY   the original, Debian's unless given
 *     -m FOLDER    the .sip and .sdp files, c-tests/messages/bench unless given
 *     -r ROUNDS    rounds of each pair, 31 unless given
 *     -i           no instruction counts
 *     -c           exit code 1 if a target is missed
 *
 * Each library is loaded by a process of its own. The two take turns: a round
 * is the same work done by one and at once by the other, and gives one ratio,
 * so that whatever else the machine does weighs on both. The median of the
 * ratios is printed. Where valgrind is installed instructions are counted too,
 * as the difference of two runs, one with twice the work.
 *
 * The column "malloc" is the part of ours that no parser can save while the
 * interface wants a block for each text: the same blocks in the same order,
 * taken from malloc and given back, and nothing else.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/sdp_message.h>

#define ORIGINAL "/usr/lib/x86_64-linux-gnu/libosipparser2.so.15"
#define OURS "build/libosipparser2.so.15"
#define MESSAGES "c-tests/messages/bench"
#define ROUNDS 31
#define ROUND_SECONDS 0.03 /* the longer side of a round */
#define MOST_TEXTS 64

/* ---- one library, in its own process ---- */

static struct {
  int (*parser_init)(void);
  void (*trace_initialize_func)(osip_trace_level_t, osip_trace_func_t *);
  void (*set_allocators)(osip_malloc_func_t *, osip_realloc_func_t *, osip_free_func_t *);
  int (*message_init)(osip_message_t **);
  void (*message_free)(osip_message_t *);
  int (*message_parse)(osip_message_t *, const char *, size_t);
  int (*message_to_str)(osip_message_t *, char **, size_t *);
  int (*message_clone)(const osip_message_t *, osip_message_t **);
  int (*message_force_update)(osip_message_t *);
  int (*sdp_init)(sdp_message_t **);
  void (*sdp_free)(sdp_message_t *);
  int (*sdp_parse)(sdp_message_t *, const char *);
  int (*sdp_to_str)(sdp_message_t *, char **);
  int (*sdp_clone)(sdp_message_t *, sdp_message_t **);
} library;

/* a message or a session description */
typedef struct {
  char *bytes;
  size_t length;
  void *printed; /* is printed again and again */
  void *cloned;  /* is cloned again and again, never printed */
} text_t;

typedef struct {
  const char *suffix;
  int count;
  text_t texts[MOST_TEXTS];
} set_t;

static set_t messages = {.suffix = ".sip"};
static set_t descriptions = {.suffix = ".sdp"};

static void (*give_back)(void *) = free;

static int sip_parse(text_t *text) {
  osip_message_t *sip = NULL;
  int failed;

  library.message_init(&sip);
  failed = library.message_parse(sip, text->bytes, text->length);
  library.message_free(sip);
  return failed;
}

static int sip_print(text_t *text) {
  char *printed = NULL;
  size_t length;
  int failed;

  library.message_force_update(text->printed);
  failed = library.message_to_str(text->printed, &printed, &length);
  give_back(printed);
  return failed;
}

static int sip_clone(text_t *text) {
  osip_message_t *copy = NULL;
  int failed = library.message_clone(text->cloned, &copy);

  library.message_free(copy);
  return failed;
}

static int sdp_parse(text_t *text) {
  sdp_message_t *sdp = NULL;
  int failed;

  library.sdp_init(&sdp);
  failed = library.sdp_parse(sdp, text->bytes);
  library.sdp_free(sdp);
  return failed;
}

static int sdp_print(text_t *text) {
  char *printed = NULL;
  int failed = library.sdp_to_str(text->printed, &printed);

  give_back(printed);
  return failed;
}

static int sdp_clone(text_t *text) {
  sdp_message_t *copy = NULL;
  int failed = library.sdp_clone(text->cloned, &copy);

  library.sdp_free(copy);
  return failed;
}

static const struct {
  const char *name;
  set_t *set;
  int (*once)(text_t *text); /* 0, or it failed */
  double target;
} operations[] = {
    {"SIP parse, free", &messages, sip_parse, 3.5},
    {"SIP to_str", &messages, sip_print, 6.0},
    {"SIP clone, free", &messages, sip_clone, 1.8},
    {"SDP parse, free", &descriptions, sdp_parse, 3.0},
    {"SDP to_str", &descriptions, sdp_print, 6.0},
    {"SDP clone, free", &descriptions, sdp_clone, 3.0},
};
#define OPERATIONS ((int) (sizeof operations / sizeof *operations))

static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

static void fail(const char *what, const char *which) {
  fprintf(stderr, "bench: %s: %s\n", what, which == NULL ? "?" : which);
  exit(2);
}

static void *symbol(void *handle, const char *name) {
  void *address = dlsym(handle, name);

  if (address == NULL)
    fail("no such function", name);
  return address;
}

static void load_library(const char *path) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);

  if (handle == NULL)
    fail("cannot be loaded", dlerror());
  *(void **) &library.parser_init = symbol(handle, "parser_init");
  *(void **) &library.trace_initialize_func = symbol(handle, "osip_trace_initialize_func");
  *(void **) &library.set_allocators = symbol(handle, "osip_set_allocators");
  *(void **) &library.message_init = symbol(handle, "osip_message_init");
  *(void **) &library.message_free = symbol(handle, "osip_message_free");
  *(void **) &library.message_parse = symbol(handle, "osip_message_parse");
  *(void **) &library.message_to_str = symbol(handle, "osip_message_to_str");
  *(void **) &library.message_clone = symbol(handle, "osip_message_clone");
  *(void **) &library.message_force_update = symbol(handle, "osip_message_force_update");
  *(void **) &library.sdp_init = symbol(handle, "sdp_message_init");
  *(void **) &library.sdp_free = symbol(handle, "sdp_message_free");
  *(void **) &library.sdp_parse = symbol(handle, "sdp_message_parse");
  *(void **) &library.sdp_to_str = symbol(handle, "sdp_message_to_str");
  *(void **) &library.sdp_clone = symbol(handle, "sdp_message_clone");
  library.trace_initialize_func(TRACE_LEVEL0, no_trace);
  library.parser_init();
}

static int by_name(const void *left, const void *right) {
  return strcmp(*(char *const *) left, *(char *const *) right);
}

/* the names of the files of a folder that end with the set's suffix, sorted; sets their count */
static void list_texts(const char *folder, set_t *set, char **names) {
  DIR *open = opendir(folder);
  struct dirent *entry;

  if (open == NULL)
    fail("no such folder", folder);
  set->count = 0;
  while ((entry = readdir(open)) != NULL && set->count < MOST_TEXTS) {
    const char *suffix = strrchr(entry->d_name, '.');

    if (suffix == NULL || strcmp(suffix, set->suffix) != 0)
      continue;
    if (asprintf(&names[set->count], "%s/%s", folder, entry->d_name) < 0)
      fail("out of memory", folder);
    set->count++;
  }
  closedir(open);
  qsort(names, (size_t) set->count, sizeof *names, by_name);
  if (set->count == 0)
    fail("no files of this kind in the folder", set->suffix);
}

static void read_text(const char *name, text_t *text) {
  FILE *file = fopen(name, "rb");

  if (file == NULL)
    fail("cannot be read", name);
  text->bytes = calloc(1, 1 << 17);
  if (text->bytes == NULL)
    fail("out of memory", name);
  text->length = fread(text->bytes, 1, (1 << 17) - 1, file);
  fclose(file);
}

static int prepare_message(text_t *text, void **sip) {
  osip_message_t *message = NULL;
  int failed = library.message_init(&message) != 0 || library.message_parse(message, text->bytes, text->length) != 0;

  *sip = message;
  return failed;
}

static int prepare_description(text_t *text, void **sdp) {
  sdp_message_t *description = NULL;
  int failed = library.sdp_init(&description) != 0 || library.sdp_parse(description, text->bytes) != 0;

  *sdp = description;
  return failed;
}

static void load_texts(const char *folder, set_t *set, int (*prepare)(text_t *, void **), int (*print)(text_t *)) {
  char *names[MOST_TEXTS];
  int i;

  list_texts(folder, set, names);
  for (i = 0; i < set->count; i++) {
    text_t *text = &set->texts[i];

    read_text(names[i], text);
    if (prepare(text, &text->printed) != 0 || prepare(text, &text->cloned) != 0 || print(text) != 0)
      fail("cannot be parsed and printed", names[i]);
    free(names[i]);
  }
}

/* ---- the blocks of one operation on all texts of its set ---- */

typedef struct {
  size_t size; /* to take; 0 to give back */
  int block;
} step_t;

#define MOST_STEPS 100000

static struct {
  step_t steps[MOST_STEPS];
  void *blocks[MOST_STEPS];
  int step_count;
  int block_count;
} record;

static void record_step(size_t size, int block) {
  if (record.step_count == MOST_STEPS)
    fail("too many blocks", "?");
  record.steps[record.step_count].size = size;
  record.steps[record.step_count].block = block;
  record.step_count++;
}

static void *recording_malloc(size_t size) {
  void *block = malloc(size);

  record.blocks[record.block_count] = block;
  record_step(size, record.block_count++);
  return block;
}

static void *recording_realloc(void *block, size_t size) {
  (void) block;
  (void) size;
  fail("a block grows", "realloc");
  return NULL;
}

/* a block that was taken before the recording is not in it */
static void recording_free(void *block) {
  int i;

  for (i = record.block_count - 1; i >= 0; i--)
    if (record.blocks[i] == block) {
      record_step(0, i);
      record.blocks[i] = NULL;
      break;
    }
  free(block);
}

static void run(int operation, long times);

static void record_blocks(int operation) {
  int i;

  record.step_count = record.block_count = 0;
  library.set_allocators(recording_malloc, recording_realloc, recording_free);
  give_back = recording_free;
  run(operation, 1);
  give_back = free;
  library.set_allocators(NULL, NULL, NULL);
  for (i = 0; i < record.block_count; i++)
    if (record.blocks[i] != NULL)
      record_step(0, i);
}

static void replay_blocks(long times) {
  long time;
  int i;

  for (time = 0; time < times; time++)
    for (i = 0; i < record.step_count; i++) {
      const step_t *step = &record.steps[i];

      if (step->size == 0)
        free(record.blocks[step->block]);
      else if ((record.blocks[step->block] = malloc(step->size)) == NULL)
        fail("out of memory", "?");
    }
}

/* ---- the process: told "operation times", answers with the seconds of processor time ---- */

static void load(const char *path, const char *folder) {
  load_library(path);
  load_texts(folder, &messages, prepare_message, sip_print);
  load_texts(folder, &descriptions, prepare_description, sdp_print);
}

/* an operation, or above those its blocks alone */
static void run(int operation, long times) {
  set_t *set = operations[operation % OPERATIONS].set;
  long time;
  int i;

  if (operation >= OPERATIONS) {
    replay_blocks(times);
    return;
  }
  for (time = 0; time < times; time++)
    for (i = 0; i < set->count; i++)
      if (operations[operation].once(&set->texts[i]) != 0)
        fail("failed", operations[operation].name);
}

typedef struct {
  pid_t pid;
  FILE *ask;
  FILE *answer;
  const char *path;
} side_t;

static void serve(FILE *asked, FILE *answered) {
  int operation;
  long times;

  fprintf(answered, "0\n");
  fflush(answered);
  while (fscanf(asked, "%d %ld", &operation, &times) == 2 && operation >= 0) {
    struct timespec start, end;

    if (operation >= OPERATIONS)
      record_blocks(operation - OPERATIONS);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    run(operation, times);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    fprintf(answered, "%.9f\n", (double) (end.tv_sec - start.tv_sec) + 1e-9 * (double) (end.tv_nsec - start.tv_nsec));
    fflush(answered);
  }
}

static double hear(side_t *side) {
  double seconds;

  if (fscanf(side->answer, "%lf", &seconds) != 1)
    fail("gave up", side->path);
  return seconds;
}

static double measure(side_t *side, int operation, long times) {
  fprintf(side->ask, "%d %ld\n", operation, times);
  fflush(side->ask);
  return hear(side);
}

static void start(side_t *side, const char *path, const char *folder) {
  int to[2], from[2];

  side->path = path;
  if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0)
    fail("no pipe", path);
  fflush(stdout);
  side->pid = fork();
  if (side->pid < 0)
    fail("no process", path);
  if (side->pid == 0) {
    close(to[1]);
    close(from[0]);
    load(path, folder);
    serve(fdopen(to[0], "r"), fdopen(from[1], "w"));
    _exit(0);
  }
  close(to[0]);
  close(from[1]);
  side->ask = fdopen(to[1], "w");
  side->answer = fdopen(from[0], "r");
  (void) hear(side);
}

/* told in words: the other side may have inherited this pipe, so closing it need not end it */
static void stop(side_t *side) {
  fprintf(side->ask, "-1 0\n");
  fclose(side->ask);
  fclose(side->answer);
  waitpid(side->pid, NULL, 0);
}

/* ---- pairs of rounds ---- */

static int by_value(const void *left, const void *right) {
  double l = *(const double *) left, r = *(const double *) right;

  return (l > r) - (l < r);
}

static double median(double *values, int count) {
  qsort(values, (size_t) count, sizeof *values, by_value);
  return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static int compare(side_t *original, side_t *ours, int operation, int rounds) {
  double *ratio = calloc((size_t) rounds, sizeof *ratio);
  double *slow = calloc((size_t) rounds, sizeof *slow);
  double *fast = calloc((size_t) rounds, sizeof *fast);
  double *blocks = calloc((size_t) rounds, sizeof *blocks);
  double target = operations[operation].target;
  double unit;
  double middle;
  long times = 1;
  int met;
  int i;

  if (ratio == NULL || slow == NULL || fast == NULL || blocks == NULL)
    fail("out of memory", operations[operation].name);
  /* caches and allocators warm, and a round of a sensible length */
  while (measure(original, operation, times) < ROUND_SECONDS / 2)
    times *= 2;
  (void) measure(ours, operation, times);
  for (i = 0; i < rounds; i++) {
    if (i % 2 == 0) {
      slow[i] = measure(original, operation, times);
      fast[i] = measure(ours, operation, times);
    }
    else {
      fast[i] = measure(ours, operation, times);
      slow[i] = measure(original, operation, times);
    }
    blocks[i] = measure(ours, OPERATIONS + operation, times);
    ratio[i] = slow[i] / (fast[i] > 0 ? fast[i] : 1e-9);
  }
  middle = median(ratio, rounds);
  met = middle >= target;
  unit = 1e6 / (double) times / operations[operation].set->count;
  printf("%-16s %9.2f %9.2f %9.2f %10.2fx   %5.2f to %5.2f %8.1fx  %s\n", operations[operation].name, unit * median(slow, rounds), unit * median(fast, rounds), unit * median(blocks, rounds), middle,
         ratio[rounds / 10], ratio[rounds - 1 - rounds / 10], target, met ? "met" : "MISSED");
  fflush(stdout);
  free(ratio);
  free(slow);
  free(fast);
  free(blocks);
  return met;
}

/* ---- instructions, by valgrind ---- */

static double instructions(const char *self, const char *path, const char *folder, int operation, long times) {
  char *command = NULL;
  char line[512];
  double count = -1;
  FILE *pipe;

  if (asprintf(&command, "valgrind --tool=callgrind --callgrind-out-file=/dev/null '%s' -x '%s' '%s' %d %ld 2>&1", self, path, folder, operation, times) < 0)
    return -1;
  pipe = popen(command, "r");
  free(command);
  if (pipe == NULL)
    return -1;
  while (fgets(line, sizeof line, pipe) != NULL) {
    char *found = strstr(line, "Collected :");

    if (found != NULL)
      count = atof(found + 11);
  }
  pclose(pipe);
  return count;
}

/* those of one operation on one text */
static double instructions_each(const char *self, const char *path, const char *folder, int operation) {
  const long times = 20;
  double twice = instructions(self, path, folder, operation, 2 * times);

  return (twice - instructions(self, path, folder, operation, times)) / (double) times / operations[operation % OPERATIONS].set->count;
}

static void count_instructions(const char *self, const char *original, const char *ours, const char *folder) {
  int operation;

  if (system("valgrind --version >/dev/null 2>&1") != 0) {
    printf("\nno instruction counts: valgrind is not installed\n");
    return;
  }
  printf("\n%-16s %9s %9s %9s %11s\n", "instructions", "original", "ours", "malloc", "ratio");
  for (operation = 0; operation < OPERATIONS; operation++) {
    double slow = instructions_each(self, original, folder, operation);
    double fast = instructions_each(self, ours, folder, operation);
    double blocks = instructions_each(self, ours, folder, OPERATIONS + operation);

    if (slow <= 0 || fast <= 0)
      printf("%-16s cannot be counted\n", operations[operation].name);
    else
      printf("%-16s %9.0f %9.0f %9.0f %10.2fx\n", operations[operation].name, slow, fast, blocks, slow / fast);
    fflush(stdout);
  }
}

int main(int argc, char **argv) {
  const char *ours = OURS;
  const char *original = ORIGINAL;
  const char *folder = MESSAGES;
  int rounds = ROUNDS;
  int count = 1;
  int check = 0;
  int met = 1;
  int option;
  int operation;
  side_t original_side, our_side;

  /* one operation many times, under valgrind: LIBRARY FOLDER OPERATION TIMES */
  if (argc == 6 && strcmp(argv[1], "-x") == 0) {
    load(argv[2], argv[3]);
    operation = atoi(argv[4]);
    if (operation >= OPERATIONS)
      record_blocks(operation - OPERATIONS);
    run(operation, atol(argv[5]));
    return 0;
  }
  while ((option = getopt(argc, argv, "o:b:m:r:ic")) != -1)
    switch (option) {
    case 'o':
      ours = optarg;
      break;
    case 'b':
      original = optarg;
      break;
    case 'm':
      folder = optarg;
      break;
    case 'r':
      rounds = atoi(optarg);
      break;
    case 'i':
      count = 0;
      break;
    case 'c':
      check = 1;
      break;
    default:
      fprintf(stderr, "usage: %s [-o OURS] [-b ORIGINAL] [-m FOLDER] [-r ROUNDS] [-i] [-c]\n", argv[0]);
      return 2;
    }
  if (rounds < 1)
    rounds = 1;
  {
    char *names[MOST_TEXTS];

    list_texts(folder, &messages, names);
    list_texts(folder, &descriptions, names);
  }
  signal(SIGPIPE, SIG_IGN);
  start(&original_side, original, folder);
  start(&our_side, ours, folder);
  printf("original  %s\nours      %s\n%d messages and %d session descriptions of %s, %d pairs of rounds; microseconds of processor time for one\n\n", original, ours, messages.count,
         descriptions.count, folder, rounds);
  printf("%-16s %9s %9s %9s %11s   %14s %9s\n", "", "original", "ours", "malloc", "ratio", "most rounds", "target");
  for (operation = 0; operation < OPERATIONS; operation++)
    met &= compare(&original_side, &our_side, operation, rounds);
  stop(&original_side);
  stop(&our_side);
  if (count)
    count_instructions(argv[0], original, ours, folder);
  return check && !met ? 1 : 0;
}
