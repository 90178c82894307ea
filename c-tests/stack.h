/*
 * What programs with a stack of transactions begin with: its callbacks, and an event of a text.
 */
#ifndef STACK_H
#define STACK_H

#include <string.h>
#include <sys/time.h>

#include <osip2/osip.h>

typedef int stack_send_t(osip_transaction_t *tr, osip_message_t *sip, char *host, int port, int sock);

/* Sets all callbacks of a stack; NULL is none. */
static inline void stack_callbacks(osip_t *osip, stack_send_t *sent, osip_message_cb_t told, osip_kill_transaction_cb_t ended, osip_transport_error_cb_t failed) {
  int i;

  osip_set_cb_send_message(osip, sent);
  for (i = 0; i < OSIP_MESSAGE_CALLBACK_COUNT; i++)
    osip_set_message_callback(osip, i, told);
  for (i = 0; i < OSIP_KILL_CALLBACK_COUNT; i++)
    osip_set_kill_transaction_callback(osip, i, ended);
  for (i = 0; i < OSIP_TRANSPORT_ERROR_CALLBACK_COUNT; i++)
    osip_set_transport_error_callback(osip, i, failed);
}

/* The event of a message that comes in or goes out; NULL if it does not parse. */
static inline osip_event_t *stack_event(const char *text, int outgoing) {
  osip_event_t *event;
  osip_message_t *sip = NULL;

  if (!outgoing)
    return osip_parse(text, strlen(text));
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) != 0) {
    osip_message_free(sip);
    return NULL;
  }
  event = osip_new_outgoing_sipmessage(sip);
  if (event == NULL)
    osip_message_free(sip);
  return event;
}

#endif
