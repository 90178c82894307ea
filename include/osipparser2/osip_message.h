/* Messages. */
#ifndef _OSIP_MESSAGE_H_
#define _OSIP_MESSAGE_H_

#include <string.h>

#include <osipparser2/osip_const.h>
#include <osipparser2/osip_headers.h>
#include <osipparser2/osip_body.h>

/* Sizes that programs take for their buffers; the library has no such limits. */
#ifndef SIP_MESSAGE_MAX_LENGTH
#define SIP_MESSAGE_MAX_LENGTH 8000
#endif
#ifndef BODY_MESSAGE_MAX_SIZE
#define BODY_MESSAGE_MAX_SIZE 4000
#endif

/** A message. It is a response if status_code is not 0, and printed as a request if sip_method is set. */
struct osip_message {
  /** The version: SIP/2.0. */
  char *sip_version;
  /** The Request-URI of a request. */
  osip_uri_t *req_uri;
  /** The method of a request. */
  char *sip_method;
  /** The status code of a response, 0 in a request. */
  int status_code;
  /** The reason phrase of a response. */
  char *reason_phrase;
  /** Accept headers (osip_accept_t). */
  osip_list_t accepts;
  /** Accept-Encoding headers (osip_accept_encoding_t). */
  osip_list_t accept_encodings;
  /** Accept-Language headers (osip_accept_language_t). */
  osip_list_t accept_languages;
  /** Alert-Info headers (osip_alert_info_t). */
  osip_list_t alert_infos;
  /** Allow headers (osip_allow_t). */
  osip_list_t allows;
  /** Authentication-Info headers (osip_authentication_info_t). */
  osip_list_t authentication_infos;
  /** Authorization headers (osip_authorization_t). */
  osip_list_t authorizations;
  /** The Call-ID. */
  osip_call_id_t *call_id;
  /** Call-Info headers (osip_call_info_t). */
  osip_list_t call_infos;
  /** Contact headers (osip_contact_t). */
  osip_list_t contacts;
  /** Content-Encoding headers (osip_content_encoding_t). */
  osip_list_t content_encodings;
  /** The Content-Length. */
  osip_content_length_t *content_length;
  /** The Content-Type. */
  osip_content_type_t *content_type;
  /** The CSeq. */
  osip_cseq_t *cseq;
  /** Error-Info headers (osip_error_info_t). */
  osip_list_t error_infos;
  /** The From. */
  osip_from_t *from;
  /** The Mime-Version. */
  osip_mime_version_t *mime_version;
  /** Proxy-Authenticate headers (osip_proxy_authenticate_t). */
  osip_list_t proxy_authenticates;
  /** Proxy-Authentication-Info headers (osip_proxy_authentication_info_t). */
  osip_list_t proxy_authentication_infos;
  /** Proxy-Authorization headers (osip_proxy_authorization_t). */
  osip_list_t proxy_authorizations;
  /** Record-Route headers (osip_record_route_t). */
  osip_list_t record_routes;
  /** Route headers (osip_route_t). */
  osip_list_t routes;
  /** The To. */
  osip_to_t *to;
  /** Via headers (osip_via_t). */
  osip_list_t vias;
  /** WWW-Authenticate headers (osip_www_authenticate_t). */
  osip_list_t www_authenticates;
  /** All other headers (osip_header_t). */
  osip_list_t headers;
  /** Bodies (osip_body_t). */
  osip_list_t bodies;
  /** 1 while `message` is what would be printed, 2 when it is not. */
  int message_property;
  /** What was printed last, or NULL. */
  char *message;
  /** The length of `message`. */
  size_t message_length;
  /** The application's; copied with the message, never freed. */
  void *application_data;
};

typedef struct osip_message osip_message_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty message. 0, or OSIP_NOMEM. */
int osip_message_init(osip_message_t **sip);

/** Frees a message and all it owns, application_data excepted. */
void osip_message_free(osip_message_t *sip);

/**
 * Parses a message into an empty object, which has to be freed in any case. 0, OSIP_SYNTAXERROR, OSIP_UNDEFINED_ERROR for a multipart body
 * without boundary, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_message_parse(osip_message_t *sip, const char *buf, size_t length);

/** Parses a message that may lack its start line (RFC 3420), like osip_message_parse. */
int osip_message_parse_sipfrag(osip_message_t *sip, const char *buf, size_t length);

/**
 * Prints a message into a new text, which is printed again unchanged until a setter or osip_message_force_update is called. 0,
 * OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM.
 */
int osip_message_to_str(osip_message_t *sip, char **dest, size_t *message_length);

/** Prints a message that may lack its start line (RFC 3420), like osip_message_to_str. */
int osip_message_to_str_sipfrag(osip_message_t *sip, char **dest, size_t *message_length);

/** Copies a message; application_data is the same pointer in both. 0, OSIP_BADPARAMETER if a part cannot be copied, OSIP_NOMEM. */
int osip_message_clone(const osip_message_t *sip, osip_message_t **dest);

/** Sets the reason phrase; the message adopts the text. */
void osip_message_set_reason_phrase(osip_message_t *sip, char *reason);

/** The reason phrase, or NULL. */
char *osip_message_get_reason_phrase(const osip_message_t *sip);

/** Sets the status code. */
void osip_message_set_status_code(osip_message_t *sip, int statuscode);

/** The status code; 0 in a request, OSIP_BADPARAMETER for NULL. */
int osip_message_get_status_code(const osip_message_t *sip);

/** Sets the method; the message adopts the text. */
void osip_message_set_method(osip_message_t *sip, char *method);

/** The method, or NULL. */
char *osip_message_get_method(const osip_message_t *sip);

/** Sets the version; the message adopts the text. */
void osip_message_set_version(osip_message_t *sip, char *version);

/** The version, or NULL. */
char *osip_message_get_version(const osip_message_t *sip);

/** Sets the Request-URI; the message adopts it. */
void osip_message_set_uri(osip_message_t *sip, osip_uri_t *uri);

/** The Request-URI, or NULL. */
osip_uri_t *osip_message_get_uri(const osip_message_t *sip);

/** Sets the name of a parameter, which adopts the text. */
void osip_generic_param_set_name(osip_generic_param_t *generic_param, char *name);

/** The name of a parameter, or NULL. */
char *osip_generic_param_get_name(const osip_generic_param_t *generic_param);

/** Sets the value of a parameter, which adopts the text. */
void osip_generic_param_set_value(osip_generic_param_t *generic_param, char *value);

/** The value of a parameter, or NULL; a parameter without name has none. */
char *osip_generic_param_get_value(const osip_generic_param_t *generic_param);

/** The element at index `pos` of a list of headers, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_knownheaderlist(osip_list_t *header_list, int pos, void **dest);

#ifdef __cplusplus
}
#endif

#define MSG_IS_RESPONSE(msg) ((msg)->status_code != 0)
#define MSG_IS_REQUEST(msg) ((msg)->status_code == 0)
#define MSG_IS_INVITE(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "INVITE"))
#define MSG_IS_ACK(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "ACK"))
#define MSG_IS_REGISTER(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "REGISTER"))
#define MSG_IS_BYE(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "BYE"))
#define MSG_IS_OPTIONS(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "OPTIONS"))
#define MSG_IS_INFO(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "INFO"))
#define MSG_IS_CANCEL(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "CANCEL"))
#define MSG_IS_REFER(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "REFER"))
#define MSG_IS_NOTIFY(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "NOTIFY"))
#define MSG_IS_SUBSCRIBE(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "SUBSCRIBE"))
#define MSG_IS_MESSAGE(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "MESSAGE"))
#define MSG_IS_PRACK(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "PRACK"))
#define MSG_IS_UPDATE(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "UPDATE"))
#define MSG_IS_PUBLISH(msg) (MSG_IS_REQUEST(msg) && 0 == strcmp((msg)->sip_method, "PUBLISH"))
#define MSG_IS_STATUS_1XX(msg) ((msg)->status_code >= 100 && (msg)->status_code < 200)
#define MSG_IS_STATUS_2XX(msg) ((msg)->status_code >= 200 && (msg)->status_code < 300)
#define MSG_IS_STATUS_3XX(msg) ((msg)->status_code >= 300 && (msg)->status_code < 400)
#define MSG_IS_STATUS_4XX(msg) ((msg)->status_code >= 400 && (msg)->status_code < 500)
#define MSG_IS_STATUS_5XX(msg) ((msg)->status_code >= 500 && (msg)->status_code < 600)
#define MSG_IS_STATUS_6XX(msg) ((msg)->status_code >= 600 && (msg)->status_code < 700)
#define MSG_TEST_CODE(msg, code) (MSG_IS_RESPONSE(msg) && (code) == (msg)->status_code)
#define MSG_IS_RESPONSE_FOR(msg, requestname) (MSG_IS_RESPONSE(msg) && 0 == strcmp((msg)->cseq->method, (requestname)))

/* Generic parameters are laid out like those of a URI. */
#define osip_generic_param_init(GP) osip_uri_param_init(GP)
#define osip_generic_param_free(GP) osip_uri_param_free(GP)
#define osip_generic_param_set(GP, NAME, VALUE) osip_uri_param_set(GP, NAME, VALUE)
#define osip_generic_param_clone osip_uri_param_clone
#define osip_generic_param_freelist(LIST) osip_uri_param_freelist(LIST)
#define osip_generic_param_add(LIST, NAME, VALUE) osip_uri_param_add(LIST, NAME, VALUE)
#define osip_generic_param_get_byname(LIST, NAME, DEST) osip_uri_param_get_byname(LIST, NAME, DEST)

#endif
