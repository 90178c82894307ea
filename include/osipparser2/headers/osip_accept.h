/* The Accept header (RFC 3261 section 20.1). */
#ifndef _OSIP_ACCEPT_H_
#define _OSIP_ACCEPT_H_

#include <osipparser2/headers/osip_content_type.h>

/** An Accept header. */
typedef osip_content_type_t osip_accept_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER with only one of type and subtype, OSIP_NOMEM. */
int osip_accept_to_str(const osip_accept_t *header, char **dest);

#ifdef __cplusplus
}
#endif

#define accept_init(header) osip_content_type_init(header)
#define osip_accept_free osip_content_type_free
#define osip_accept_parse(header, hvalue) osip_content_type_parse(header, hvalue)
#define osip_accept_clone osip_content_type_clone
#define osip_accept_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_accept_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
