//! `osipparser2/osip_headers.h`: all headers.
