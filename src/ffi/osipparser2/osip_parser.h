/* Messages: setters and getters of their parts. */
#ifndef _OSIP_PARSER_H_
#define _OSIP_PARSER_H_

#include <osipparser2/osip_message.h>

@declarations@

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
