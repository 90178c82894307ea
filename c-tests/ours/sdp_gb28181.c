/* The y= and f= lines of GB/T 28181: refused until they are switched on, then kept, printed, cloned and read. */
#include <stdio.h>
#include <string.h>

#include <osipparser2/osip_ext.h>
#include <osipparser2/osip_port.h>

#define HEAD "v=0\r\no=34020000001320000001 0 0 IN IP4 192.0.2.1\r\ns=Play\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
#define MEDIA "m=video 6000 RTP/AVP 96 98\r\na=recvonly\r\n"

static int problems;

static void problem(const char *what, const char *text) {
  printf("%s: %s\n", what, text);
  problems++;
}

static int equal(const char *left, const char *right) {
  return left == NULL || right == NULL ? left == right : strcmp(left, right) == 0;
}

/* parses a text, and checks the lines of its medias and what is printed of it and of its clone */
static void try_text(const char *text, int place, const char *y, const char *f, const char *printed) {
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  char *again = NULL;

  osip_ext_sdp_gb28181(0);
  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, text) == 0)
    problem("accepted though switched off", text);
  sdp_message_free(sdp);

  osip_ext_sdp_gb28181(1);
  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, text) != 0)
    problem("refused though switched on", text);
  if (!equal(osip_ext_sdp_y_get(sdp, place), y))
    problem("y", text);
  if (!equal(osip_ext_sdp_f_get(sdp, place), f))
    problem("f", text);
  if (sdp_message_to_str(sdp, &again) != 0 || strcmp(again, printed) != 0)
    problem("printed", again == NULL ? "nothing" : again);
  osip_free(again);
  if (sdp_message_clone(sdp, &copy) != 0) {
    problem("not cloned", text);
  } else {
    if (!equal(osip_ext_sdp_y_get(copy, place), y) || !equal(osip_ext_sdp_f_get(copy, place), f))
      problem("clone", text);
    sdp_message_free(copy);
  }
  sdp_message_free(sdp);
}

static void try_setters(void) {
  sdp_message_t *sdp = NULL;
  char *text = NULL;
  char *value = osip_strdup("1");

  sdp_message_init(&sdp);
  sdp_message_parse(sdp, HEAD MEDIA);
  if (osip_ext_sdp_y_get(sdp, 0) != NULL || osip_ext_sdp_f_get(sdp, 7) != NULL || osip_ext_sdp_y_get(NULL, 0) != NULL || osip_ext_sdp_y_get(sdp, -2) != NULL)
    problem("get", "something out of nothing");
  if (osip_ext_sdp_y_set(sdp, 1, value) != OSIP_UNDEFINED_ERROR || osip_ext_sdp_y_set(NULL, 0, value) != OSIP_BADPARAMETER)
    problem("set", "wrong code");
  osip_free(value);
  if (osip_ext_sdp_f_set(sdp, 0, osip_strdup("")) != 0 || osip_ext_sdp_y_set(sdp, 0, osip_strdup("1")) != 0 || osip_ext_sdp_y_set(sdp, 0, osip_strdup("0100000001")) != 0)
    problem("set", "refused");
  if (sdp_message_to_str(sdp, &text) != 0 || strcmp(text, HEAD MEDIA "f=\r\ny=0100000001\r\n") != 0)
    problem("set and printed", text == NULL ? "nothing" : text);
  osip_free(text);
  sdp_message_free(sdp);
}

int main(void) {
  sdp_message_t *sdp = NULL;

  try_text(HEAD MEDIA "y=0100000001\r\nf=v/2/4///a/1/8/1\r\n", 0, "0100000001", "v/2/4///a/1/8/1", HEAD MEDIA "y=0100000001\r\nf=v/2/4///a/1/8/1\r\n");
  try_text(HEAD MEDIA "y=0100000001", 0, "0100000001", NULL, HEAD MEDIA "y=0100000001\r\n");
  try_text(HEAD MEDIA "y=0100000001\r\n", 0, "0100000001", NULL, HEAD MEDIA "y=0100000001\r\n");
  try_text(HEAD MEDIA "y=0100000001\r\n\r\n", 0, "0100000001", NULL, HEAD MEDIA "y=0100000001\r\n");
  try_text(HEAD MEDIA "y=0100000001\nf=\n", 0, "0100000001", "", HEAD MEDIA "y=0100000001\r\nf=\r\n");
  try_text(HEAD MEDIA "y=0100000001\r\nf=", 0, "0100000001", "", HEAD MEDIA "y=0100000001\r\nf=\r\n");
  try_text(HEAD MEDIA "f=v/////a///\r\ny=01\r\n", 0, "01", "v/////a///", HEAD MEDIA "f=v/////a///\r\ny=01\r\n");
  try_text(HEAD MEDIA "y=1\r\ny=2\r\nf=v\r\n", 0, "1", "v", HEAD MEDIA "y=1\r\nf=v\r\n");
  try_text(HEAD MEDIA "y=1\r\nf=v\r\nm=audio 1 RTP/AVP 8\r\ny=2\r\n", 1, "2", NULL, HEAD MEDIA "y=1\r\nf=v\r\nm=audio 1 RTP/AVP 8\r\ny=2\r\n");
  try_text(HEAD "y=0100000001\r\nf=v\r\n", -1, "0100000001", "v", HEAD "y=0100000001\r\nf=v\r\n");

  /* other letters are refused all the same */
  osip_ext_sdp_gb28181(1);
  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, HEAD MEDIA "y=1\r\nx=2\r\n") == 0)
    problem("accepted", "x=");
  sdp_message_free(sdp);
  try_setters();
  return problems == 0 ? 0 : 1;
}
