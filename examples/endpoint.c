#define _POSIX_C_SOURCE 200809L

#include "endpoint.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

static struct {
  const char *name;
  const handlers_t *handlers;
  osip_t *osip;
  int socket;
  char address[INET_ADDRSTRLEN];
  int port;
  osip_list_t garbage; /* transactions that have ended */
  int queued;          /* an event was added since the machines ran last */
  int repeating;       /* the peer's request came again, so our answer goes again */
  int quiet;
  long zero;
} self = {.socket = -1};

/* ---- what happens, line by line ---- */

static long monotonic(void) {
  struct timeval now;

  osip_gettimeofday(&now, NULL); /* the clock of oSIP's timers; it never jumps */
  return (long) now.tv_sec * 1000 + now.tv_usec / 1000;
}

long endpoint_now(void) {
  return monotonic() - self.zero;
}

void endpoint_set_zero(long milliseconds_of_monotonic_clock) {
  self.zero = milliseconds_of_monotonic_clock;
}

long endpoint_zero(void) {
  return self.zero;
}

void endpoint_set_quiet(int quiet) {
  self.quiet = quiet;
}

void endpoint_tell(const char *format, ...) {
  char line[160];
  va_list arguments;

  if (self.quiet)
    return;
  va_start(arguments, format);
  vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  /* the text may come from the network: no control characters on our terminal */
  for (char *c = line; *c != '\0'; c++)
    if ((unsigned char) *c < ' ' || *c == 127)
      *c = '?';
  printf("%6ld ms  %s %s\n", endpoint_now(), self.name, line);
}

/* "INVITE sip:bob@example.com" or "180 Ringing (INVITE)" */
static void describe(char *text, size_t size, const osip_message_t *message) {
  const char *method = message->cseq != NULL && message->cseq->method != NULL ? message->cseq->method : "?";
  char *uri = NULL;

  if (MSG_IS_RESPONSE(message)) {
    snprintf(text, size, "%d %s (%s)", message->status_code, message->reason_phrase != NULL ? message->reason_phrase : "", method);
    return;
  }
  if (osip_uri_to_str(message->req_uri, &uri) != OSIP_SUCCESS)
    uri = NULL;
  snprintf(text, size, "%s %s", message->sip_method, uri != NULL ? uri : "?");
  osip_free(uri);
}

/* the library's own diagnostics: they would reach stdout */
static void no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

/* ---- sending ---- */

/* why a message goes out once more, or "" when it goes for the first time: the state is still the one before */
static void why_again(char *text, size_t size, const osip_transaction_t *transaction) {
  *text = '\0';
  if (transaction == NULL)
    return;
  if (self.repeating)
    snprintf(text, size, " again (the request came again)");
  else if (transaction->state == ICT_CALLING)
    snprintf(text, size, " again (timer A, next in %d ms)", transaction->ict_context->timer_a_length);
  else if (transaction->state == ICT_COMPLETED)
    snprintf(text, size, " again (the response came again)");
  else if (transaction->state == NICT_TRYING || transaction->state == NICT_PROCEEDING)
    snprintf(text, size, " again (timer E, next in %d ms)", transaction->nict_context->timer_e_length);
  else if (transaction->state == IST_COMPLETED)
    snprintf(text, size, " again (timer G, next in %d ms)", transaction->ist_context->timer_g_length);
}

static int send_to(osip_message_t *message, const char *host, int port, const char *remark) {
  struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_DGRAM};
  struct addrinfo *target = NULL;
  char service[16], title[72];
  char *bytes = NULL;
  size_t length = 0;
  ssize_t sent = -1;

  describe(title, sizeof title, message);
  if (self.handlers->loses != NULL && self.handlers->loses(message, 1)) {
    endpoint_tell("→ %s%s: lost on purpose", title, remark);
    return OSIP_SUCCESS;
  }
  endpoint_tell("→ %s%s", title, remark);
  snprintf(service, sizeof service, "%d", port);
  /* a real application resolves names without blocking (and asks for SRV records) */
  if (host == NULL || getaddrinfo(host, service, &hints, &target) != 0)
    return -1;
  if (osip_message_to_str(message, &bytes, &length) == OSIP_SUCCESS)
    sent = sendto(self.socket, bytes, length, 0, target->ai_addr, target->ai_addrlen);
  freeaddrinfo(target);
  osip_free(bytes);
  return sent < 0 ? -1 : OSIP_SUCCESS;
}

/* The callback that sends for oSIP. Without a transaction it is a 2xx that waits for its ACK. */
static int send_message(osip_transaction_t *transaction, osip_message_t *message, char *host, int port, int socket) {
  char remark[64];

  (void) socket; /* out_socket: for those with more than one */
  why_again(remark, sizeof remark, transaction);
  self.repeating = 0;
  return send_to(message, host, port, transaction == NULL ? " again (no ACK yet)" : remark);
}

int endpoint_send_ack(osip_message_t *ack) {
  osip_route_t *route = NULL;
  osip_uri_t *next = ack->req_uri;

  if (osip_message_get_route(ack, 0, &route) >= 0 && route != NULL)
    next = route->url;
  return send_to(ack, next->host, next->port != NULL ? osip_atoi(next->port) : 5060, "");
}

static int add_event(osip_transaction_t *transaction, osip_event_t *event) {
  if (osip_transaction_add_event(transaction, event) != OSIP_SUCCESS) {
    osip_event_free(event);
    return -1;
  }
  self.queued = 1;
  return 0;
}

int endpoint_answer(osip_transaction_t *transaction, osip_message_t *response) {
  osip_event_t *event = osip_new_outgoing_sipmessage(response);

  if (event == NULL) {
    osip_message_free(response);
    return -1;
  }
  return add_event(transaction, event); /* the transaction owns the response now */
}

osip_transaction_t *endpoint_request(osip_message_t *request, void *instance) {
  osip_event_t *event = osip_new_outgoing_sipmessage(request);
  osip_transaction_t *transaction;

  if (event == NULL) {
    osip_message_free(request);
    return NULL;
  }
  transaction = osip_create_transaction(self.osip, event);
  if (transaction == NULL) {
    osip_event_free(event); /* and the request with it */
    return NULL;
  }
  osip_transaction_set_your_instance(transaction, instance);
  if (add_event(transaction, event) != 0) {
    osip_transaction_free(transaction);
    return NULL;
  }
  return transaction;
}

/* ---- receiving ---- */

const char *tag_of(const osip_from_t *address) {
  osip_generic_param_t *tag = NULL;

  if (address == NULL || osip_from_get_tag((osip_from_t *) address, &tag) != OSIP_SUCCESS || tag == NULL)
    return NULL;
  return tag->gvalue;
}

static int has_empty_tag(osip_from_t *address) {
  osip_generic_param_t *tag = NULL;

  return osip_from_get_tag(address, &tag) == OSIP_SUCCESS && tag != NULL && tag->gvalue == NULL;
}

/* the parser accepts a message without the headers that everything else relies on */
static int is_complete(osip_message_t *message) {
  return message->from != NULL && message->to != NULL && message->call_id != NULL && message->call_id->number != NULL && message->cseq != NULL &&
         message->cseq->method != NULL && message->cseq->number != NULL && osip_list_size(&message->vias) > 0 && !has_empty_tag(message->from) &&
         !has_empty_tag(message->to);
}

static void on_datagram(const char *bytes, size_t length, const struct sockaddr_in *source) {
  osip_event_t *event = osip_parse(bytes, length);
  osip_transaction_t *transaction;
  char title[72], host[INET_ADDRSTRLEN] = "";
  int found;

  if (event == NULL)
    return; /* not SIP: keep-alives, for example */
  if (!is_complete(event->sip)) {
    osip_event_free(event);
    return;
  }
  describe(title, sizeof title, event->sip);
  if (self.handlers->loses != NULL && self.handlers->loses(event->sip, 0)) {
    endpoint_tell("← %s: lost on purpose", title);
    osip_event_free(event);
    return;
  }
  if (MSG_IS_REQUEST(event->sip)) {
    /* where it really came from: received and rport of the Via lead the response there */
    inet_ntop(AF_INET, &source->sin_addr, host, sizeof host);
    osip_message_fix_last_via_header(event->sip, host, ntohs(source->sin_port));
  }
  found = osip_find_transaction_and_add_event(self.osip, event) == OSIP_SUCCESS;
  if (found) {
    endpoint_tell("← %s%s", title, MSG_IS_REQUEST(event->sip) && !MSG_IS_ACK(event->sip) ? " again" : "");
    self.queued = 1; /* the event is the transaction's now */
    return;
  }
  endpoint_tell("← %s", title);
  if (self.handlers->on_stray(event->sip) || MSG_IS_RESPONSE(event->sip) || MSG_IS_ACK(event->sip)) {
    osip_event_free(event);
    return;
  }
  transaction = osip_create_transaction(self.osip, event);
  if (transaction == NULL) {
    osip_event_free(event);
    return;
  }
  add_event(transaction, event);
}

static void receive_all(void) {
  static char bytes[65536];

  for (;;) {
    struct sockaddr_in source;
    socklen_t size = sizeof source;
    ssize_t length = recvfrom(self.socket, bytes, sizeof bytes - 1, MSG_DONTWAIT, (struct sockaddr *) &source, &size);

    if (length < 0)
      return;
    bytes[length] = '\0';
    on_datagram(bytes, (size_t) length, &source);
  }
}

/* ---- callbacks of the state machines ---- */

static void on_request(int type, osip_transaction_t *transaction, osip_message_t *request) {
  (void) type;
  self.handlers->on_request(transaction, request);
}

static void on_response(int type, osip_transaction_t *transaction, osip_message_t *response) {
  (void) type;
  if (self.handlers->on_response != NULL)
    self.handlers->on_response(transaction, response);
}

static void on_request_again(int type, osip_transaction_t *transaction, osip_message_t *request) {
  (void) type;
  (void) request;
  self.repeating = transaction->last_response != NULL; /* which is sent once more */
}

static void on_timeout(int type, osip_transaction_t *transaction, osip_message_t *none) {
  (void) none;
  endpoint_tell("✗ no answer to %s (timer %c)", transaction->cseq->method, type == OSIP_ICT_STATUS_TIMEOUT ? 'B' : 'F');
  self.handlers->on_failure(transaction);
}

static void on_transport_error(int type, osip_transaction_t *transaction, int error) {
  (void) type;
  endpoint_tell("✗ cannot send (%s): error %d", transaction->cseq->method, error);
  self.handlers->on_failure(transaction);
}

/* The transaction has ended: out of the stack with it, but it is still in use, so it is freed later. */
static void on_kill(int type, osip_transaction_t *transaction) {
  if (type == OSIP_IST_KILL_TRANSACTION && transaction->ack == NULL && transaction->last_response != NULL && transaction->last_response->status_code >= 300)
    endpoint_tell("✗ no ACK (timer H)");
  osip_remove_transaction(self.osip, transaction);
  osip_list_add(&self.garbage, transaction, -1);
}

static void free_garbage(void) {
  osip_transaction_t *transaction;

  while ((transaction = osip_list_get(&self.garbage, 0)) != NULL) {
    osip_list_remove(&self.garbage, 0);
    osip_transaction_free2(transaction);
  }
}

static void set_callbacks(void) {
  osip_set_cb_send_message(self.osip, send_message);
  for (int type = 0; type < OSIP_KILL_CALLBACK_COUNT; type++)
    osip_set_kill_transaction_callback(self.osip, type, on_kill);
  for (int type = 0; type < OSIP_TRANSPORT_ERROR_CALLBACK_COUNT; type++)
    osip_set_transport_error_callback(self.osip, type, on_transport_error);
  /* each kind of message has a callback of its own; the types of one kind stand in a row */
  for (int type = OSIP_ICT_STATUS_1XX_RECEIVED; type <= OSIP_ICT_STATUS_6XX_RECEIVED; type++)
    osip_set_message_callback(self.osip, type, on_response);
  for (int type = OSIP_NICT_STATUS_1XX_RECEIVED; type <= OSIP_NICT_STATUS_6XX_RECEIVED; type++)
    osip_set_message_callback(self.osip, type, on_response);
  for (int type = OSIP_NIST_REGISTER_RECEIVED; type <= OSIP_NIST_UNKNOWN_REQUEST_RECEIVED; type++)
    osip_set_message_callback(self.osip, type, on_request);
  osip_set_message_callback(self.osip, OSIP_IST_INVITE_RECEIVED, on_request);
  osip_set_message_callback(self.osip, OSIP_IST_INVITE_RECEIVED_AGAIN, on_request_again);
  osip_set_message_callback(self.osip, OSIP_NIST_REQUEST_RECEIVED_AGAIN, on_request_again);
  osip_set_message_callback(self.osip, OSIP_ICT_STATUS_TIMEOUT, on_timeout);
  osip_set_message_callback(self.osip, OSIP_NICT_STATUS_TIMEOUT, on_timeout);
}

/* ---- the loop ---- */

/* how long poll may sleep: until the next timer of oSIP or of the application, and never so long that a signal just before goes unnoticed */
static int patience(long next) {
  struct timeval timer;
  long wait = next - endpoint_now();

  if (wait > 1000)
    wait = 1000;
  osip_timers_gettimeout(self.osip, &timer);
  if (timer.tv_sec < 2 && timer.tv_sec * 1000 + timer.tv_usec / 1000 < wait)
    wait = timer.tv_sec * 1000 + (timer.tv_usec + 999) / 1000;
  return wait < 0 ? 0 : (int) wait;
}

/* a refusal is sent until its ACK is here (timers G and H) */
static int waits_for_ack(void) {
  osip_list_iterator_t it;
  osip_transaction_t *transaction = osip_list_get_first(&self.osip->osip_ist_transactions, &it);

  while (osip_list_iterator_has_elem(it)) {
    if (transaction->state == IST_COMPLETED)
      return 1;
    transaction = osip_list_get_next(&it);
  }
  return 0;
}

void endpoint_run(void) {
  struct pollfd readable = {.fd = self.socket, .events = POLLIN};

  for (;;) {
    long next = self.handlers->on_tick(endpoint_now());

    /* timers that are due become events of their transactions ... */
    osip_timers_ict_execute(self.osip);
    osip_timers_ist_execute(self.osip);
    osip_timers_nict_execute(self.osip);
    osip_timers_nist_execute(self.osip);
    osip_retransmissions_execute(self.osip); /* 2xx without ACK */
    /* ... and events are worked off. A callback may add some to a machine that has had its turn: once more, then. */
    do {
      self.queued = 0;
      osip_ict_execute(self.osip);
      osip_ist_execute(self.osip);
      osip_nict_execute(self.osip);
      osip_nist_execute(self.osip);
    } while (self.queued);
    free_garbage();
    /* callbacks may have planned something, so ask again before going to sleep */
    if (next >= 0)
      next = self.handlers->on_tick(endpoint_now());
    if (next == ENDPOINT_STOP)
      return;
    if (self.queued)
      continue;
    if (next == ENDPOINT_DONE) {
      if (!waits_for_ack())
        return;
      next = ENDPOINT_NEVER;
    }
    if (poll(&readable, 1, patience(next)) < 0 && errno != EINTR)
      return;
    receive_all();
  }
}

int endpoint_open(const char *name, const char *address, int port, const handlers_t *handlers) {
  struct sockaddr_in own = {.sin_family = AF_INET, .sin_port = htons((unsigned short) port)};
  socklen_t size = sizeof own;

  self.name = name;
  self.handlers = handlers;
  osip_list_init(&self.garbage);
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ); /* whole lines, also into pipes that others write to */
  osip_trace_initialize_func(TRACE_LEVEL0, no_trace);
  if (self.zero == 0)
    self.zero = monotonic();
  if (inet_pton(AF_INET, address, &own.sin_addr) != 1) {
    fprintf(stderr, "%s: %s is no IPv4 address\n", name, address);
    return -1;
  }
  self.socket = socket(AF_INET, SOCK_DGRAM, 0);
  if (self.socket < 0 || bind(self.socket, (struct sockaddr *) &own, sizeof own) != 0 || getsockname(self.socket, (struct sockaddr *) &own, &size) != 0) {
    fprintf(stderr, "%s: %s:%d: %s\n", name, address, port, strerror(errno));
    return -1;
  }
  inet_ntop(AF_INET, &own.sin_addr, self.address, sizeof self.address);
  self.port = ntohs(own.sin_port);
  if (osip_init(&self.osip) != OSIP_SUCCESS) {
    fprintf(stderr, "%s: no memory\n", name);
    return -1;
  }
  set_callbacks();
  return 0;
}

static void free_transactions(osip_list_t *transactions) {
  osip_transaction_t *transaction;

  while ((transaction = osip_list_get(transactions, 0)) != NULL)
    osip_transaction_free(transaction); /* takes it out of the list, too */
}

void endpoint_close(void) {
  if (self.osip != NULL) {
    free_garbage();
    free_transactions(&self.osip->osip_ict_transactions);
    free_transactions(&self.osip->osip_ist_transactions);
    free_transactions(&self.osip->osip_nict_transactions);
    free_transactions(&self.osip->osip_nist_transactions);
    osip_release(self.osip);
    self.osip = NULL;
  }
  if (self.socket >= 0)
    close(self.socket);
  self.socket = -1;
}

osip_t *endpoint_stack(void) {
  return self.osip;
}

const char *endpoint_address(void) {
  return self.address;
}

int endpoint_port(void) {
  return self.port;
}

/* ---- messages ---- */

const char *endpoint_token(char text[17]) {
  /* a real application takes better random numbers */
  snprintf(text, 17, "%08x%08x", osip_build_random_number(), osip_build_random_number());
  return text;
}

/* copies the elements of a list of addresses: Record-Route, or the route set of a dialog */
static int copy_addresses(const osip_list_t *from, osip_list_t *to) {
  for (int i = 0; i < osip_list_size(from); i++) {
    osip_from_t *copy = NULL;

    if (osip_from_clone(osip_list_get(from, i), &copy) != OSIP_SUCCESS)
      return -1;
    if (osip_list_add(to, copy, -1) < 0) {
      osip_from_free(copy);
      return -1;
    }
  }
  return 0;
}

static int copy_vias(const osip_list_t *from, osip_list_t *to) {
  for (int i = 0; i < osip_list_size(from); i++) {
    osip_via_t *copy = NULL;

    if (osip_via_clone(osip_list_get(from, i), &copy) != OSIP_SUCCESS)
      return -1;
    if (osip_list_add(to, copy, -1) < 0) {
      osip_via_free(copy);
      return -1;
    }
  }
  return 0;
}

static int set_contact(osip_message_t *message) {
  char contact[64];

  snprintf(contact, sizeof contact, "<sip:%s@%s:%d>", self.name, self.address, self.port);
  return osip_message_set_contact(message, contact);
}

osip_message_t *endpoint_make_response(const osip_message_t *request, int code, const char *to_tag) {
  osip_message_t *response = NULL;
  const char *reason = osip_message_get_reason(code);
  int failed;

  if (osip_message_init(&response) != OSIP_SUCCESS)
    return NULL;
  osip_message_set_version(response, osip_strdup("SIP/2.0"));
  osip_message_set_status_code(response, code);
  osip_message_set_reason_phrase(response, osip_strdup(reason != NULL ? reason : "Unknown"));
  failed = copy_vias(&request->vias, &response->vias) != 0 || osip_from_clone(request->from, &response->from) != OSIP_SUCCESS ||
           osip_to_clone(request->to, &response->to) != OSIP_SUCCESS || osip_call_id_clone(request->call_id, &response->call_id) != OSIP_SUCCESS ||
           osip_cseq_clone(request->cseq, &response->cseq) != OSIP_SUCCESS;
  if (!failed && code > 100 && tag_of(response->to) == NULL && to_tag != NULL)
    failed = osip_to_set_tag(response->to, osip_strdup(to_tag)) != OSIP_SUCCESS;
  /* what makes a dialog: the proxies that want to stay in it, and where we are */
  if (!failed && MSG_IS_INVITE(request) && code > 100 && code < 300)
    failed = copy_addresses(&request->record_routes, &response->record_routes) != 0 || set_contact(response) != OSIP_SUCCESS;
  if (failed) {
    osip_message_free(response);
    return NULL;
  }
  return response;
}

/* what all our requests have: the request line but for the URI, Via, CSeq, Max-Forwards */
static osip_message_t *start_request(const char *method, int cseq) {
  osip_message_t *request = NULL;
  char text[128], token[17];
  int failed;

  if (osip_message_init(&request) != OSIP_SUCCESS)
    return NULL;
  osip_message_set_method(request, osip_strdup(method));
  osip_message_set_version(request, osip_strdup("SIP/2.0"));
  /* the branch names the transaction: a new one for each request */
  snprintf(text, sizeof text, "SIP/2.0/UDP %s:%d;rport;branch=z9hG4bK%s", self.address, self.port, endpoint_token(token));
  failed = osip_message_set_via(request, text) != OSIP_SUCCESS;
  snprintf(text, sizeof text, "%d %s", cseq, method);
  failed = failed || osip_message_set_cseq(request, text) != OSIP_SUCCESS || osip_message_set_max_forwards(request, "70") != OSIP_SUCCESS;
  if (failed) {
    osip_message_free(request);
    return NULL;
  }
  return request;
}

osip_message_t *endpoint_make_request(const char *method, const char *uri, const char *from, const char *to, const char *call_id, int cseq) {
  osip_message_t *request = start_request(method, cseq);
  osip_uri_t *target = NULL;

  if (request == NULL)
    return NULL;
  if (osip_uri_init(&target) == OSIP_SUCCESS)
    osip_message_set_uri(request, target); /* adopted, as all that a set function without _header gets as a pointer */
  if (target == NULL || osip_uri_parse(target, uri) != OSIP_SUCCESS || osip_message_set_from(request, from) != OSIP_SUCCESS ||
      osip_message_set_to(request, to) != OSIP_SUCCESS || osip_message_set_call_id(request, call_id) != OSIP_SUCCESS || set_contact(request) != OSIP_SUCCESS) {
    osip_message_free(request);
    return NULL;
  }
  return request;
}

osip_message_t *endpoint_make_request_in(const osip_dialog_t *dialog, const char *method, int cseq) {
  osip_message_t *request = start_request(method, cseq);
  const osip_from_t *target = dialog->remote_contact_uri != NULL ? (const osip_from_t *) dialog->remote_contact_uri : dialog->remote_uri;
  osip_uri_t *uri = NULL;

  if (request == NULL)
    return NULL;
  if (osip_uri_clone(target->url, &uri) == OSIP_SUCCESS)
    osip_message_set_uri(request, uri);
  /* we are always From here, whoever was it in the INVITE; proxies are taken for loose routers (RFC 3261) */
  if (uri == NULL || osip_from_clone(dialog->local_uri, &request->from) != OSIP_SUCCESS || osip_to_clone(dialog->remote_uri, &request->to) != OSIP_SUCCESS ||
      osip_message_set_call_id(request, dialog->call_id) != OSIP_SUCCESS || copy_addresses(&dialog->route_set, &request->routes) != 0) {
    osip_message_free(request);
    return NULL;
  }
  return request;
}

/* ---- session descriptions ---- */

/* One stream of the offer answered: PCMU if it is audio over RTP, else refused with port 0. */
static void add_stream(sdp_message_t *sdp, int position, const char *media, const char *proto, const char *port, const char *payload) {
  sdp_message_m_media_add(sdp, osip_strdup(media), osip_strdup(port), NULL, osip_strdup(proto));
  sdp_message_m_payload_add(sdp, position, osip_strdup(payload));
}

int endpoint_add_audio(osip_message_t *message, sdp_message_t *offer) {
  sdp_message_t *sdp = NULL;
  char *text = NULL;
  int accepted = 0;
  int failed;

  if (sdp_message_init(&sdp) != OSIP_SUCCESS)
    return -1;
  /* the functions adopt what they are given */
  sdp_message_v_version_set(sdp, osip_strdup("0"));
  sdp_message_o_origin_set(sdp, osip_strdup("-"), osip_strdup("1"), osip_strdup("1"), osip_strdup("IN"), osip_strdup("IP4"), osip_strdup(self.address));
  sdp_message_s_name_set(sdp, osip_strdup("-"));
  sdp_message_c_connection_add(sdp, -1, osip_strdup("IN"), osip_strdup("IP4"), osip_strdup(self.address), NULL, NULL);
  sdp_message_t_time_descr_add(sdp, osip_strdup("0"), osip_strdup("0"));
  if (offer == NULL) {
    add_stream(sdp, 0, "audio", "RTP/AVP", "40000", "0");
    sdp_message_a_attribute_add(sdp, 0, osip_strdup("rtpmap"), osip_strdup("0 PCMU/8000"));
    accepted = 1;
  }
  /* an answer has the streams of the offer, all of them and in order (RFC 3264) */
  for (int i = 0; offer != NULL && sdp_message_endof_media(offer, i) == 0; i++) {
    const char *media = sdp_message_m_media_get(offer, i);
    const char *proto = sdp_message_m_proto_get(offer, i);
    const char *payload = NULL;
    const char *choice = NULL;

    for (int j = 0; (payload = sdp_message_m_payload_get(offer, i, j)) != NULL; j++)
      if (choice == NULL || strcmp(payload, "0") == 0)
        choice = payload;
    if (!accepted && strcmp(media, "audio") == 0 && strcmp(proto, "RTP/AVP") == 0 && choice != NULL && strcmp(choice, "0") == 0) {
      add_stream(sdp, i, media, proto, "40000", "0");
      sdp_message_a_attribute_add(sdp, i, osip_strdup("rtpmap"), osip_strdup("0 PCMU/8000"));
      accepted = 1;
    }
    else
      add_stream(sdp, i, media, proto, "0", choice != NULL ? choice : "0");
  }
  failed = !accepted || sdp_message_to_str(sdp, &text) != OSIP_SUCCESS || osip_message_set_body(message, text, strlen(text)) != OSIP_SUCCESS ||
           osip_message_set_content_type(message, "application/sdp") != OSIP_SUCCESS;
  osip_free(text);
  sdp_message_free(sdp);
  return failed ? -1 : 0;
}
