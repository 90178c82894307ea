/*
 * What benchmarks share that run each library in a process of its own: loading functions by name, a process that is told to do a
 * round of work and answers with figures, the clock, medians.
 */
#ifndef PAIRED_H
#define PAIRED_H

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_FIGURES 16

static void fail(const char *what, const char *which) {
  fprintf(stderr, "benchmark: %s: %s\n", what, which == NULL ? "?" : which);
  exit(2);
}

static inline void *load(const char *path) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);

  if (handle == NULL)
    fail("cannot be loaded", dlerror());
  return handle;
}

static inline void *symbol(void *handle, const char *name) {
  void *address = dlsym(handle, name);

  if (address == NULL)
    fail("no such function", name);
  return address;
}

/* seconds of processor time that this process has used */
static double processor(void) {
  struct timespec now;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static int by_value(const void *left, const void *right) {
  double l = *(const double *) left, r = *(const double *) right;

  return (l > r) - (l < r);
}

static double median(const double *values, int count) {
  double sorted[256];
  int i;

  if (count > 256)
    count = 256;
  for (i = 0; i < count; i++)
    sorted[i] = values[i];
  qsort(sorted, (size_t) count, sizeof *sorted, by_value);
  return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

/* what benchmarks are told on the command line */
typedef struct {
  const char *ours, *original;
  int rounds;
  int check; /* a target that is missed is a failure */
} options_t;

static inline void read_options(options_t *options, int argc, char **argv) {
  int option;

  while ((option = getopt(argc, argv, "o:b:r:c")) != -1)
    switch (option) {
    case 'o':
      options->ours = optarg;
      break;
    case 'b':
      options->original = optarg;
      break;
    case 'r':
      options->rounds = atoi(optarg);
      break;
    case 'c':
      options->check = 1;
      break;
    default:
      fprintf(stderr, "usage: %s [-o OURS] [-b ORIGINAL] [-r ROUNDS] [-c]\n", argv[0]);
      exit(2);
    }
  options->rounds = options->rounds < 1 ? 1 : options->rounds > 256 ? 256 : options->rounds;
}

typedef struct {
  pid_t pid;
  FILE *ask;
  FILE *answer;
} process_t;

/* sends figures to the one who asked */
static void tell(FILE *answer, const double *figures, int count) {
  int i;

  for (i = 0; i < count; i++)
    fprintf(answer, "%.12g ", figures[i]);
  fprintf(answer, "\n");
  fflush(answer);
}

static void hear(process_t *process, double *figures, int count) {
  int i;

  for (i = 0; i < count; i++)
    if (fscanf(process->answer, "%lf", &figures[i]) != 1)
      fail("gave up", "a process");
}

/* one round of work */
static inline void ask(process_t *process, double *figures, int count) {
  fprintf(process->ask, "1\n");
  fflush(process->ask);
  hear(process, figures, count);
}

/* true if there is another round to do */
static inline int is_asked(FILE *asked) {
  int more = 0;

  return fscanf(asked, "%d", &more) == 1 && more;
}

/* a process in which `serve` runs */
static void start(process_t *process, void (*serve)(const void *, FILE *, FILE *), const void *argument) {
  int to[2], from[2];

  if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0)
    fail("no pipe", "for a process");
  fflush(stdout);
  process->pid = fork();
  if (process->pid < 0)
    fail("no process", NULL);
  if (process->pid == 0) {
    close(to[1]);
    close(from[0]);
    serve(argument, fdopen(to[0], "r"), fdopen(from[1], "w"));
    _exit(0);
  }
  close(to[0]);
  close(from[1]);
  process->ask = fdopen(to[1], "w");
  process->answer = fdopen(from[0], "r");
}

static void stop(process_t *process) {
  fprintf(process->ask, "0\n");
  fclose(process->ask);
  fclose(process->answer);
  waitpid(process->pid, NULL, 0);
}

#endif
