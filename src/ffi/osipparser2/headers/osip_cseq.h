/* The CSeq header (RFC 3261 section 20.16). */
#ifndef _OSIP_CSEQ_H_
#define _OSIP_CSEQ_H_

@declarations@

#endif
