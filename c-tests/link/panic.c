/* With the feature panic-probe, these two calls panic inside: one in each library. Both come back with their error value. */
#include <stdio.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip_dialog.h>

int main(void) {
  int parser = osip_list_size((osip_list_t *) -1);
  int core = osip_dialog_is_callee((osip_dialog_t *) -1);

  if (parser != OSIP_UNDEFINED_ERROR || core != OSIP_UNDEFINED_ERROR) {
    printf("%d and %d\n", parser, core);
    return 1;
  }
  return 0;
}
