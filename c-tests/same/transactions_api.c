/*
 * The functions around transactions one by one: tables of the machines, events,
 * setters and getters, contexts, what belongs to which transaction, 2xx
 * responses and ACKs that are sent again.
 *
 * Covers: {ict,ist,nict,nist}_{fsm,transition}, fsm_callmethod, __osip_event_new,
 * evt_set_type_*, osip_transaction_{init,set_*,get_*,find}, __osip_*_init, _free,
 * _need_timer_*, __osip_add_*, __osip_remove_*_transaction, osip_*_lock, unlock,
 * __osip_transaction_matching_*, __osip_find_transaction, ict_create_ack,
 * __osip_transaction_snd_xxx, osip_response_get_destination,
 * osip_{start,stop}_*_retransmissions*, osip_retransmissions_execute.
 */
#include "../clock.h"
#include "../observe.h"

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

typedef struct transition {
  state_t state;
  type_t type;
  void (*method)(void *, void *);
  struct transition *next;
  struct transition *parent;
} transition;

typedef struct {
  transition *transitions;
} machine;

extern machine ict_fsm, ist_fsm, nict_fsm, nist_fsm;
extern transition ict_transition[11], ist_transition[11], nict_transition[12], nist_transition[10];
int fsm_callmethod(type_t type, state_t state, machine *fsm, void *event, void *tr);
osip_event_t *__osip_event_new(type_t type, int id);
type_t evt_set_type_incoming_sipmessage(osip_message_t *sip);
type_t evt_set_type_outgoing_sipmessage(osip_message_t *sip);
int __osip_transaction_matching_response_osip_to_xict_17_1_3(osip_transaction_t *tr, osip_message_t *sip);
int __osip_transaction_matching_request_osip_to_xist_17_2_3(osip_transaction_t *tr, osip_message_t *sip);
int __osip_add_nict(osip_t *osip, osip_transaction_t *tr);
int __osip_remove_nict_transaction(osip_t *osip, osip_transaction_t *tr);
int __osip_remove_ict_transaction(osip_t *osip, osip_transaction_t *tr);
int __osip_transaction_set_state(osip_transaction_t *tr, state_t state);
int __osip_transaction_snd_xxx(osip_transaction_t *tr, osip_message_t *sip);
osip_message_t *ict_create_ack(osip_transaction_t *tr, osip_message_t *sip);
int osip_ict_lock(osip_t *osip);
int osip_ict_unlock(osip_t *osip);
int osip_ist_lock(osip_t *osip);
int osip_ist_unlock(osip_t *osip);
int osip_nict_lock(osip_t *osip);
int osip_nict_unlock(osip_t *osip);
int osip_nist_lock(osip_t *osip);
int osip_nist_unlock(osip_t *osip);
int osip_id_mutex_lock(osip_t *osip);
int osip_id_mutex_unlock(osip_t *osip);

static void see_table(const char *name, machine *fsm, transition *table, int size) {
  size_t before = observe_enter(name);
  int i;
  int j;

  see_number("first", fsm->transitions == table);
  for (i = 0; i < size; i++) {
    size_t inner = observe_enter_at("entry", i);

    see_number("state", table[i].state);
    see_number("type", table[i].type);
    see_number("linked", table[i].next == (i + 1 < size ? &table[i + 1] : NULL));
    see_whether("parent", table[i].parent);
    for (j = 0; table[j].method != table[i].method; j++)
      ;
    see_number("method like", j);
    observe_leave(inner);
  }
  observe_leave(before);
}

static osip_message_t *message(const char *start, const char *headers) {
  char text[4096];
  osip_message_t *sip = NULL;

  snprintf(text, sizeof text, "%s\r\n%s\r\n", start, headers);
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) != 0)
    see_note("parse", text);
  return sip;
}

static int send_result;

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  see_number("send at", (long) (clock_now / 1000));
  see_text("host", host);
  see_number("port", port);
  see_number("sock", sock);
  see_number("status", sip ? sip->status_code : -1);
  see_whether("transaction", tr);
  return send_result;
}

#define REST "Call-ID: 1@x.org\r\nCSeq: 7 INVITE\r\nContent-Length: 0\r\n"
#define ALICE "From: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\n"

static void matching(osip_t *osip) {
  static const char *vias[] = {"SIP/2.0/UDP h:5070;branch=z9hG4bK1", "SIP/2.0/UDP h:5070;branch=z9hG4bK2", "SIP/2.0/UDP h:5070;branch=z9hg4bK1", "SIP/2.0/UDP h:5070;branch=z9hG4bK12", "SIP/2.0/UDP g:5070;branch=z9hG4bK1",
                               "SIP/2.0/UDP h:5071;branch=z9hG4bK1", "SIP/2.0/UDP h;branch=z9hG4bK1", "SIP/2.0/UDP h:5060;branch=z9hG4bK1", "SIP/2.0/UDP H:5070;branch=z9hG4bK1", "SIP/2.0/TCP h:5070;branch=z9hG4bK1;received=1.2.3.4",
                               "SIP/2.0/UDP h:5070", "SIP/2.0/UDP h:5070;branch", "SIP/2.0/UDP h:5070;branch=xx", "SIP/2.0/UDP h:5070;branch=yy", "SIP/2.0/UDP h:5070;branch=xx;received=1.2.3.4", "SIP/2.0/UDP h:5070;Branch=xx", NULL};
  static const char *rests[] = {ALICE REST, "From: <sip:a@x.org>;tag=ot\r\nTo: <sip:b@y.org>\r\n" REST, "From: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=lt\r\n" REST, ALICE "Call-ID: 2@x.org\r\nCSeq: 7 INVITE\r\nContent-Length: 0\r\n",
                                ALICE "Call-ID: 1@x.org\r\nCSeq: 8 INVITE\r\nContent-Length: 0\r\n", ALICE "Call-ID: 1@x.org\r\nCSeq: 7 ACK\r\nContent-Length: 0\r\n",
                                "From: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=lt\r\nCall-ID: 1@x.org\r\nCSeq: 7 ACK\r\nContent-Length: 0\r\n", ALICE "Call-ID: 1@x.org\r\nCSeq: 7 CANCEL\r\nContent-Length: 0\r\n", ALICE "Call-ID: 1@x.org\r\nContent-Length: 0\r\n"};
  static const char *starts[] = {"INVITE sip:b@y.org SIP/2.0", "ACK sip:b@y.org SIP/2.0", "SIP/2.0 200 OK"};
  size_t i, j, k, l, m;

  for (i = 0; vias[i]; i++) {
    for (j = 0; j < 3; j += 2) {
      char headers[1024];
      osip_transaction_t *tr[3] = {NULL, NULL, NULL};
      osip_message_t *request;

      snprintf(headers, sizeof headers, "Via: %s\r\n%s", vias[i], rests[j]);
      request = message(starts[0], headers);
      if (osip_transaction_init(&tr[0], IST, osip, request) != 0 || osip_transaction_init(&tr[1], ICT, osip, request) != 0 || osip_transaction_init(&tr[2], IST, osip, request) != 0)
        see_note("init", "failed");
      else {
        osip_message_clone(request, &tr[2]->orig_request);
        for (k = 0; vias[k]; k++) {
          for (l = 0; l < sizeof rests / sizeof *rests; l++) {
            for (m = 0; m < 3; m++) {
              osip_message_t *sip;
              osip_event_t event = {UNKNOWN_EVT, 0, NULL};
              int codes[6];

              snprintf(headers, sizeof headers, "Via: %s\r\n%s", vias[k], rests[l]);
              sip = message(starts[m], headers);
              codes[0] = __osip_transaction_matching_request_osip_to_xist_17_2_3(tr[0], sip);
              codes[1] = __osip_transaction_matching_request_osip_to_xist_17_2_3(tr[1], sip);
              codes[2] = __osip_transaction_matching_request_osip_to_xist_17_2_3(tr[2], sip);
              codes[3] = __osip_transaction_matching_response_osip_to_xict_17_1_3(tr[0], sip);
              codes[4] = __osip_transaction_matching_response_osip_to_xict_17_1_3(tr[1], sip);
              event.sip = sip;
              event.type = evt_set_type_incoming_sipmessage(sip);
              {
                osip_transaction_t *found = __osip_find_transaction(osip, &event, 0);
                char line[128];

                codes[5] = found == tr[0] ? 0 : found == tr[1] ? 1 : found == tr[2] ? 2 : found ? 3 : -1;
                snprintf(line, sizeof line, "%zu %zu %zu %zu %zu type %d", i, j, k, l, m, event.type);
                see_note("case", line);
                snprintf(line, sizeof line, "%d %d %d %d %d find %d", codes[0], codes[1], codes[2], codes[3], codes[4], codes[5]);
                see_note("codes", line);
              }
              osip_message_free(sip);
            }
          }
        }
      }
      for (k = 0; k < 3; k++)
        osip_transaction_free(tr[k]);
      osip_message_free(request);
    }
  }
}

static void members(osip_t *osip) {
  osip_message_t *request = message("OPTIONS sip:b@y.org SIP/2.0", "Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\n" ALICE "Call-ID: 1@x.org\r\nCSeq: 7 OPTIONS\r\n");
  osip_message_t *answer = message("SIP/2.0 200 OK", "Via: SIP/2.0/UDP h:5080;branch=z9hG4bK1;received=1.1.1.1;rport=4444\r\n" ALICE "Call-ID: 1@x.org\r\nCSeq: 7 OPTIONS\r\n");
  osip_transaction_t *tr = NULL;
  osip_event_t *event = __osip_event_new(TIMEOUT_K, 9);
  char *ip;
  int port;
  int kind;

  see_number("event type", event->type);
  see_number("event id", event->transactionid);
  see_whether("event sip", event->sip);
  osip_event_free(event);
  see_number("incoming", evt_set_type_incoming_sipmessage(request));
  see_number("outgoing", evt_set_type_outgoing_sipmessage(answer));
  for (kind = 0; kind < 4; kind++) {
    osip_transaction_t *other = NULL;

    see_number("init", osip_transaction_init(&other, (osip_fsm_type_t) kind, osip, request));
    see_number("state", other->state);
    see_number("id", other->transactionid);
    see_number("config", other->config == osip);
    ip = (char *) 1;
    port = -1;
    see_number("destination", osip_transaction_get_destination(other, &ip, &port));
    see_text("ip", ip);
    see_number("port", port);
    see_number("remove", osip_remove_transaction(osip, other));
    see_number("remove", osip_remove_transaction(osip, other));
    see_number("free2", osip_transaction_free2(other));
  }
  osip_transaction_init(&tr, NICT, osip, request);
  see_number("your", osip_transaction_set_your_instance(tr, &kind));
  see_number("same", tr->reserved1 == &kind && tr->your_instance == NULL && osip_transaction_get_your_instance(tr) == &kind);
  see_number("reserved", osip_transaction_set_reserved1(tr, &ip) | osip_transaction_set_reserved2(tr, &ip) | osip_transaction_set_reserved3(tr, &ip) | osip_transaction_set_reserved4(tr, &ip) |
                             osip_transaction_set_reserved5(tr, &ip) | osip_transaction_set_reserved6(tr, &ip));
  see_number("all", osip_transaction_get_reserved1(tr) == &ip && osip_transaction_get_reserved2(tr) == &ip && osip_transaction_get_reserved3(tr) == &ip && osip_transaction_get_reserved4(tr) == &ip &&
                        osip_transaction_get_reserved5(tr) == &ip && osip_transaction_get_reserved6(tr) == &ip);
  see_number("sockets", osip_transaction_set_in_socket(tr, 5) | osip_transaction_set_out_socket(tr, 6));
  see_number("sockets", tr->in_socket * 10 + tr->out_socket);
  see_number("born", (long) tr->birth_time);
  see_number("created", (long) tr->created_time.tv_sec);
  see_number("created", (long) tr->created_time.tv_usec);
  see_number("timer f", tr->nict_context->timer_f_length);
  {
    static osip_srv_record_t record;
    size_t i;
    const char *bytes = (const char *) &tr->record;
    int sum = 0;

    for (i = 0; i < sizeof record; i++)
      sum |= bytes[i];
    see_number("record is zero", sum == 0);
    strcpy(record.name, "name");
    record.srventry[9].port = 77;
    see_number("record", osip_transaction_set_srv_record(tr, &record));
    see_number("record same", memcmp(&tr->record, &record, sizeof record) == 0);
    see_number("naptr", osip_transaction_set_naptr_record(tr, NULL));
  }
  see_number("set state", __osip_transaction_set_state(tr, NICT_TRYING));
  clock_now += 40000000;
  osip_timers_nict_execute(osip);
  see_number("events", osip_fifo_size(tr->transactionff));
  see_number("execute", osip_nict_execute(osip));
  see_number("state", tr->state);
  see_number("snd", __osip_transaction_snd_xxx(tr, answer));
  see_number("wrong list", __osip_remove_ict_transaction(osip, tr));
  see_number("remove", __osip_remove_nict_transaction(osip, tr));
  see_number("size", osip_list_size(&osip->osip_nict_transactions));
  see_number("add", __osip_add_nict(osip, tr));
  see_number("size", osip_list_size(&osip->osip_nict_transactions));
  see_number("free", osip_transaction_free(tr));
  see_number("locks", osip_ict_lock(osip) | osip_ict_unlock(osip) | osip_ist_lock(osip) | osip_ist_unlock(osip) | osip_nict_lock(osip) | osip_nict_unlock(osip) | osip_nist_lock(osip) |
                          osip_nist_unlock(osip) | osip_id_mutex_lock(osip) | osip_id_mutex_unlock(osip));
  see_number("type 60", osip_set_message_callback(osip, 60, NULL));
  see_number("type 59", osip_set_message_callback(osip, 59, NULL));
  see_number("kill 4", osip_set_kill_transaction_callback(osip, 4, NULL));
  see_number("error 4", osip_set_transport_error_callback(osip, 4, NULL));
  osip_response_get_destination(answer, &ip, &port);
  see_text("ip", ip);
  see_number("port", port);
  osip_free(ip);
  see_number("nothing", fsm_callmethod(TIMEOUT_A, ICT_TERMINATED, &ict_fsm, NULL, NULL));
  osip_message_free(request);
  osip_message_free(answer);
}

static void retransmissions(osip_t *osip) {
  osip_message_t *ok = message("SIP/2.0 200 OK", "Via: SIP/2.0/UDP h:5080;branch=z9hG4bK1;received=1.1.1.1;rport=4444\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\n" REST);
  osip_message_t *invite = message("INVITE sip:b@y.org SIP/2.0", "Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\n" ALICE REST);
  osip_message_t *ack = message("ACK sip:b@y.org SIP/2.0", "Via: SIP/2.0/UDP h;branch=z9hG4bK9\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 ACK\r\n");
  osip_message_t *late = message("ACK sip:b@y.org SIP/2.0", "Via: SIP/2.0/UDP h;branch=z9hG4bK9\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 8 ACK\r\n");
  osip_dialog_t *dialog = NULL;
  struct timeval wait;
  int i;
  int pause;

  osip_dialog_init_as_uas(&dialog, invite, ok);
  for (pause = 100; pause < 50000; pause *= 20) {
    osip_start_200ok_retransmissions(osip, dialog, ok, 5);
    osip_start_ack_retransmissions(osip, dialog, ack, (char *) "1.2.3.4", 99, 6);
    osip_start_ack_retransmissions(osip, NULL, NULL, NULL, 0, 0);
    for (i = 0; i < 40000; i += pause) {
      osip_timers_gettimeout(osip, &wait);
      if (i % 1000 == 0) {
        see_number("wait", wait.tv_sec);
        see_number("wait", wait.tv_usec);
      }
      osip_retransmissions_execute(osip);
      clock_now += pause * 1000LL;
    }
    see_number("left", osip_list_size(&osip->ixt_retransmissions));
    osip_stop_retransmissions_from_dialog(osip, dialog);
    osip_stop_retransmissions_from_dialog(osip, NULL);
    see_number("left", osip_list_size(&osip->ixt_retransmissions));
  }
  osip_start_200ok_retransmissions(osip, dialog, ok, 5);
  osip_start_ack_retransmissions(osip, dialog, ack, (char *) "1.2.3.4", 99, 6);
  see_whether("late", osip_stop_200ok_retransmissions(osip, late));
  see_whether("NULL", osip_stop_200ok_retransmissions(osip, NULL));
  see_number("stop", osip_stop_200ok_retransmissions(osip, ack) == dialog);
  see_whether("again", osip_stop_200ok_retransmissions(osip, ack));
  see_number("left", osip_list_size(&osip->ixt_retransmissions));
  osip_stop_retransmissions_from_dialog(osip, dialog);
  see_number("left", osip_list_size(&osip->ixt_retransmissions));
  osip_dialog_free(dialog);
  osip_message_free(ok);
  osip_message_free(ack);
  osip_message_free(late);
  osip_message_free(invite);
}

int main(void) {
  osip_t *osip = NULL;

  observe_silence();
  see_number("init", osip_init(&osip));
  osip_set_cb_send_message(osip, sent);
  see_table("ict", &ict_fsm, ict_transition, 11);
  see_table("ist", &ist_fsm, ist_transition, 11);
  see_table("nict", &nict_fsm, nict_transition, 12);
  see_table("nist", &nist_fsm, nist_transition, 10);
  members(osip);
  matching(osip);
  retransmissions(osip);
  osip_release(osip);
  return 0;
}
