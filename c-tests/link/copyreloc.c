/* The library must use the allocator that a program sets in its own copy of osip_malloc_func. */
#include <stdio.h>

#include <osipparser2/osip_parser.h>

static int calls;

static void *counting_malloc(size_t size) {
  calls++;
  return malloc(size);
}

int main(void) {
  char *copy;

  osip_malloc_func = counting_malloc;
  copy = osip_strdup("x");
  osip_malloc_func = NULL;
  osip_free(copy);
  copy = osip_strdup("y");
  free(copy);
  if (calls != 1) {
    printf("the allocator was called %d times\n", calls);
    return 1;
  }
  return 0;
}
