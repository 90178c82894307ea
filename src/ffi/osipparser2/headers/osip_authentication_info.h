/* The Authentication-Info header (RFC 3261 section 20.6). */
#ifndef _OSIP_AUTHENTICATION_INFO_H_
#define _OSIP_AUTHENTICATION_INFO_H_

@declarations@

#endif
