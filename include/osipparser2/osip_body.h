/* Bodies of messages. */
#ifndef _OSIP_BODY_H_
#define _OSIP_BODY_H_

#include <stddef.h>

#include <osipparser2/headers/osip_content_type.h>

/** A body. */
struct osip_body {
  /** The bytes, followed by a NUL. */
  char *body;
  /** The number of bytes. */
  size_t length;
  /** Headers of a part of a multipart body (osip_header_t): a block of its own. */
  osip_list_t *headers;
  /** The Content-Type of a part, or NULL. */
  osip_content_type_t *content_type;
};

typedef struct osip_body osip_body_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty body. 0, or OSIP_NOMEM. */
int osip_body_init(osip_body_t **body);

/** Frees a body and all it owns. */
void osip_body_free(osip_body_t *body);

/** Stores a copy of the bytes, which may be none. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_body_parse(osip_body_t *body, const char *buf, size_t length);

/** Copies a body. 0, OSIP_BADPARAMETER for one without bytes, OSIP_NOMEM. */
int osip_body_clone(const osip_body_t *body, osip_body_t **dest);

/** Parses a part of a multipart body: header lines, an empty line, the content. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_body_parse_mime(osip_body_t *body, const char *buf, size_t length);

/**
 * Prints a body with its headers into a new block of `*length` bytes, followed by a NUL. 0, OSIP_BADPARAMETER without bytes,
 * OSIP_SYNTAXERROR or OSIP_NOMEM.
 */
int osip_body_to_str(const osip_body_t *body, char **dest, size_t *length);

/** Parses the Content-Type of a part. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM; after a failure there is none. */
int osip_body_set_contenttype(osip_body_t *body, const char *hvalue);

/** Appends a header to a part; both texts are copied as they are. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_body_set_header(osip_body_t *body, const char *hname, const char *hvalue);

#ifdef __cplusplus
}
#endif

#endif
