//! `osipparser2/sdp_message.h`: session descriptions.
