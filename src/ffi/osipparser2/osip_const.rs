//! `osipparser2/osip_const.h`: names and numbers, which are macros.
