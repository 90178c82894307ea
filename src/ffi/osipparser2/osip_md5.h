/* MD5 (RFC 1321), for digest authentication. */
#ifndef _MD5_H_
#define _MD5_H_

#ifndef PROTOTYPES
#define PROTOTYPES 1
#endif

typedef unsigned char *POINTER;
typedef unsigned short int UINT2;
typedef unsigned int UINT4;

#define PROTO_LIST(list) list

/* A digest in the making. */
typedef struct {
  /* The digest so far. */
  UINT4 state[4];
  /* The number of bits, low word first. */
  UINT4 count[2];
  /* What does not make a block yet. */
  unsigned char buffer[64];
} osip_MD5_CTX;

@declarations@

#endif
