/*
 * What transactions cost when many of them live: ours beside the original.
 *
 *   scale [OPTIONS]
 *     -o FOLDER    ours: where libosipparser2.so.15 and libosip2.so.15 are, build unless given
 *     -b FOLDER    the original, Debian's unless given
 *     -r ROUNDS    rounds, 21 unless given
 *     -c           exit code 1 if a target is missed
 *
 * A process of its own keeps each population: so many server transactions, half of them INVITEs, requests received and not answered.
 * In a round each does the same work on transactions chosen at random, in turn, so that whatever else the machine does weighs on
 * all; each begins its turn with caches that the others have used, like a server that does other work, too. Messages are parsed
 * before the clock starts. The medians of the rounds are printed, and of ratios the median of the ratios of each round. The number of
 * live ones is always the same: as many are made anew as were removed.
 *
 * Two more populations do nothing but wait: servers that have sent final responses (timers H and J run), and clients whose INVITE is
 * out on a reliable transport (timer B runs).
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/time.h>

#include <osip2/osip.h>

#include "paired.h"

#define ORIGINAL "/usr/lib/x86_64-linux-gnu"
#define OURS "build"
#define ROUNDS 21
#define BATCH 64 /* operations of a kind in a round */

enum { CREATE, FIND, FIND_ADD, EXECUTE, REMOVE, TICK, GROWTH, RESIDENT, FIGURES };
enum { SERVERS, ANSWERED, CLIENTS };

typedef struct {
  const char *folder;
  int count;
  int what;
  int original;
} population_t;

/* ---- one library, in its own process ---- */

static struct {
  int (*init)(osip_t **);
  void (*trace_initialize_func)(osip_trace_level_t, osip_trace_func_t *);
  osip_event_t *(*parse)(const char *, size_t);
  osip_event_t *(*outgoing)(osip_message_t *);
  void (*event_free)(osip_event_t *);
  osip_transaction_t *(*create)(osip_t *, osip_event_t *);
  osip_transaction_t *(*find)(osip_list_t *, osip_event_t *);
  int (*find_add)(osip_t *, osip_event_t *);
  int (*add_event)(osip_transaction_t *, osip_event_t *);
  int (*remove)(osip_t *, osip_transaction_t *);
  int (*free2)(osip_transaction_t *);
  void (*set_cb_send)(osip_t *, int (*)(osip_transaction_t *, osip_message_t *, char *, int, int));
  int (*execute[4])(osip_t *);
  void (*timers[4])(osip_t *);
  void (*gettimeout)(osip_t *, struct timeval *);
} library;

static osip_t *osip;

/* the live ones, and the numbers that their messages are made of */
static struct {
  osip_transaction_t *transaction;
  uint32_t number;
} *live;
static uint32_t next_number;

static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

static int send_nowhere(osip_transaction_t *transaction, osip_message_t *message, char *host, int port, int socket) {
  (void) transaction;
  (void) message;
  (void) host;
  (void) port;
  (void) socket;
  return 0;
}

static void load_library(const char *folder) {
  static const char *const kinds[4] = {"ict", "ist", "nict", "nist"};
  char name[4096];
  void *parser, *core;
  int i;

  snprintf(name, sizeof name, "%s/libosipparser2.so.15", folder);
  parser = load(name);
  snprintf(name, sizeof name, "%s/libosip2.so.15", folder);
  core = load(name);
  *(void **) &library.trace_initialize_func = symbol(parser, "osip_trace_initialize_func");
  *(void **) &library.init = symbol(core, "osip_init");
  *(void **) &library.parse = symbol(core, "osip_parse");
  *(void **) &library.outgoing = symbol(core, "osip_new_outgoing_sipmessage");
  *(void **) &library.event_free = symbol(core, "osip_event_free");
  *(void **) &library.create = symbol(core, "osip_create_transaction");
  *(void **) &library.find = symbol(core, "osip_transaction_find");
  *(void **) &library.find_add = symbol(core, "osip_find_transaction_and_add_event");
  *(void **) &library.add_event = symbol(core, "osip_transaction_add_event");
  *(void **) &library.remove = symbol(core, "osip_remove_transaction");
  *(void **) &library.free2 = symbol(core, "osip_transaction_free2");
  *(void **) &library.set_cb_send = symbol(core, "osip_set_cb_send_message");
  *(void **) &library.gettimeout = symbol(core, "osip_timers_gettimeout");
  for (i = 0; i < 4; i++) {
    snprintf(name, sizeof name, "osip_%s_execute", kinds[i]);
    *(void **) &library.execute[i] = symbol(core, name);
    snprintf(name, sizeof name, "osip_timers_%s_execute", kinds[i]);
    *(void **) &library.timers[i] = symbol(core, name);
  }
  library.trace_initialize_func(TRACE_LEVEL0, no_trace);
  if (library.init(&osip) != 0)
    fail("no stack", folder);
  library.set_cb_send(osip, send_nowhere);
}

static uint32_t random_number(void) {
  static uint32_t state = 2463534242u;

  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

static int is_invite(uint32_t number) {
  return number % 2 == 0;
}

/* a message of a transaction, as it comes from the network */
static osip_event_t *message(uint32_t number, int response, const char *transport) {
  const char *method = is_invite(number) ? "INVITE" : "OPTIONS";
  char text[1024];
  osip_event_t *event;
  int length;

  length = snprintf(text, sizeof text,
                    "%s%s%s\r\nVia: SIP/2.0/%s 192.0.2.1:5062;branch=z9hG4bK%08x%x\r\nMax-Forwards: 70\r\nFrom: <sip:alice@a.example>;tag=%x\r\nTo: <sip:bob@b.example>%s\r\n"
                    "Call-ID: %08x@192.0.2.1\r\nCSeq: 1 %s\r\nContact: <sip:alice@192.0.2.1:5062>\r\nContent-Length: 0\r\n\r\n",
                    response ? "SIP/2.0 486 Busy" : method, response ? "" : " sip:bob@b.example", response ? "" : " SIP/2.0", transport, number * 2654435761u, number, number, response ? ";tag=1" : "",
                    number ^ 0x5a5a5a5a, method);
  event = library.parse(text, (size_t) length);
  if (event == NULL)
    fail("cannot be parsed", text);
  return event;
}

/* the event of the same message when we are to send it */
static osip_event_t *to_send(osip_event_t *received) {
  osip_event_t *event = library.outgoing(received->sip);

  received->sip = NULL;
  library.event_free(received);
  if (event == NULL)
    fail("no event", "of a message");
  return event;
}

static void execute_all(void) {
  int kind;

  for (kind = 0; kind < 4; kind++)
    library.execute[kind](osip);
}

static void tick(void) {
  struct timeval wait;
  int kind;

  for (kind = 0; kind < 4; kind++)
    library.timers[kind](osip);
  execute_all();
  library.gettimeout(osip, &wait);
}

/* seconds for one tick with nothing due */
static double time_tick(int times) {
  double begin = processor();
  int i;

  for (i = 0; i < times; i++)
    tick();
  return (processor() - begin) / times;
}

static double resident(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  long size, pages = 0;

  if (file == NULL || fscanf(file, "%ld %ld", &size, &pages) != 2)
    fail("cannot be read", "/proc/self/statm");
  fclose(file);
  return (double) pages * (double) sysconf(_SC_PAGESIZE);
}

/* so many transactions from nothing; seconds for each creation, and bytes */
static void populate(const population_t *population, double *figures) {
  int clients = population->what == CLIENTS;
  const char *transport = clients || population->what == ANSWERED ? "TCP" : "UDP";
  osip_event_t *events[BATCH];
  osip_transaction_t *first;
  double seconds = 0, before;
  int done, batch, i;

  live = malloc((size_t) population->count * sizeof *live);
  if (live == NULL)
    fail("out of memory", population->folder);
  memset(live, 1, (size_t) population->count * sizeof *live);
  /* what the first one alone takes is not counted */
  events[0] = message(next_number++, 0, transport);
  first = library.create(osip, events[0]);
  library.remove(osip, first);
  library.free2(first);
  library.event_free(events[0]);
  before = resident();
  for (done = 0; done < population->count; done += batch) {
    double begin;

    batch = population->count - done < BATCH ? population->count - done : BATCH;
    for (i = 0; i < batch; i++) {
      uint32_t number = clients ? 2 * next_number++ : next_number++;

      /* the timer of an answered request does not run on a reliable transport; that of an INVITE on an unreliable one soon fires */
      live[done + i].number = number;
      events[i] = message(number, 0, population->what == ANSWERED && !is_invite(number) ? "UDP" : transport);
      if (clients)
        events[i] = to_send(events[i]);
    }
    begin = processor();
    for (i = 0; i < batch; i++)
      live[done + i].transaction = library.create(osip, events[i]);
    seconds += processor() - begin;
    for (i = 0; i < batch; i++) {
      if (live[done + i].transaction == NULL)
        fail("no transaction", population->folder);
      library.add_event(live[done + i].transaction, events[i]);
    }
    execute_all();
    for (i = 0; i < batch && population->what == ANSWERED; i++)
      library.add_event(live[done + i].transaction, to_send(message(live[done + i].number, 1, "UDP")));
    execute_all();
  }
  figures[GROWTH] = seconds / population->count;
  figures[RESIDENT] = (resident() - before) / population->count;
}

static osip_list_t *list_of(uint32_t number) {
  return is_invite(number) ? &osip->osip_ist_transactions : &osip->osip_nist_transactions;
}

/* requests that are received again; `chosen` are different ones */
static void again(osip_event_t **events, const int *chosen) {
  int i;

  for (i = 0; i < BATCH; i++)
    events[i] = message(live[chosen[i]].number, 0, "UDP");
}

static void one_round(const population_t *population, double *figures) {
  osip_event_t *events[BATCH];
  int chosen[BATCH];
  osip_transaction_t *expected[BATCH];
  osip_list_t *lists[BATCH];
  int part = population->count / BATCH;
  double begin;
  int wrong = 0;
  int i;

  for (i = 0; i < BATCH; i++)
    chosen[i] = i * part + (int) (random_number() % (uint32_t) part);
  again(events, chosen);
  for (i = 0; i < BATCH; i++) {
    expected[i] = live[chosen[i]].transaction;
    lists[i] = list_of(live[chosen[i]].number);
  }
  begin = processor();
  for (i = 0; i < BATCH; i++)
    wrong += library.find(lists[i], events[i]) != expected[i];
  figures[FIND] = (processor() - begin) / BATCH;
  for (i = 0; i < BATCH; i++)
    library.event_free(events[i]);

  for (i = 0; i < BATCH; i++)
    chosen[i] = (chosen[i] + part / 2) % population->count;
  again(events, chosen);
  begin = processor();
  for (i = 0; i < BATCH; i++)
    wrong += library.find_add(osip, events[i]) != 0;
  figures[FIND_ADD] = (processor() - begin) / BATCH;
  execute_all();

  for (i = 0; i < BATCH; i++)
    chosen[i] = (chosen[i] + part / 4) % population->count;
  again(events, chosen);
  begin = processor();
  for (i = 0; i < BATCH; i++) {
    wrong += library.add_event(live[chosen[i]].transaction, events[i]) != 0;
    library.execute[is_invite(live[chosen[i]].number) ? IST : NIST](osip);
  }
  figures[EXECUTE] = (processor() - begin) / BATCH;

  figures[TICK] = time_tick(population->original ? 4 : BATCH);

  for (i = 0; i < BATCH; i++)
    chosen[i] = (chosen[i] + part / 8) % population->count;
  begin = processor();
  for (i = 0; i < BATCH; i++) {
    wrong += library.remove(osip, live[chosen[i]].transaction) != 0;
    library.free2(live[chosen[i]].transaction);
  }
  figures[REMOVE] = (processor() - begin) / BATCH;

  for (i = 0; i < BATCH; i++) {
    live[chosen[i]].number = next_number++;
    events[i] = message(live[chosen[i]].number, 0, "UDP");
  }
  begin = processor();
  for (i = 0; i < BATCH; i++)
    live[chosen[i]].transaction = library.create(osip, events[i]);
  figures[CREATE] = (processor() - begin) / BATCH;
  for (i = 0; i < BATCH; i++)
    wrong += live[chosen[i]].transaction == NULL || library.add_event(live[chosen[i]].transaction, events[i]) != 0;
  execute_all();
  if (wrong)
    fail("wrong transactions", population->folder);
}

static void serve(const void *argument, FILE *asked, FILE *answered) {
  const population_t *population = argument;
  double figures[FIGURES] = {0};
  int i;

  load_library(population->folder);
  populate(population, figures);
  if (population->what == SERVERS)
    one_round(population, figures);
  figures[TICK] = time_tick(1);
  tell(answered, figures, FIGURES);
  while (is_asked(asked)) {
    if (population->what == SERVERS)
      one_round(population, figures);
    else
      figures[TICK] = time_tick(population->original ? 4 : 16);
    for (i = 0; i < FIGURES; i++)
      figures[i] *= 1e9;
    tell(answered, figures, FIGURES);
  }
}

/* ---- the table ---- */

#define COLUMNS 5

static double rounds_of[COLUMNS][FIGURES][256]; /* nanoseconds */
static double grown[COLUMNS][FIGURES];
static int rounds = ROUNDS;
static int met = 1;

static const char *verdict(int ok) {
  met &= ok;
  return ok ? "met" : "MISSED";
}

/* the median ratio of two columns */
static double ratio(int figure, int over, int under) {
  double ratios[256];
  int i;

  for (i = 0; i < rounds; i++)
    ratios[i] = rounds_of[over][figure][i] / (rounds_of[under][figure][i] > 0 ? rounds_of[under][figure][i] : 1);
  return median(ratios, rounds);
}

static void print_times(const char *name, int figure, double most, double least) {
  double growth = ratio(figure, 2, 0), times = ratio(figure, 4, 1);
  int column;

  printf("%-26s", name);
  for (column = 0; column < COLUMNS; column++)
    printf(" %9.2f%s", median(rounds_of[column][figure], rounds) / 1e3, column == 2 ? "  |" : "");
  printf("  |%7.2fx %8.0fx ", growth, times);
  if (most > 0)
    printf("  at most %.1fx: %s", most, verdict(growth <= most));
  if (least > 0) {
    double slowest = median(rounds_of[2][figure], rounds) / 1e6;

    printf("  below 1 ms: %s, at least %.0fx: %s", verdict(slowest < 1), least, verdict(times >= least));
  }
  printf("\n");
  fflush(stdout);
}

static void print_grown(const char *name, int figure, double scale, int digits, double most) {
  int column, ok = 1;

  printf("%-26s", name);
  for (column = 0; column < COLUMNS; column++) {
    printf(" %9.*f%s", digits, grown[column][figure] * scale, column == 2 ? "  |" : "");
    ok &= column > 2 || most <= 0 || grown[column][figure] * scale <= most;
  }
  printf("  |%7.2fx %8.1fx ", grown[2][figure] / grown[0][figure], grown[4][figure] / grown[1][figure]);
  if (most > 0)
    printf("  at most %.0f: %s", most, verdict(ok));
  printf("\n");
  fflush(stdout);
}

/* lets all columns do their rounds in turn */
static void run(population_t *columns, int what) {
  process_t processes[COLUMNS];
  double figures[FIGURES];
  int column, figure, i;

  for (column = 0; column < COLUMNS; column++) {
    columns[column].what = what;
    start(&processes[column], serve, &columns[column]);
    hear(&processes[column], grown[column], FIGURES);
  }
  for (i = 0; i < rounds; i++)
    for (column = 0; column < COLUMNS; column++) {
      ask(&processes[column], figures, FIGURES);
      for (figure = 0; figure < FIGURES; figure++)
        rounds_of[column][figure][i] = figures[figure];
    }
  for (column = 0; column < COLUMNS; column++)
    stop(&processes[column]);
}

int main(int argc, char **argv) {
  static const int counts[COLUMNS] = {1000, 10000, 100000, 1000, 10000};
  options_t options = {OURS, ORIGINAL, ROUNDS, 0};
  population_t columns[COLUMNS];
  int i;

  read_options(&options, argc, argv);
  rounds = options.rounds;
  signal(SIGPIPE, SIG_IGN);
  for (i = 0; i < COLUMNS; i++) {
    columns[i].original = i > 2;
    columns[i].folder = i > 2 ? options.original : options.ours;
    columns[i].count = counts[i];
  }
  printf("\n%d rounds; microseconds of processor time for one operation beside so many live transactions\n\n", rounds);
  printf("%-26s %29s  | %19s  |%8s %9s\n", "", "ours", "original", "100,000", "original");
  printf("%-26s %9s %9s %9s  | %9s %9s  |%8s %9s   target\n", "", "1,000", "10,000", "100,000", "1,000", "10,000", "to 1,000", "to ours");
  run(columns, SERVERS);
  print_times("create", CREATE, 1.5, 0);
  print_times("find", FIND, 1.5, 0);
  print_times("find and add event", FIND_ADD, 1.5, 0);
  print_times("add event and execute", EXECUTE, 0, 0);
  print_times("remove and free", REMOVE, 0, 0);
  print_times("tick, unanswered", TICK, 0, 50);
  print_grown("create, growing from 0", GROWTH, 1e6, 2, 0);
  print_grown("resident bytes", RESIDENT, 1, 0, 8192);
  run(columns, ANSWERED);
  print_times("tick, answered", TICK, 0, 50);
  print_grown("resident bytes, answered", RESIDENT, 1, 0, 0);
  run(columns, CLIENTS);
  print_times("tick, clients calling", TICK, 0, 0);
  return options.check && !met ? 1 : 0;
}
