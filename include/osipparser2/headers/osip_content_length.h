/* The Content-Length header (RFC 3261 section 20.14). */
#ifndef _OSIP_CONTENT_LENGTH_H_
#define _OSIP_CONTENT_LENGTH_H_

/** A Content-Length header. */
struct osip_content_length {
  /** The value, as it was written. */
  char *value;
};

typedef struct osip_content_length osip_content_length_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_content_length_init(osip_content_length_t **header);

/** Frees a header and all it owns. */
void osip_content_length_free(osip_content_length_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_content_length_parse(osip_content_length_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER, OSIP_NOMEM, also without value. */
int osip_content_length_to_str(const osip_content_length_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_content_length_clone(const osip_content_length_t *header, osip_content_length_t **dest);

#ifdef __cplusplus
}
#endif

#endif
