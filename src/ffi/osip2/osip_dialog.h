/* Dialogs (RFC 3261 section 12). */
#ifndef _DIALOG_H_
#define _DIALOG_H_

#include <osip2/osip.h>

@declarations@

#define osip_dialog_set_instance(dialog, instance) (dialog)->your_instance = (void *) (instance)
#define osip_dialog_get_instance(dialog) (dialog)->your_instance

#endif
