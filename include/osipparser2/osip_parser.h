/* Messages: setters and getters of their parts. */
#ifndef _OSIP_PARSER_H_
#define _OSIP_PARSER_H_

#include <osipparser2/osip_message.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Forgets the names that were added with parser_add_comma_separated_header. Nothing needs it: parsing works without. 0. */
int parser_init(void);

/**
 * Adds a header whose values are separated by commas, for all messages parsed from now on. 0, OSIP_BADPARAMETER, or -1 when 195 were added.
 */
int parser_add_comma_separated_header(const char *hname);

/**
 * Fills an empty rport of the first Via with the port, and adds received if its host is not `ip_addr` (RFC 3581). 0, also for a response,
 * OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_message_fix_last_via_header(osip_message_t *request, const char *ip_addr, int port);

/** 2 if the message was changed since it was printed, 1 if not, 3 if it is new; OSIP_BADPARAMETER. */
int osip_message_get__property(const osip_message_t *sip);

/** Makes the next print of the message a new one, after its members were changed directly. 0, or OSIP_BADPARAMETER. */
int osip_message_force_update(osip_message_t *sip);

/** The usual reason phrase of a status code, or NULL. It is never freed. */
const char *osip_message_get_reason(int status_code);

/** Appends an Accept header; an empty value makes an empty one. 0, OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_accept(osip_message_t *sip, const char *hvalue);

/** The Accept header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_accept(const osip_message_t *sip, int pos, osip_accept_t **dest);

/** Appends an Accept-Encoding header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_accept_encoding(osip_message_t *sip, const char *hvalue);

/** The Accept-Encoding header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_accept_encoding(const osip_message_t *sip, int pos, osip_accept_encoding_t **dest);

/** Appends an Accept-Language header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_accept_language(osip_message_t *sip, const char *hvalue);

/** The Accept-Language header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_accept_language(const osip_message_t *sip, int pos, osip_accept_language_t **dest);

/** Appends an Alert-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_alert_info(osip_message_t *sip, const char *hvalue);

/** The Alert-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_alert_info(const osip_message_t *sip, int pos, osip_alert_info_t **dest);

/** Appends an Allow header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_allow(osip_message_t *sip, const char *hvalue);

/** The Allow header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_allow(const osip_message_t *sip, int pos, osip_allow_t **dest);

/**
 * Appends an Authentication-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_message_set_authentication_info(osip_message_t *sip, const char *hvalue);

/** The Authentication-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_authentication_info(const osip_message_t *sip, int pos, osip_authentication_info_t **dest);

/** Appends an Authorization header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_authorization(osip_message_t *sip, const char *hvalue);

/** The Authorization header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_authorization(const osip_message_t *sip, int pos, osip_authorization_t **dest);

/**
 * Sets the Call-ID header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or
 * OSIP_NOMEM.
 */
int osip_message_set_call_id(osip_message_t *sip, const char *hvalue);

/** The Call-ID header, or NULL. */
osip_call_id_t *osip_message_get_call_id(const osip_message_t *sip);

/** Appends a Call-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_call_info(osip_message_t *sip, const char *hvalue);

/** The Call-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_call_info(const osip_message_t *sip, int pos, osip_call_info_t **dest);

/** Appends a Contact header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_contact(osip_message_t *sip, const char *hvalue);

/** The Contact header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_contact(const osip_message_t *sip, int pos, osip_contact_t **dest);

/** Appends a Content-Encoding header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_content_encoding(osip_message_t *sip, const char *hvalue);

/** The Content-Encoding header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_content_encoding(const osip_message_t *sip, int pos, osip_content_encoding_t **dest);

/**
 * Sets the Content-Length header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER
 * or OSIP_NOMEM.
 */
int osip_message_set_content_length(osip_message_t *sip, const char *hvalue);

/** The Content-Length header, or NULL. */
osip_content_length_t *osip_message_get_content_length(const osip_message_t *sip);

/**
 * Sets the Content-Type header. 0, also for an empty value, which is left out; OSIP_BADPARAMETER for a second one, OSIP_SYNTAXERROR or
 * OSIP_NOMEM.
 */
int osip_message_set_content_type(osip_message_t *sip, const char *hvalue);

/** The Content-Type header, or NULL. */
osip_content_type_t *osip_message_get_content_type(const osip_message_t *sip);

/**
 * Sets the CSeq header. 0, also for an empty value, which is left out; OSIP_BADPARAMETER for a second one, OSIP_SYNTAXERROR or OSIP_NOMEM.
 */
int osip_message_set_cseq(osip_message_t *sip, const char *hvalue);

/** The CSeq header, or NULL. */
osip_cseq_t *osip_message_get_cseq(const osip_message_t *sip);

/** Appends an Error-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_error_info(osip_message_t *sip, const char *hvalue);

/** The Error-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_error_info(const osip_message_t *sip, int pos, osip_error_info_t **dest);

/**
 * Sets the From header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or
 * OSIP_NOMEM.
 */
int osip_message_set_from(osip_message_t *sip, const char *hvalue);

/** The From header, or NULL. */
osip_from_t *osip_message_get_from(const osip_message_t *sip);

/**
 * Sets the Mime-Version header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER
 * or OSIP_NOMEM.
 */
int osip_message_set_mime_version(osip_message_t *sip, const char *hvalue);

/** The Mime-Version header, or NULL. */
osip_mime_version_t *osip_message_get_mime_version(const osip_message_t *sip);

/**
 * Appends a Proxy-Authenticate header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_message_set_proxy_authenticate(osip_message_t *sip, const char *hvalue);

/** The Proxy-Authenticate header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_proxy_authenticate(const osip_message_t *sip, int pos, osip_proxy_authenticate_t **dest);

/**
 * Appends a Proxy-Authorization header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_message_set_proxy_authorization(osip_message_t *sip, const char *hvalue);

/** The Proxy-Authorization header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_proxy_authorization(const osip_message_t *sip, int pos, osip_proxy_authorization_t **dest);

/**
 * Appends a Proxy-Authentication-Info header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or
 * OSIP_NOMEM.
 */
int osip_message_set_proxy_authentication_info(osip_message_t *sip, const char *hvalue);

/** The Proxy-Authentication-Info header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_proxy_authentication_info(const osip_message_t *sip, int pos, osip_proxy_authentication_info_t **dest);

/** Appends a Record-Route header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_record_route(osip_message_t *sip, const char *hvalue);

/** The Record-Route header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_record_route(const osip_message_t *sip, int pos, osip_record_route_t **dest);

/** Appends a Route header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_route(osip_message_t *sip, const char *hvalue);

/** The Route header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_route(const osip_message_t *sip, int pos, osip_route_t **dest);

/**
 * Sets the To header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, also for a second one, OSIP_BADPARAMETER or
 * OSIP_NOMEM.
 */
int osip_message_set_to(osip_message_t *sip, const char *hvalue);

/** The To header, or NULL. */
osip_to_t *osip_message_get_to(const osip_message_t *sip);

/** Appends a Via header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_via(osip_message_t *sip, const char *hvalue);

/** Puts a Via header before all others. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_message_append_via(osip_message_t *sip, const char *hvalue);

/** The Via header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_via(const osip_message_t *sip, int pos, osip_via_t **dest);

/** Appends a WWW-Authenticate header. 0, also for an empty value, which is left out; OSIP_SYNTAXERROR, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_www_authenticate(osip_message_t *sip, const char *hvalue);

/** The WWW-Authenticate header at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_www_authenticate(const osip_message_t *sip, int pos, osip_www_authenticate_t **dest);

/**
 * Stores a header line; a value separated by commas is stored element by element. `hname` is made lower case. 0, OSIP_BADPARAMETER, the
 * code of the setter or OSIP_NOMEM.
 */
int osip_message_set_multiple_header(osip_message_t *sip, char *hname, char *hvalue);

/** Appends a header without a type of its own, with trimmed copies of name and value. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_header(osip_message_t *sip, const char *hname, const char *hvalue);

/** Takes out the first header of that name, and appends one like osip_message_set_header. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_replace_header(osip_message_t *sip, const char *hname, const char *hvalue);

/** Puts a header before all others of its kind, like osip_message_set_header. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_topheader(osip_message_t *sip, const char *hname, const char *hvalue);

/**
 * The first header of that name, in any case, at index `pos` or after, stored in `*dest`. Its index, -1 and NULL if there is none,
 * OSIP_BADPARAMETER.
 */
int osip_message_header_get_byname(const osip_message_t *sip, const char *hname, int pos, osip_header_t **dest);

/** The header at index `pos` among those without a type of their own, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_header(const osip_message_t *sip, int pos, osip_header_t **dest);

/** Appends a body of these bytes. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_message_set_body(osip_message_t *sip, const char *buf, size_t length);

/** Appends a part of a multipart body: header lines, an empty line, the content. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_message_set_body_mime(osip_message_t *sip, const char *buf, size_t length);

/** The body at index `pos`, stored in `*dest`. `pos`, or -1 and NULL after the end. */
int osip_message_get_body(const osip_message_t *sip, int pos, osip_body_t **dest);

#ifdef __cplusplus
}
#endif

/* Headers without a type of their own. A setter copies the value; a getter looks from index pos on and gives an osip_header_t. */
#define osip_message_set_date(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Date", value)
#define osip_message_get_date(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "date", pos, (osip_header_t **) dest)
#define osip_message_set_encryption(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Encryption", value)
#define osip_message_get_encryption(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "encryption", pos, (osip_header_t **) dest)
#define osip_message_set_organization(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Organization", value)
#define osip_message_get_organization(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "organization", pos, (osip_header_t **) dest)
#define osip_message_set_require(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Require", value)
#define osip_message_get_require(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "require", pos, (osip_header_t **) dest)
#define osip_message_set_supported(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Supported", value)
#define osip_message_get_supported(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "supported", pos, (osip_header_t **) dest)
#define osip_message_set_timestamp(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Timestamp", value)
#define osip_message_get_timestamp(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "timestamp", pos, (osip_header_t **) dest)
#define osip_message_set_user_agent(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "User-Agent", value)
#define osip_message_get_user_agent(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "user-agent", pos, (osip_header_t **) dest)
#define osip_message_set_content_language(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Content-Language", value)
#define osip_message_get_content_language(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "content-language", pos, (osip_header_t **) dest)
#define osip_message_set_expires(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Expires", value)
#define osip_message_get_expires(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "expires", pos, (osip_header_t **) dest)
#define osip_message_set_in_reply_to(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "In-Reply-To", value)
#define osip_message_get_in_reply_to(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "in-reply-to", pos, (osip_header_t **) dest)
#define osip_message_set_max_forwards(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Max-Forwards", value)
#define osip_message_get_max_forwards(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "max-forwards", pos, (osip_header_t **) dest)
#define osip_message_set_priority(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Priority", value)
#define osip_message_get_priority(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "priority", pos, (osip_header_t **) dest)
#define osip_message_set_proxy_require(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Proxy-Require", value)
#define osip_message_get_proxy_require(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "proxy-require", pos, (osip_header_t **) dest)
#define osip_message_set_response_key(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Response-Key", value)
#define osip_message_get_response_key(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "response-key", pos, (osip_header_t **) dest)
#define osip_message_set_subject(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Subject", value)
#define osip_message_get_subject(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "subject", pos, (osip_header_t **) dest)
#define osip_message_set_retry_after(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Retry-After", value)
#define osip_message_get_retry_after(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "retry-after", pos, (osip_header_t **) dest)
#define osip_message_set_server(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Server", value)
#define osip_message_get_server(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "server", pos, (osip_header_t **) dest)
#define osip_message_set_unsupported(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Unsupported", value)
#define osip_message_get_unsupported(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "unsupported", pos, (osip_header_t **) dest)
#define osip_message_set_warning(sip, value) osip_message_set_header((osip_message_t *) sip, (const char *) "Warning", value)
#define osip_message_get_warning(sip, pos, dest) \
  osip_message_header_get_byname((osip_message_t *) sip, (const char *) "warning", pos, (osip_header_t **) dest)

#ifdef ENABLE_TRACE
/* Declared by the original, but never part of the library. */
#ifdef __cplusplus
extern "C" {
#endif
void msg_logrequest(osip_message_t *sip, char *fmt);
void msg_logresponse(osip_message_t *sip, char *fmt);
#ifdef __cplusplus
}
#endif
#else
#define msg_logrequest(P, Q) ;
#define msg_logresponse(P, Q) ;
#endif

#endif
