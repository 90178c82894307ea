/* Dialogs (RFC 3261 section 12). */
#ifndef _DIALOG_H_
#define _DIALOG_H_

#include <osip2/osip.h>

/** Who began a dialog. */
enum _osip_dialog_type_t {
  CALLER,
  CALLEE
};

typedef enum _osip_dialog_type_t osip_dialog_type_t;

/** A dialog. */
struct osip_dialog {
  /** The Call-ID: number@host. */
  char *call_id;
  /** Our tag. */
  char *local_tag;
  /** The tag of the peer, or NULL. */
  char *remote_tag;
  /** The value of the parameter `line` of the Request-URI that reached us, or NULL. */
  char *line_param;
  /** The route set (osip_record_route_t). */
  osip_list_t route_set;
  /** The CSeq number of our last request, -1 for none. */
  int local_cseq;
  /** The CSeq number of the last request of the peer, -1 for none. */
  int remote_cseq;
  /** The From or To of the peer. */
  osip_to_t *remote_uri;
  /** Our own From or To. */
  osip_from_t *local_uri;
  /** The Contact of the peer, or NULL. */
  osip_contact_t *remote_contact_uri;
  /** -1; for the application. */
  int secure;
  osip_dialog_type_t type;
  /** DIALOG_EARLY, DIALOG_CONFIRMED or DIALOG_CLOSE. */
  state_t state;
  /** For the application. */
  void *your_instance;
};

typedef struct osip_dialog osip_dialog_t;

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes the dialog of a response to our request. 0, OSIP_SYNTAXERROR without CSeq, From or To, OSIP_BADPARAMETER without Call-ID, -1
 * without From tag, OSIP_NOMEM.
 */
int osip_dialog_init_as_uac(osip_dialog_t **dialog, osip_message_t *response);

/**
 * Makes the dialog of a request of the peer that overtook the 2xx response to ours. 0, OSIP_SYNTAXERROR without From or To,
 * OSIP_BADPARAMETER without CSeq or Call-ID, -1 without To tag, OSIP_NOMEM.
 */
int osip_dialog_init_as_uac_with_remote_request(osip_dialog_t **dialog, osip_message_t *next_request, int local_cseq);

/**
 * Makes the dialog of our response, which has the Record-Route headers of the request. 0, OSIP_SYNTAXERROR without CSeq, From or To,
 * OSIP_BADPARAMETER without Call-ID, -1 without To tag, OSIP_NOMEM.
 */
int osip_dialog_init_as_uas(osip_dialog_t **dialog, osip_message_t *invite, osip_message_t *response);

/** Frees a dialog and all it owns; its retransmissions are stopped before (osip_stop_retransmissions_from_dialog). */
void osip_dialog_free(osip_dialog_t *dialog);

/** Sets the state. */
void osip_dialog_set_state(osip_dialog_t *dialog, state_t type);

/** Keeps the Contact of a request of the peer. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_dialog_update_route_set_as_uas(osip_dialog_t *dialog, osip_message_t *invite);

/** Keeps the CSeq number of a request of the peer. 0, or OSIP_BADPARAMETER. */
int osip_dialog_update_osip_cseq_as_uas(osip_dialog_t *dialog, osip_message_t *request);

/**
 * 0 if a response belongs to the dialog, -1 if not, OSIP_SYNTAXERROR if a tag is missing, OSIP_BADPARAMETER without Call-ID, From or To.
 */
int osip_dialog_match_as_uac(osip_dialog_t *dialog, osip_message_t *response);

/**
 * Keeps the To tag of a response, if the tag of the peer is not known yet (else OSIP_WRONG_STATE). 0, OSIP_BADPARAMETER without To,
 * OSIP_NOMEM.
 */
int osip_dialog_update_tag_as_uac(osip_dialog_t *dialog, osip_message_t *response);

/**
 * Keeps the Contact of a response, in an early dialog also its route set; a 2xx confirms the dialog. 0, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_dialog_update_route_set_as_uac(osip_dialog_t *dialog, osip_message_t *response);

/** 0 if a request belongs to the dialog, -1 if not, OSIP_SYNTAXERROR if a tag is missing, OSIP_BADPARAMETER without Call-ID, From or To. */
int osip_dialog_match_as_uas(osip_dialog_t *dialog, osip_message_t *request);

/** 1 if we began the dialog, 0 if the peer did, OSIP_BADPARAMETER. */
int osip_dialog_is_originator(osip_dialog_t *dialog);

/** 1 if the peer began the dialog, 0 if we did, OSIP_BADPARAMETER. */
int osip_dialog_is_callee(osip_dialog_t *dialog);

#ifdef __cplusplus
}
#endif

#define osip_dialog_set_instance(dialog, instance) (dialog)->your_instance = (void *) (instance)
#define osip_dialog_get_instance(dialog) (dialog)->your_instance

#endif
