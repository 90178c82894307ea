/* The Call-ID header (RFC 3261 section 20.8). */
#ifndef _OSIP_CALL_ID_H_
#define _OSIP_CALL_ID_H_

@declarations@

#endif
