/* Lists beside an array that knows what they hold: added to, taken from, looked through, cloned, while iterators stand in them. */
#include "../case.h"

#define MOST 64

static int numbers[MOST];

/* What the list must hold. */
static int *model[MOST];
static int size;

static void put(int at, int *element) {
  memmove(model + at + 1, model + at, (size_t) (size - at) * sizeof *model);
  model[at] = element;
  size++;
}

static void take(int at) {
  memmove(model + at, model + at + 1, (size_t) (size - at - 1) * sizeof *model);
  size--;
}

static long number(const void *element) {
  return element == NULL ? -1 : (long) ((const int *) element - numbers);
}

static int clone(void *element, void **to) {
  *to = element;
  return 0;
}

/* Each element by its position, and by an iterator. */
static void look(const osip_list_t *list) {
  osip_list_iterator_t it;
  const void *element;
  int i;

  see_number("size", osip_list_size(list));
  MUST(osip_list_size(list) == size);
  for (i = 0, element = osip_list_get_first(list, &it); element != NULL; element = osip_list_get_next(&it), i++) {
    see_number("element", number(element));
    MUST(element == model[i] && osip_list_get(list, i) == element);
    MUST(osip_list_eol(list, i) == 0);
  }
  MUST(i == size && osip_list_eol(list, i) != 0 && osip_list_get(list, i) == NULL);
}

/* Takes out each element of which a bit says so, by an iterator. */
static void filter(osip_list_t *list, unsigned bits) {
  osip_list_iterator_t it;
  void *element = osip_list_get_first(list, &it);
  int i = 0;

  while (element != NULL) {
    if (bits >> i % 8 & 1) {
      take(i);
      element = osip_list_iterator_remove(&it);
      bits = bits >> 1 | bits << 7;
      see_number("then", number(element));
    }
    else {
      element = osip_list_get_next(&it);
      i++;
    }
  }
}

void fuzz_list(fuzz_input_t *input) {
  osip_list_t list, other;
  int steps;

  osip_list_init(&list);
  size = 0;
  for (steps = 0; input->left > 0 && steps < 200; steps++) {
    unsigned what = fuzz_byte(input);
    int at = (int) fuzz_below(input, MOST + 4) - 1;
    int *element = &numbers[steps % MOST];

    switch (what % 6) {
    case 0:
    case 1:
      if (size == MOST)
        break;
      see_number("add", osip_list_add(&list, element, at));
      put(at < 0 || at > size ? size : at, element);
      break;
    case 2:
      see_number("remove", osip_list_remove(&list, at));
      if (at >= 0 && at < size)
        take(at);
      break;
    case 3:
      filter(&list, what / 6 * 37 & 255);
      break;
    case 4:
      osip_list_init(&other);
      see_number("clone", osip_list_clone(&list, &other, clone));
      look(&other);
      osip_list_special_free(&other, NULL);
      break;
    default:
      look(&list);
    }
  }
  look(&list);
  osip_list_special_free(&list, NULL);
}
