//! `osipparser2/osip_parser.h`: setters and getters of message parts.
