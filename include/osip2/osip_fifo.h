/* Queues between threads. */
#ifndef _FIFO_H_
#define _FIFO_H_

#include <osip2/osip_mt.h>
#include <osipparser2/osip_list.h>

/** Whether a fifo has elements. */
enum osip_fifo_state {
  osip_ok,
  osip_empty
};

struct osip_mutex;

struct osip_sem;

typedef enum osip_fifo_state osip_fifo_state;

/** A fifo. */
struct osip_fifo {
  /** The mutex of the members below. */
  struct osip_mutex *qislocked;
  /** The semaphore that counts the elements. */
  struct osip_sem *qisempty;
  /** The elements. */
  osip_list_t queue;
  /** Not used. */
  int nb_elt;
  osip_fifo_state state;
};

typedef struct osip_fifo osip_fifo_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty fifo of a block that osip_malloc gave. */
void osip_fifo_init(osip_fifo_t *ff);

/** Frees a fifo, but not its elements. */
void osip_fifo_free(osip_fifo_t *ff);

/** Adds an element in front. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_fifo_insert(osip_fifo_t *ff, void *element);

/** Adds an element at the end. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_fifo_add(osip_fifo_t *ff, void *element);

/** The number of elements. */
int osip_fifo_size(osip_fifo_t *ff);

/** Takes the first element out, once there is one; NULL when a signal ends the wait. */
void *osip_fifo_get(osip_fifo_t *ff);

/** Takes the first element out, or returns NULL. */
void *osip_fifo_tryget(osip_fifo_t *ff);

#ifdef __cplusplus
}
#endif

#endif
