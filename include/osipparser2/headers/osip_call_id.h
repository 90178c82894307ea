/* The Call-ID header (RFC 3261 section 20.8). */
#ifndef _OSIP_CALL_ID_H_
#define _OSIP_CALL_ID_H_

/** A Call-ID header. */
struct osip_call_id {
  /** What stands before the first @. */
  char *number;
  /** What follows it, or NULL. */
  char *host;
};

typedef struct osip_call_id osip_call_id_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_call_id_init(osip_call_id_t **header);

/** Frees a header and all it owns. */
void osip_call_id_free(osip_call_id_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_call_id_parse(osip_call_id_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without number, OSIP_NOMEM. */
int osip_call_id_to_str(const osip_call_id_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER without number, OSIP_NOMEM. */
int osip_call_id_clone(const osip_call_id_t *header, osip_call_id_t **dest);

/** Sets the number; the header adopts the text. */
void osip_call_id_set_number(osip_call_id_t *header, char *value);

/** The number, or NULL. */
char *osip_call_id_get_number(osip_call_id_t *header);

/** Sets the host; the header adopts the text. */
void osip_call_id_set_host(osip_call_id_t *header, char *value);

/** The host, or NULL. */
char *osip_call_id_get_host(osip_call_id_t *header);

/** 0 if the two are equal, -1 if not; OSIP_BADPARAMETER if one is NULL or lacks a part. */
int osip_call_id_match(osip_call_id_t *callid1, osip_call_id_t *callid2);

#ifdef __cplusplus
}
#endif

#endif
