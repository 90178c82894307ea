/* The Proxy-Authorization header (RFC 3261 section 20.28). */
#ifndef _OSIP_PROXY_AUHTHORIZATION_H_
#define _OSIP_PROXY_AUHTHORIZATION_H_

#include <osipparser2/headers/osip_authorization.h>

/** A Proxy-Authorization header. */
typedef osip_authorization_t osip_proxy_authorization_t;

#define osip_proxy_authorization_init(header) osip_authorization_init(header)
#define osip_proxy_authorization_parse(header, hvalue) osip_authorization_parse(header, hvalue)
#define osip_proxy_authorization_to_str(header, dest) osip_authorization_to_str(header, dest)
#define osip_proxy_authorization_free osip_authorization_free
#define osip_proxy_authorization_clone osip_authorization_clone
#define osip_proxy_authorization_get_auth_type(header) osip_authorization_get_auth_type(header)
#define osip_proxy_authorization_set_auth_type(header, value) osip_authorization_set_auth_type(header, value)
#define osip_proxy_authorization_get_username(header) osip_authorization_get_username(header)
#define osip_proxy_authorization_set_username(header, value) osip_authorization_set_username(header, value)
#define osip_proxy_authorization_get_realm(header) osip_authorization_get_realm(header)
#define osip_proxy_authorization_set_realm(header, value) osip_authorization_set_realm(header, value)
#define osip_proxy_authorization_get_nonce(header) osip_authorization_get_nonce(header)
#define osip_proxy_authorization_set_nonce(header, value) osip_authorization_set_nonce(header, value)
#define osip_proxy_authorization_get_uri(header) osip_authorization_get_uri(header)
#define osip_proxy_authorization_set_uri(header, value) osip_authorization_set_uri(header, value)
#define osip_proxy_authorization_get_response(header) osip_authorization_get_response(header)
#define osip_proxy_authorization_set_response(header, value) osip_authorization_set_response(header, value)
#define osip_proxy_authorization_get_digest(header) osip_authorization_get_digest(header)
#define osip_proxy_authorization_set_digest(header, value) osip_authorization_set_digest(header, value)
#define osip_proxy_authorization_get_algorithm(header) osip_authorization_get_algorithm(header)
#define osip_proxy_authorization_set_algorithm(header, value) osip_authorization_set_algorithm(header, value)
#define osip_proxy_authorization_get_cnonce(header) osip_authorization_get_cnonce(header)
#define osip_proxy_authorization_set_cnonce(header, value) osip_authorization_set_cnonce(header, value)
#define osip_proxy_authorization_get_opaque(header) osip_authorization_get_opaque(header)
#define osip_proxy_authorization_set_opaque(header, value) osip_authorization_set_opaque(header, value)
#define osip_proxy_authorization_get_message_qop(header) osip_authorization_get_message_qop(header)
#define osip_proxy_authorization_set_message_qop(header, value) osip_authorization_set_message_qop(header, value)
#define osip_proxy_authorization_get_nonce_count(header) osip_authorization_get_nonce_count(header)
#define osip_proxy_authorization_set_nonce_count(header, value) osip_authorization_set_nonce_count(header, value)
#define osip_proxy_authorization_get_version(header) osip_authorization_get_version(header)
#define osip_proxy_authorization_set_version(header, value) osip_authorization_set_version(header, value)
#define osip_proxy_authorization_get_targetname(header) osip_authorization_get_targetname(header)
#define osip_proxy_authorization_set_targetname(header, value) osip_authorization_set_targetname(header, value)
#define osip_proxy_authorization_get_gssapi_data(header) osip_authorization_get_gssapi_data(header)
#define osip_proxy_authorization_set_gssapi_data(header, value) osip_authorization_set_gssapi_data(header, value)

#endif
