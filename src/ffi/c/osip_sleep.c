/* A thread may be cancelled while it sleeps: no frame of Rust is there then. */

#include <stddef.h>
#include <sys/select.h>
#include <sys/time.h>

#include <osipparser2/osip_port.h>

void osip_usleep(int useconds) {
  struct timeval time;

  if (useconds < 0)
    return;
  time.tv_sec = useconds / 1000000;
  time.tv_usec = useconds < 1000000 ? useconds : 0;
  select(0, NULL, NULL, NULL, &time);
}
