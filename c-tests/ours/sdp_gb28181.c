/* What devices of GB/T 28181 send: refused until it is switched on, then kept, printed, cloned and read. */
#include <stdio.h>
#include <string.h>

#include <osipparser2/osip_ext.h>
#include <osipparser2/osip_port.h>

#define HEAD "v=0\r\no=34020000001320000001 0 0 IN IP4 192.0.2.1\r\ns=Play\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
#define WITH_URI "v=0\r\no=34020000001320000001 0 0 IN IP4 192.0.2.1\r\ns=Play\r\nu=3:0\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
#define HOSTLESS "v=0\r\no=- 1 1 IN IP4 \r\ns=-\r\nc=IN IP4 \r\nt=0 0\r\n"
#define VIDEO "m=video 6000 RTP/AVP 96 98\r\n"
#define ATTRIBUTES "a=recvonly\r\n"
#define MEDIA VIDEO ATTRIBUTES

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

/* the first line of a description, wherever it stands */
static void try_find(void) {
  sdp_message_t *sdp = NULL;

  sdp_message_init(&sdp);
  osip_ext_sdp_gb28181(1);
  if (osip_ext_sdp_y_find(NULL) != NULL || osip_ext_sdp_y_find(sdp) != NULL || osip_ext_sdp_f_find(sdp) != NULL)
    problem("find", "something out of nothing");
  if (sdp_message_parse(sdp, HEAD MEDIA MEDIA "y=1\r\ny=2\r\n" MEDIA "y=3\r\nf=v\r\n") != 0)
    problem("refused", "three medias");
  if (!equal(osip_ext_sdp_y_find(sdp), "1") || !equal(osip_ext_sdp_f_find(sdp), "v") || osip_ext_sdp_y_get(sdp, 0) != NULL)
    problem("find", "not the first");
  if (osip_ext_sdp_y_set(sdp, -1, osip_strdup("0")) != 0 || !equal(osip_ext_sdp_y_find(sdp), "0"))
    problem("find", "not in the session");
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
  text = NULL;
  if (osip_ext_sdp_y_set(sdp, 0, NULL) != 0 || osip_ext_sdp_y_set(sdp, 0, NULL) != 0 || osip_ext_sdp_f_set(sdp, 7, NULL) != OSIP_UNDEFINED_ERROR)
    problem("take away", "wrong code");
  if (sdp_message_to_str(sdp, &text) != 0 || strcmp(text, HEAD MEDIA "f=\r\n") != 0)
    problem("taken away", text == NULL ? "nothing" : text);
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
  try_text(HEAD MEDIA "y=1\r\ny=2\r\nf=v\r\n", 0, "1", "v", HEAD MEDIA "y=1\r\ny=2\r\nf=v\r\n");
  try_text(HEAD MEDIA "y=1\r\nf=v\r\nm=audio 1 RTP/AVP 8\r\ny=2\r\n", 1, "2", NULL, HEAD MEDIA "y=1\r\nf=v\r\nm=audio 1 RTP/AVP 8\r\ny=2\r\n");
  try_text(HEAD "y=0100000001\r\nf=v\r\n", -1, "0100000001", "v", HEAD "y=0100000001\r\nf=v\r\n");

  /* what devices send: lines where they have no place, lines of no known kind, no host, no line at the end */
  try_text(HEAD VIDEO "y=1\r\n" ATTRIBUTES, 0, "1", NULL, HEAD MEDIA "y=1\r\n");
  try_text(HEAD VIDEO "a=recvonly\r\ny=1\r\na=rtpmap:96 PS/90000\r\n", 0, "1", NULL, HEAD VIDEO "a=recvonly\r\na=rtpmap:96 PS/90000\r\ny=1\r\n");
  try_text(HEAD MEDIA "y=1\r\nf=\r\na=setup:passive\r\n", 0, "1", "", HEAD MEDIA "a=setup:passive\r\ny=1\r\nf=\r\n");
  try_text(HEAD MEDIA "Y=1\r\n", 0, "1", NULL, HEAD MEDIA "Y=1\r\n");
  try_text(HEAD MEDIA "y=1\r\nx=2\r\n", 0, "1", NULL, HEAD MEDIA "y=1\r\nx=2\r\n");
  try_text(HEAD MEDIA "y=1\r\nf=\r\nu=3:0\r\n", 0, "1", "", WITH_URI MEDIA "y=1\r\nf=\r\n");
  try_text(HEAD "u=3:0\r\n" MEDIA "y=1\r\n", 0, "1", NULL, WITH_URI MEDIA "y=1\r\n");
  try_text(HEAD MEDIA "y=1 \r\n ", 0, "1 ", NULL, HEAD MEDIA "y=1 \r\n");
  try_text(HEAD "y=1\r\na=setup:active\r\n" MEDIA, -1, "1", NULL, HEAD "a=setup:active\r\ny=1\r\n" MEDIA);
  try_text(HEAD MEDIA "c=IN IP4 192.0.2.1\r\ny=1\r\n", 0, "1", NULL, HEAD VIDEO "c=IN IP4 192.0.2.1\r\n" ATTRIBUTES "y=1\r\n");
  try_text(HEAD MEDIA "b=AS:1024\r\ny=1\r\n", 0, "1", NULL, HEAD VIDEO "b=AS:1024\r\n" ATTRIBUTES "y=1\r\n");
  try_text(HEAD MEDIA "a=filesize:\r\n", 0, NULL, NULL, HEAD MEDIA "a=filesize:\r\n");
  try_text(HOSTLESS VIDEO "a=sendonly\r\na=filesize:0\r\n", 0, NULL, NULL, HOSTLESS VIDEO "a=sendonly\r\na=filesize:0\r\n");
  try_find();
  try_setters();

  /* without m= nobody knows what the lines after it belong to */
  osip_ext_sdp_gb28181(1);
  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, HEAD "m=video\r\ny=1\r\n") == 0)
    problem("accepted", "m=video");
  sdp_message_free(sdp);
  return problems == 0 ? 0 : 1;
}
