/*
 * Whole calls between stacks that run in this program, over a network in memory
 * that loses, doubles and delays packets as a script or chance says, with a
 * clock that jumps from one thing to do to the next. Printed: what each side is
 * told, what is sent, lost and received.
 *
 * Covers: everything that a user agent calls: transactions, dialogs, events,
 * timers, retransmissions of 2xx, matching of CANCEL and of ACK.
 */
#include "../clock.h"
#include "../observe.h"
#include "../stack.h"

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

#define SECOND 1000000LL
#define MOST 256
#define STARTED (1000 * SECOND)

static void say(const char *who, const char *format, ...) {
  char text[512];
  va_list arguments;
  int length = snprintf(text, sizeof text, "%9.3f %-5s ", (double) (clock_now - STARTED) / SECOND, who);

  va_start(arguments, format);
  length += vsnprintf(text + length, sizeof text - (size_t) length - 1, format, arguments);
  va_end(arguments);
  text[length++] = '\n';
  observe_put(text, (size_t) length);
}

/* ---- a call, as its script wants it ---- */

typedef struct {
  const char *name;
  const char *transport;
  int final;            /* what the callees answer */
  int callees;          /* 2: the INVITE is forked */
  int cancel_after;     /* milliseconds after the INVITE, or 0 */
  int hang_up_after;    /* milliseconds after the 2xx, or 0 */
  int callee_hangs_up;
  int merged;           /* the INVITE comes a second time by another way */
  const char *fate;     /* of each packet in turn: . comes, x is lost, 2 comes twice, l comes late, e cannot be sent; the last one goes on */
  unsigned chance;      /* not 0: the fates are drawn */
} script;

static const script *this;
static size_t packets_sent;
static uint64_t random_state;

static char fate(void) {
  size_t length = strlen(this->fate), index = packets_sent++;

  if (this->chance != 0) {
    random_state = random_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return "xxx2l......................."[(random_state >> 33) % 28];
  }
  return this->fate[index < length ? index : length - 1];
}

/* ---- user agents ---- */

typedef struct {
  const char *name;
  osip_t *osip;
  osip_transaction_t *all[MOST];
  int count;
  osip_dialog_t *dialogs[8];
  osip_message_t *acks[8];
  int dialog_count;
  osip_transaction_t *invite;
  int cseq;
} agent;

static agent agents[3]; /* the caller, and the callees */

static agent *agent_of(osip_t *osip) {
  return osip_get_application_context(osip);
}

enum { RING, ANSWER, CANCEL, HANG_UP };

typedef struct {
  long long at;
  agent *to;
  char *text; /* a packet, or else */
  int action;
  osip_transaction_t *tr;
  osip_dialog_t *dialog;
} task;

static task tasks[MOST];
static int task_count;

static task *later(int milliseconds, agent *to) {
  task *new = &tasks[task_count++];

  if (task_count == MOST) {
    say("-", "too much to do");
    task_count--;
  }
  memset(new, 0, sizeof *new);
  new->at = clock_now + milliseconds * 1000LL;
  new->to = to;
  return new;
}

static void deliver_later(int milliseconds, agent *to, const char *text) {
  later(milliseconds, to)->text = osip_strdup(text);
}

static const char *named(const osip_message_t *sip, char *text, size_t size) {
  osip_generic_param_t *tag = NULL;

  osip_to_get_tag(sip->to, &tag);
  if (sip->status_code != 0)
    snprintf(text, size, "%d (%s %s) tag %s", sip->status_code, sip->cseq->number, sip->cseq->method, tag == NULL ? "-" : tag->gvalue);
  else
    snprintf(text, size, "%s (%s) tag %s", sip->sip_method, sip->cseq->number, tag == NULL ? "-" : tag->gvalue);
  return text;
}

/* all that anybody sends goes through here */
static int sent(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int socket) {
  char *text = NULL, name[128];
  size_t length = 0;
  char how = fate();
  int code = osip_message_to_str(sip, &text, &length);
  int from_caller = sip->status_code == 0 ? strcmp(sip->from->url->username, "alice") == 0 && strncmp(host, "callee", 6) == 0 : 0;
  int i;

  (void) tr, (void) socket;
  say(from_caller ? "alice" : "bob", "sends %s to %s:%d%s", named(sip, name, sizeof name), host, port,
      how == 'x' ? ", lost" : how == '2' ? ", twice" : how == 'l' ? ", late" : how == 'e' ? ", refused" : "");
  if (code != 0)
    return -1;
  for (i = 0; i < (how == '2' ? 2 : how == 'x' || how == 'e' ? 0 : 1); i++) {
    int delay = how == 'l' ? 3000 : 20 + i;

    if (strncmp(host, "caller", 6) == 0)
      deliver_later(delay, &agents[0], text);
    else if (strcmp(host, "callee2.net") == 0)
      deliver_later(delay, &agents[2], text);
    else {
      deliver_later(delay, &agents[1], text);
      /* a proxy on the way forks what begins a call, and what belongs to no callee yet */
      if (this->callees == 2 && strcmp(host, "callee.net") == 0)
        deliver_later(delay + 5, &agents[2], text);
      if (this->merged && sip->status_code == 0 && strcmp(sip->sip_method, "INVITE") == 0) {
        char *branch = strstr(text, "branch=z9hG4bK");

        branch[14] = 'M';
        deliver_later(delay + 7, &agents[1], text);
      }
    }
  }
  osip_free(text);
  return how == 'e' ? -1 : 0;
}

static osip_message_t *parsed(const char *format, ...) {
  char text[2048];
  va_list arguments;
  osip_message_t *sip = NULL;

  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) != 0)
    say("-", "does not parse: %s", text);
  return sip;
}

/* begins a client transaction */
static osip_transaction_t *begin(agent *who, osip_message_t *request) {
  osip_event_t *event = osip_new_outgoing_sipmessage(request);
  osip_transaction_t *tr = osip_create_transaction(who->osip, event);

  who->all[who->count++] = tr;
  osip_transaction_set_your_instance(tr, who);
  osip_transaction_add_event(tr, event);
  return tr;
}

static void invite(agent *who) {
  who->invite = begin(who, parsed("INVITE sip:bob@callee.net SIP/2.0\r\nVia: SIP/2.0/%s caller.net;branch=z9hG4bK-i\r\nFrom: <sip:alice@x.org>;tag=alice\r\nTo: <sip:bob@y.org>\r\n"
                                  "Call-ID: call@x.org\r\nCSeq: 1 INVITE\r\nContact: <sip:alice@caller.net>\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                                  this->transport));
}

static void cancel(agent *who) {
  if (who->invite->state == ICT_PROCEEDING)
    begin(who, parsed("CANCEL sip:bob@callee.net SIP/2.0\r\nVia: SIP/2.0/%s caller.net;branch=z9hG4bK-i\r\nFrom: <sip:alice@x.org>;tag=alice\r\nTo: <sip:bob@y.org>\r\n"
                      "Call-ID: call@x.org\r\nCSeq: 1 CANCEL\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                      this->transport));
  else
    say(who->name, "has nothing to cancel");
}

/* a request in a dialog */
static osip_message_t *within(agent *who, osip_dialog_t *dialog, const char *method, int cseq) {
  char *local = NULL, *remote = NULL, *target = NULL;
  osip_message_t *sip;

  osip_from_to_str(dialog->local_uri, &local);
  osip_to_to_str(dialog->remote_uri, &remote);
  osip_uri_to_str(dialog->remote_contact_uri->url, &target);
  sip = parsed("%s %s SIP/2.0\r\nVia: SIP/2.0/%s %s;branch=z9hG4bK-%s-%d-%s\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %d %s\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n", method, target, this->transport,
               who == agents ? "caller.net" : who == agents + 1 ? "callee1.net" : "callee2.net", method, cseq, dialog->remote_tag, local, remote, dialog->call_id, cseq, method);
  osip_free(local);
  osip_free(remote);
  osip_free(target);
  return sip;
}

static void hang_up(agent *who, osip_dialog_t *dialog) {
  dialog->local_cseq++;
  begin(who, within(who, dialog, "BYE", dialog->local_cseq));
}

static int dialog_index(agent *who, const osip_message_t *response) {
  int i;

  for (i = 0; i < who->dialog_count; i++)
    if (osip_dialog_match_as_uac(who->dialogs[i], (osip_message_t *) response) == 0)
      return i;
  return -1;
}

/* a 2xx: a dialog if it is a new one, and its ACK */
static void accepted(agent *who, osip_message_t *response) {
  int i = dialog_index(who, response);

  if (i < 0) {
    i = who->dialog_count++;
    say(who->name, "dialog %d", osip_dialog_init_as_uac(&who->dialogs[i], response));
    who->acks[i] = within(who, who->dialogs[i], "ACK", osip_atoi(response->cseq->number));
    if (this->hang_up_after != 0 && !this->callee_hangs_up) {
      task *end = later(this->hang_up_after, who);

      end->action = HANG_UP;
      end->dialog = who->dialogs[i];
    }
  }
  sent(NULL, who->acks[i], who->dialogs[i]->remote_contact_uri->url->host, 5060, 0);
}

static osip_message_t *answer_to(agent *who, const osip_message_t *request, int code) {
  osip_message_t *response = NULL;
  osip_list_iterator_t place;
  osip_via_t *via;
  char contact[64];

  osip_message_init(&response);
  osip_message_set_version(response, osip_strdup("SIP/2.0"));
  osip_message_set_status_code(response, code);
  osip_message_set_reason_phrase(response, osip_strdup(osip_message_get_reason(code)));
  for (via = osip_list_get_first(&request->vias, &place); osip_list_iterator_has_elem(place); via = osip_list_get_next(&place)) {
    osip_via_t *copy = NULL;

    osip_via_clone(via, &copy);
    osip_list_add(&response->vias, copy, -1);
  }
  osip_from_clone(request->from, &response->from);
  osip_to_clone(request->to, &response->to);
  if (code > 100 && osip_list_size(&response->to->gen_params) == 0)
    osip_to_set_tag(response->to, osip_strdup(who->name));
  osip_call_id_clone(request->call_id, &response->call_id);
  osip_cseq_clone(request->cseq, &response->cseq);
  snprintf(contact, sizeof contact, "<sip:bob@%s>", who == agents + 1 ? "callee1.net" : "callee2.net");
  osip_message_set_contact(response, contact);
  osip_message_set_content_length(response, "0");
  return response;
}

static void respond(agent *who, osip_transaction_t *tr, int code) {
  osip_message_t *response = answer_to(who, tr->orig_request, code);
  osip_event_t *event = osip_new_outgoing_sipmessage(response);

  if (code >= 200 && code < 300 && tr->ctx_type == IST) {
    osip_dialog_t **dialog = &who->dialogs[who->dialog_count++];

    say(who->name, "dialog %d", osip_dialog_init_as_uas(dialog, tr->orig_request, response));
    osip_start_200ok_retransmissions(who->osip, *dialog, response, 0);
    if (this->hang_up_after != 0 && this->callee_hangs_up) {
      task *end = later(this->hang_up_after, who);

      end->action = HANG_UP;
      end->dialog = *dialog;
    }
  }
  event->transactionid = tr->transactionid;
  osip_transaction_add_event(tr, event);
}

/* the INVITE that a CANCEL is for, by the rules of the how-to */
static osip_transaction_t *cancelled(agent *who, osip_message_t *sip) {
  osip_list_iterator_t place;
  osip_transaction_t *tr;

  for (tr = osip_list_get_first(&who->osip->osip_ist_transactions, &place); osip_list_iterator_has_elem(place); tr = osip_list_get_next(&place)) {
    osip_generic_param_t *ours = NULL, *theirs = NULL;

    osip_via_param_get_byname(tr->topvia, (char *) "branch", &ours);
    osip_via_param_get_byname((osip_via_t *) osip_list_get(&sip->vias, 0), (char *) "branch", &theirs);
    if (osip_call_id_match(tr->callid, sip->call_id) == 0 && osip_from_tag_match(tr->from, sip->from) == 0 && ours != NULL && theirs != NULL && strcmp(ours->gvalue, theirs->gvalue) == 0)
      return tr;
  }
  return NULL;
}

static void asked(agent *who, osip_transaction_t *tr, osip_message_t *sip) {
  int i;

  if (strcmp(sip->sip_method, "INVITE") == 0) {
    if (who->invite != NULL && who->invite != tr) { /* RFC 3261, 8.2.2.2 */
      respond(who, tr, 482);
      return;
    }
    who->invite = tr;
    respond(who, tr, 100);
    i = who == agents + 2;
    later(100 + 50 * i, who)->action = RING;
    tasks[task_count - 1].tr = tr;
    later(1000 + 100 * i, who)->action = ANSWER;
    tasks[task_count - 1].tr = tr;
    return;
  }
  if (strcmp(sip->sip_method, "CANCEL") == 0) {
    osip_transaction_t *target = cancelled(who, sip);

    respond(who, tr, target == NULL ? 481 : 200);
    if (target != NULL && target->state == IST_PROCEEDING)
      respond(who, target, 487);
    return;
  }
  for (i = 0; i < who->dialog_count; i++)
    if (who->dialogs[i] != NULL && osip_dialog_match_as_uas(who->dialogs[i], sip) == 0)
      break;
  say(who->name, "dialog %s", i < who->dialog_count ? "found" : "unknown");
  if (i < who->dialog_count && strcmp(sip->sip_method, "BYE") == 0) {
    osip_dialog_update_osip_cseq_as_uas(who->dialogs[i], sip);
    osip_stop_retransmissions_from_dialog(who->osip, who->dialogs[i]);
    osip_dialog_set_state(who->dialogs[i], DIALOG_CLOSE);
  }
  respond(who, tr, i < who->dialog_count ? 200 : 481);
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  agent *who = agent_of(tr->config);
  char name[128];

  say(who->name, "callback %d, #%d state %d: %s", type, tr->transactionid, tr->state, sip == NULL ? "-" : named(sip, name, sizeof name));
  if (type == OSIP_IST_INVITE_RECEIVED || type == OSIP_NIST_BYE_RECEIVED || type == OSIP_NIST_CANCEL_RECEIVED)
    asked(who, tr, sip);
  else if (type == OSIP_ICT_STATUS_2XX_RECEIVED)
    accepted(who, sip);
}

static void killed(int type, osip_transaction_t *tr) {
  say(agent_of(tr->config)->name, "end %d of #%d: %d", type, tr->transactionid, osip_remove_transaction(tr->config, tr));
}

static void failed(int type, osip_transaction_t *tr, int error) {
  say(agent_of(tr->config)->name, "transport error %d of #%d: %d", type, tr->transactionid, error);
}

static void receive(agent *who, const char *text) {
  osip_event_t *event = osip_parse(text, strlen(text));
  char name[128];
  osip_transaction_t *tr;

  say(who->name, "receives %s", named(event->sip, name, sizeof name));
  if (osip_find_transaction_and_add_event(who->osip, event) == 0)
    return;
  if (event->type == RCV_REQACK)
    say(who->name, "ACK of %s", osip_stop_200ok_retransmissions(who->osip, event->sip) == NULL ? "nothing" : "a dialog");
  else if (event->type == RCV_STATUS_2XX && strcmp(event->sip->cseq->method, "INVITE") == 0)
    accepted(who, event->sip);
  else if ((tr = osip_create_transaction(who->osip, event)) != NULL) {
    who->all[who->count++] = tr;
    osip_transaction_add_event(tr, event);
    return;
  } else
    say(who->name, "throws it away");
  osip_event_free(event);
}

static void perform(task *what) {
  osip_transaction_t *tr = what->tr;

  if (what->text != NULL) {
    receive(what->to, what->text);
    osip_free(what->text);
  } else if (what->action == CANCEL)
    cancel(what->to);
  else if (what->action == HANG_UP && what->dialog->state != DIALOG_CLOSE)
    hang_up(what->to, what->dialog);
  else if (what->action == RING && tr->state == IST_PROCEEDING)
    respond(what->to, tr, 180);
  else if (what->action == ANSWER && tr->state == IST_PROCEEDING)
    respond(what->to, tr, this->final);
}

static void work(agent *who) {
  osip_timers_ict_execute(who->osip);
  osip_timers_nict_execute(who->osip);
  osip_timers_ist_execute(who->osip);
  osip_timers_nist_execute(who->osip);
  osip_retransmissions_execute(who->osip);
  osip_nist_execute(who->osip);
  osip_nict_execute(who->osip);
  osip_ist_execute(who->osip);
  osip_ict_execute(who->osip);
}

static void play(const script *what) {
  static const char *names[] = {"alice", "bob1", "bob2"};
  agent *who;
  int i;

  this = what;
  clock_now = STARTED;
  packets_sent = 0;
  random_state = what->chance;
  say("-", "== %s, %s, %u", what->name, what->transport, what->chance);
  memset(agents, 0, sizeof agents);
  for (who = agents; who < agents + 3; who++) {
    who->name = names[who - agents];
    osip_init(&who->osip);
    osip_set_application_context(who->osip, who);
    stack_callbacks(who->osip, sent, told, killed, failed);
  }
  invite(agents);
  if (what->cancel_after != 0)
    later(what->cancel_after, agents)->action = CANCEL;
  while (clock_now < STARTED + 120 * SECOND) {
    long long next = STARTED + 120 * SECOND;
    int first = -1;

    for (who = agents; who < agents + 3; who++)
      work(who);
    for (who = agents; who < agents + 3; who++) {
      struct timeval wait;

      osip_timers_gettimeout(who->osip, &wait);
      if (clock_now + wait.tv_sec * SECOND + wait.tv_usec < next)
        next = clock_now + wait.tv_sec * SECOND + wait.tv_usec;
    }
    for (i = 0; i < task_count; i++)
      if (tasks[i].at < next || (tasks[i].at == next && first < 0)) {
        next = tasks[i].at;
        first = i;
      }
    clock_now = next > clock_now ? next : first < 0 ? clock_now + 1000 : clock_now;
    if (first >= 0) {
      task due = tasks[first];

      memmove(tasks + first, tasks + first + 1, (size_t) (--task_count - first) * sizeof *tasks);
      perform(&due);
    }
  }
  for (i = 0; i < task_count; i++)
    osip_free(tasks[i].text);
  task_count = 0;
  for (who = agents; who < agents + 3; who++) {
    say(who->name, "left %d %d %d %d, %d to be sent again", osip_list_size(&who->osip->osip_ict_transactions), osip_list_size(&who->osip->osip_ist_transactions), osip_list_size(&who->osip->osip_nict_transactions),
        osip_list_size(&who->osip->osip_nist_transactions), osip_list_size(&who->osip->ixt_retransmissions));
    for (i = 0; i < who->dialog_count; i++) {
      say(who->name, "dialog %s %s state %d cseq %d %d", who->dialogs[i]->local_tag, who->dialogs[i]->remote_tag, who->dialogs[i]->state, who->dialogs[i]->local_cseq, who->dialogs[i]->remote_cseq);
      osip_stop_retransmissions_from_dialog(who->osip, who->dialogs[i]);
      osip_dialog_free(who->dialogs[i]);
      osip_message_free(who->acks[i]);
    }
    for (i = 0; i < who->count; i++)
      osip_transaction_free(who->all[i]);
    osip_release(who->osip);
  }
}

static const script scripts[] = {
    {"call", "UDP", 200, 1, 0, 2000, 0, 0, ".", 0},
    {"call", "TCP", 200, 1, 0, 2000, 0, 0, ".", 0},
    {"call that the callee ends", "UDP", 200, 1, 0, 2000, 1, 0, ".", 0},
    {"first INVITE, 100 and 200 lost", "UDP", 200, 1, 0, 2000, 0, 0, "xx..x.", 0},
    {"every other packet lost", "UDP", 200, 1, 0, 2000, 0, 0, "x.x.x.x.x.x.x.x.x.x.", 0},
    {"every packet twice", "UDP", 200, 1, 0, 2000, 0, 0, "2", 0},
    {"every packet late", "UDP", 200, 1, 0, 2000, 0, 0, "l", 0},
    {"ACK lost", "UDP", 200, 1, 0, 0, 0, 0, "....xxxx.", 0},
    {"ACK never comes", "UDP", 200, 1, 0, 0, 0, 0, "...." "..x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x", 0},
    {"redirected", "UDP", 302, 1, 0, 0, 0, 0, ".", 0},
    {"busy", "UDP", 486, 1, 0, 0, 0, 0, ".", 0},
    {"busy", "TLS", 486, 1, 0, 0, 0, 0, ".", 0},
    {"busy, ACK lost", "UDP", 486, 1, 0, 0, 0, 0, "....xxx.", 0},
    {"busy, twice each", "UDP", 486, 1, 0, 0, 0, 0, "2", 0},
    {"failure", "UDP", 500, 1, 0, 0, 0, 0, "...x.", 0},
    {"declined", "UDP", 603, 1, 0, 0, 0, 0, ".", 0},
    {"nobody there", "UDP", 200, 1, 0, 0, 0, 0, "x", 0},
    {"nobody there", "TCP", 200, 1, 0, 0, 0, 0, "x", 0},
    {"cannot be sent", "UDP", 200, 1, 0, 0, 0, 0, "e", 0},
    {"answer cannot be sent", "UDP", 486, 1, 0, 0, 0, 0, "...e.", 0},
    {"ACK cannot be sent", "UDP", 486, 1, 0, 0, 0, 0, "....e.", 0},
    {"cancelled", "UDP", 200, 1, 500, 0, 0, 0, ".", 0},
    {"cancelled", "TCP", 200, 1, 500, 0, 0, 0, ".", 0},
    {"cancelled, CANCEL and 487 lost", "UDP", 200, 1, 500, 0, 0, 0, "...x.x.", 0},
    {"cancelled too late", "UDP", 200, 1, 1010, 2000, 0, 0, ".", 0},
    {"cancelled before anything came", "UDP", 200, 1, 10, 2000, 0, 0, ".", 0},
    {"forked, both answer", "UDP", 200, 2, 0, 2000, 0, 0, ".", 0},
    {"forked, both answer twice", "UDP", 200, 2, 0, 2000, 0, 0, "2", 0},
    {"forked, both busy", "UDP", 486, 2, 0, 0, 0, 0, ".", 0},
    {"forked, cancelled", "UDP", 200, 2, 500, 0, 0, 0, ".", 0},
    {"merged", "UDP", 200, 1, 0, 2000, 0, 1, ".", 0},
    {"merged, busy", "UDP", 486, 1, 0, 0, 0, 1, ".", 0},
};

int main(void) {
  size_t i;
  unsigned chance;

  observe_silence();
  for (i = 0; i < sizeof scripts / sizeof *scripts; i++)
    play(&scripts[i]);
  for (chance = 1; chance <= (observe_light() ? 20 : 1000); chance++) {
    script random = scripts[chance * 7 % (sizeof scripts / sizeof *scripts)];

    random.chance = chance;
    play(&random);
  }
  return 0;
}
