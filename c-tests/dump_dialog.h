/*
 * Everything that can be seen of a dialog.
 */
#ifndef DUMP_DIALOG_H
#define DUMP_DIALOG_H

#include "dump.h"

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>

static inline void dump_dialog(const osip_dialog_t *dialog) {
  see_text("call_id", dialog->call_id);
  see_text("local_tag", dialog->local_tag);
  see_text("remote_tag", dialog->remote_tag);
  see_text("line_param", dialog->line_param);
  DUMP_LIST("route_set", &dialog->route_set, osip_record_route_t, dump_record_route);
  see_number("local_cseq", dialog->local_cseq);
  see_number("remote_cseq", dialog->remote_cseq);
  DUMP_ONE("remote_uri", dialog->remote_uri, dump_to);
  DUMP_ONE("local_uri", dialog->local_uri, dump_from);
  DUMP_ONE("remote_contact_uri", dialog->remote_contact_uri, dump_contact);
  see_number("secure", dialog->secure);
  see_number("type", dialog->type);
  see_number("state", dialog->state);
  see_whether("your_instance", dialog->your_instance);
}

#endif
