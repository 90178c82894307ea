/* What the library says of itself. Its version is that of Cargo.toml, as the Makefile's users read it. */
#include <stdio.h>
#include <string.h>

#include <osipparser2/osip_ext.h>

int main(void) {
  const char *version = osip_ext_version();
  char line[200], wanted[200] = "";
  FILE *file = fopen("Cargo.toml", "r");

  while (file != NULL && fgets(line, sizeof(line), file) != NULL && sscanf(line, "version = \"%199[^\"]", wanted) != 1)
    ;
  if (file != NULL)
    fclose(file);
  printf("%s, Cargo.toml: %s\n", version, wanted);
  return strncmp(version, "osip-rs ", 8) != 0 || wanted[0] == '\0' || strcmp(version + 8, wanted) != 0;
}
