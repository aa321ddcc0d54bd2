//! Kinds that the format knows and this version cannot draw yet: they say so.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};

use super::block::{Block, Look};
use super::{Cx, Draw, Words};
use crate::theme::Role;

/// A kind by its name.
pub trait Named {
    /// As in `"type"`.
    const NAME: &'static str;
}

macro_rules! kinds {
    ($($kind:ident $name:literal),*) => { $(
        #[doc = concat!("`", $name, "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $kind;
        impl Named for $kind {
            const NAME: &'static str = $name;
        }
    )* };
}

kinds!(Image "image");

/// An element that is not drawn yet; its fields are not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later<N>(PhantomData<N>);

impl<'de, N> Deserialize<'de> for Later<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self(PhantomData))
    }
}

impl<N: Named> Draw for Later<N> {
    fn place(&self, cx: &Cx) -> Block {
        Block::plain(&(cx.phrases.not_drawn_yet)(N::NAME), cx.width, Look::of(Role::Dim))
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        vec![Words::Paragraph((cx.phrases.not_drawn_yet)(N::NAME))]
    }
}
