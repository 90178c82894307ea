/* Threads, semaphores, mutexes, condition variables and fifos. */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip_fifo.h>
#include <osip2/osip_mt.h>
/* In the original it relies on the headers before it. */
#include <osip2/osip_condv.h>
#include <osipparser2/osip_port.h>

static char a[] = "a", b[] = "b", c[] = "c";

static const char *name(void *element) {
  return element ? (const char *) element : "NULL";
}

/* Allocation: counted, and failing at will. */
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;
static int blocks, allowed = -1;

/* Counts one block, if one is allowed. */
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

/* Texts of traces are not compared. */
static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file, (void) line, (void) level, (void) format, (void) arguments;
}

static osip_fifo_t *new_fifo(void) {
  osip_fifo_t *fifo = (osip_fifo_t *) osip_malloc(sizeof(osip_fifo_t));
  memset(fifo, 0x55, sizeof(osip_fifo_t));
  osip_fifo_init(fifo);
  return fifo;
}

static void show_fifo(const char *what, osip_fifo_t *fifo) {
  int i;
  printf("%s: size %d, state %d, nb_elt %x, queue %d:", what, osip_fifo_size(fifo), (int) fifo->state, (unsigned) fifo->nb_elt, osip_list_size(&fifo->queue));
  for (i = 0; i < osip_list_size(&fifo->queue); i++)
    printf(" %s", name(osip_list_get(&fifo->queue, i)));
  printf("\n");
}

static void layout(void) {
  printf("fifo: %u bytes, %u %u %u %u %u\n", (unsigned) sizeof(osip_fifo_t), (unsigned) offsetof(osip_fifo_t, qislocked), (unsigned) offsetof(osip_fifo_t, qisempty),
         (unsigned) offsetof(osip_fifo_t, queue), (unsigned) offsetof(osip_fifo_t, nb_elt), (unsigned) offsetof(osip_fifo_t, state));
  printf("osip_ok %d, osip_empty %d\n", osip_ok, osip_empty);
}

static void fifos(void) {
  osip_fifo_t *fifo = new_fifo();
  int result;
  show_fifo("new", fifo);
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));
  result = osip_fifo_add(fifo, a);
  result |= osip_fifo_add(fifo, b);
  result |= osip_fifo_insert(fifo, c);
  printf("add, add, insert %d\n", result);
  show_fifo("three", fifo);
  printf("get %s\n", name(osip_fifo_get(fifo)));
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));
  show_fifo("one", fifo);
  printf("get %s\n", name(osip_fifo_get(fifo)));
  show_fifo("none", fifo);
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));

  printf("add NULL %d\n", osip_fifo_add(fifo, NULL));
  show_fifo("NULL", fifo);
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));
  show_fifo("none", fifo);

  /* A program may work on the queue itself: the semaphore does not know. */
  osip_list_add(&fifo->queue, a, -1);
  show_fifo("added to the queue", fifo);
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));
  osip_fifo_add(fifo, b);
  osip_list_remove(&fifo->queue, 1);
  osip_list_add(&fifo->queue, c, -1);
  osip_fifo_add(fifo, b);
  show_fifo("b exchanged for c, b added", fifo);
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));
  printf("tryget %s\n", name(osip_fifo_tryget(fifo)));
  show_fifo("one without semaphore", fifo);
  osip_sem_post(fifo->qisempty);
  printf("get %s\n", name(osip_fifo_get(fifo)));
  osip_sem_post(fifo->qisempty);
  printf("get of an empty fifo %s\n", name(osip_fifo_get(fifo)));
  osip_sem_post(fifo->qisempty);
  printf("tryget of an empty fifo %s\n", name(osip_fifo_tryget(fifo)));
  show_fifo("none", fifo);
  osip_fifo_free(fifo);
  osip_fifo_free(NULL);
}

static void long_fifo(void) {
  osip_fifo_t *fifo = new_fifo();
  static char elements[1000];
  int i, wrong = 0;
  for (i = 0; i < 1000; i++)
    osip_fifo_add(fifo, &elements[i]);
  for (i = 0; i < 500; i++)
    wrong += osip_fifo_tryget(fifo) != &elements[i];
  for (i = 0; i < 500; i++)
    osip_fifo_add(fifo, &elements[i]);
  for (i = 0; i < 1000; i++)
    wrong += osip_fifo_get(fifo) != &elements[(i + 500) % 1000];
  printf("1000 elements: %d wrong, %d left\n", wrong, osip_fifo_size(fifo));
  osip_fifo_free(fifo);
}

/* Two threads hand numbers over, each waits for the other. */
struct channel {
  osip_fifo_t *there, *back;
};

static void *echo(void *argument) {
  struct channel *channel = (struct channel *) argument;
  void *element;
  while ((element = osip_fifo_get(channel->there)) != NULL)
    osip_fifo_add(channel->back, element);
  return NULL;
}

static void hand_over(void) {
  struct channel channel;
  struct osip_thread *thread;
  static char elements[300];
  int i, wrong = 0;
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
  printf("handed over: %d wrong, priority %d", wrong, osip_thread_set_priority(thread, 1));
  printf(", join %d\n", osip_thread_join(thread));
  osip_free(thread);
  osip_fifo_free(channel.there);
  osip_fifo_free(channel.back);
}

/* Many threads add at once: nothing is lost. */
static void *add_many(void *argument) {
  int i;
  for (i = 0; i < 1000; i++)
    osip_fifo_add((osip_fifo_t *) argument, a);
  return NULL;
}

static void crowd(void) {
  osip_fifo_t *fifo = new_fifo();
  struct osip_thread *threads[4];
  int i, wrong = 0;
  for (i = 0; i < 4; i++)
    threads[i] = osip_thread_create(0, add_many, fifo);
  for (i = 0; i < 4000; i++)
    wrong += osip_fifo_get(fifo) != a;
  for (i = 0; i < 4; i++) {
    wrong += osip_thread_join(threads[i]);
    osip_free(threads[i]);
  }
  printf("from four threads: %d wrong\n", wrong);
  show_fifo("none", fifo);
  osip_fifo_free(fifo);
}

/* A signal ends a wait. */
static struct osip_sem *ended;

static void on_signal(int number) {
  (void) number;
}

static void *wait_for_signal(void *argument) {
  printf("get that a signal ends: %s\n", name(osip_fifo_get((osip_fifo_t *) argument)));
  osip_sem_post(ended);
  return NULL;
}

static void interrupted(void) {
  osip_fifo_t *fifo = new_fifo();
  struct osip_thread *thread;
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = on_signal;
  sigaction(SIGUSR1, &action, NULL);
  ended = osip_sem_init(0);
  thread = osip_thread_create(0, wait_for_signal, fifo);
  while (osip_sem_trywait(ended) != 0) {
    pthread_kill(*(pthread_t *) (void *) thread, SIGUSR1);
    sched_yield();
  }
  osip_thread_join(thread);
  osip_free(thread);
  osip_sem_destroy(ended);
  osip_fifo_free(fifo);
}

/* A thread ends itself, or is cancelled while it waits. */
static void at_end(void *what) {
  printf("%s: cleaned up\n", (const char *) what);
}

static void *exits(void *argument) {
  static char text[] = "exit";
  (void) argument;
  pthread_cleanup_push(at_end, text);
  osip_thread_exit();
  pthread_cleanup_pop(0);
  printf("not reached\n");
  return NULL;
}

static void *waits_for_element(void *argument) {
  static char text[] = "cancelled in osip_fifo_get";
  pthread_cleanup_push(at_end, text);
  osip_fifo_get((osip_fifo_t *) argument);
  pthread_cleanup_pop(0);
  printf("not reached\n");
  return NULL;
}

static void *waits_for_post(void *argument) {
  static char text[] = "cancelled in osip_sem_wait";
  pthread_cleanup_push(at_end, text);
  osip_sem_wait((struct osip_sem *) argument);
  pthread_cleanup_pop(0);
  printf("not reached\n");
  return NULL;
}

static struct osip_mutex *waiting;

static void *waits_for_signal(void *argument) {
  static char text[] = "cancelled in osip_cond_wait";
  osip_mutex_lock(waiting);
  pthread_cleanup_push(at_end, text);
  osip_cond_wait((struct osip_cond *) argument, waiting);
  pthread_cleanup_pop(0);
  printf("not reached\n");
  return NULL;
}

static void cancel(void *(*function)(void *), void *argument) {
  struct osip_thread *thread = osip_thread_create(0, function, argument);
  printf("cancel %d\n", pthread_cancel(*(pthread_t *) (void *) thread));
  printf("join %d\n", osip_thread_join(thread));
  osip_free(thread);
}

static void ends(void) {
  struct osip_thread *thread = osip_thread_create(0, exits, NULL);
  osip_fifo_t *fifo = new_fifo();
  struct osip_sem *sem = osip_sem_init(0);
  struct osip_cond *cond = osip_cond_init();
  printf("join %d\n", osip_thread_join(thread));
  osip_free(thread);
  cancel(waits_for_element, fifo);
  cancel(waits_for_post, sem);
  waiting = osip_mutex_init();
  cancel(waits_for_signal, cond);
  /* The wait ended with the mutex locked. */
  osip_mutex_unlock(waiting);
  osip_mutex_destroy(waiting);
  osip_cond_destroy(cond);
  osip_sem_destroy(sem);
  osip_fifo_free(fifo);
}

static void semaphores(void) {
  struct osip_sem *sem = osip_sem_init(2);
  int result;
  printf("trywait %d", osip_sem_trywait(sem));
  printf(", wait %d", osip_sem_wait(sem));
  errno = 0;
  result = osip_sem_trywait(sem);
  printf(", trywait %d %s", result, errno == EAGAIN ? "EAGAIN" : "?");
  printf(", post %d", osip_sem_post(sem));
  printf(", trywait %d", osip_sem_trywait(sem));
  printf(", destroy %d\n", osip_sem_destroy(sem));
  sem = osip_sem_init(0x7fffffffu);
  errno = 0;
  result = osip_sem_post(sem);
  printf("post above the greatest value %d %s\n", result, errno == EOVERFLOW ? "EOVERFLOW" : "?");
  osip_sem_destroy(sem);
  printf("greater value %s\n", osip_sem_init(0x80000000u) ? "made" : "NULL");
  printf("NULL: post %d, wait %d, trywait %d, destroy %d\n", osip_sem_post(NULL), osip_sem_wait(NULL), osip_sem_trywait(NULL), osip_sem_destroy(NULL));
}

static void mutexes(void) {
  struct osip_mutex *mutex = osip_mutex_init();
  pthread_mutex_t *inside = (pthread_mutex_t *) (void *) mutex;
  printf("lock %d", osip_mutex_lock(mutex));
  printf(", again %s", pthread_mutex_trylock(inside) == EBUSY ? "EBUSY" : "?");
  printf(", unlock %d", osip_mutex_unlock(mutex));
  printf(", trylock %d, unlock %d\n", pthread_mutex_trylock(inside), osip_mutex_unlock(mutex));
  osip_mutex_destroy(mutex);
  osip_mutex_destroy(NULL);
  printf("NULL: lock %d, unlock %d\n", osip_mutex_lock(NULL), osip_mutex_unlock(NULL));
}

/* A condition variable hands a turn from thread to thread. */
struct turn {
  struct osip_mutex *mutex;
  struct osip_cond *cond;
  int number, wrong;
};

static void *second_player(void *argument) {
  struct turn *turn = (struct turn *) argument;
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

static void conditions(void) {
  struct turn turn;
  struct osip_thread *thread;
  struct timespec past = {1, 0};
  turn.mutex = osip_mutex_init();
  turn.cond = osip_cond_init();
  turn.number = turn.wrong = 0;
  osip_mutex_lock(turn.mutex);
  thread = osip_thread_create(0, second_player, &turn);
  while (turn.number < 100) {
    turn.number++;
    turn.wrong += osip_cond_signal(turn.cond);
    while (turn.number % 2 == 1)
      turn.wrong += osip_cond_wait(turn.cond, turn.mutex);
  }
  printf("turns %d, wrong %d\n", turn.number, turn.wrong);
  printf("timedwait in the past %s", osip_cond_timedwait(turn.cond, turn.mutex, &past) == ETIMEDOUT ? "ETIMEDOUT" : "?");
  printf(", mutex %s\n", pthread_mutex_trylock((pthread_mutex_t *) (void *) turn.mutex) == EBUSY ? "still locked" : "?");
  past.tv_nsec = -1;
  printf("timedwait with a wrong time %s\n", osip_cond_timedwait(turn.cond, turn.mutex, &past) == EINVAL ? "EINVAL" : "?");
  osip_mutex_unlock(turn.mutex);
  printf("join %d\n", osip_thread_join(thread));
  osip_free(thread);
  printf("destroy %d\n", osip_cond_destroy(turn.cond));
  printf("NULL: signal %d, wait %d, timedwait %d, destroy %d, join %d, priority %d\n", osip_cond_signal(NULL), osip_cond_wait(NULL, turn.mutex),
         osip_cond_timedwait(NULL, turn.mutex, &past), osip_cond_destroy(NULL), osip_thread_join(NULL), osip_thread_set_priority(NULL, 0));
  osip_mutex_destroy(turn.mutex);
}

static void *nothing(void *argument) {
  return argument;
}

static void no_memory(void) {
  osip_fifo_t *fifo = (osip_fifo_t *) osip_malloc(sizeof(osip_fifo_t));
  int i;
  allowed = 0;
  printf("no memory: mutex %s", osip_mutex_init() ? "made" : "NULL");
  printf(", semaphore %s", osip_sem_init(1) ? "made" : "NULL");
  printf(", condition %s", osip_cond_init() ? "made" : "NULL");
  printf(", thread %s\n", osip_thread_create(0, nothing, NULL) ? "made" : "NULL");
  for (i = 0; i < 3; i++) {
    allowed = i;
    osip_fifo_init(fifo);
    allowed = -1;
    printf("fifo with %d blocks: mutex %s, semaphore %s", i, fifo->qislocked ? "made" : "NULL", fifo->qisempty ? "made" : "NULL");
    printf(", add %d", osip_fifo_add(fifo, a));
    printf(", size %d", osip_fifo_size(fifo));
    printf(", tryget %s\n", name(osip_fifo_tryget(fifo)));
    osip_list_special_free(&fifo->queue, NULL);
    osip_mutex_destroy(fifo->qislocked);
    osip_sem_destroy(fifo->qisempty);
  }
  osip_free(fifo);
}

static void block_counts(void) {
  struct osip_mutex *mutex;
  struct osip_sem *sem;
  struct osip_cond *cond;
  struct osip_thread *thread;
  osip_fifo_t *fifo;
  int before = blocks;
  mutex = osip_mutex_init();
  printf("blocks: mutex %d", blocks - before);
  sem = osip_sem_init(0);
  printf(", semaphore %d", blocks - before);
  cond = osip_cond_init();
  printf(", condition %d", blocks - before);
  fifo = new_fifo();
  printf(", fifo %d", blocks - before);
  osip_fifo_add(fifo, a);
  printf(", element %d", blocks - before);
  osip_fifo_tryget(fifo);
  printf(", taken %d", blocks - before);
  osip_fifo_free(fifo);
  osip_cond_destroy(cond);
  osip_sem_destroy(sem);
  osip_mutex_destroy(mutex);
  printf(", freed %d", blocks - before);
  thread = osip_thread_create(0, nothing, NULL);
  osip_thread_join(thread);
  printf(", thread %d\n", blocks - before);
  osip_free(thread);
}

int main(void) {
  osip_set_allocators(count_malloc, count_realloc, count_free);
  osip_trace_initialize_func(OSIP_BUG, no_trace);
  layout();
  fifos();
  long_fifo();
  hand_over();
  crowd();
  interrupted();
  ends();
  semaphores();
  mutexes();
  conditions();
  no_memory();
  block_counts();
  return 0;
}
