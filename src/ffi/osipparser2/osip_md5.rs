//! `osipparser2/osip_md5.h`: MD5.
