/*
 * How long single functions take beside the original's: what programs call between messages (lists, parameters, locks, idle ticks) and each kind
 * of header.
 *
 *   functions [OPTIONS]
 *     -o FOLDER    our libraries, build unless given
 *     -b FOLDER    the original's, Debian's unless given
 *     -r ROUNDS    rounds of each pair, 31 unless given
 *     -c           exit code 1 if a function is slower than the original's
 *
 * The program runs itself once with each library. The two take turns, and the median of the ratios of their rounds is printed, the slowest
 * function first. A nanosecond more, or a tenth, is noise.
 */
#define _GNU_SOURCE
#include "paired.h"

#include <sched.h>
#include <signal.h>
#include <string.h>

#include <sys/time.h>

#include <osip2/osip.h>
#include <osip2/osip_condv.h>
#include <osip2/osip_dialog.h>
#include <osip2/osip_fifo.h>
#include <osip2/osip_mt.h>
#include <osip2/osip_time.h>
#include <osipparser2/osip_md5.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/osip_port.h>
#include <osipparser2/sdp_message.h>

#define ORIGINAL "/usr/lib/x86_64-linux-gnu"
#define OURS "build"
#define ROUND_SECONDS 0.001
#define NOISE_NANOSECONDS 1.0
#define NOISE_RATIO 1.1

static const char invite[] =
    "INVITE sip:bob@127.0.0.1;transport=udp SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5062;rport;branch=z9hG4bK776asdhds\r\nMax-Forwards: 70\r\n"
    "From: \"Alice\" <sip:alice@127.0.0.1:5062>;tag=1928301774\r\nTo: <sip:bob@127.0.0.1>\r\nCall-ID: a84b4c76e66710@127.0.0.1\r\n"
    "CSeq: 314159 INVITE\r\nContact: <sip:alice@127.0.0.1:5062>\r\nUser-Agent: phone/1.0\r\nAllow: INVITE, ACK, BYE\r\nContent-Length: 0\r\n\r\n";
static const char ok[] =
    "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1:5062;rport;branch=z9hG4bK776asdhds\r\n"
    "From: \"Alice\" <sip:alice@127.0.0.1:5062>;tag=1928301774\r\nTo: <sip:bob@127.0.0.1>;tag=a6c85cf\r\nCall-ID: a84b4c76e66710@127.0.0.1\r\n"
    "CSeq: 314159 INVITE\r\nContact: <sip:bob@127.0.0.1:5061>\r\nContent-Length: 0\r\n\r\n";
static const char bye[] =
    "BYE sip:alice@127.0.0.1:5062 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bKnashds8\r\nFrom: <sip:bob@127.0.0.1>;tag=a6c85cf\r\n"
    "To: \"Alice\" <sip:alice@127.0.0.1:5062>;tag=1928301774\r\nCall-ID: a84b4c76e66710@127.0.0.1\r\nCSeq: 231 BYE\r\nContent-Length: 0\r\n\r\n";
static const char description[] =
    "v=0\r\no=- 20518 0 IN IP4 192.0.2.4\r\ns=call\r\nc=IN IP4 192.0.2.4\r\nt=0 0\r\na=sendrecv\r\nm=audio 49170 RTP/AVP 0 8 101\r\n"
    "a=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\nm=video 51372 RTP/AVP 99\r\nb=AS:256\r\na=rtpmap:99 H264/90000\r\n";
static const char part[] = "Content-Type: text/plain\r\nX: y\r\n\r\nhello";

/* what the functions are called with */
static osip_t *osip;
static osip_message_t *sip, *answer, *request;
static osip_dialog_t *dialog;
static osip_list_t list;
static osip_list_iterator_t iterator;
static osip_fifo_t *fifo;
static struct osip_mutex *mutex;
static struct osip_sem *semaphore;
static struct osip_cond *condition;
static sdp_message_t *sdp;
static osip_uri_param_t *param;
static osip_header_t *header;
static osip_transaction_t *transaction;
static osip_event_t *event, *event_of_invite;
static osip_body_t *body;
static osip_MD5_CTX md5;
static struct timeval interval;
static char *text, buffer[200];
static unsigned char digest[16];
static size_t length;
static volatile long sink;

#define HEADER_VARIABLES(name, value) static name##_t *name##_object;
#define HEADER_SETUP(name, value) name##_init(&name##_object), name##_parse(name##_object, value);
#define HEADER_OPERATIONS(X, name, value)                                                            \
  X(name##_parse, name##_t *new = NULL; name##_init(&new); sink += name##_parse(new, value); name##_free(new)) \
  X(name##_to_str, sink += name##_to_str(name##_object, &text); osip_free(text))                      \
  X(name##_clone, name##_t *new = NULL; sink += name##_clone(name##_object, &new); name##_free(new))

#define HEADERS(H)                                                                                                                              \
  H(osip_uri, "sip:alice:secret@example.com:5060;transport=udp;lr?subject=x")                                                                  \
  H(osip_from, "\"Alice\" <sip:alice@example.com>;tag=1928301774")                                                                              \
  H(osip_to, "<sip:bob@example.com>")                                                                                                           \
  H(osip_contact, "<sip:alice@192.0.2.4:5062>;expires=3600")                                                                                    \
  H(osip_route, "<sip:proxy.example.com;lr>")                                                                                                   \
  H(osip_record_route, "<sip:proxy.example.com;lr>")                                                                                            \
  H(osip_via, "SIP/2.0/UDP 192.0.2.4:5060;rport;branch=z9hG4bK776asdhds")                                                                       \
  H(osip_call_id, "a84b4c76e66710@192.0.2.4")                                                                                                   \
  H(osip_cseq, "314159 INVITE")                                                                                                                 \
  H(osip_content_type, "multipart/mixed;boundary=b1")                                                                                           \
  H(osip_content_length, "142")                                                                                                                 \
  H(osip_content_disposition, "session;handling=optional")                                                                                      \
  H(osip_accept_encoding, "gzip;q=1.0")                                                                                                         \
  H(osip_call_info, "<http://example.com/a.jpg>;purpose=icon")                                                                                  \
  H(osip_authentication_info, "nextnonce=\"47364c23432d2e131a5fb210812c\", qop=auth")                                                           \
  H(osip_www_authenticate, "Digest realm=\"example.com\", nonce=\"84a4cc6f3082121f32b42a2187831a9e\", algorithm=MD5, qop=\"auth\"")              \
  H(osip_authorization,                                                                                                                         \
    "Digest username=\"alice\", realm=\"example.com\", nonce=\"84a4cc6f3082121f32b42a2187831a9e\", uri=\"sip:example.com\", response=\"7587\"")

HEADERS(HEADER_VARIABLES)

/* each one is named after what it calls */
#define OPERATIONS(X)                                                                                                        \
  X(osip_message_parse, osip_message_t *new = NULL; osip_message_init(&new); sink += osip_message_parse(new, invite, sizeof invite - 1); osip_message_free(new)) \
  X(osip_message_clone, osip_message_t *new = NULL; sink += osip_message_clone(sip, &new); osip_message_free(new))            \
  X(osip_message_to_str, osip_message_force_update(sip); sink += osip_message_to_str(sip, &text, &length); osip_free(text))   \
  X(osip_message_to_str_again, sink += osip_message_to_str(sip, &text, &length); osip_free(text))                             \
  X(osip_message_header_get_byname, sink += osip_message_header_get_byname(sip, "user-agent", 0, &header))                    \
  X(osip_message_header_get_byname_absent, sink += osip_message_header_get_byname(sip, "session-expires", 0, &header))        \
  X(osip_message_get_contact, osip_contact_t *found; sink += osip_message_get_contact(sip, 0, &found))                        \
  X(osip_message_get_via, osip_via_t *found; sink += osip_message_get_via(sip, 0, &found))                                    \
  X(osip_message_get_reason, sink += (long) osip_message_get_reason(404))                                                     \
  X(osip_message_set_multiple_header, char name[] = "Supported"; char value[] = "a, b"; osip_message_t *new = NULL; osip_message_init(&new); \
    sink += osip_message_set_multiple_header(new, name, value); osip_message_free(new))                                       \
  X(osip_message_fix_last_via_header, sink += osip_message_fix_last_via_header(request, "127.0.0.1", 5061))                   \
  X(osip_body_parse, sink += osip_body_init(&body); sink += osip_body_parse(body, part, sizeof part - 1); osip_body_free(body)) \
  X(osip_body_parse_mime, sink += osip_body_init(&body); sink += osip_body_parse_mime(body, part, sizeof part - 1); osip_body_free(body)) \
  X(osip_uri_param_get_byname, sink += osip_uri_param_get_byname(&osip_uri_object->url_params, (char *) "lr", &param))        \
  X(osip_to_get_tag, sink += osip_to_get_tag(answer->to, &param))                                                             \
  X(osip_via_match, sink += osip_via_match(osip_via_object, osip_via_object))                                                 \
  X(osip_call_id_match, sink += osip_call_id_match(sip->call_id, answer->call_id))                                            \
  X(osip_cseq_match, sink += osip_cseq_match(sip->cseq, answer->cseq))                                                        \
  X(osip_from_compare, sink += osip_from_compare(sip->from, answer->from))                                                    \
  X(osip_from_tag_match, sink += osip_from_tag_match(sip->from, answer->from))                                                \
  X(sdp_message_parse, sdp_message_t *new = NULL; sdp_message_init(&new); sink += sdp_message_parse(new, description); sdp_message_free(new)) \
  X(sdp_message_to_str, sink += sdp_message_to_str(sdp, &text); osip_free(text))                                              \
  X(sdp_message_clone, sdp_message_t *new = NULL; sink += sdp_message_clone(sdp, &new); sdp_message_free(new))                \
  X(sdp_message_m_media_get, sink += (long) sdp_message_m_media_get(sdp, 1))                                                  \
  X(sdp_message_a_att_value_get, sink += (long) sdp_message_a_att_value_get(sdp, 0, 1))                                       \
  X(sdp_message_c_addr_get, sink += (long) sdp_message_c_addr_get(sdp, -1, 0))                                                \
  X(sdp_message_m_payload_get, sink += (long) sdp_message_m_payload_get(sdp, 0, 2))                                           \
  X(osip_list_size, sink += osip_list_size(&list))                                                                            \
  X(osip_list_eol, sink += osip_list_eol(&list, 7))                                                                           \
  X(osip_list_get, sink += (long) osip_list_get(&list, 25))                                                                   \
  X(osip_list_get_first, sink += (long) osip_list_get_first(&list, &iterator))                                                \
  X(osip_list_get_next, osip_list_get_first(&list, &iterator); while (osip_list_iterator_has_elem(iterator)) sink += (long) osip_list_get_next(&iterator)) \
  X(osip_list_add, sink += osip_list_add(&list, sip, -1); sink += osip_list_remove(&list, 50))                                \
  X(osip_list_add_first, sink += osip_list_add(&list, sip, 0); sink += osip_list_remove(&list, 0))                            \
  X(osip_strcasecmp, sink += osip_strcasecmp("INVITE", "invite"))                                                             \
  X(osip_strcasecmp_different, sink += osip_strcasecmp("INVITE", "BYE"))                                                      \
  X(osip_strcasecmp_long, sink += osip_strcasecmp("z9hG4bK776asdhds-1928301774-a84b4c76e66710", "z9hG4bK776asdhds-1928301774-a84b4c76e66711")) \
  X(osip_strncasecmp, sink += osip_strncasecmp("INVITE sip:", "invite ", 6))                                                  \
  X(osip_strcasestr, sink += (long) osip_strcasestr("multipart/mixed;Boundary=b1", "boundary"))                               \
  X(osip_strdup, text = osip_strdup("z9hG4bK776asdhds"); sink += (long) text; osip_free(text))                                \
  X(osip_strdup_without_quote, text = osip_strdup_without_quote("\"example.com\""); sink += (long) text; osip_free(text))     \
  X(osip_strncpy, sink += (long) osip_strncpy(buffer, "example.com", 11))                                                     \
  X(osip_str_append, sink += (long) osip_str_append(buffer, "example.com"))                                                   \
  X(osip_atoi, sink += osip_atoi("5060"))                                                                                     \
  X(osip_tolower, strcpy(buffer, "Content-Type"); sink += osip_tolower(buffer))                                               \
  X(osip_clrspace, strcpy(buffer, "  a value \r\n"); sink += osip_clrspace(buffer))                                           \
  X(osip_enquote, text = osip_enquote("example.com"); sink += (long) text; osip_free(text))                                   \
  X(osip_dequote, strcpy(buffer, "\"example.com\""); osip_dequote(buffer))                                                    \
  X(osip_hash, sink += (long) osip_hash("a84b4c76e66710@192.0.2.4"))                                                          \
  X(osip_build_random_number, sink += (long) osip_build_random_number())                                                      \
  X(osip_strerror, sink += (long) osip_strerror(-5))                                                                          \
  X(osip_trace_off, osip_trace((char *) "bench", 1, OSIP_INFO1, NULL, "%s", "nothing"))                                       \
  X(osip_MD5Update, osip_MD5Init(&md5); osip_MD5Update(&md5, (unsigned char *) invite, sizeof invite - 1); osip_MD5Final(digest, &md5)) \
  X(osip_fifo_tryget_empty, sink += (long) osip_fifo_tryget(fifo))                                                            \
  X(osip_fifo_add_tryget, sink += osip_fifo_add(fifo, sip); sink += (long) osip_fifo_tryget(fifo))                            \
  X(osip_fifo_add_get, sink += osip_fifo_add(fifo, sip); sink += (long) osip_fifo_get(fifo))                                  \
  X(osip_fifo_insert_tryget, sink += osip_fifo_insert(fifo, sip); sink += (long) osip_fifo_tryget(fifo))                      \
  X(osip_fifo_size, sink += osip_fifo_size(fifo))                                                                             \
  X(osip_mutex_lock_unlock, osip_mutex_lock(mutex); osip_mutex_unlock(mutex))                                                 \
  X(osip_sem_post_wait, osip_sem_post(semaphore); osip_sem_wait(semaphore))                                                   \
  X(osip_sem_trywait, sink += osip_sem_trywait(semaphore))                                                                    \
  X(osip_cond_signal, sink += osip_cond_signal(condition))                                                                    \
  X(osip_gettimeofday, osip_gettimeofday(&interval, NULL))                                                                    \
  X(osip_getsystemtime, sink += (long) osip_getsystemtime(NULL))                                                              \
  X(osip_dialog_match_as_uac, sink += osip_dialog_match_as_uac(dialog, answer))                                               \
  X(osip_dialog_match_as_uas, sink += osip_dialog_match_as_uas(dialog, request))                                              \
  X(osip_dialog_match_as_uas_miss, sink += osip_dialog_match_as_uas(dialog, sip))                                             \
  X(osip_dialog_init_as_uac, osip_dialog_t *new = NULL; sink += osip_dialog_init_as_uac(&new, answer); osip_dialog_free(new)) \
  X(osip_init, osip_t *new = NULL; sink += osip_init(&new); osip_release(new))                                                \
  X(osip_parse, event = osip_parse(invite, sizeof invite - 1); osip_event_free(event))                                        \
  X(osip_transaction_find, sink += (long) osip_transaction_find(&osip->osip_ist_transactions, event_of_invite))               \
  X(osip_timers_gettimeout_idle, osip_timers_gettimeout(osip, &interval))                                                     \
  X(osip_timers_ict_execute_idle, osip_timers_ict_execute(osip))                                                              \
  X(osip_timers_ist_execute_idle, osip_timers_ist_execute(osip))                                                              \
  X(osip_timers_nict_execute_idle, osip_timers_nict_execute(osip))                                                            \
  X(osip_timers_nist_execute_idle, osip_timers_nist_execute(osip))                                                            \
  X(osip_ict_execute_idle, sink += osip_ict_execute(osip))                                                                    \
  X(osip_ist_execute_idle, sink += osip_ist_execute(osip))                                                                    \
  X(osip_nict_execute_idle, sink += osip_nict_execute(osip))                                                                  \
  X(osip_nist_execute_idle, sink += osip_nist_execute(osip))                                                                  \
  X(osip_retransmissions_execute_idle, osip_retransmissions_execute(osip))                                                    \
  X(osip_transaction_init, osip_message_t *new = NULL; osip_message_clone(request, &new); osip_transaction_init(&transaction, NICT, osip, new); \
    transaction->orig_request = new; osip_transaction_free(transaction))

/* ---- one library, in its own process ---- */

#define FUNCTION(name, ...) \
  static void call_##name(void) { __VA_ARGS__; }
#define HEADER_FUNCTIONS(name, value) HEADER_OPERATIONS(FUNCTION, name, value)
OPERATIONS(FUNCTION)
HEADERS(HEADER_FUNCTIONS)

#define ROW(name, ...) {#name, call_##name},
#define HEADER_ROWS(name, value) HEADER_OPERATIONS(ROW, name, value)
static const struct {
  const char *name;
  void (*once)(void);
} operations[] = {OPERATIONS(ROW) HEADERS(HEADER_ROWS)};
enum { COUNT = sizeof operations / sizeof *operations };

static osip_message_t *parsed(const char *bytes) {
  osip_message_t *new = NULL;

  osip_message_init(&new);
  if (osip_message_parse(new, bytes, strlen(bytes)) != 0)
    fail("refused", bytes);
  return new;
}

static void set_up(void) {
  int i;

  osip_trace_initialize((osip_trace_level_t) 0, stderr);
  if (osip_init(&osip) != 0)
    fail("no stack", NULL);
  sip = parsed(invite);
  answer = parsed(ok);
  request = parsed(bye);
  event_of_invite = osip_parse(invite, sizeof invite - 1);
  if (osip_dialog_init_as_uac(&dialog, answer) != 0 || event_of_invite == NULL)
    fail("no dialog", NULL);
  sdp_message_init(&sdp);
  if (sdp_message_parse(sdp, description) != 0)
    fail("refused", description);
  osip_list_init(&list);
  for (i = 0; i < 50; i++)
    osip_list_add(&list, sip, -1);
  osip_fifo_init(fifo = (osip_fifo_t *) osip_malloc(sizeof *fifo));
  mutex = osip_mutex_init();
  semaphore = osip_sem_init(0);
  condition = osip_cond_init();
  HEADERS(HEADER_SETUP)
  osip_message_to_str(sip, &text, &length);
  osip_free(text);
}

/* nanoseconds of one call */
static double time_calls(void (*once)(void), long calls) {
  double begin = processor();
  long i;

  for (i = 0; i < calls; i++)
    once();
  return (processor() - begin) * 1e9 / (double) calls;
}

/* answers with the time of each call that it is asked for */
static void serve_calls(void) {
  static long calls[COUNT];
  int operation;

  set_up();
  while (scanf("%d", &operation) == 1 && operation >= 0 && operation < COUNT) {
    double time;

    if (calls[operation] == 0) {
      double once;

      time_calls(operations[operation].once, 100);
      once = time_calls(operations[operation].once, 200);
      calls[operation] = once < 1 ? 1000000 : 1 + (long) (ROUND_SECONDS * 1e9 / once);
    }
    time = time_calls(operations[operation].once, calls[operation]);
    tell(stdout, &time, 1);
  }
}

/* keeps both processes on one processor, for two of them are never equally fast */
static void stay_here(void) {
  cpu_set_t here;

  CPU_ZERO(&here);
  CPU_SET(sched_getcpu(), &here);
  sched_setaffinity(0, sizeof here, &here);
}

/* runs this program once more, with the libraries of a folder */
static void serve(const void *folder, FILE *asked, FILE *answered) {
  setenv("LD_LIBRARY_PATH", folder, 1);
  dup2(fileno(asked), STDIN_FILENO);
  dup2(fileno(answered), STDOUT_FILENO);
  execl("/proc/self/exe", "functions", "--serve", (char *) NULL);
  fail("cannot run itself", folder);
}

/* ---- the table ---- */

typedef struct {
  const char *name;
  double original, ours, ratio;
} figure_t;

static double ask_for(process_t *process, int operation) {
  double time;

  fprintf(process->ask, "%d\n", operation);
  fflush(process->ask);
  hear(process, &time, 1);
  return time;
}

static int by_ratio(const void *left, const void *right) {
  double l = ((const figure_t *) left)->ratio, r = ((const figure_t *) right)->ratio;

  return (l < r) - (l > r);
}

static int is_slower(const figure_t *figure) {
  return figure->ratio > NOISE_RATIO && figure->ours - figure->original > NOISE_NANOSECONDS;
}

int main(int argc, char **argv) {
  static figure_t figures[COUNT];
  options_t options = {OURS, ORIGINAL, 31, 0};
  process_t processes[2];
  int slower = 0, rounds, i, round;

  if (argc == 2 && strcmp(argv[1], "--serve") == 0) {
    serve_calls();
    return 0;
  }
  read_options(&options, argc, argv);
  rounds = options.rounds;
  signal(SIGPIPE, SIG_IGN);
  stay_here();
  start(&processes[0], serve, options.original);
  start(&processes[1], serve, options.ours);
  for (i = 0; i < COUNT; i++) {
    double times[2][256], ratios[256];

    for (round = 0; round < rounds; round++) {
      /* neither is always the second */
      int first = round % 2;

      times[first][round] = ask_for(&processes[first], i);
      times[!first][round] = ask_for(&processes[!first], i);
      ratios[round] = times[1][round] / times[0][round];
    }
    figures[i].name = operations[i].name;
    figures[i].original = median(times[0], rounds);
    figures[i].ours = median(times[1], rounds);
    figures[i].ratio = median(ratios, rounds);
  }
  stop(&processes[0]);
  stop(&processes[1]);
  qsort(figures, COUNT, sizeof *figures, by_ratio);
  printf("\n%d functions, %d pairs of rounds; nanoseconds of processor time for one call, the slowest beside the original's first\n\n", COUNT, rounds);
  printf("%-40s %10s %10s %10s\n", "", "original", "ours", "faster");
  for (i = 0; i < COUNT; i++) {
    slower += is_slower(&figures[i]);
    printf("%-40s %10.1f %10.1f %9.2fx%s\n", figures[i].name, figures[i].original, figures[i].ours, 1 / figures[i].ratio,
           is_slower(&figures[i]) ? "  SLOWER" : "");
  }
  printf("\n%d of %d slower by more than %.0f%% and %.0f ns\n", slower, COUNT, (NOISE_RATIO - 1) * 100, NOISE_NANOSECONDS);
  return options.check && slower > 0 ? 1 : 0;
}
