/*
 * Threads that drive one stack: each executes one machine and its timers, makes
 * transactions, finds and removes them; one only asks how long to wait. To be run
 * under a race detector as well.
 */
#include "../observe.h"
#include "../stack.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/time.h>

#include <osip2/osip.h>

static osip_t *osip;
static atomic_int done;
static int rounds;
static atomic_int problems;
static atomic_int ended;

static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock) {
  (void) tr;
  (void) sip;
  (void) host;
  (void) port;
  (void) sock;
  return 0;
}

static void killed(int type, osip_transaction_t *tr) {
  (void) type;
  if (osip_remove_transaction(osip, tr) != 0)
    problems++;
  osip_transaction_free2(tr);
  ended++;
}

static osip_event_t *parsed(int branch, const char *start, const char *method) {
  char text[1024];
  int length = snprintf(text, sizeof text, "%s\r\nVia: SIP/2.0/TCP 10.0.0.1;branch=z9hG4bK%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>;tag=tt\r\nCall-ID: 1@x.org\r\nCSeq: 7 %s\r\n\r\n", start, branch, method);

  return osip_parse(text, (size_t) length);
}

static void *drive(void *argument) {
  int kind = *(int *) argument;
  int invite = kind < 2;
  int client = kind % 2 == 0;
  int i;

  for (i = 0; i < rounds; i++) {
    osip_event_t *event = parsed(i, invite ? "INVITE sip:b@y.org SIP/2.0" : "OPTIONS sip:b@y.org SIP/2.0", invite ? "INVITE" : "OPTIONS");
    osip_transaction_t *tr;
    int id;

    if (client)
      event->type = invite ? SND_REQINVITE : SND_REQUEST;
    tr = osip_create_transaction(osip, event);
    if (!tr) {
      problems++;
      osip_event_free(event);
      continue;
    }
    id = tr->transactionid;
    osip_transaction_add_event(tr, event);
    if (kind == 0)
      osip_ict_execute(osip);
    else if (kind == 1)
      osip_ist_execute(osip);
    else if (kind == 2)
      osip_nict_execute(osip);
    else
      osip_nist_execute(osip);
    event = parsed(i, "SIP/2.0 486 Busy", invite ? "INVITE" : "OPTIONS");
    if (!client) {
      event->type = SND_STATUS_3456XX;
      event->transactionid = id;
    }
    if (osip_find_transaction_and_add_event(osip, event) != 0) {
      problems++;
      osip_event_free(event);
    }
    if (kind == 0) {
      osip_ict_execute(osip);
      osip_timers_ict_execute(osip);
      osip_ict_execute(osip);
    } else if (kind == 1) {
      osip_ist_execute(osip);
      if (osip_find_transaction_and_add_event(osip, event = parsed(i, "ACK sip:b@y.org SIP/2.0", "ACK")) != 0) {
        problems++;
        osip_event_free(event);
      }
      osip_ist_execute(osip);
      osip_timers_ist_execute(osip);
      osip_ist_execute(osip);
    } else if (kind == 2) {
      osip_nict_execute(osip);
      osip_timers_nict_execute(osip);
      osip_nict_execute(osip);
    } else {
      osip_nist_execute(osip);
      osip_timers_nist_execute(osip);
      osip_nist_execute(osip);
    }
  }
  return NULL;
}

static void *look(void *argument) {
  (void) argument;
  while (!done) {
    struct timeval wait;

    osip_timers_gettimeout(osip, &wait);
    if (wait.tv_sec < 0 || wait.tv_usec < 0)
      problems++;
    sched_yield();
  }
  return NULL;
}

int main(void) {
  pthread_t threads[5];
  int kinds[4];
  int i;

  observe_silence();
  rounds = observe_light() ? 600 : 20000;
  osip_init(&osip);
  /* the first parsing chooses how to search, which a race detector takes for a race */
  osip_event_free(parsed(0, "OPTIONS sip:b@y.org SIP/2.0", "OPTIONS"));
  stack_callbacks(osip, sent, NULL, killed, NULL);
  pthread_create(&threads[4], NULL, look, NULL);
  for (i = 0; i < 4; i++) {
    kinds[i] = i;
    pthread_create(&threads[i], NULL, drive, &kinds[i]);
  }
  for (i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  done = 1;
  pthread_join(threads[4], NULL);
  if (ended != 4 * rounds || osip_list_size(&osip->osip_ict_transactions) + osip_list_size(&osip->osip_ist_transactions) + osip_list_size(&osip->osip_nict_transactions) + osip_list_size(&osip->osip_nist_transactions) != 0) {
    fprintf(stderr, "%d ended, %d problems\n", (int) ended, (int) problems);
    problems++;
  }
  osip_release(osip);
  return problems != 0;
}
