/*
 * How fast our libosipparser2 is beside the original, on typical messages:
 * parsing, printing, cloning.
 *
 *   bench [OPTIONS]
 *     -o LIBRARY   ours, build/libosipparser2.so.15 unless given
 *     -b LIBRARY   the original, Debian's unless given
 *     -m FOLDER    the messages, c-tests/messages/bench unless given
 *     -r ROUNDS    rounds of each pair, 31 unless given
 *     -i           no instruction counts
 *     -c           exit code 1 if a target is missed
 *
 * Each library is loaded by a process of its own. The two take turns: a round
 * is the same work done by one and at once by the other, and gives one ratio,
 * so that whatever else the machine does weighs on both. The median of the
 * ratios is printed. Where valgrind is installed instructions are counted too,
 * as the difference of two runs, one with twice the work.
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

#define ORIGINAL "/usr/lib/x86_64-linux-gnu/libosipparser2.so.15"
#define OURS "build/libosipparser2.so.15"
#define MESSAGES "c-tests/messages/bench"
#define ROUNDS 31
#define ROUND_SECONDS 0.03 /* the longer side of a round */
#define MOST_MESSAGES 64

enum { PARSE, PRINT, CLONE, OPERATIONS };

static const struct {
  const char *name;
  const char *key;
  double target;
} operations[OPERATIONS] = {
    {"parse and free", "parse", 3.5},
    {"print (to_str)", "print", 6.0},
    {"clone and free", "clone", 1.8},
};

/* ---- one library, in its own process ---- */

static struct {
  int (*parser_init)(void);
  void (*trace_initialize_func)(osip_trace_level_t, osip_trace_func_t *);
  int (*message_init)(osip_message_t **);
  void (*message_free)(osip_message_t *);
  int (*message_parse)(osip_message_t *, const char *, size_t);
  int (*message_to_str)(osip_message_t *, char **, size_t *);
  int (*message_clone)(const osip_message_t *, osip_message_t **);
  int (*message_force_update)(osip_message_t *);
} library;

static struct {
  char *bytes;
  size_t length;
  osip_message_t *printed; /* is printed again and again */
  osip_message_t *cloned;  /* is cloned again and again, never printed */
} messages[MOST_MESSAGES];
static int message_count;

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
  *(void **) &library.message_init = symbol(handle, "osip_message_init");
  *(void **) &library.message_free = symbol(handle, "osip_message_free");
  *(void **) &library.message_parse = symbol(handle, "osip_message_parse");
  *(void **) &library.message_to_str = symbol(handle, "osip_message_to_str");
  *(void **) &library.message_clone = symbol(handle, "osip_message_clone");
  *(void **) &library.message_force_update = symbol(handle, "osip_message_force_update");
  library.trace_initialize_func(TRACE_LEVEL0, no_trace);
  library.parser_init();
}

static int by_name(const void *left, const void *right) {
  return strcmp(*(char *const *) left, *(char *const *) right);
}

/* the names of the .sip files of a folder, sorted */
static int list_messages(const char *folder, char **names) {
  DIR *open = opendir(folder);
  struct dirent *entry;
  int count = 0;

  if (open == NULL)
    fail("no such folder", folder);
  while ((entry = readdir(open)) != NULL && count < MOST_MESSAGES) {
    size_t length = strlen(entry->d_name);

    if (length < 4 || strcmp(entry->d_name + length - 4, ".sip") != 0)
      continue;
    if (asprintf(&names[count], "%s/%s", folder, entry->d_name) < 0)
      fail("out of memory", folder);
    count++;
  }
  closedir(open);
  qsort(names, (size_t) count, sizeof *names, by_name);
  if (count == 0)
    fail("no messages in", folder);
  return count;
}

static void load_messages(const char *folder) {
  char *names[MOST_MESSAGES];
  int i;

  message_count = list_messages(folder, names);
  for (i = 0; i < message_count; i++) {
    FILE *file = fopen(names[i], "rb");
    char *text = NULL;
    size_t length;

    if (file == NULL)
      fail("cannot be read", names[i]);
    messages[i].bytes = malloc(1 << 17);
    if (messages[i].bytes == NULL)
      fail("out of memory", names[i]);
    messages[i].length = fread(messages[i].bytes, 1, 1 << 17, file);
    fclose(file);
    if (library.message_init(&messages[i].printed) != 0 || library.message_parse(messages[i].printed, messages[i].bytes, messages[i].length) != 0 || library.message_init(&messages[i].cloned) != 0 ||
        library.message_parse(messages[i].cloned, messages[i].bytes, messages[i].length) != 0 || library.message_to_str(messages[i].printed, &text, &length) != 0)
      fail("cannot be parsed and printed", names[i]);
    free(text);
    free(names[i]);
  }
}

static int run_once(int operation) {
  int failures = 0;
  int i;

  for (i = 0; i < message_count; i++) {
    osip_message_t *sip = NULL;
    char *text = NULL;
    size_t length;

    switch (operation) {
    case PARSE:
      library.message_init(&sip);
      failures += library.message_parse(sip, messages[i].bytes, messages[i].length) != 0;
      library.message_free(sip);
      break;
    case PRINT:
      library.message_force_update(messages[i].printed);
      failures += library.message_to_str(messages[i].printed, &text, &length) != 0;
      free(text);
      break;
    default:
      failures += library.message_clone(messages[i].cloned, &sip) != 0;
      library.message_free(sip);
    }
  }
  return failures;
}

static void run(int operation, long times) {
  long i;

  for (i = 0; i < times; i++)
    if (run_once(operation) != 0)
      fail("failed", operations[operation].name);
}

/* ---- the process: told "operation times", answers with the seconds of processor time ---- */

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
    load_library(path);
    load_messages(folder);
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
  long times = 1;
  double middle;
  int met;
  int i;

  if (ratio == NULL || slow == NULL || fast == NULL)
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
    ratio[i] = slow[i] / (fast[i] > 0 ? fast[i] : 1e-9);
  }
  middle = median(ratio, rounds);
  met = middle >= operations[operation].target;
  printf("%-16s %9.2f %9.2f %10.2fx   %5.2f to %5.2f %8.1fx  %s\n", operations[operation].name, 1e6 * median(slow, rounds) / (double) times / message_count,
         1e6 * median(fast, rounds) / (double) times / message_count, middle, ratio[rounds / 10], ratio[rounds - 1 - rounds / 10], operations[operation].target, met ? "met" : "MISSED");
  fflush(stdout);
  free(ratio);
  free(slow);
  free(fast);
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

static void count_instructions(const char *self, const char *original, const char *ours, const char *folder) {
  const long times = 20;
  int operation;

  if (system("valgrind --version >/dev/null 2>&1") != 0) {
    printf("\nno instruction counts: valgrind is not installed\n");
    return;
  }
  printf("\n%-16s %9s %9s %11s\n", "instructions", "original", "ours", "ratio");
  for (operation = 0; operation < OPERATIONS; operation++) {
    double slow = instructions(self, original, folder, operation, 2 * times) - instructions(self, original, folder, operation, times);
    double fast = instructions(self, ours, folder, operation, 2 * times) - instructions(self, ours, folder, operation, times);

    if (slow <= 0 || fast <= 0)
      printf("%-16s cannot be counted\n", operations[operation].name);
    else
      printf("%-16s %9.0f %9.0f %10.2fx\n", operations[operation].name, slow / (double) times / message_count, fast / (double) times / message_count, slow / fast);
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
    load_library(argv[2]);
    load_messages(argv[3]);
    run(atoi(argv[4]), atol(argv[5]));
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
    char *names[MOST_MESSAGES];

    message_count = list_messages(folder, names);
  }
  signal(SIGPIPE, SIG_IGN);
  start(&original_side, original, folder);
  start(&our_side, ours, folder);
  printf("original  %s\nours      %s\n%d messages of %s, %d pairs of rounds; microseconds of processor time for one message\n\n", original, ours, message_count, folder, rounds);
  printf("%-16s %9s %9s %11s   %14s %9s\n", "", "original", "ours", "median", "most rounds", "target");
  for (operation = 0; operation < OPERATIONS; operation++)
    met &= compare(&original_side, &our_side, operation, rounds);
  stop(&original_side);
  stop(&our_side);
  if (count)
    count_instructions(argv[0], original, ours, folder);
  return check && !met ? 1 : 0;
}
