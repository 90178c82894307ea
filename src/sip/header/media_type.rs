//! Content-Type and Accept (RFC 3261 sections 20.15 and 20.1).
//!
//! ```
//! use osip::sip::Params;
//! use osip::sip::header::MediaType;
//!
//! let kind = MediaType::parse(b"multipart/mixed; boundary=b").unwrap();
//! assert_eq!((kind.kind, kind.params.get(b"Boundary").unwrap().value), (Some(&b"multipart"[..]), Some(&b"b"[..])));
//! ```

use crate::sip::{Error, ParamText, Params, Writer, scan};

/// `type/subtype; params`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MediaType<'a, P = ParamText<'a>> {
    /// What stands before the first slash: `application`.
    pub kind: Option<&'a [u8]>,
    /// What stands after it: `sdp`.
    pub subtype: Option<&'a [u8]>,
    /// `charset`, `boundary` and others.
    pub params: P,
}

impl<'a> MediaType<'a> {
    /// Parses one header value. An empty one has no parts.
    ///
    /// # Differs from RFC 3261
    /// A parameter may lack its value.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub fn parse(text: &'a [u8]) -> Result<Self, Error> {
        let mut media_type = Self::default();
        media_type.read(text).and_then(|()| media_type.params.check()).map_err(|error| error.within(text))?;
        Ok(media_type)
    }

    /// Parses one header value; on an error the parts before it are set. The parameters, which come first, are not checked.
    ///
    /// # Errors
    /// [`Kind::Syntax`](crate::sip::Kind::Syntax).
    pub(crate) fn read(&mut self, text: &'a [u8]) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        let slash = scan::find(text, b'/').ok_or(Error::SYNTAX)?;
        let (media, params) = ParamText::split(text);
        self.params = params;
        let (kind, _) = scan::cut_at(text, slash).ok_or(Error::SYNTAX)?;
        if kind.is_empty() {
            return Err(Error::SYNTAX);
        }
        self.kind = Some(scan::trim(kind));
        match scan::cut_at(media, slash) {
            Some((_, subtype)) if !subtype.is_empty() => self.subtype = Some(scan::trim(subtype)),
            _ => return Err(Error::SYNTAX.at(media.get(slash..).unwrap_or_default())),
        }
        Ok(())
    }
}

impl<'a, P: Params<'a>> MediaType<'a, P> {
    /// Prints the value of a Content-Type.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) without type or subtype, and those of the parameters.
    pub fn write(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        let (Some(kind), Some(subtype)) = (self.kind, self.subtype) else {
            return Err(Error::MISSING);
        };
        out.put(kind);
        out.put_byte(b'/');
        out.put(subtype);
        for param in self.params.iter() {
            let param = param?;
            out.put(b"; ");
            out.put(param.name);
            out.put_with(b"=", param.value);
        }
        Ok(())
    }

    /// Prints the value of an Accept, which may be empty: a single space.
    ///
    /// # Errors
    /// [`Kind::Missing`](crate::sip::Kind::Missing) with only one of type and subtype, and those of the parameters.
    pub fn write_accept(&self, out: &mut Writer<'_>) -> Result<(), Error> {
        if self.kind.unwrap_or_default().is_empty() && self.subtype.unwrap_or_default().is_empty() {
            out.put_byte(b' ');
            return Ok(());
        }
        self.write(out)
    }

    /// The printed value of a Content-Type.
    ///
    /// # Errors
    /// Those of [`MediaType::write`].
    #[cfg(feature = "alloc")]
    pub fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, Error> {
        crate::sip::write::to_vec(|out| self.write(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_trimmed() {
        let printed = |text| MediaType::parse(text).unwrap().to_vec().unwrap();
        assert_eq!(printed(b" a / b ; c = \"d;e\" "), b"a/b; c=\"d;e\"");
        assert_eq!(printed(b"a/b/c;d=e/f"), b"a/b/c; d=e/f");
        assert_eq!(printed(b"a/b;"), b"a/b");
    }

    #[test]
    fn what_stood_before_a_failure_is_kept() {
        let mut media_type = MediaType::default();
        assert_eq!(media_type.read(b"a;b/c"), Err(Error::SYNTAX));
        assert_eq!((media_type.kind, media_type.subtype), (Some(&b"a;b"[..]), None));
        for bad in [&b"a"[..], b"/b", b"a/", b"a/;c=d"] {
            assert_eq!(MediaType::parse(bad), Err(Error::SYNTAX));
        }
    }

    #[test]
    fn a_parameter_may_lack_its_value() {
        let printed = |text| MediaType::parse(text).unwrap().to_vec().unwrap();
        assert_eq!((printed(b"a/b;c"), printed(b"a/b;c;d=e")), (b"a/b; c".to_vec(), b"a/b; c; d=e".to_vec()));
    }

    #[test]
    fn only_an_accept_may_be_empty() {
        let empty = MediaType::parse(b"").unwrap();
        assert_eq!(empty.to_vec(), Err(Error::MISSING));
        assert_eq!(crate::sip::write::to_vec(|out| empty.write_accept(out)).unwrap(), b" ");
        let half = MediaType { kind: Some(b"a"), ..empty };
        assert_eq!(crate::sip::write::to_vec(|out| half.write_accept(out)), Err(Error::MISSING));
    }
}
