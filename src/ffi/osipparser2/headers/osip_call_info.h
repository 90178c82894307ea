/* The Call-Info header (RFC 3261 section 20.9). */
#ifndef _OSIP_CALL_INFO_H_
#define _OSIP_CALL_INFO_H_

#include <osipparser2/osip_list.h>

@declarations@

#endif
