/* The Content-Disposition header (RFC 3261 section 20.11). */
#ifndef _OSIP_CONTENT_DISPOSITION_H_
#define _OSIP_CONTENT_DISPOSITION_H_

#include <osipparser2/headers/osip_call_info.h>

/** A Content-Disposition header. */
typedef osip_call_info_t osip_content_disposition_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_content_disposition_parse(osip_content_disposition_t *header, const char *hvalue);

#ifdef __cplusplus
}
#endif

#define osip_content_disposition_init(header) osip_call_info_init(header)
#define osip_content_disposition_free(header) osip_call_info_free(header)
#define osip_content_disposition_to_str(header, dest) osip_call_info_to_str(header, dest)
#define osip_content_disposition_clone osip_call_info_clone
#define osip_content_disposition_set_type(header, value) osip_call_info_set_uri(header, value)
#define osip_content_disposition_get_type(header) osip_call_info_get_uri(header)

#endif
