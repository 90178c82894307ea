/*
 * The porting layer of libosip2: fifos, threads, semaphores, mutexes,
 * condition variables. No test waits for time to pass: threads hand over, or
 * are woken until they have answered.
 *
 * Covers: osip_fifo_{init,free,insert,add,size,get,tryget},
 * osip_thread_{create,join,set_priority,exit}, osip_sem_{init,destroy,post,
 * wait,trywait}, osip_mutex_{init,destroy,lock,unlock}, osip_cond_{init,
 * destroy,signal,wait,timedwait}.
 */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stddef.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip_fifo.h>
#include <osip2/osip_mt.h>
/* that of the original relies on the headers before it */
#include <osip2/osip_condv.h>

#include "../observe.h"

static char a[] = "a", b[] = "b", c[] = "c";

/* ---- blocks of memory: counted, and refused at will ---- */

static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;
static int blocks, allowed = -1;

/* counts one block, if one is allowed */
static int may_allocate(void) {
  int may;

  pthread_mutex_lock(&counting);
  may = allowed != 0;
  if (may) {
    blocks++;
    if (allowed > 0)
      allowed--;
  }
  pthread_mutex_unlock(&counting);
  return may;
}

static void *count_malloc(size_t size) {
  return may_allocate() ? malloc(size) : NULL;
}

static void *count_realloc(void *block, size_t size) {
  return realloc(block, size);
}

static void count_free(void *block) {
  pthread_mutex_lock(&counting);
  blocks--;
  pthread_mutex_unlock(&counting);
  free(block);
}

/* ---- fifos ---- */

static osip_fifo_t *new_fifo(void) {
  osip_fifo_t *fifo = osip_malloc(sizeof(osip_fifo_t));

  memset(fifo, 0x55, sizeof(osip_fifo_t));
  osip_fifo_init(fifo);
  return fifo;
}

static void dump_fifo(const char *name, osip_fifo_t *fifo) {
  size_t before = observe_enter(name);
  int i;

  see_number("size", osip_fifo_size(fifo));
  see_number("state", fifo->state);
  see_number("nb_elt", fifo->nb_elt);
  for (i = 0; i < osip_list_size(&fifo->queue); i++)
    see_text("element", osip_list_get(&fifo->queue, i));
  observe_leave(before);
}

static void try_layout(void) {
  see_number("sizeof osip_fifo_t", sizeof(osip_fifo_t));
  see_number("qislocked at", offsetof(osip_fifo_t, qislocked));
  see_number("qisempty at", offsetof(osip_fifo_t, qisempty));
  see_number("queue at", offsetof(osip_fifo_t, queue));
  see_number("nb_elt at", offsetof(osip_fifo_t, nb_elt));
  see_number("state at", offsetof(osip_fifo_t, state));
  see_number("osip_ok", osip_ok);
  see_number("osip_empty", osip_empty);
}

static void try_fifo(void) {
  osip_fifo_t *fifo = new_fifo();

  dump_fifo("new", fifo);
  see_text("tryget", osip_fifo_tryget(fifo));
  see_number("add", osip_fifo_add(fifo, a));
  see_number("add", osip_fifo_add(fifo, b));
  see_number("insert", osip_fifo_insert(fifo, c));
  dump_fifo("three", fifo);
  see_text("get", osip_fifo_get(fifo));
  see_text("tryget", osip_fifo_tryget(fifo));
  dump_fifo("one", fifo);
  see_text("get", osip_fifo_get(fifo));
  dump_fifo("none", fifo);
  see_text("tryget", osip_fifo_tryget(fifo));
  see_number("add of NULL", osip_fifo_add(fifo, NULL));
  dump_fifo("with NULL", fifo);
  see_text("tryget", osip_fifo_tryget(fifo));
  dump_fifo("none", fifo);
  osip_fifo_free(fifo);
  osip_fifo_free(NULL);
}

/* a program may work on the queue itself; the semaphore does not know */
static void try_queue(void) {
  osip_fifo_t *fifo = new_fifo();

  osip_list_add(&fifo->queue, a, -1);
  dump_fifo("added to the queue", fifo);
  see_text("tryget", osip_fifo_tryget(fifo));
  osip_fifo_add(fifo, b);
  osip_list_remove(&fifo->queue, 1);
  osip_list_add(&fifo->queue, c, -1);
  osip_fifo_add(fifo, b);
  dump_fifo("b made c, and b added", fifo);
  see_text("tryget", osip_fifo_tryget(fifo));
  see_text("tryget", osip_fifo_tryget(fifo));
  see_text("tryget", osip_fifo_tryget(fifo));
  dump_fifo("one more than the semaphore counts", fifo);
  osip_sem_post(fifo->qisempty);
  see_text("get", osip_fifo_get(fifo));
  osip_sem_post(fifo->qisempty);
  see_text("get of an empty fifo", osip_fifo_get(fifo));
  osip_sem_post(fifo->qisempty);
  see_text("tryget of an empty fifo", osip_fifo_tryget(fifo));
  osip_fifo_add(fifo, a);
  fifo->state = osip_empty;
  see_text("tryget of a fifo said to be empty", osip_fifo_tryget(fifo));
  fifo->state = osip_ok;
  osip_sem_post(fifo->qisempty);
  see_text("tryget", osip_fifo_tryget(fifo));
  dump_fifo("none", fifo);
  osip_fifo_free(fifo);
}

static void try_long_fifo(void) {
  osip_fifo_t *fifo = new_fifo();
  static char elements[1000];
  int wrong = 0;
  int i;

  for (i = 0; i < 1000; i++)
    osip_fifo_add(fifo, &elements[i]);
  for (i = 0; i < 500; i++)
    wrong += osip_fifo_tryget(fifo) != &elements[i];
  for (i = 0; i < 500; i++)
    osip_fifo_add(fifo, &elements[i]);
  for (i = 0; i < 1000; i++)
    wrong += osip_fifo_get(fifo) != &elements[(i + 500) % 1000];
  see_number("1000 elements, wrong", wrong);
  see_number("1000 elements, left", osip_fifo_size(fifo));
  osip_fifo_free(fifo);
}

/* ---- threads ---- */

struct channel {
  osip_fifo_t *there, *back;
};

static void *echo(void *argument) {
  struct channel *channel = argument;
  void *element;

  while ((element = osip_fifo_get(channel->there)) != NULL)
    osip_fifo_add(channel->back, element);
  return NULL;
}

static void try_hand_over(void) {
  struct channel channel;
  struct osip_thread *thread;
  static char elements[300];
  int wrong = 0;
  int i;

  channel.there = new_fifo();
  channel.back = new_fifo();
  thread = osip_thread_create(20000, echo, &channel);
  for (i = 0; i < 300; i++) {
    osip_fifo_add(channel.there, &elements[i]);
    wrong += osip_fifo_get(channel.back) != &elements[i];
  }
  for (i = 0; i < 300; i++)
    osip_fifo_add(channel.there, &elements[i]);
  for (i = 0; i < 300; i++)
    wrong += osip_fifo_get(channel.back) != &elements[i];
  osip_fifo_add(channel.there, NULL);
  see_number("wrong", wrong);
  see_number("set_priority", osip_thread_set_priority(thread, 1));
  see_number("join", osip_thread_join(thread));
  osip_free(thread);
  osip_fifo_free(channel.there);
  osip_fifo_free(channel.back);
}

static void *add_many(void *argument) {
  int i;

  for (i = 0; i < 1000; i++)
    osip_fifo_add(argument, a);
  return NULL;
}

/* four threads add at once: nothing is lost */
static void try_crowd(void) {
  osip_fifo_t *fifo = new_fifo();
  struct osip_thread *threads[4];
  int wrong = 0;
  int i;

  for (i = 0; i < 4; i++)
    threads[i] = osip_thread_create(0, add_many, fifo);
  for (i = 0; i < 4000; i++)
    wrong += osip_fifo_get(fifo) != a;
  for (i = 0; i < 4; i++) {
    wrong += osip_thread_join(threads[i]);
    osip_free(threads[i]);
  }
  see_number("wrong", wrong);
  dump_fifo("none", fifo);
  osip_fifo_free(fifo);
}

/* ---- a signal ends a wait ---- */

static struct osip_sem *ended;

static void on_signal(int number) {
  (void) number;
}

static void *get_until_signal(void *argument) {
  see_text("get", osip_fifo_get(argument));
  osip_sem_post(ended);
  return NULL;
}

static void *wait_until_signal(void *argument) {
  int code = osip_sem_wait(argument);

  see_note("wait", code == -1 && errno == EINTR ? "EINTR" : "other");
  osip_sem_post(ended);
  return NULL;
}

static void interrupt(void *(*function)(void *), void *argument) {
  struct osip_thread *thread = osip_thread_create(0, function, argument);

  while (osip_sem_trywait(ended) != 0) {
    pthread_kill(*(pthread_t *) (void *) thread, SIGUSR1);
    sched_yield();
  }
  osip_thread_join(thread);
  osip_free(thread);
}

static void try_signal(void) {
  osip_fifo_t *fifo = new_fifo();
  struct osip_sem *sem = osip_sem_init(0);
  struct sigaction action;

  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  sigaction(SIGUSR1, &action, NULL);
  ended = osip_sem_init(0);
  interrupt(get_until_signal, fifo);
  interrupt(wait_until_signal, sem);
  osip_sem_destroy(ended);
  osip_sem_destroy(sem);
  osip_fifo_free(fifo);
}

/* ---- a thread ends itself, or is cancelled while it waits ---- */

static struct osip_mutex *waiting;

static void at_end(void *what) {
  see_note("cleaned up", what);
}

static void *exits(void *argument) {
  static char what[] = "osip_thread_exit";

  (void) argument;
  pthread_cleanup_push(at_end, what);
  osip_thread_exit();
  pthread_cleanup_pop(0);
  see_note("after osip_thread_exit", "reached");
  return NULL;
}

static void *waits_for_element(void *argument) {
  static char what[] = "osip_fifo_get";

  pthread_cleanup_push(at_end, what);
  osip_fifo_get(argument);
  pthread_cleanup_pop(0);
  return NULL;
}

static void *waits_for_post(void *argument) {
  static char what[] = "osip_sem_wait";

  pthread_cleanup_push(at_end, what);
  osip_sem_wait(argument);
  pthread_cleanup_pop(0);
  return NULL;
}

static void *waits_for_condition(void *argument) {
  static char what[] = "osip_cond_wait";

  osip_mutex_lock(waiting);
  pthread_cleanup_push(at_end, what);
  osip_cond_wait(argument, waiting);
  pthread_cleanup_pop(0);
  return NULL;
}

static void *waits_for_time(void *argument) {
  static char what[] = "osip_cond_timedwait";
  struct timespec late;

  late.tv_sec = 2147483647; /* the last second of 32 bits */
  late.tv_nsec = 0;
  osip_mutex_lock(waiting);
  pthread_cleanup_push(at_end, what);
  osip_cond_timedwait(argument, waiting, &late);
  pthread_cleanup_pop(0);
  return NULL;
}

static void *waits_for_thread(void *argument) {
  static char what[] = "osip_thread_join";

  pthread_cleanup_push(at_end, what);
  osip_thread_join(argument);
  pthread_cleanup_pop(0);
  return NULL;
}

static void *sleeps(void *argument) {
  static char what[] = "osip_usleep";

  (void) argument;
  pthread_cleanup_push(at_end, what);
  osip_usleep(100000000);
  pthread_cleanup_pop(0);
  return NULL;
}

static void cancel(void *(*function)(void *), void *argument) {
  struct osip_thread *thread = osip_thread_create(0, function, argument);
  int cancelled = pthread_cancel(*(pthread_t *) (void *) thread);
  int joined = osip_thread_join(thread);

  see_number("cancel", cancelled);
  see_number("join", joined);
  osip_free(thread);
}

static void try_ends(void) {
  struct osip_thread *thread = osip_thread_create(0, exits, NULL);
  osip_fifo_t *fifo = new_fifo();
  struct osip_sem *sem = osip_sem_init(0);
  struct osip_cond *cond = osip_cond_init();

  see_number("join", osip_thread_join(thread));
  osip_free(thread);
  cancel(waits_for_element, fifo);
  cancel(waits_for_post, sem);
  waiting = osip_mutex_init();
  /* these waits end with the mutex locked */
  cancel(waits_for_condition, cond);
  osip_mutex_unlock(waiting);
  cancel(waits_for_time, cond);
  osip_mutex_unlock(waiting);
  osip_mutex_destroy(waiting);
  thread = osip_thread_create(0, waits_for_post, sem);
  cancel(waits_for_thread, thread);
  pthread_cancel(*(pthread_t *) (void *) thread);
  see_number("join", osip_thread_join(thread));
  osip_free(thread);
  cancel(sleeps, NULL);
  osip_cond_destroy(cond);
  osip_sem_destroy(sem);
  osip_fifo_free(fifo);
}

/* ---- semaphores, mutexes, conditions ---- */

static void try_semaphores(void) {
  struct osip_sem *sem = osip_sem_init(2);

  see_number("trywait", osip_sem_trywait(sem));
  see_number("wait", osip_sem_wait(sem));
  errno = 0;
  see_number("trywait", osip_sem_trywait(sem));
  see_note("errno", errno == EAGAIN ? "EAGAIN" : "other");
  see_number("post", osip_sem_post(sem));
  see_number("trywait", osip_sem_trywait(sem));
  see_number("destroy", osip_sem_destroy(sem));
  sem = osip_sem_init(0x7fffffffu);
  errno = 0;
  see_number("post of the greatest value", osip_sem_post(sem));
  see_note("errno", errno == EOVERFLOW ? "EOVERFLOW" : "other");
  osip_sem_destroy(sem);
  see_whether("init with a greater value", osip_sem_init(0x80000000u));
  see_number("post of NULL", osip_sem_post(NULL));
  see_number("wait of NULL", osip_sem_wait(NULL));
  see_number("trywait of NULL", osip_sem_trywait(NULL));
  see_number("destroy of NULL", osip_sem_destroy(NULL));
}

static void try_mutexes(void) {
  struct osip_mutex *mutex = osip_mutex_init();
  pthread_mutex_t *inside = (pthread_mutex_t *) (void *) mutex;

  see_number("lock", osip_mutex_lock(mutex));
  see_note("lock again", pthread_mutex_trylock(inside) == EBUSY ? "EBUSY" : "other");
  see_number("unlock", osip_mutex_unlock(mutex));
  see_number("lock again", pthread_mutex_trylock(inside));
  see_number("unlock", osip_mutex_unlock(mutex));
  osip_mutex_destroy(mutex);
  osip_mutex_destroy(NULL);
  see_number("lock of NULL", osip_mutex_lock(NULL));
  see_number("unlock of NULL", osip_mutex_unlock(NULL));
}

struct turn {
  struct osip_mutex *mutex;
  struct osip_cond *cond;
  int number, wrong;
};

static void *take_odd_turns(void *argument) {
  struct turn *turn = argument;

  osip_mutex_lock(turn->mutex);
  while (turn->number < 100) {
    while (turn->number % 2 == 0)
      turn->wrong += osip_cond_wait(turn->cond, turn->mutex);
    turn->number++;
    turn->wrong += osip_cond_signal(turn->cond);
  }
  osip_mutex_unlock(turn->mutex);
  return NULL;
}

static void try_conditions(void) {
  struct turn turn;
  struct osip_thread *thread;
  struct timespec past = {1, 0};

  turn.mutex = osip_mutex_init();
  turn.cond = osip_cond_init();
  turn.number = turn.wrong = 0;
  osip_mutex_lock(turn.mutex);
  thread = osip_thread_create(0, take_odd_turns, &turn);
  while (turn.number < 100) {
    turn.number++;
    turn.wrong += osip_cond_signal(turn.cond);
    while (turn.number % 2 == 1)
      turn.wrong += osip_cond_wait(turn.cond, turn.mutex);
  }
  see_number("turns", turn.number);
  see_number("wrong", turn.wrong);
  see_note("timedwait in the past", osip_cond_timedwait(turn.cond, turn.mutex, &past) == ETIMEDOUT ? "ETIMEDOUT" : "other");
  see_note("mutex", pthread_mutex_trylock((pthread_mutex_t *) (void *) turn.mutex) == EBUSY ? "EBUSY" : "other");
  past.tv_nsec = -1;
  see_note("timedwait for no time", osip_cond_timedwait(turn.cond, turn.mutex, &past) == EINVAL ? "EINVAL" : "other");
  osip_mutex_unlock(turn.mutex);
  see_number("join", osip_thread_join(thread));
  osip_free(thread);
  see_number("destroy", osip_cond_destroy(turn.cond));
  see_number("signal of NULL", osip_cond_signal(NULL));
  see_number("wait of NULL", osip_cond_wait(NULL, turn.mutex));
  see_number("timedwait of NULL", osip_cond_timedwait(NULL, turn.mutex, &past));
  see_number("destroy of NULL", osip_cond_destroy(NULL));
  see_number("join of NULL", osip_thread_join(NULL));
  see_number("set_priority of NULL", osip_thread_set_priority(NULL, 0));
  osip_mutex_destroy(turn.mutex);
}

/* ---- memory ---- */

static void *nothing(void *argument) {
  return argument;
}

static void try_no_memory(void) {
  osip_fifo_t *fifo = osip_malloc(sizeof(osip_fifo_t));
  int i;

  allowed = 0;
  see_whether("mutex", osip_mutex_init());
  see_whether("semaphore", osip_sem_init(1));
  see_whether("condition", osip_cond_init());
  see_whether("thread", osip_thread_create(0, nothing, NULL));
  for (i = 0; i < 3; i++) {
    size_t before = observe_enter_at("fifo with blocks", i);

    allowed = i;
    osip_fifo_init(fifo);
    allowed = -1;
    see_whether("mutex", fifo->qislocked);
    see_whether("semaphore", fifo->qisempty);
    see_number("add", osip_fifo_add(fifo, a));
    see_number("size", osip_fifo_size(fifo));
    see_text("tryget", osip_fifo_tryget(fifo));
    osip_list_special_free(&fifo->queue, NULL);
    osip_mutex_destroy(fifo->qislocked);
    osip_sem_destroy(fifo->qisempty);
    observe_leave(before);
  }
  osip_free(fifo);
}

static void try_blocks(void) {
  struct osip_mutex *mutex = osip_mutex_init();
  struct osip_sem *sem;
  struct osip_cond *cond;
  struct osip_thread *thread;
  osip_fifo_t *fifo;

  see_number("with mutex", blocks);
  sem = osip_sem_init(0);
  see_number("with semaphore", blocks);
  cond = osip_cond_init();
  see_number("with condition", blocks);
  fifo = new_fifo();
  see_number("with fifo", blocks);
  osip_fifo_add(fifo, a);
  see_number("with element", blocks);
  osip_fifo_tryget(fifo);
  see_number("without element", blocks);
  osip_fifo_free(fifo);
  osip_cond_destroy(cond);
  osip_sem_destroy(sem);
  osip_mutex_destroy(mutex);
  see_number("freed", blocks);
  thread = osip_thread_create(0, nothing, NULL);
  osip_thread_join(thread);
  see_number("with thread", blocks);
  osip_free(thread);
}

static void in(const char *name, void (*try)(void)) {
  size_t before = observe_enter(name);

  try();
  observe_leave(before);
}

int main(void) {
  observe_silence();
  osip_set_allocators(count_malloc, count_realloc, count_free);
  in("layout", try_layout);
  in("fifo", try_fifo);
  in("queue", try_queue);
  in("long fifo", try_long_fifo);
  in("hand over", try_hand_over);
  in("crowd", try_crowd);
  in("signal", try_signal);
  in("ends", try_ends);
  in("semaphores", try_semaphores);
  in("mutexes", try_mutexes);
  in("conditions", try_conditions);
  in("no memory", try_no_memory);
  in("blocks", try_blocks);
  return 0;
}
