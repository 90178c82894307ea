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

#ifdef __cplusplus
extern "C" {
#endif

/** Begins a digest. */
void osip_MD5Init(osip_MD5_CTX *context);

/** Adds bytes to a digest. */
void osip_MD5Update(osip_MD5_CTX *context, unsigned char *input, unsigned int length);

/** Ends a digest: 16 bytes in `digest`. The context becomes all zero. */
void osip_MD5Final(unsigned char *digest, osip_MD5_CTX *context);

#ifdef __cplusplus
}
#endif

#endif
