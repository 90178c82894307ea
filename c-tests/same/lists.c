/*
 * Lists and their iterators.
 *
 * Covers: osip_list_{init,clone,special_free,ofchar_free,size,eol,add,get,
 * remove,get_first,get_next,iterator_remove}.
 */
#include "../headers.h"

static char numbers[64];

static void *element(int number) {
  return &numbers[number];
}

static long number_of(void *stored) {
  return stored == NULL ? -1 : (long) ((char *) stored - numbers);
}

static void see_list(const char *label, const osip_list_t *list) {
  size_t before = observe_enter(label);
  const __node_t *node;

  see_number("nb_elt", list->nb_elt);
  see_number("size", osip_list_size(list));
  for (node = list->node; node != NULL; node = node->next)
    see_number("element", number_of(node->element));
  observe_leave(before);
}

static void see_iterator(const osip_list_iterator_t *it, const osip_list_t *list) {
  see_whether("actual", it->actual);
  see_number("pos", it->pos);
  see_number("li", it->li == list);
  see_number("has_elem", osip_list_iterator_has_elem(*it));
}

static int calls, count_seen;
static osip_list_t *freeing;

static void note_free(void *stored) {
  calls++;
  count_seen = freeing->nb_elt;
  see_number("freed", number_of(stored));
}

static int copy_until_fifth(void *from, void **to) {
  if (++calls == 5)
    return -77;
  *to = from;
  return 0;
}

static void try_adding(void) {
  static const int places[] = {-5, -1, 99, 0, 2, 5, -5, -2, 1, 8, 0};
  osip_list_t list;
  size_t i;
  int pos;

  see_number("init", osip_list_init(&list));
  see_number("init of NULL", osip_list_init(NULL));
  for (i = 0; i < COUNT(places); i++) {
    see_number("add", osip_list_add(&list, element((int) i + 1), places[i]));
    see_list("list", &list);
  }
  for (pos = -3; pos < 14; pos++) {
    see_number("pos", pos);
    see_number("eol", osip_list_eol(&list, pos));
    see_number("get", number_of(osip_list_get(&list, pos)));
  }
  see_number("remove -1", osip_list_remove(&list, -1));
  see_number("remove 99", osip_list_remove(&list, 99));
  see_number("remove 0", osip_list_remove(&list, 0));
  see_number("remove 3", osip_list_remove(&list, 3));
  see_number("remove the last", osip_list_remove(&list, list.nb_elt - 1));
  see_list("list", &list);
  see_number("add to NULL", osip_list_add(NULL, element(1), 0));
  see_number("size of NULL", osip_list_size(NULL));
  see_number("eol of NULL", osip_list_eol(NULL, 0));
  see_whether("get of NULL", osip_list_get(NULL, 0));
  see_number("remove of NULL", osip_list_remove(NULL, 0));
  calls = 0;
  freeing = &list;
  osip_list_special_free(&list, note_free);
  see_number("calls", calls);
  see_number("count seen by the last", count_seen);
  see_list("freed", &list);
  see_number("add", osip_list_add(&list, NULL, -1));
  see_number("add", osip_list_add(&list, element(2), -1));
  calls = 0;
  osip_list_special_free(&list, note_free);
  see_number("calls", calls);
  osip_list_add(&list, element(2), -1);
  osip_list_special_free(&list, NULL);
  see_list("freed without function", &list);
  osip_list_special_free(NULL, note_free);
  osip_list_add(&list, osip_strdup("a"), -1);
  osip_list_add(&list, osip_strdup("b"), 0);
  osip_list_ofchar_free(&list);
  see_list("freed texts", &list);
  osip_list_ofchar_free(NULL);
}

static void try_cloning(void) {
  osip_list_t list;
  osip_list_t copy;
  int i;

  osip_list_init(&list);
  osip_list_init(&copy);
  for (i = 1; i < 7; i++)
    osip_list_add(&list, element(i), -1);
  calls = 0;
  see_number("clone that fails", osip_list_clone(&list, &copy, copy_until_fifth));
  see_list("copy", &copy);
  see_number("clone appends", osip_list_clone(&list, &copy, copy_until_fifth));
  see_list("copy", &copy);
  see_number("clone of NULL", osip_list_clone(NULL, &copy, copy_until_fifth));
  osip_list_special_free(&list, NULL);
  see_number("clone of an empty list", osip_list_clone(&list, &copy, copy_until_fifth));
  osip_list_special_free(&copy, NULL);
}

static void try_iterating(void) {
  osip_list_t list;
  osip_list_iterator_t it;
  void *stored;
  int i;

  osip_list_init(&list);
  memset(&it, 0, sizeof it);
  see_number("get_first of an empty list", number_of(osip_list_get_first(&list, &it)));
  see_whether("actual", it.actual);
  see_number("get_first of NULL", number_of(osip_list_get_first(NULL, &it)));
  for (i = 1; i < 9; i++)
    osip_list_add(&list, element(i), -1);
  for (stored = osip_list_get_first(&list, &it); osip_list_iterator_has_elem(it); stored = osip_list_get_next(&it)) {
    see_number("at", number_of(stored));
    see_iterator(&it, &list);
  }
  see_whether("at the end", stored);
  see_iterator(&it, &list);
  see_whether("get_next at the end", osip_list_get_next(&it));
  see_iterator(&it, &list);
  see_whether("iterator_remove at the end", osip_list_iterator_remove(&it));

  see_number("get_first", number_of(osip_list_get_first(&list, &it)));
  see_number("iterator_remove", number_of(osip_list_iterator_remove(&it)));
  see_iterator(&it, &list);
  see_number("get_next", number_of(osip_list_get_next(&it)));
  see_number("iterator_remove", number_of(osip_list_iterator_remove(&it)));
  see_number("iterator_remove", number_of(osip_list_iterator_remove(&it)));
  see_iterator(&it, &list);
  see_number("get_next", number_of(osip_list_get_next(&it)));
  see_list("list", &list);
  while (osip_list_iterator_has_elem(it)) {
    see_number("iterator_remove", number_of(osip_list_iterator_remove(&it)));
    see_iterator(&it, &list);
  }
  see_list("list", &list);
  see_number("iterator_remove again", number_of(osip_list_iterator_remove(&it)));
  see_number("add", osip_list_add(&list, element(20), -1));
  see_list("list", &list);
  osip_list_special_free(&list, NULL);
}

/* what chance adds and removes */
static void try_at_random(void) {
  observe_random_t random = observe_random_for(3);
  osip_list_t list;
  int i;

  osip_list_init(&list);
  observe_begin_hash();
  for (i = 0; i < 20000; i++) {
    uint32_t choice = observe_below(&random, 100);
    int pos = (int) observe_below(&random, 30) - 4;

    if (choice < 52)
      see_number("add", osip_list_add(&list, element((int) observe_below(&random, 64)), pos));
    else if (choice < 90)
      see_number("remove", osip_list_remove(&list, pos));
    else {
      osip_list_iterator_t it;
      void *stored = osip_list_get_first(&list, &it);

      while (osip_list_iterator_has_elem(it)) {
        see_number("at", number_of(stored));
        stored = observe_below(&random, 5) == 0 ? osip_list_iterator_remove(&it) : osip_list_get_next(&it);
      }
    }
    see_number("size", osip_list_size(&list));
    see_number("get", number_of(osip_list_get(&list, pos)));
  }
  observe_end_hash();
  see_hash();
  see_list("list", &list);
  osip_list_special_free(&list, NULL);
}

int main(void) {
  try_adding();
  try_cloning();
  try_iterating();
  try_at_random();
  return 0;
}
