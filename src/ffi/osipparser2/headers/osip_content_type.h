/* The Content-Type header (RFC 3261 section 20.15). */
#ifndef _OSIP_CONTENT_TYPE_H_
#define _OSIP_CONTENT_TYPE_H_

#include <osipparser2/osip_list.h>

@declarations@

#define osip_content_type_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_content_type_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
