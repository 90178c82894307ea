/* The CSeq header (RFC 3261 section 20.16). */
#ifndef _OSIP_CSEQ_H_
#define _OSIP_CSEQ_H_

/** A CSeq header. */
struct osip_cseq {
  /** The method. */
  char *method;
  /** The number, as it was written. */
  char *number;
};

typedef struct osip_cseq osip_cseq_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_cseq_init(osip_cseq_t **header);

/** Frees a header and all it owns. */
void osip_cseq_free(osip_cseq_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_cseq_parse(osip_cseq_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without number or method, OSIP_NOMEM. */
int osip_cseq_to_str(const osip_cseq_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER without number or method, OSIP_NOMEM. */
int osip_cseq_clone(const osip_cseq_t *header, osip_cseq_t **dest);

/** Sets the number; the header adopts the text. */
void osip_cseq_set_number(osip_cseq_t *header, char *value);

/** The number, or NULL. */
char *osip_cseq_get_number(osip_cseq_t *header);

/** Sets the method; the header adopts the text. */
void osip_cseq_set_method(osip_cseq_t *header, char *value);

/** The method, or NULL. */
char *osip_cseq_get_method(osip_cseq_t *header);

/** 0 if the two are equal, -1 if not; OSIP_BADPARAMETER if one is NULL or lacks a part. */
int osip_cseq_match(osip_cseq_t *cseq1, osip_cseq_t *cseq2);

#ifdef __cplusplus
}
#endif

#endif
