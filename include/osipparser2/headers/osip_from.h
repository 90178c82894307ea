/* The From header (RFC 3261 section 20.20). */
#ifndef _OSIP_FROM_H_
#define _OSIP_FROM_H_

#include <osipparser2/osip_list.h>
#include <osipparser2/osip_uri.h>
#include <osipparser2/headers/osip_header.h>

/** A From header. */
struct osip_from {
  /** The display name, with its quotes; NULL for none. */
  char *displayname;
  /** The URI. */
  osip_uri_t *url;
  /** Parameters (osip_generic_param_t). */
  osip_list_t gen_params;
};

typedef struct osip_from osip_from_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_from_init(osip_from_t **header);

/** Frees a header and all it owns. */
void osip_from_free(osip_from_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_from_parse(osip_from_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM. */
int osip_from_to_str(const osip_from_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER if its URI cannot be copied, OSIP_NOMEM. */
int osip_from_clone(const osip_from_t *header, osip_from_t **dest);

/** Sets the display name; the header adopts the text. */
void osip_from_set_displayname(osip_from_t *header, char *value);

/** The display name, or NULL. */
char *osip_from_get_displayname(osip_from_t *header);

/** Sets the URI; the header adopts it. */
void osip_from_set_url(osip_from_t *header, osip_uri_t *url);

/** The URI, or NULL. */
osip_uri_t *osip_from_get_url(osip_from_t *header);

/** Finds the parameter at index `pos`. `pos`, -1 if there are fewer, OSIP_BADPARAMETER. */
int osip_from_param_get(osip_from_t *header, int pos, osip_generic_param_t **dest);

/** Compares user, host and tag as far as both have one. 0 if equal, -1 if not; OSIP_BADPARAMETER if one is NULL or has no URI. */
int osip_from_compare(osip_from_t *header1, osip_from_t *header2);

/** 0 if both have the same tag, or both have none; -1 if not, OSIP_BADPARAMETER if one is NULL. */
int osip_from_tag_match(osip_from_t *from1, osip_from_t *from2);

#ifdef __cplusplus
}
#endif

/* Parameters. A name given as a plain string is copied; a value is adopted. */
#define osip_from_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_from_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)
#define osip_from_get_tag(header, dest) osip_generic_param_get_byname((&(header)->gen_params), "tag", dest)
#define osip_from_set_tag(header, value) osip_generic_param_add((&(header)->gen_params), osip_strdup("tag"), value)

#endif
