/* The Authorization header (RFC 3261 section 20.7). */
#ifndef _OSIP_AUTHORIZATION_H_
#define _OSIP_AUTHORIZATION_H_

@declarations@

#endif
