/*
 * What libosip2 asks libosipparser2: how often functions for lists have changed
 * a list. Each function is counted for the list that it changes and for no other,
 * however many are watched. No header declares this: it is for libosip2 alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <osipparser2/osip_list.h>
#include <osipparser2/osip_port.h>

struct watch {
  osip_list_t *list;
  unsigned added;
  unsigned removed;
  struct watch *next;
};

void osip_ext_list_watch(struct watch *watch);
void osip_ext_list_unwatch(struct watch *watch);

static int problems;

static void check(int good, const char *what) {
  if (!good) {
    problems++;
    fprintf(stderr, "%s\n", what);
  }
}

static int counts(const struct watch *watch, unsigned added, unsigned removed) {
  return watch->added == added && watch->removed == removed;
}

static struct watch *watched;
static unsigned given_up;

/* what is given up has been counted before */
static void give_up(void *element) {
  (void) element;
  check(watched->removed == ++given_up, "special_free");
}

static int copy(void *element, void **to) {
  *to = element;
  return element == NULL ? -7 : 0;
}

static void functions(void) {
  struct watch watch, other_watch;
  osip_list_t list, other;
  osip_list_iterator_t it;
  int i;

  memset(&watch, 0, sizeof watch);
  memset(&other_watch, 0, sizeof other_watch);
  memset(&list, 0, sizeof list);
  memset(&other, 0, sizeof other);
  watch.list = &list;
  other_watch.list = &other;
  watched = &watch;
  osip_list_add(&list, "before", 0);
  osip_ext_list_watch(&watch);
  check(counts(&watch, 0, 0), "before");
  check(osip_list_add(&list, "last", -1) == 2 && counts(&watch, 1, 0), "add");
  check(osip_list_add(&list, "first", 0) == 3 && counts(&watch, 2, 0), "add in front");
  check(osip_list_get(&list, 1) != NULL && osip_list_size(&list) == 3 && osip_list_eol(&list, 3) && counts(&watch, 2, 0), "looks");
  check(osip_list_remove(&list, 3) < 0 && osip_list_remove(&list, -1) < 0 && counts(&watch, 2, 0), "remove nothing");
  check(osip_list_remove(&list, 1) == 2 && counts(&watch, 2, 1), "remove");
  osip_list_get_first(&list, &it);
  osip_list_get_next(&it);
  check(counts(&watch, 2, 1), "iterator");
  check(osip_list_iterator_remove(&it) == NULL && counts(&watch, 2, 2), "iterator_remove");
  check(osip_list_iterator_remove(&it) == NULL && counts(&watch, 2, 2), "iterator_remove at the end");
  for (i = 0; i < 3; i++)
    osip_list_add(&other, "x", 0);
  check(counts(&watch, 2, 2), "another list");
  check(osip_list_clone(&other, &list, copy) == 0 && osip_list_size(&list) == 4 && counts(&watch, 5, 2), "clone");
  osip_list_add(&other, NULL, 2);
  check(osip_list_clone(&other, &list, copy) == -7 && osip_list_size(&list) == 6 && counts(&watch, 7, 2), "half a clone");
  check(osip_list_clone(&list, &other, copy) == 0 && osip_list_size(&other) == 10 && counts(&watch, 7, 2), "clone of it");
  given_up = watch.removed;
  osip_list_special_free(&list, give_up);
  check(counts(&watch, 7, 8), "special_free");
  for (i = 0; i < 3; i++)
    osip_list_add(&list, osip_strdup("x"), 0);
  osip_list_ofchar_free(&list);
  check(counts(&watch, 10, 11), "ofchar_free");
  check(osip_list_init(&list) == 0 && counts(&watch, 11, 12), "init");
  osip_ext_list_watch(&other_watch);
  while (osip_list_size(&other) > 0)
    osip_list_remove(&other, 0);
  check(counts(&watch, 11, 12) && counts(&other_watch, 0, 10), "two lists");
  watch.added = 0xffffffff;
  osip_list_add(&list, "x", 0);
  check(counts(&watch, 0, 12), "wraps around");
  osip_ext_list_unwatch(&watch);
  osip_list_remove(&list, 0);
  check(counts(&watch, 0, 12), "not watched any more");
  osip_list_add(&other, "x", 0);
  check(counts(&other_watch, 1, 10), "the other one still is");
  osip_ext_list_unwatch(&watch);
  osip_ext_list_unwatch(&other_watch);
  osip_ext_list_unwatch(&other_watch);
  osip_list_remove(&other, 0);
  check(counts(&other_watch, 1, 10), "neither is");
  /* the same list, twice at once, and again */
  osip_ext_list_watch(&watch);
  osip_ext_list_watch(&other_watch);
  osip_list_add(&list, "x", 0);
  check(counts(&watch, 1, 12) && counts(&other_watch, 1, 10), "again");
  osip_ext_list_unwatch(&watch);
  osip_ext_list_unwatch(&other_watch);
  other_watch.list = &list;
  osip_ext_list_watch(&watch);
  osip_ext_list_watch(&other_watch);
  osip_list_remove(&list, 0);
  check(counts(&watch, 1, 13) && counts(&other_watch, 1, 11), "twice");
  osip_ext_list_unwatch(&watch);
  osip_ext_list_unwatch(&other_watch);
  osip_ext_list_watch(NULL);
  osip_ext_list_unwatch(NULL);
}

#define MANY 3000

/* so many lists that all places of the table are shared */
static void many(void) {
  static struct watch watches[MANY];
  static osip_list_t lists[2 * MANY];
  unsigned expected[MANY] = {0};
  int i, round;

  for (i = 0; i < MANY; i++) {
    watches[i].list = &lists[2 * i];
    osip_ext_list_watch(&watches[i]);
  }
  for (round = 0; round < 4; round++) {
    for (i = 0; i < MANY; i++) {
      int j;

      for (j = 0; j < i % 5; j++)
        osip_list_add(&lists[2 * i], "x", -1);
      osip_list_add(&lists[2 * i + 1], "x", -1); /* nobody watches this one */
    }
    for (i = 0; i < MANY; i++) {
      /* in round r, those are not watched any more whose number is below r in fours */
      if (i * 7 % 4 >= round)
        expected[i] += (unsigned) (i % 5);
      check(counts(&watches[i], expected[i], 0), "one of many");
    }
    for (i = MANY - 1; i >= 0; i--)
      if (i * 7 % 4 == round)
        osip_ext_list_unwatch(&watches[i]);
  }
  for (i = 0; i < 2 * MANY; i++)
    while (osip_list_remove(&lists[i], 0) >= 0)
      ;
  for (i = 0; i < MANY; i++)
    check(counts(&watches[i], expected[i], 0), "none of many");
}

int main(void) {
  functions();
  many();
  functions();
  return problems != 0;
}
