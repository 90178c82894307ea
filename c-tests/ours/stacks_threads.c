/*
 * Threads that make and release stacks of their own, and change their public
 * lists and lists that no stack knows, while the process forks: a child finds
 * nothing locked, and can do the same. To be run under a race detector as well.
 */
#include "../observe.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include <osip2/osip.h>

#define THREADS 4

static atomic_int problems;
static atomic_int running;

static osip_event_t *request(int branch) {
  char text[512];
  int length = snprintf(text, sizeof text, "OPTIONS sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 OPTIONS\r\n\r\n", branch);

  return osip_parse(text, (size_t) length);
}

static int finds(osip_t *osip, int branch) {
  osip_event_t *event = request(branch);
  int found = osip_find_transaction_and_add_event(osip, event) == 0;

  if (!found)
    osip_event_free(event);
  return found;
}

/* a stack from begin to end; true if it was as it should be */
static int live(void) {
  osip_transaction_t *tr[3];
  osip_list_t *list, other;
  osip_t *osip;
  int good = osip_init(&osip) == 0;
  int i;

  list = &osip->osip_nist_transactions;
  memset(&other, 0, sizeof other);
  for (i = 0; i < 3; i++) {
    osip_event_t *event = request(i);

    tr[i] = osip_create_transaction(osip, event);
    good = good && tr[i] != NULL && osip_transaction_add_event(tr[i], event) == 0;
    osip_list_add(&other, tr[i], -1);
  }
  /* as many as before, and the same first one */
  osip_list_remove(list, 2);
  osip_list_remove(list, 1);
  osip_list_add(list, tr[2], -1);
  osip_list_add(list, tr[2], -1);
  osip_list_remove(list, 2);
  osip_list_add(list, NULL, -1);
  good = good && finds(osip, 2) && !finds(osip, 1) && finds(osip, 0);
  good = good && osip_nist_execute(osip) == 0 && tr[2]->state == NIST_TRYING && tr[1]->state == NIST_PRE_TRYING;
  osip_list_remove(list, 0);
  good = good && !finds(osip, 0);
  while (osip_list_size(list) > 0)
    osip_list_remove(list, 0);
  while (osip_list_size(&other) > 0) {
    osip_transaction_free2(osip_list_get(&other, 0));
    osip_list_remove(&other, 0);
  }
  osip_release(osip);
  return good;
}

static void *work(void *rounds) {
  int i;

  for (i = 0; i < *(int *) rounds; i++)
    if (!live())
      problems++;
  running--;
  return NULL;
}

/* true if a child can do what its parent can */
static int give_birth(void) {
  char good = 0;
  int ends[2];
  pid_t child;

  if (pipe(ends) != 0)
    return 0;
  child = fork();
  if (child == 0) {
    alarm(120);
    good = (char) live();
    if (write(ends[1], &good, 1) != 1)
      abort();
    raise(SIGKILL); /* what it has of the parent's is not its own to free */
  }
  close(ends[1]);
  if (child < 0 || read(ends[0], &good, 1) != 1)
    good = 0;
  close(ends[0]);
  waitpid(child, NULL, 0);
  return good;
}

int main(void) {
  int rounds = observe_light() ? 60 : 4000;
  pthread_t threads[THREADS];
  int births = 0;
  int i;

  observe_silence();
  /* the first parsing chooses how to search, which a race detector takes for a race */
  if (!live())
    problems++;
  running = THREADS;
  for (i = 0; i < THREADS; i++)
    pthread_create(&threads[i], NULL, work, &rounds);
  do {
    births++;
    if (!give_birth())
      problems++;
  } while (running > 0 && births < (observe_light() ? 20 : 1000));
  for (i = 0; i < THREADS; i++)
    pthread_join(threads[i], NULL);
  if (problems)
    fprintf(stderr, "%d problems, %d children\n", (int) problems, births);
  return problems != 0;
}
