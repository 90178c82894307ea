/*
 * What every user agent on libosip2 needs: a socket, an osip_t with its callbacks, a loop, and messages made from scratch.
 * uas.c and uac.c say what to do when something happens; endpoint.c makes it happen. UDP over IPv4, one endpoint in a program.
 */
#ifndef ENDPOINT_H
#define ENDPOINT_H

/* the original's osip.h wants these before it */
#include <sys/time.h>
#include <time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>
#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/sdp_message.h>

#define ENDPOINT_DONE (-1L)          /* on_tick: leave the loop when each refused INVITE has its ACK */
#define ENDPOINT_STOP (-2L)          /* on_tick: leave the loop now */
#define ENDPOINT_NEVER 1000000000L   /* on_tick: nothing is planned */

/* What the application does. Messages are borrowed; the ones marked * may be NULL. */
typedef struct handlers {
  /* a request that opened a transaction: send an answer with endpoint_answer, now or later */
  void (*on_request)(osip_transaction_t *transaction, osip_message_t *request);
  /* * a response to a request of ours */
  void (*on_response)(osip_transaction_t *transaction, osip_message_t *response);
  /* a message outside of any transaction (the ACK of a 2xx, a repeated 2xx or INVITE); 1 if nothing more is to be done with it */
  int (*on_stray)(osip_message_t *message);
  /* no answer (timer B or F), no ACK (timer H), or the message could not be sent */
  void (*on_failure)(osip_transaction_t *transaction);
  /* called in each turn of the loop; the time when it wants to be called again */
  long (*on_tick)(long now);
  /* * 1 to lose this message on purpose; sent is 1 for ours */
  int (*loses)(osip_message_t *message, int sent);
} handlers_t;

/* Opens a socket (port 0: any) and a stack. 0, or -1 with a line on stderr. Close it in both cases. */
int endpoint_open(const char *name, const char *address, int port, const handlers_t *handlers);
/* Runs until on_tick says that it is done. */
void endpoint_run(void);
/* Frees all that is left. Dialogs are the application's and have to be freed before. */
void endpoint_close(void);

osip_t *endpoint_stack(void);
const char *endpoint_address(void);
int endpoint_port(void);
/* Milliseconds of the monotonic clock since endpoint_start_clock's zero (by default: when the program began). */
long endpoint_now(void);
void endpoint_set_zero(long milliseconds_of_monotonic_clock);
long endpoint_zero(void);
void endpoint_set_quiet(int quiet);
/* Prints a line with the time and our name in front. */
void endpoint_tell(const char *format, ...);

/* A text that nobody else has made: for tags, branches and Call-IDs. */
const char *endpoint_token(char text[17]);
/* The value of the tag of a From or To, or NULL. */
const char *tag_of(const osip_from_t *address);

/* A response with all that it has to copy from the request; to_tag is used where the request has none. NULL without memory. */
osip_message_t *endpoint_make_response(const osip_message_t *request, int code, const char *to_tag);
/* A request outside of dialogs: from and to are header values. */
osip_message_t *endpoint_make_request(const char *method, const char *uri, const char *from, const char *to, const char *call_id, int cseq);
/* A request inside of a dialog. */
osip_message_t *endpoint_make_request_in(const osip_dialog_t *dialog, const char *method, int cseq);
/* Adds a session description with one audio stream; answered: of what is offered, or NULL for an offer of our own. 0 or -1. */
int endpoint_add_audio(osip_message_t *message, sdp_message_t *offer);

/* These three adopt the message, also when they fail. */
int endpoint_answer(osip_transaction_t *transaction, osip_message_t *response);
/* Opens a transaction for a request; instance is kept with it (osip_transaction_get_your_instance). NULL if it cannot be. */
osip_transaction_t *endpoint_request(osip_message_t *request, void *instance);
/* Sends an ACK of a 2xx, which has no transaction. The message stays the caller's, so that it can be sent again. */
int endpoint_send_ack(osip_message_t *ack);

#endif
