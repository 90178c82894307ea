/* The Content-Length header (RFC 3261 section 20.14). */
#ifndef _OSIP_CONTENT_LENGTH_H_
#define _OSIP_CONTENT_LENGTH_H_

@declarations@

#endif
