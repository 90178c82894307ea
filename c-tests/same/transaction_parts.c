/*
 * The parts of the transaction layer that are exported though no header names
 * them: contexts and their timers, lists, dispatchers of callbacks, and each
 * handler of each machine, called by itself.
 *
 * Covers: __osip_{ict,ist,nict,nist}_{init,free,need_timer_*_event},
 * __osip_transaction_need_timer_x_event, __osip_add_*, __osip_remove_*,
 * __osip_{message,kill_transaction,transport_error}_callback, the handlers,
 * ict_create_ack, osip_{ict,nict}_set_destination, osip_transaction_execute,
 * osip_transaction_find, osip_{set,get}_application_context, osip_fifo_* of a
 * transaction.
 */
#include "../clock.h"
#include "../observe.h"
#include "../stack.h"

#include <osip2/osip.h>

typedef void handler(void *tr, void *event);

typedef struct transition {
  state_t state;
  type_t type;
  handler *method;
  struct transition *next;
  struct transition *parent;
} transition;

typedef struct {
  transition *transitions;
} machine;

extern machine ict_fsm, ist_fsm, nict_fsm, nist_fsm;

int __osip_ict_init(osip_ict_t **ict, osip_t *osip, osip_message_t *invite);
int __osip_ist_init(osip_ist_t **ist, osip_t *osip, osip_message_t *invite);
int __osip_nict_init(osip_nict_t **nict, osip_t *osip, osip_message_t *request);
int __osip_nist_init(osip_nist_t **nist, osip_t *osip, osip_message_t *request);
int __osip_ict_free(osip_ict_t *ict);
int __osip_ist_free(osip_ist_t *ist);
int __osip_nict_free(osip_nict_t *nict);
int __osip_nist_free(osip_nist_t *nist);
osip_event_t *__osip_ict_need_timer_a_event(osip_ict_t *ict, state_t state, int id);
osip_event_t *__osip_ict_need_timer_b_event(osip_ict_t *ict, state_t state, int id);
osip_event_t *__osip_ict_need_timer_d_event(osip_ict_t *ict, state_t state, int id);
osip_event_t *__osip_ist_need_timer_g_event(osip_ist_t *ist, state_t state, int id);
osip_event_t *__osip_ist_need_timer_h_event(osip_ist_t *ist, state_t state, int id);
osip_event_t *__osip_ist_need_timer_i_event(osip_ist_t *ist, state_t state, int id);
osip_event_t *__osip_nict_need_timer_e_event(osip_nict_t *nict, state_t state, int id);
osip_event_t *__osip_nict_need_timer_f_event(osip_nict_t *nict, state_t state, int id);
osip_event_t *__osip_nict_need_timer_k_event(osip_nict_t *nict, state_t state, int id);
osip_event_t *__osip_nist_need_timer_j_event(osip_nist_t *nist, state_t state, int id);
osip_event_t *__osip_transaction_need_timer_x_event(void *xixt, struct timeval *timer, int runs, int id, type_t type);
int __osip_add_ict(osip_t *osip, osip_transaction_t *tr);
int __osip_add_ist(osip_t *osip, osip_transaction_t *tr);
int __osip_add_nict(osip_t *osip, osip_transaction_t *tr);
int __osip_add_nist(osip_t *osip, osip_transaction_t *tr);
int __osip_remove_ict_transaction(osip_t *osip, osip_transaction_t *tr);
int __osip_remove_ist_transaction(osip_t *osip, osip_transaction_t *tr);
int __osip_remove_nict_transaction(osip_t *osip, osip_transaction_t *tr);
int __osip_remove_nist_transaction(osip_t *osip, osip_transaction_t *tr);
void __osip_message_callback(int type, osip_transaction_t *tr, osip_message_t *sip);
void __osip_kill_transaction_callback(int type, osip_transaction_t *tr);
void __osip_transport_error_callback(int type, osip_transaction_t *tr, int error);
osip_event_t *__osip_event_new(type_t type, int id);
osip_message_t *ict_create_ack(osip_transaction_t *tr, osip_message_t *response);

handler ict_snd_invite, osip_ict_timeout_a_event, osip_ict_timeout_b_event, ict_rcv_1xx, ict_rcv_2xx, ict_rcv_3456xx, ict_retransmit_ack, osip_ict_timeout_d_event;
handler ist_rcv_invite, osip_ist_timeout_g_event, osip_ist_timeout_h_event, ist_snd_1xx, ist_snd_2xx, ist_snd_3456xx, ist_rcv_ack, osip_ist_timeout_i_event;
handler nict_snd_request, osip_nict_timeout_f_event, osip_nict_timeout_e_event, nict_rcv_1xx, nict_rcv_23456xx, osip_nict_timeout_k_event;
handler nist_rcv_request, nist_snd_1xx, nist_snd_23456xx, osip_nist_timeout_j_event;

static int send_result;

static osip_message_t *message(const char *start, const char *via, const char *more, const char *method) {
  char text[4096];
  osip_message_t *sip = NULL;

  snprintf(text, sizeof text, "%s\r\n%s%sFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\n\r\n", start, via, more, method);
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) != 0)
    see_note("parse", text);
  return sip;
}

#define TOP_VIA "Via: SIP/2.0/UDP 10.0.0.1:5070;branch=z9hG4bK1\r\n"

static osip_message_t *request(const char *method) {
  char start[128];

  snprintf(start, sizeof start, "%s sip:b@y.org:5081 SIP/2.0", method);
  return message(start, TOP_VIA, "", method);
}

static osip_message_t *response(int code, const char *method) {
  char start[128];

  snprintf(start, sizeof start, "SIP/2.0 %d Reason", code);
  return message(start, TOP_VIA, "", method);
}

static void see_timer(const char *name, struct timeval start, int length) {
  char line[128];

  snprintf(line, sizeof line, "%d from %ld.%06ld", length, (long) start.tv_sec, start.tv_sec == -1 ? 0 : (long) start.tv_usec);
  see_note(name, line);
}

static void see_ict(osip_ict_t *ict) {
  see_timer("A", ict->timer_a_start, ict->timer_a_length);
  see_timer("B", ict->timer_b_start, ict->timer_b_length);
  see_timer("D", ict->timer_d_start, ict->timer_d_length);
  see_text("to", ict->destination);
  see_number("port", ict->port);
}

static void see_ist(osip_ist_t *ist) {
  see_timer("G", ist->timer_g_start, ist->timer_g_length);
  see_timer("H", ist->timer_h_start, ist->timer_h_length);
  see_timer("I", ist->timer_i_start, ist->timer_i_length);
}

static void see_nict(osip_nict_t *nict) {
  see_timer("E", nict->timer_e_start, nict->timer_e_length);
  see_timer("F", nict->timer_f_start, nict->timer_f_length);
  see_timer("K", nict->timer_k_start, nict->timer_k_length);
  see_text("to", nict->destination);
  see_number("port", nict->port);
}

static void see_transaction(osip_transaction_t *tr) {
  see_number("state", tr->state);
  if (tr->ict_context != NULL)
    see_ict(tr->ict_context);
  if (tr->ist_context != NULL)
    see_ist(tr->ist_context);
  if (tr->nict_context != NULL)
    see_nict(tr->nict_context);
  if (tr->nist_context != NULL)
    see_timer("J", tr->nist_context->timer_j_start, tr->nist_context->timer_j_length);
  see_number("request", tr->orig_request != NULL);
  see_number("response", tr->last_response == NULL ? 0 : tr->last_response->status_code);
  see_number("ack", tr->ack != NULL);
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  see_number("told", type);
  see_number("of", tr->state);
  see_number("status", sip == NULL ? -1 : sip->status_code);
}

static void killed(int type, osip_transaction_t *tr) {
  see_number("kill", type);
  see_number("completed", (long) tr->completed_time);
  see_number("destroyed", (long) tr->destroyed_time.tv_sec);
}

static void failed(int type, osip_transaction_t *tr, int error) {
  see_number("error", type);
  see_number("is", error);
  see_number("of", tr->state);
}

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int socket) {
  (void) tr;
  see_text("send to", host);
  see_number("port", port);
  see_number("socket", socket);
  see_text("method", sip->sip_method);
  see_number("status", sip->status_code);
  return send_result;
}

/* contexts: defaults for each transport, destinations, errors */
static void contexts(osip_t *osip) {
  static const char *vias[] = {TOP_VIA, "Via: SIP/2.0/TCP h;branch=z9hG4bK1\r\n", "Via: SIP/2.0/TLS h;branch=z9hG4bK1\r\n", "Via: SIP/2.0/SCTP h\r\n", "Via: SIP/2.0/WSS h\r\n", ""};
  static const char *starts[] = {"INVITE sip:b@y.org SIP/2.0", "INVITE sip:b@y.org:0;maddr=m.org SIP/2.0", "INVITE sips:b@[::1]:77;maddr SIP/2.0", "INVITE sip:y.org;x-obr=o.org;x-obp=99 SIP/2.0",
                                 "INVITE sip:y.org;x-obr=o.org SIP/2.0", "INVITE tel:+1 SIP/2.0"};
  static const char *routes[] = {"", "Route: <sip:r.org;lr>\r\n", "Route: <sip:r.org:88;LR=on;maddr=m.org>, <sip:s.org;lr>\r\n", "Route: <sip:r.org>, <sip:s.org;lr>\r\n"};
  size_t i, j, k;

  for (i = 0; i < sizeof vias / sizeof *vias; i++)
    for (j = 0; j < sizeof starts / sizeof *starts; j++)
      for (k = 0; k < sizeof routes / sizeof *routes; k++) {
        osip_message_t *sip = message(starts[j], vias[i], routes[k], "INVITE");
        osip_ict_t *ict = NULL;
        osip_ist_t *ist = NULL;
        osip_nict_t *nict = NULL;
        osip_nist_t *nist = NULL;
        int code;

        see_number("ict", code = __osip_ict_init(&ict, osip, sip));
        if (code == 0)
          see_ict(ict), see_number("free", __osip_ict_free(ict));
        see_number("ist", code = __osip_ist_init(&ist, osip, sip));
        if (code == 0)
          see_ist(ist), see_number("free", __osip_ist_free(ist));
        see_number("nict", code = __osip_nict_init(&nict, osip, sip));
        if (code == 0)
          see_nict(nict), see_number("free", __osip_nict_free(nict));
        see_number("nist", code = __osip_nist_init(&nist, osip, sip));
        if (code == 0)
          see_timer("J", nist->timer_j_start, nist->timer_j_length), see_number("free", __osip_nist_free(nist));
        osip_message_free(sip);
      }
  see_number("free NULL", __osip_ict_free(NULL) | __osip_ist_free(NULL) | __osip_nict_free(NULL) | __osip_nist_free(NULL));
}

static void destinations(osip_t *osip) {
  osip_message_t *sip = request("INVITE");
  osip_ict_t *ict = NULL;
  osip_nict_t *nict = NULL;

  __osip_ict_init(&ict, osip, sip);
  __osip_nict_init(&nict, osip, sip);
  see_number("set", osip_ict_set_destination(ict, osip_strdup("other.org"), 7));
  see_number("set", osip_nict_set_destination(nict, osip_strdup("other.org"), -7));
  see_ict(ict);
  see_nict(nict);
  see_number("set NULL", osip_ict_set_destination(ict, NULL, 0) | osip_nict_set_destination(nict, NULL, 0));
  see_ict(ict);
  see_nict(nict);
  see_number("no context", osip_ict_set_destination(NULL, NULL, 0) + osip_nict_set_destination(NULL, NULL, 0));
  __osip_ict_free(ict);
  __osip_nict_free(nict);
  osip_message_free(sip);
}

static void see_event(const char *name, osip_event_t *event) {
  char line[64];

  snprintf(line, sizeof line, "%d of %d, %s", event == NULL ? -1 : (int) event->type, event == NULL ? -1 : event->transactionid, event == NULL || event->sip == NULL ? "empty" : "with message");
  see_note(name, line);
  osip_free(event);
}

/* a moment around the due time of each timer, in each state */
static void due(osip_t *osip) {
  static const int offsets[] = {-1, 0, 1};
  osip_message_t *sip = request("INVITE");
  osip_ict_t *ict = NULL;
  osip_ist_t *ist = NULL;
  osip_nict_t *nict = NULL;
  osip_nist_t *nist = NULL;
  struct timeval at;
  int state;
  size_t i;

  __osip_ict_init(&ict, osip, sip);
  __osip_ist_init(&ist, osip, sip);
  __osip_nict_init(&nict, osip, sip);
  __osip_nist_init(&nist, osip, sip);
  for (i = 0; i < 4; i++) {
    at.tv_sec = clock_now / 1000000;
    at.tv_usec = clock_now % 1000000;
    if (i < 3)
      at.tv_usec = 500000 + offsets[i];
    else
      at.tv_sec = -1;
    clock_now = clock_now / 1000000 * 1000000 + 500000;
    ict->timer_a_start = ict->timer_b_start = ict->timer_d_start = at;
    ist->timer_g_start = ist->timer_h_start = ist->timer_i_start = at;
    nict->timer_e_start = nict->timer_f_start = nict->timer_k_start = at;
    nist->timer_j_start = at;
    for (state = ICT_PRE_CALLING; state <= DIALOG_CLOSE; state++) {
      see_number("state", state);
      see_event("A", __osip_ict_need_timer_a_event(ict, (state_t) state, 1));
      see_event("B", __osip_ict_need_timer_b_event(ict, (state_t) state, 2));
      see_event("D", __osip_ict_need_timer_d_event(ict, (state_t) state, 3));
      see_event("G", __osip_ist_need_timer_g_event(ist, (state_t) state, 4));
      see_event("H", __osip_ist_need_timer_h_event(ist, (state_t) state, 5));
      see_event("I", __osip_ist_need_timer_i_event(ist, (state_t) state, 6));
      see_event("E", __osip_nict_need_timer_e_event(nict, (state_t) state, 7));
      see_event("F", __osip_nict_need_timer_f_event(nict, (state_t) state, 8));
      see_event("K", __osip_nict_need_timer_k_event(nict, (state_t) state, 9));
      see_event("J", __osip_nist_need_timer_j_event(nist, (state_t) state, 10));
    }
    see_event("X", __osip_transaction_need_timer_x_event(osip, &at, 1, 11, TIMEOUT_G));
    see_event("X, not running", __osip_transaction_need_timer_x_event(osip, &at, 0, 11, TIMEOUT_G));
    see_event("X, no context", __osip_transaction_need_timer_x_event(NULL, &at, 1, 11, TIMEOUT_G));
  }
  see_event("no context", __osip_ict_need_timer_a_event(NULL, ICT_CALLING, 1));
  see_event("no context", __osip_ist_need_timer_g_event(NULL, IST_COMPLETED, 1));
  see_event("no context", __osip_nict_need_timer_e_event(NULL, NICT_TRYING, 1));
  see_event("no context", __osip_nist_need_timer_j_event(NULL, NIST_COMPLETED, 1));
  __osip_ict_free(ict);
  __osip_ist_free(ist);
  __osip_nict_free(nict);
  __osip_nist_free(nist);
  osip_message_free(sip);
}

static void lists(osip_t *osip) {
  static int (*const add[])(osip_t *, osip_transaction_t *) = {__osip_add_ict, __osip_add_ist, __osip_add_nict, __osip_add_nist};
  static int (*const leave[])(osip_t *, osip_transaction_t *) = {__osip_remove_ict_transaction, __osip_remove_ist_transaction, __osip_remove_nict_transaction, __osip_remove_nist_transaction};
  osip_list_t *list[4];
  int kind;

  list[0] = &osip->osip_ict_transactions;
  list[1] = &osip->osip_ist_transactions;
  list[2] = &osip->osip_nict_transactions;
  list[3] = &osip->osip_nist_transactions;
  for (kind = 0; kind < 4; kind++) {
    osip_message_t *sip = request("INVITE");
    osip_transaction_t *tr[3];
    osip_event_t event = {SND_REQUEST, 0, NULL};
    int i;

    for (i = 0; i < 3; i++)
      see_number("init", osip_transaction_init(&tr[i], (osip_fsm_type_t) kind, osip, sip));
    see_number("size", osip_list_size(list[kind]));
    see_number("leave", leave[kind](osip, tr[1]));
    see_number("leave again", leave[kind](osip, tr[1]));
    see_number("size", osip_list_size(list[kind]));
    see_number("second", osip_list_get(list[kind], 1) == tr[2]);
    see_number("add", add[kind](osip, tr[1]));
    see_number("last", osip_list_get(list[kind], 2) == tr[1]);
    event.transactionid = tr[2]->transactionid;
    see_number("find by number", osip_transaction_find(list[kind], &event) == tr[2]);
    event.transactionid = -1;
    see_whether("find nothing", osip_transaction_find(list[kind], &event));
    event.type = kind < 2 ? RCV_REQINVITE : RCV_REQUEST;
    event.sip = sip;
    see_number("find by request", osip_transaction_find(list[kind], &event) == tr[0]);
    event.type = RCV_STATUS_2XX;
    see_number("find by response", osip_transaction_find(list[kind], &event) == tr[0]);
    for (i = 0; i < 3; i++)
      see_number("free", osip_transaction_free(tr[i]));
    see_number("size", osip_list_size(list[kind]));
    osip_message_free(sip);
  }
}

/* the fifo of a transaction, which the application may change as a list, too, as long as few events wait */
static void fifo(osip_t *osip, int by_hand) {
  observe_random_t random = observe_random_for(7);
  osip_message_t *sip = request("OPTIONS");
  osip_transaction_t *tr = NULL;
  osip_fifo_t *ff;
  intptr_t next = 0;
  int i;

  osip_transaction_init(&tr, NIST, osip, sip);
  ff = tr->transactionff;
  for (i = 0; i < 20000; i++) {
    int what = (int) observe_below(&random, i / 100 % 2 ? 10 : 20);
    int position = (int) observe_below(&random, 5) - 1;

    if (what < 2)
      see_number("get", (intptr_t) osip_fifo_tryget(ff));
    else if (what == 2)
      see_number("insert", osip_fifo_insert(ff, (void *) ++next));
    else if (what == 3 && by_hand)
      see_number("list add", osip_list_add(&ff->queue, (void *) ++next, position));
    else if (what == 4 && by_hand)
      see_number("list remove", osip_list_remove(&ff->queue, position));
    else if (what < 8 && i / 100 % 2)
      see_number("get", (intptr_t) osip_fifo_tryget(ff));
    else if (!by_hand || osip_fifo_size(ff) < 64)
      see_number("add", osip_fifo_add(ff, (void *) ++next));
    see_number("size", osip_fifo_size(ff));
    if (by_hand)
      see_number("last", (intptr_t) osip_list_get(&ff->queue, osip_fifo_size(ff) - 1));
  }
  while (by_hand && osip_list_remove(&ff->queue, 0) >= 0)
    ;
  while (osip_fifo_size(ff) > 0)
    see_number("get", (intptr_t) osip_fifo_tryget(ff));
  osip_transaction_free(tr);
  osip_message_free(sip);
}

static void dispatchers(osip_t *osip) {
  osip_message_t *sip = request("INVITE");
  osip_transaction_t *tr = NULL;
  int type;

  osip_transaction_init(&tr, ICT, osip, sip);
  for (type = 0; type < 62; type++)
    __osip_message_callback(type, tr, type % 2 == 0 ? sip : NULL);
  for (type = 0; type < 6; type++) {
    clock_now += 1000000;
    __osip_kill_transaction_callback(type, tr);
    __osip_transport_error_callback(type, tr, -type);
    see_number("destroyed", (long) tr->destroyed_time.tv_sec);
  }
  osip_transaction_free(tr);
  osip_message_free(sip);
  see_whether("context", osip_get_application_context(osip));
  osip_set_application_context(osip, &type);
  see_number("context", osip_get_application_context(osip) == &type);
}

static void acks(osip_t *osip) {
  static const int codes[] = {300, 401, 407, 486, 603};
  size_t i;

  for (i = 0; i < sizeof codes / sizeof *codes; i++) {
    osip_message_t *sip = message("INVITE sip:b@y.org;transport=udp?h=1 SIP/2.0", TOP_VIA "Via: SIP/2.0/UDP other;branch=z9hG4bK2\r\n",
                                  "Route: <sip:r.org;lr>, <sip:s.org>\r\nMax-Forwards: 70\r\nAuthorization: Digest username=\"a\", realm=\"r\"\r\nProxy-Authorization: Digest username=\"b\", realm=\"r\"\r\n", "INVITE");
    osip_message_t *answer = response(codes[i], "INVITE");
    osip_transaction_t *tr = NULL;
    osip_message_t *ack;
    char *text = NULL;
    size_t length = 0;

    osip_transaction_init(&tr, ICT, osip, sip);
    osip_message_clone(sip, &tr->orig_request);
    ack = ict_create_ack(tr, answer);
    if (ack != NULL && osip_message_to_str(ack, &text, &length) == 0)
      see_bytes("ack", text, length);
    osip_free(text);
    osip_message_free(ack);
    osip_message_free(answer);
    osip_message_free(sip);
    osip_transaction_free(tr);
  }
}

/* what an event of a handler carries */
enum { NOTHING, REQUEST, ACK, ANSWER };

static const struct {
  const char *name;
  handler *call;
  int kind;
  type_t type;
  int carries;
  int code;
} handlers[] = {
    {"ict_snd_invite", ict_snd_invite, ICT, SND_REQINVITE, REQUEST, 0},
    {"osip_ict_timeout_a_event", osip_ict_timeout_a_event, ICT, TIMEOUT_A, NOTHING, 0},
    {"osip_ict_timeout_b_event", osip_ict_timeout_b_event, ICT, TIMEOUT_B, NOTHING, 0},
    {"ict_rcv_1xx", ict_rcv_1xx, ICT, RCV_STATUS_1XX, ANSWER, 180},
    {"ict_rcv_2xx", ict_rcv_2xx, ICT, RCV_STATUS_2XX, ANSWER, 200},
    {"ict_rcv_3456xx", ict_rcv_3456xx, ICT, RCV_STATUS_3456XX, ANSWER, 404},
    {"ict_retransmit_ack", ict_retransmit_ack, ICT, RCV_STATUS_3456XX, ANSWER, 404},
    {"osip_ict_timeout_d_event", osip_ict_timeout_d_event, ICT, TIMEOUT_D, NOTHING, 0},
    {"ist_rcv_invite", ist_rcv_invite, IST, RCV_REQINVITE, REQUEST, 0},
    {"osip_ist_timeout_g_event", osip_ist_timeout_g_event, IST, TIMEOUT_G, NOTHING, 0},
    {"osip_ist_timeout_h_event", osip_ist_timeout_h_event, IST, TIMEOUT_H, NOTHING, 0},
    {"ist_snd_1xx", ist_snd_1xx, IST, SND_STATUS_1XX, ANSWER, 183},
    {"ist_snd_2xx", ist_snd_2xx, IST, SND_STATUS_2XX, ANSWER, 202},
    {"ist_snd_3456xx", ist_snd_3456xx, IST, SND_STATUS_3456XX, ANSWER, 500},
    {"ist_rcv_ack", ist_rcv_ack, IST, RCV_REQACK, ACK, 0},
    {"osip_ist_timeout_i_event", osip_ist_timeout_i_event, IST, TIMEOUT_I, NOTHING, 0},
    {"nict_snd_request", nict_snd_request, NICT, SND_REQUEST, REQUEST, 0},
    {"osip_nict_timeout_f_event", osip_nict_timeout_f_event, NICT, TIMEOUT_F, NOTHING, 0},
    {"osip_nict_timeout_e_event", osip_nict_timeout_e_event, NICT, TIMEOUT_E, NOTHING, 0},
    {"nict_rcv_1xx", nict_rcv_1xx, NICT, RCV_STATUS_1XX, ANSWER, 100},
    {"nict_rcv_23456xx", nict_rcv_23456xx, NICT, RCV_STATUS_2XX, ANSWER, 200},
    {"nict_rcv_23456xx", nict_rcv_23456xx, NICT, RCV_STATUS_3456XX, ANSWER, 603},
    {"osip_nict_timeout_k_event", osip_nict_timeout_k_event, NICT, TIMEOUT_K, NOTHING, 0},
    {"nist_rcv_request", nist_rcv_request, NIST, RCV_REQUEST, REQUEST, 0},
    {"nist_snd_1xx", nist_snd_1xx, NIST, SND_STATUS_1XX, ANSWER, 100},
    {"nist_snd_23456xx", nist_snd_23456xx, NIST, SND_STATUS_2XX, ANSWER, 200},
    {"nist_snd_23456xx", nist_snd_23456xx, NIST, SND_STATUS_3456XX, ANSWER, 302},
    {"osip_nist_timeout_j_event", osip_nist_timeout_j_event, NIST, TIMEOUT_J, NOTHING, 0},
};

static const char *method_of(int kind) {
  return kind == ICT || kind == IST ? "INVITE" : "SUBSCRIBE";
}

/* a transaction in some state, with what it has had by then */
static osip_transaction_t *in_state(osip_t *osip, int kind, int state) {
  osip_message_t *sip = request(method_of(kind));
  osip_transaction_t *tr = NULL;

  osip_transaction_init(&tr, (osip_fsm_type_t) kind, osip, sip);
  tr->state = (state_t) state;
  if (state == kind * 5) { /* the first state of each machine */
    osip_message_free(sip);
    return tr;
  }
  tr->orig_request = sip;
  tr->last_response = response(499, method_of(kind));
  if (kind == ICT)
    tr->ack = request("ACK");
  return tr;
}

/* whether the table of a machine has a handler for a state: no others are called in it */
static int belongs(size_t i, int state) {
  static const machine *const machines[] = {&ict_fsm, &ist_fsm, &nict_fsm, &nist_fsm};
  const transition *entry = machines[handlers[i].kind]->transitions;

  while (entry != NULL && (entry->state != (state_t) state || entry->type != handlers[i].type || entry->method != handlers[i].call))
    entry = entry->next;
  return entry != NULL;
}

static void handle(osip_t *osip) {
  static const int results[] = {0, 1, -1};
  size_t i, j;
  int state;

  for (i = 0; i < sizeof handlers / sizeof *handlers; i++)
    for (j = 0; j < 3; j++)
      for (state = handlers[i].kind * 5; state < handlers[i].kind * 5 + 5; state++) {
        size_t before = observe_enter_at(handlers[i].name, state);
        osip_transaction_t *tr;
        osip_event_t *event;

        if (belongs(i, state)) {
          tr = in_state(osip, handlers[i].kind, state);
          event = __osip_event_new(handlers[i].type, tr->transactionid);
          if (handlers[i].carries == REQUEST)
            event->sip = request(method_of(handlers[i].kind));
          if (handlers[i].carries == ACK)
            event->sip = request("ACK");
          if (handlers[i].carries == ANSWER)
            event->sip = response(handlers[i].code, method_of(handlers[i].kind));
          send_result = results[j];
          clock_now += 700000;
          handlers[i].call(tr, event);
          osip_free(event);
          see_transaction(tr);
          osip_transaction_free(tr);
        }
        observe_leave(before);
      }
  send_result = 0;
}

/* one event at once, of each type in each state, useful or not */
static void execute(osip_t *osip) {
  int kind, state, type;

  for (kind = 0; kind < 4; kind++)
    for (state = kind * 5; state < kind * 5 + 5; state++)
      for (type = TIMEOUT_A; type <= UNKNOWN_EVT; type++) {
        size_t before = observe_enter_at("execute", state);
        osip_transaction_t *tr = in_state(osip, kind, state);
        osip_event_t *event = __osip_event_new((type_t) type, tr->transactionid);

        if (type >= RCV_REQINVITE && type < RCV_STATUS_1XX)
          event->sip = request(type == RCV_REQACK ? "ACK" : method_of(kind));
        else if (type >= SND_REQINVITE && type < SND_STATUS_1XX)
          event->sip = request(type == SND_REQACK ? "ACK" : method_of(kind));
        else if (type >= RCV_STATUS_1XX && type < KILL_TRANSACTION)
          event->sip = response(type % 3 == RCV_STATUS_1XX % 3 ? 180 : type % 3 == RCV_STATUS_2XX % 3 ? 200 : 404, method_of(kind));
        see_number("type", type);
        see_number("code", osip_transaction_execute(tr, event));
        see_transaction(tr);
        osip_transaction_free(tr);
        observe_leave(before);
      }
}

int main(void) {
  osip_t *osip = NULL;

  observe_silence();
  see_number("init", osip_init(&osip));
  osip_set_cb_send_message(osip, sent);
  contexts(osip);
  destinations(osip);
  due(osip);
  lists(osip);
  fifo(osip, 0);
  fifo(osip, 1);
  stack_callbacks(osip, sent, told, killed, failed);
  dispatchers(osip);
  acks(osip);
  handle(osip);
  execute(osip);
  osip_release(osip);
  return 0;
}
