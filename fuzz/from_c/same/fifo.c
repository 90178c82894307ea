/* A fifo beside an array that knows what it holds. */
#include "../case.h"

#include <osip2/osip_fifo.h>

#define MOST 200

static char bytes[MOST];

void fuzz_fifo(fuzz_input_t *input) {
  osip_fifo_t *fifo = osip_malloc(sizeof *fifo);
  char *model[2 * MOST];
  int first = MOST, end = MOST, steps;
  char *element;

  osip_fifo_init(fifo);
  for (steps = 0; input->left > 0 && steps < MOST; steps++) {
    switch (fuzz_below(input, 5)) {
    case 0:
    case 1:
      see_number("add", osip_fifo_add(fifo, &bytes[steps]));
      model[end++] = &bytes[steps];
      break;
    case 2:
      see_number("insert", osip_fifo_insert(fifo, &bytes[steps]));
      model[--first] = &bytes[steps];
      break;
    case 3:
      element = first == end ? osip_fifo_tryget(fifo) : osip_fifo_get(fifo);
      see_number("get", element == NULL ? -1 : (long) (element - bytes));
      MUST(element == (first == end ? NULL : model[first]));
      first += first != end;
      break;
    default:
      element = osip_fifo_tryget(fifo);
      see_number("tryget", element == NULL ? -1 : (long) (element - bytes));
      MUST(element == (first == end ? NULL : model[first]));
      first += first != end;
    }
    see_number("size", osip_fifo_size(fifo));
    MUST(osip_fifo_size(fifo) == end - first);
  }
  while (osip_fifo_tryget(fifo) != NULL)
    first++;
  MUST(first == end);
  osip_fifo_free(fifo);
}
