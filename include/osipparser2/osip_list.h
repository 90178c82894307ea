/* Singly linked lists of pointers. */
#ifndef _LIST_H_
#define _LIST_H_

/** A node of a list: a block of its own. */
struct __node {
  /** The next node, or NULL. */
  struct __node *next;
  /** What the list holds; never freed with the node. */
  void *element;
};

typedef struct __node __node_t;

/** A list. All bytes zero is an empty one. */
struct osip_list {
  /** The number of elements. */
  int nb_elt;
  /** The first node, or NULL. */
  __node_t *node;
};

typedef struct osip_list osip_list_t;

/** A position in a list. */
struct osip_list_iterator {
  /** The current node; NULL at the end. */
  __node_t *actual;
  /** The link that leads to the current node. */
  __node_t **prev;
  /** The list. */
  osip_list_t *li;
  /** The index of the current node. */
  int pos;
};

typedef struct osip_list_iterator osip_list_iterator_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes a list empty, without looking at what it was. 0, or OSIP_BADPARAMETER. */
int osip_list_init(osip_list_t *li);

/** Takes all elements out, from the front; each is given to `free_func` once it is out. */
void osip_list_special_free(osip_list_t *li, void (*free_func)(void*));

/** Appends what `clone_func` makes of each element; a code of it other than 0 ends that and is returned. */
int osip_list_clone(const osip_list_t *src, osip_list_t *dst, int (*clone_func)(void*, void**));

/** Takes all elements out and frees them with osip_free. */
void osip_list_ofchar_free(osip_list_t *li);

/** The number of elements, or OSIP_BADPARAMETER. */
int osip_list_size(const osip_list_t *li);

/** 0 if `pos` is below the number of elements, else 1; OSIP_BADPARAMETER. */
int osip_list_eol(const osip_list_t *li, int pos);

/**
 * Adds an element before index `pos`, or at the end for -1 and whatever lies after it; any other negative `pos` is index 1. The new number
 * of elements, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_list_add(osip_list_t *li, void *element, int pos);

/** The element at index `pos`, or NULL. */
void *osip_list_get(const osip_list_t *li, int pos);

/** Takes the element at index `pos` out; it is not freed. The new number of elements, -1 for a wrong index, OSIP_BADPARAMETER. */
int osip_list_remove(osip_list_t *li, int pos);

/** Goes to the first element and returns it; NULL if there is none. */
void *osip_list_get_first(const osip_list_t *li, osip_list_iterator_t *it);

/** Goes to the next element and returns it; NULL at the end. */
void *osip_list_get_next(osip_list_iterator_t *it);

/** Takes the current element out, not freeing it, goes to the next one and returns it; NULL at the end. */
void *osip_list_iterator_remove(osip_list_iterator_t *it);

#ifdef __cplusplus
}
#endif

/* True while an iterator has an element. */
#define osip_list_iterator_has_elem(it) (0 != (it).actual && (it).pos < (it).li->nb_elt)

#endif
