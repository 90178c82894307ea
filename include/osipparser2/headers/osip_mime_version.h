/* The Mime-Version header (RFC 3261 section 20.24). */
#ifndef _OSIP_MIME_VERSION_H_
#define _OSIP_MIME_VERSION_H_

#include <osipparser2/headers/osip_content_length.h>
#include <osipparser2/osip_list.h>
#include <osipparser2/osip_uri.h>

/** A Mime-Version header. */
typedef osip_content_length_t osip_mime_version_t;

#define osip_mime_version_init(header) osip_content_length_init(header)
#define osip_mime_version_parse(header, hvalue) osip_content_length_parse(header, hvalue)
#define osip_mime_version_to_str(header, dest) osip_content_length_to_str(header, dest)
#define osip_mime_version_free(header) osip_content_length_free(header)
#define osip_mime_version_clone osip_content_length_clone

#endif
