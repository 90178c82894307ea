/*
 * What no application should do, and what the network may do: events for dead
 * transactions, messages without the headers that are needed, removing twice,
 * freeing in callbacks, a stack released under its transactions, lists that the
 * application changes itself, NULL everywhere. Nothing crashes, nothing leaks.
 */
#include "../observe.h"
#include "../stack.h"

#include <sys/time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

static osip_t *osip;
static int problems;
static int mode;
static int killed;

static void check(int good, const char *what) {
  if (!good) {
    problems++;
    fprintf(stderr, "%s\n", what);
  }
}

static osip_event_t *request(int outgoing, const char *method, int branch) {
  char text[1024];

  snprintf(text, sizeof text, "%s sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\n\r\n", method, branch, method);
  return stack_event(text, outgoing);
}

static osip_event_t *response(int outgoing, int code, const char *method, int branch) {
  char text[1024];

  snprintf(text, sizeof text, "SIP/2.0 %d X\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\n\r\n", code, branch, method);
  return stack_event(text, outgoing);
}

static osip_transaction_t *new(int outgoing, const char *method, int branch) {
  osip_event_t *event = request(outgoing, method, branch);
  osip_transaction_t *tr = osip_create_transaction(osip, event);

  check(tr != NULL, "no transaction");
  osip_transaction_add_event(tr, event);
  return tr;
}

static void execute(void) {
  osip_ict_execute(osip);
  osip_ist_execute(osip);
  osip_nict_execute(osip);
  osip_nist_execute(osip);
}

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  (void) sip;
  (void) host;
  (void) port;
  (void) sock;
  if (mode == 4 && tr) {
    osip_transaction_free(tr);
    return 0;
  }
  return 0;
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  static int branch = 1000;

  (void) type;
  (void) sip;
  if (mode == 1)
    osip_transaction_free(tr);
  if (mode == 2 && branch < 1100)
    new(branch % 2, branch % 3 ? "OPTIONS" : "INVITE", branch), branch++;
  if (mode == 3) {
    /* all others go */
    osip_list_t *lists[4];
    int i;

    lists[0] = &osip->osip_ict_transactions;
    lists[1] = &osip->osip_ist_transactions;
    lists[2] = &osip->osip_nict_transactions;
    lists[3] = &osip->osip_nist_transactions;
    for (i = 0; i < 4; i++)
      while (osip_list_size(lists[i]) > 0)
        osip_transaction_free((osip_transaction_t *) osip_list_get(lists[i], 0));
  }
}

static void ended(int type, osip_transaction_t *tr) {
  (void) type;
  killed++;
  if (mode == 5)
    osip_transaction_free(tr);
  if (mode == 6) {
    check(osip_remove_transaction(osip, tr) == 0, "remove");
    check(osip_remove_transaction(osip, tr) == -1, "remove twice");
    osip_transaction_free2(tr);
  }
}

static void start(int how) {
  mode = how;
  osip_init(&osip);
  stack_callbacks(osip, sent, told, ended, NULL);
}

static void stop(void) {
  mode = 0;
  while (osip_list_size(&osip->osip_ict_transactions) > 0)
    osip_transaction_free((osip_transaction_t *) osip_list_get(&osip->osip_ict_transactions, 0));
  while (osip_list_size(&osip->osip_ist_transactions) > 0)
    osip_transaction_free((osip_transaction_t *) osip_list_get(&osip->osip_ist_transactions, 0));
  while (osip_list_size(&osip->osip_nict_transactions) > 0)
    osip_transaction_free((osip_transaction_t *) osip_list_get(&osip->osip_nict_transactions, 0));
  while (osip_list_size(&osip->osip_nist_transactions) > 0)
    osip_transaction_free((osip_transaction_t *) osip_list_get(&osip->osip_nist_transactions, 0));
  osip_release(osip);
}

static void callbacks(void) {
  static const char *methods[] = {"INVITE", "OPTIONS"};
  int how;
  int i;

  for (how = 1; how <= 6; how++) {
    start(how);
    for (i = 0; i < 40; i++) {
      osip_event_t *event;

      new(i % 2, methods[i / 2 % 2], i);
      event = response(0, 200, methods[i / 2 % 2], i);
      if (osip_find_transaction_and_add_event(osip, event) != 0)
        osip_event_free(event);
    }
    execute();
    execute();
    for (i = 0; i < 40; i++) {
      osip_event_t *event = response(1, 486, methods[i / 2 % 2], i);

      event->transactionid = i + 1;
      if (osip_find_transaction_and_add_event(osip, event) != 0)
        osip_event_free(event);
    }
    execute();
    stop();
  }
  check(killed > 0, "nothing ended");
}

static void dead(void) {
  osip_transaction_t *tr;
  int type;

  start(0);
  for (type = TIMEOUT_A; type <= UNKNOWN_EVT + 1; type++) {
    osip_event_t *event = request(1, "OPTIONS", 1);

    tr = new(1, "OPTIONS", 1);
    event->type = (type_t) type;
    tr->state = (state_t) (type % 25);
    osip_transaction_execute(tr, event);
    event = request(1, "OPTIONS", 1);
    osip_message_free(event->sip);
    event->sip = NULL;
    event->type = (type_t) type;
    osip_transaction_execute(tr, event);
    osip_transaction_add_event(tr, response(0, 200, "OPTIONS", 1));
    osip_remove_transaction(osip, tr);
    osip_transaction_add_event(tr, response(0, 200, "OPTIONS", 1));
    execute();
    check(osip_remove_transaction(osip, tr) == -1, "removed twice");
    osip_transaction_free2(tr);
  }
  stop();
}

static void incomplete(void) {
  static const char *texts[] = {"SIP/2.0 486 X\r\nCSeq: 7 INVITE\r\n\r\n", "SIP/2.0 486 X\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nCSeq: 7 INVITE\r\n\r\n", "SIP/2.0 486 X\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\n\r\n",
                                "SIP/2.0 486 X\r\nVia: SIP/2.0/UDP h;branch\r\nCSeq: 7 INVITE\r\n\r\n", "INVITE sip:b SIP/2.0\r\nCSeq: 7 INVITE\r\n\r\n", "ACK sip:b SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nCSeq: 7 ACK\r\n\r\n",
                                "INVITE sip:b SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nCSeq: 7 INVITE\r\nCall-ID: 1\r\n\r\n"};
  osip_transaction_t *out;
  osip_transaction_t *in;
  size_t i;

  start(0);
  out = new(1, "INVITE", 1);
  in = new(0, "INVITE", 1);
  execute();
  for (i = 0; i < sizeof texts / sizeof *texts; i++) {
    osip_event_t *event = stack_event(texts[i], 0);

    if (event && osip_find_transaction_and_add_event(osip, event) != 0) {
      check(osip_create_transaction(osip, event) == NULL, "made of an incomplete message");
      osip_transaction_add_event(i % 2 ? in : out, event);
    }
    event = stack_event(texts[i], 1);
    if (event) {
      event->transactionid = in->transactionid;
      if (osip_find_transaction_and_add_event(osip, event) != 0)
        osip_event_free(event);
    }
    execute();
  }
  stop();
}

static void lists(void) {
  osip_transaction_t *tr[10];
  osip_list_iterator_t it;
  osip_event_t *event;
  int i;

  start(0);
  for (i = 0; i < 10; i++)
    tr[i] = new(0, "OPTIONS", i);
  osip_list_remove(&osip->osip_nist_transactions, 0);
  osip_list_remove(&osip->osip_nist_transactions, 8);
  osip_list_get_first(&osip->osip_nist_transactions, &it);
  osip_list_iterator_remove(&it);
  osip_transaction_free2(tr[0]);
  event = request(0, "OPTIONS", 5);
  check(osip_find_transaction_and_add_event(osip, event) == 0, "not found");
  event = request(0, "OPTIONS", 9);
  check(osip_find_transaction_and_add_event(osip, event) != 0, "found what was taken out");
  osip_event_free(event);
  osip_list_add(&osip->osip_nist_transactions, tr[9], 0);
  event = request(0, "OPTIONS", 9);
  check(osip_find_transaction_and_add_event(osip, event) == 0, "what was put in is not found");
  execute();
  check(tr[9]->state == NIST_TRYING && tr[1]->state == NIST_PRE_TRYING && tr[2]->state == NIST_TRYING, "executed");
  check(osip_remove_transaction(osip, tr[1]) == -1, "removed what was taken out");
  check(osip_remove_transaction(osip, tr[9]) == 0 && osip_list_size(&osip->osip_nist_transactions) == 7, "remove");
  osip_transaction_free2(tr[1]);
  osip_transaction_free(tr[9]);
  /* events behind the back of osip_transaction_add_event */
  event = response(1, 200, "OPTIONS", 5);
  osip_fifo_add(tr[5]->transactionff, event);
  execute();
  check(tr[5]->state == NIST_COMPLETED, "an event of the fifo");
  stop();
}

static int finds(int branch) {
  osip_event_t *event = request(0, "OPTIONS", branch);
  int found = osip_find_transaction_and_add_event(osip, event) == 0;

  if (!found)
    osip_event_free(event);
  return found;
}

/* an application that puts NULL into a list */
static void nothing(void) {
  osip_transaction_t *tr[6];
  osip_list_t *list;
  struct timeval wait;
  int i;

  start(0);
  list = &osip->osip_nist_transactions;
  osip_list_add(list, NULL, 0);
  for (i = 0; i < 6; i++) {
    tr[i] = new(0, "OPTIONS", i);
    if (i % 2)
      osip_list_add(list, NULL, i % 4 == 1 ? 0 : -1);
  }
  execute();
  osip_timers_nist_execute(osip);
  osip_timers_gettimeout(osip, &wait);
  osip_transaction_add_event(tr[3], response(1, 200, "OPTIONS", 3));
  execute();
  check(tr[0]->state == NIST_TRYING && tr[3]->state == NIST_COMPLETED && tr[5]->state == NIST_TRYING, "executed beside NULL");
  check(osip_list_size(list) == 10, "size with NULL");
  for (i = 0; i < 6; i++)
    check((i % 2 ? osip_transaction_free(tr[i]) : osip_remove_transaction(osip, tr[i])) == 0, "remove beside NULL");
  for (i = 0; i < 6; i += 2)
    osip_transaction_free2(tr[i]);
  check(osip_list_size(list) == 4 && osip_list_get(list, 0) == NULL, "only NULL is left");
  while (osip_list_size(list) > 0)
    osip_list_remove(list, 0);
  stop();
}

/* changes that leave the head and the number of elements as they were */
static void exchanged(void) {
  osip_transaction_t *tr[6], *other;
  osip_list_t *list;
  int i;

  start(0);
  list = &osip->osip_nist_transactions;
  for (i = 0; i < 6; i++)
    tr[i] = new(0, "OPTIONS", i);
  execute();
  other = tr[5];
  osip_list_remove(list, 5);
  check(!finds(5) && finds(4), "the last was taken out");
  osip_list_remove(list, 2);
  osip_list_add(list, other, 3);
  check(finds(5) && !finds(2), "one for another");
  /* the last node goes, and its memory may be given to another */
  osip_list_remove(list, 4);
  osip_list_add(list, tr[2], 2);
  other = new(0, "OPTIONS", 7);
  check(osip_list_get(list, 5) == other && osip_list_size(list) == 6, "appended");
  check(finds(7) && finds(2) && !finds(4) && finds(0), "found what is there");
  /* to the end, and from the front */
  osip_list_add(list, tr[4], -1);
  check(finds(4) && osip_list_size(list) == 7, "added at the end");
  osip_list_remove(list, 0);
  osip_list_remove(list, 0);
  check(!finds(0) && !finds(1) && finds(2) && finds(4), "taken out in front");
  osip_transaction_free2(tr[0]);
  osip_transaction_free(tr[1]);
  /* nothing but the functions for lists */
  while (osip_list_size(list) > 0)
    osip_list_remove(list, 0);
  check(!finds(2) && !finds(7), "found in an empty list");
  osip_list_add(list, tr[2], 0);
  check(finds(2), "the only one");
  execute();
  check(osip_transaction_free(tr[2]) == 0, "free the only one");
  for (i = 3; i < 6; i++)
    osip_transaction_free(tr[i]);
  osip_transaction_free(other);
  stop();
}

/* new transactions have no traces of old ones, and freeing some leaves the others alone */
static void blank(void) {
  enum { MANY = 400 };
  static osip_transaction_t *tr[MANY];
  static const osip_srv_record_t empty;
  int round, i;

  start(0);
  memset(tr, 0, sizeof tr);
  for (round = 1; round < 8; round++) {
    for (i = 0; i < MANY; i++)
      if (tr[i] == NULL) {
        tr[i] = new(0, "OPTIONS", i);
        check(memcmp(&tr[i]->record, &empty, sizeof empty) == 0 && tr[i]->naptr_record == NULL && tr[i]->reserved1 == NULL && tr[i]->reserved6 == NULL && tr[i]->your_instance == NULL && tr[i]->orig_request == NULL,
              "not blank");
        memset(&tr[i]->record, round, sizeof tr[i]->record);
        tr[i]->your_instance = tr[i]->reserved1 = tr[i]->reserved6 = tr[i];
      }
    /* more and more of them, here and there */
    for (i = 0; i < MANY; i++)
      if (i * 7 % 16 < 2 * round + 1) {
        check(tr[i]->reserved1 == tr[i] && tr[i]->reserved6 == tr[i] && tr[i]->your_instance == tr[i] && tr[i]->naptr_record == NULL, "overwritten");
        check(((char *) &tr[i]->record)[0] != 0 && ((char *) &tr[i]->record)[sizeof empty - 1] == ((char *) &tr[i]->record)[0], "overwritten record");
        osip_transaction_free(tr[i]);
        tr[i] = NULL;
      }
  }
  stop();
}

static void give_up(void *tr) {
  osip_transaction_free2(tr);
}

/* the ways to empty a list; with so many, each step must not cost what the list is long */
static void emptied(void) {
  osip_transaction_t *tr;
  osip_list_t *list;
  osip_list_iterator_t it;
  int many = observe_light() ? 200 : 20000;
  int way, i;

  for (way = 0; way < 5; way++) {
    start(0);
    list = &osip->osip_nist_transactions;
    for (i = 0; i < many; i++)
      new(0, "OPTIONS", i);
    switch (way) {
    case 0:
      while ((tr = osip_list_get(list, 0)) != NULL)
        check(osip_transaction_free(tr) == 0, "free the first");
      break;
    case 1:
      while ((tr = osip_list_get(list, 0)) != NULL) {
        osip_list_remove(list, 0);
        osip_transaction_free2(tr);
      }
      break;
    case 2:
      tr = osip_list_get_first(list, &it);
      while (tr != NULL) {
        osip_transaction_t *next = osip_list_iterator_remove(&it);

        osip_transaction_free(tr);
        tr = next;
      }
      break;
    case 3:
      /* every other one with the iterator, the rest with the library */
      tr = osip_list_get_first(list, &it);
      for (i = 0; tr != NULL; i++) {
        osip_transaction_t *old = tr;

        tr = i % 2 ? osip_list_iterator_remove(&it) : osip_list_get_next(&it);
        if (i % 2)
          osip_transaction_free2(old);
      }
      check(osip_list_size(list) == many / 2 && finds(many - 2) && !finds(many - 1), "every other one");
      while ((tr = osip_list_get(list, 0)) != NULL)
        osip_transaction_free(tr);
      break;
    default:
      osip_list_special_free(list, give_up);
    }
    check(osip_list_size(list) == 0 && !finds(0), "empty");
    tr = new(0, "OPTIONS", 1);
    check(finds(1) && osip_list_get(list, 0) == tr, "listed after that");
    osip_transaction_free(tr);
    stop();
  }
}

/*
 * Requests that differ in one thing only, which makes each a transaction of its
 * own, as many as an attacker likes. If all of them were looked at for each, this
 * would take minutes.
 */
static void flooded(void) {
  static const char *const formats[] = {
      "M%d h;branch=z9hG4bKx - -", "OPTIONS h:%d;branch=z9hG4bKx - -", "OPTIONS h%d;branch=z9hG4bKx - -",
      "OPTIONS h;branch=x - %d", "OPTIONS h;branch=x;v=%d - -", "INVITE h;branch=x %d -"};
  int many = observe_light() ? 300 : 20000;
  size_t i;
  int j;

  for (i = 0; i < sizeof formats / sizeof *formats; i++) {
    int found = 0;

    start(0);
    for (j = 0; j < many; j++) {
      char parts[128], text[1024], method[32], via[64], to[32], from[32];
      osip_event_t *event;
      osip_transaction_t *tr;

      snprintf(parts, sizeof parts, formats[i], j + 1);
      sscanf(parts, "%31s %63s %31s %31s", method, via, to, from);
      snprintf(text, sizeof text, "%s sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP %s\r\nFrom: <sip:a@x.org>;tag=%s\r\nTo: <sip:b@y.org>;tag=%s\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\n\r\n", method, via, from, to, method);
      event = osip_parse(text, strlen(text));
      if (osip_find_transaction_and_add_event(osip, event) == 0) {
        found++;
        continue;
      }
      tr = osip_create_transaction(osip, event);
      osip_transaction_add_event(tr, event);
    }
    check(found == 0 && osip_list_size(&osip->osip_ist_transactions) + osip_list_size(&osip->osip_nist_transactions) == many, formats[i]);
    while (osip_list_size(&osip->osip_ist_transactions) > 0)
      osip_transaction_free(osip_list_get(&osip->osip_ist_transactions, 0));
    while (osip_list_size(&osip->osip_nist_transactions) > 0)
      osip_transaction_free(osip_list_get(&osip->osip_nist_transactions, 0));
    stop();
  }
}

/* the same request again and again, before anybody has the time to execute it */
static void repeated(void) {
  int many = observe_light() ? 300 : 100000;
  osip_transaction_t *tr;
  int i;

  start(0);
  tr = new(0, "OPTIONS", 1);
  for (i = 1; i < many; i++)
    check(osip_find_transaction_and_add_event(osip, request(0, "OPTIONS", 1)) == 0, "repeated");
  check(osip_fifo_size(tr->transactionff) == many, "all wait");
  execute();
  check(osip_fifo_size(tr->transactionff) == 0, "none waits");
  stop();
}

static void released(void) {
  osip_transaction_t *tr[4];
  struct timeval wait;
  int i;

  start(0);
  for (i = 0; i < 4; i++)
    tr[i] = new(i % 2, i / 2 ? "INVITE" : "OPTIONS", i);
  osip_release(osip);
  for (i = 0; i < 4; i++) {
    osip_transaction_add_event(tr[i], request(0, "OPTIONS", 1));
    check((i % 2 ? osip_transaction_free(tr[i]) : osip_transaction_free2(tr[i])) == 0, "free");
  }
  osip_timers_gettimeout(NULL, &wait);
  osip_timers_gettimeout(NULL, NULL);
  osip_release(NULL);
  check(osip_init(NULL) == -2, "init");
  check(osip_ict_execute(NULL) == -2 && osip_ist_execute(NULL) == -2 && osip_nict_execute(NULL) == -2 && osip_nist_execute(NULL) == -2, "execute");
  osip_timers_ict_execute(NULL);
  osip_timers_ist_execute(NULL);
  osip_timers_nict_execute(NULL);
  osip_timers_nist_execute(NULL);
  osip_retransmissions_execute(NULL);
  osip_start_200ok_retransmissions(NULL, NULL, NULL, 0);
  osip_start_ack_retransmissions(NULL, NULL, NULL, NULL, 0, 0);
  osip_stop_200ok_retransmissions(NULL, NULL);
  osip_stop_retransmissions_from_dialog(NULL, NULL);
  osip_set_application_context(NULL, NULL);
  check(osip_get_application_context(NULL) == NULL, "context");
  osip_set_cb_send_message(NULL, NULL);
  check(osip_set_message_callback(NULL, 0, NULL) == -2 && osip_set_kill_transaction_callback(NULL, 0, NULL) == -2 && osip_set_transport_error_callback(NULL, 0, NULL) == -2, "callbacks");
  check(osip_transaction_init(NULL, ICT, NULL, NULL) == -2 && osip_transaction_free(NULL) == -2 && osip_transaction_free2(NULL) == -2, "transactions");
  check(osip_transaction_execute(NULL, NULL) == -2 && osip_transaction_add_event(NULL, NULL) == -2, "events");
  check(osip_transaction_set_srv_record(NULL, NULL) == -2 && osip_remove_transaction(NULL, NULL) == -2, "record");
  check(osip_create_transaction(NULL, NULL) == NULL && osip_transaction_find(NULL, NULL) == NULL && osip_find_transaction_and_add_event(NULL, NULL) == -1, "find");
  check(osip_parse(NULL, 10) == NULL && osip_new_outgoing_sipmessage(NULL) == NULL, "parse");
  osip_event_free(NULL);
  osip_response_get_destination(NULL, NULL, NULL);
  osip_init(&osip);
  check(osip_set_message_callback(osip, -1, NULL) == -2, "a negative type");
  osip_timers_gettimeout(osip, NULL);
  check(osip_create_transaction(osip, NULL) == NULL, "create");
  {
    /* nobody sends */
    osip_transaction_t *alone = new(1, "INVITE", 1);

    execute();
    check(alone->state == ICT_TERMINATED, "sent by nobody");
  }
  stop();
}

static void everything(void) {
  callbacks();
  dead();
  incomplete();
  lists();
  nothing();
  exchanged();
  emptied();
  blank();
  flooded();
  repeated();
  released();
}

int main(void) {
  observe_silence();
  parser_init();
  everything();
  /* with an allocator of the application a memory checker sees each transaction */
  osip_set_allocators(malloc, realloc, free);
  everything();
  return problems != 0;
}
