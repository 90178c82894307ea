/* What the original does not have. A program that uses it does not run on the original. */
#ifndef OSIP_EXT_H
#define OSIP_EXT_H

#include <osipparser2/sdp_message.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The name and version of this library, for instance «osip-rs 0.2.0»; a text that stays the library's. Any thread may call it at any time.
 */
const char *osip_ext_version(void);

/**
 * Makes sdp_message_parse accept what devices of GB/T 28181 send (1) or refuse it like the original (0, the default), in the whole process.
 *
 * From the first t= line on, lines may stand in any order, may be empty and need no line end; o= and c= may lack the host. y= and f= are
 * kept, several of them, too, as is each other line that has no place there: as an attribute with the name ":y", ":f" or ":x", printed as
 * the line after the other attributes.
 */
void osip_ext_sdp_gb28181(int on);

/**
 * The value of the first y= line (the SSRC) of the session (-1) or of a media; NULL if there is none. It stays the session description's.
 */
char *osip_ext_sdp_y_get(const sdp_message_t *sdp, int pos_media);

/**
 * The value of the first y= line (the SSRC) of a whole description, in the session or in any media; NULL if there is none. It stays the
 * session description's.
 */
char *osip_ext_sdp_y_find(const sdp_message_t *sdp);

/**
 * Sets the first y= line (the SSRC) of the session (-1) or of a media; the text is adopted, the old one freed. NULL takes all of them away.
 * 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_ext_sdp_y_set(sdp_message_t *sdp, int pos_media, char *value);

/**
 * The value of the first f= line (the format) of the session (-1) or of a media, which may be empty; NULL if there is none. It stays the
 * session description's.
 */
char *osip_ext_sdp_f_get(const sdp_message_t *sdp, int pos_media);

/**
 * The value of the first f= line (the format) of a whole description, in the session or in any media; NULL if there is none. It stays the
 * session description's.
 */
char *osip_ext_sdp_f_find(const sdp_message_t *sdp);

/**
 * Sets the first f= line (the format) of the session (-1) or of a media; the text is adopted, the old one freed. NULL takes all of them
 * away. 0, -1 without such a media, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int osip_ext_sdp_f_set(sdp_message_t *sdp, int pos_media, char *value);

#ifdef __cplusplus
}
#endif

#endif
