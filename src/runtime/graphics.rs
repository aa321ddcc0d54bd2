//! Pictures in their own pixels, on terminals that can. They lie over the half blocks that the machine draws: what a
//! terminal cannot, or not yet, is there in half blocks, and a picture goes when the cells under it are drawn anew.
//!
//! The terminal is asked once, when a deck wants its first picture; nothing waits for the answers.

mod base64;
mod iterm;
mod kitty;
mod sixel;

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell as Letter};
use ratatui::layout::Rect;

pub(super) use self::kitty::FAREWELL;
use super::input::Answer;
use super::pictures::Job;
use crate::app::Shown;
use crate::picture::{Cell, File, Pixels};
use crate::theme::contrast::Rgb;

/// Whether it draws pictures in kitty's way (an answer names the picture 31), what it is, how large its cells are, and
/// last what every terminal answers: what it can.
pub(super) const QUESTIONS: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[>q\x1b[16t\x1b[c";

/// Pixels from side to side, at most: more would take longer to send than they are worth.
const WIDEST: usize = 1000;

/// So many prepared pictures are kept.
const MOST: usize = 4;

/// How a terminal takes pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    /// Sent once, then placed and taken away by number.
    Kitty,
    /// A file in a sequence of its own.
    Iterm,
    /// Rows of six pixels, a colour after the other.
    Sixel,
}

/// A picture as it is to be prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) file: File,
    protocol: Protocol,
    /// Cells from side to side, and from top to bottom.
    size: (u16, u16),
    cell: Cell,
    paper: Rgb,
}

impl Order {
    /// What is to be sent. `png` writes pixels as a file.
    pub(super) fn encode(&self, pixels: &Pixels, png: impl Fn(&Pixels) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        let (columns, rows) = (usize::from(self.size.0), usize::from(self.size.1));
        let (width, height) = (columns * usize::from(self.cell.width), rows * usize::from(self.cell.height));
        // Sixels are not stretched by the terminal; the others are.
        let (width, height) = match self.protocol {
            Protocol::Sixel => (width, height),
            Protocol::Kitty | Protocol::Iterm => {
                let most = WIDEST.min(pixels.width).max(1);
                if width > most { (most, (height * most / width).max(1)) } else { (width, height) }
            }
        };
        let pixels = on(self.paper, pixels.scaled(width, height));
        match self.protocol {
            Protocol::Kitty => png(&pixels),
            Protocol::Iterm => png(&pixels).map(|file| iterm::file(&file, self.size)),
            Protocol::Sixel => Some(sixel::encode(&pixels)),
        }
    }
}

/// Pixels on paper: the half blocks under them do not shine through.
fn on(paper: Rgb, mut pixels: Pixels) -> Pixels {
    for pixel in pixels.rgba.as_chunks_mut().0 {
        let Rgb(red, green, blue) = paper.under(*pixel);
        *pixel = [red, green, blue, u8::MAX];
    }
    pixels
}

/// A picture that was prepared; no bytes where that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub(super) order: Order,
    pub(super) bytes: Vec<u8>,
}

/// A prepared picture, and its number on the terminal.
struct Ready {
    made: Made,
    number: u32,
    /// Whether the terminal has it already.
    sent: bool,
}

/// A picture on the screen: its place, its number, and the cells that lie under it.
#[derive(PartialEq)]
struct Placed {
    area: Rect,
    number: u32,
    under: Vec<Letter>,
}

/// What the terminal can, and what is on it.
#[derive(Default)]
pub(super) struct Graphics {
    /// Whether the terminal was asked; an answer to somebody else's question says nothing here.
    pub(super) asked: bool,
    is_iterm: bool,
    protocol: Option<Protocol>,
    cell: Option<Cell>,
    ready: Vec<Ready>,
    last_number: u32,
    /// Being prepared.
    ordered: Option<Order>,
    placed: Vec<Placed>,
    screen: Rect,
}

impl Graphics {
    /// Takes an answer of the terminal.
    pub(super) fn heard(&mut self, answer: &Answer) {
        if !self.asked {
            return;
        }
        match answer {
            Answer::Kitty => self.protocol = Some(Protocol::Kitty),
            Answer::Name(name) => self.is_iterm = iterm::is_known(name),
            Answer::Cell(cell) => self.cell = Some(*cell),
            Answer::Attributes { sixel } => {
                let others = [(self.is_iterm, Protocol::Iterm), (*sixel, Protocol::Sixel)];
                let found = others.into_iter().find(|(can, _)| *can).map(|(_, protocol)| protocol);
                self.protocol = self.protocol.or(found);
            }
        }
    }

    /// Whether the terminal draws pictures, as far as is known.
    pub(super) fn can(&self) -> bool {
        self.protocol.is_some()
    }

    /// Whether something is on the terminal that leaving its screen may not take away.
    pub(super) fn stays(&self) -> bool {
        self.protocol == Some(Protocol::Kitty) && self.ready.iter().any(|ready| ready.sent)
    }

    /// The screen was wiped, and what was sent to it is forgotten.
    pub(super) fn forget(&mut self) {
        self.placed.clear();
        self.ready.iter_mut().for_each(|ready| ready.sent = false);
    }

    /// A picture is prepared.
    pub(super) fn take(&mut self, made: Made) {
        if self.ordered.as_ref() == Some(&made.order) {
            self.ordered = None;
        }
        self.last_number += 1;
        self.ready.push(Ready { made, number: kitty::FIRST + self.last_number, sent: false });
    }

    /// The next picture to be prepared, of those on the screen.
    pub(super) fn order(&mut self, shown: &[Shown]) -> Option<Job> {
        let protocol = self.protocol.filter(|_| self.ordered.is_none())?;
        let mut orders = shown.iter().map(|shown| self.order_of(shown, protocol));
        let order = orders.find(|order| self.ready.iter().all(|ready| ready.made.order != *order))?;
        self.ordered = Some(order.clone());
        Some(Job::Make(order))
    }

    fn order_of(&self, shown: &Shown, protocol: Protocol) -> Order {
        let cell = self.cell.unwrap_or(Cell { width: 10, height: 20 });
        let size = (shown.area.width, shown.area.height);
        Order { file: shown.file.clone(), protocol, size, cell, paper: shown.paper }
    }

    /// What to write before a frame, so that pictures which go do not lie over it.
    pub(super) fn before(&mut self, shown: &[Shown]) -> String {
        let mut out = String::new();
        let Some(protocol) = self.protocol else { return out };
        let stay: Vec<(Rect, u32)> = shown.iter().filter_map(|shown| Some((shown.area, self.find(shown, protocol)?))).collect();
        self.placed.retain(|placed| {
            let stays = stay.contains(&(placed.area, placed.number));
            if !stays && protocol == Protocol::Kitty {
                kitty::take_away(placed.number, placed.area, &mut out);
            }
            stays
        });
        let mut surplus = self.ready.len().saturating_sub(MOST);
        self.ready.retain(|ready| {
            let goes = surplus > 0 && stay.iter().all(|(_, number)| *number != ready.number);
            surplus -= usize::from(goes);
            if goes && ready.sent && protocol == Protocol::Kitty {
                kitty::free(ready.number, &mut out);
            }
            !goes
        });
        out
    }

    /// What to write after a frame: the pictures that are not on the screen yet, or whose cells were drawn anew.
    pub(super) fn after(&mut self, shown: &[Shown], frame: &Buffer) -> String {
        let mut out = String::new();
        if self.screen != frame.area {
            self.screen = frame.area;
            self.forget();
        }
        let Some(protocol) = self.protocol else { return out };
        let mut placed = Vec::new();
        for shown in shown {
            let order = self.order_of(shown, protocol);
            let Some(ready) = self.ready.iter_mut().find(|ready| ready.made.order == order && !ready.made.bytes.is_empty())
            else {
                continue;
            };
            let now = Placed { area: shown.area, number: ready.number, under: letters(frame, shown.area) };
            if !self.placed.contains(&now) {
                // Rows and columns are counted from 1.
                let _ = write!(out, "\x1b[{};{}H", shown.area.y + 1, shown.area.x + 1);
                match protocol {
                    Protocol::Kitty => {
                        if !std::mem::replace(&mut ready.sent, true) {
                            kitty::send(ready.number, &ready.made.bytes, &mut out);
                        }
                        kitty::place(ready.number, shown.area, &mut out);
                    }
                    Protocol::Iterm | Protocol::Sixel => out.push_str(&String::from_utf8_lossy(&ready.made.bytes)),
                }
            }
            placed.push(now);
        }
        self.placed = placed;
        out
    }

    /// The number of a picture that is prepared.
    fn find(&self, shown: &Shown, protocol: Protocol) -> Option<u32> {
        let order = self.order_of(shown, protocol);
        self.ready.iter().find(|ready| ready.made.order == order).map(|ready| ready.number)
    }
}

/// The cells of an area.
fn letters(frame: &Buffer, area: Rect) -> Vec<Letter> {
    area.positions().filter_map(|position| frame.cell(position).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const FRAME: Rect = Rect { x: 0, y: 0, width: 40, height: 20 };

    fn shown(path: &str, x: u16) -> Shown {
        let file = File { folder: PathBuf::from("talks"), path: path.into() };
        Shown { file, area: Rect { x, y: 2, width: 4, height: 3 }, paper: Rgb(0, 0, 0) }
    }

    fn terminal(answers: &[Answer]) -> Graphics {
        let mut graphics = Graphics { asked: true, ..Graphics::default() };
        answers.iter().for_each(|answer| graphics.heard(answer));
        graphics
    }

    /// Has everything prepared that is on the screen, and draws it: what was written before the frame and after it.
    fn drawn(graphics: &mut Graphics, shown: &[Shown], frame: &Buffer) -> (String, String) {
        while let Some(Job::Make(order)) = graphics.order(shown) {
            graphics.take(Made { order, bytes: b"bytes".to_vec() });
        }
        (graphics.before(shown), graphics.after(shown, frame))
    }

    #[test]
    fn the_best_of_what_a_terminal_can_is_taken() {
        let (name, sixel) = (Answer::Name("iTerm2 3.5".into()), Answer::Attributes { sixel: true });
        let none = Answer::Attributes { sixel: false };
        for (answers, protocol) in [
            (&[Answer::Kitty, name.clone(), sixel.clone()][..], Some(Protocol::Kitty)),
            (&[name.clone(), sixel.clone()], Some(Protocol::Iterm)),
            (&[name, none.clone()], Some(Protocol::Iterm)),
            (&[Answer::Name("foot".into()), sixel], Some(Protocol::Sixel)),
            (&[Answer::Name("xterm(390)".into()), none], None),
        ] {
            assert_eq!(terminal(answers).protocol, protocol);
        }
        assert!(terminal(&[]).order(&[shown("a.png", 0)]).is_none(), "a silent terminal is sent nothing");
        let mut unasked = Graphics::default();
        unasked.heard(&Answer::Kitty);
        assert!(!unasked.can(), "that was for somebody else");
    }

    #[test]
    fn a_picture_stays_until_it_goes_or_something_is_drawn_there() {
        let mut graphics = terminal(&[Answer::Attributes { sixel: true }]);
        let mut frame = Buffer::empty(FRAME);
        let picture = [shown("a.png", 5)];
        let there = (String::new(), "\x1b[3;6Hbytes".to_string());
        let nothing = (String::new(), String::new());
        assert_eq!(drawn(&mut graphics, &picture, &frame), there);
        assert_eq!(drawn(&mut graphics, &picture, &frame), nothing);
        frame[(0, 0)].set_symbol("x");
        assert_eq!(drawn(&mut graphics, &picture, &frame), nothing, "beside it");
        frame[(8, 4)].set_symbol("x");
        assert_eq!(drawn(&mut graphics, &picture, &frame), there, "on it");
        assert_eq!(drawn(&mut graphics, &[], &frame), nothing);
        assert_eq!(drawn(&mut graphics, &picture, &frame), there, "it was gone");
        assert_eq!(drawn(&mut graphics, &picture, &Buffer::empty(Rect { width: 41, ..FRAME })), there, "resized");
        graphics.forget();
        assert_eq!(drawn(&mut graphics, &picture, &Buffer::empty(Rect { width: 41, ..FRAME })), there, "wiped");
    }

    #[test]
    fn kitty_takes_away_what_went_or_moved() {
        let mut graphics = terminal(&[Answer::Kitty]);
        let frame = Buffer::empty(FRAME);
        assert!(!graphics.stays());
        let (_, first) = drawn(&mut graphics, &[shown("a.png", 5), shown("a.png", 15)], &frame);
        assert_eq!((first.matches("a=t,").count(), first.matches("a=p,").count()), (1, 2), "{first:?}");
        assert!(graphics.stays());
        let (gone, moved) = drawn(&mut graphics, &[shown("a.png", 5), shown("a.png", 25)], &frame);
        assert_eq!(gone, "\x1b_Ga=d,d=i,i=77001,p=131088,q=2\x1b\\");
        assert_eq!(moved, "\x1b[3;26H\x1b_Ga=p,i=77001,p=131098,c=4,r=3,C=1,q=2\x1b\\");
    }

    #[test]
    fn few_pictures_are_kept_and_none_is_prepared_twice_at_once() {
        let mut graphics = terminal(&[Answer::Kitty]);
        let frame = Buffer::empty(FRAME);
        let mut freed = String::new();
        for number in 0..20 {
            freed += &drawn(&mut graphics, &[shown(&format!("{number}.png"), 5)], &frame).0;
            assert!(graphics.ready.len() <= MOST + 1);
        }
        assert_eq!(freed.matches("a=d,d=I,").count(), 20 - MOST);
        assert!(graphics.order(&[shown("x.png", 5)]).is_some());
        assert!(graphics.order(&[shown("x.png", 5)]).is_none());
        assert!(graphics.order(&[shown("y.png", 5)]).is_none());
    }

    #[test]
    fn what_cannot_be_prepared_is_not_tried_again() {
        let mut graphics = terminal(&[Answer::Kitty]);
        let picture = [shown("a.png", 5)];
        let Some(Job::Make(order)) = graphics.order(&picture) else { panic!("no order") };
        graphics.take(Made { order, bytes: Vec::new() });
        assert_eq!(drawn(&mut graphics, &picture, &Buffer::empty(FRAME)), (String::new(), String::new()));
    }

    #[test]
    fn a_picture_is_prepared_in_the_pixels_of_its_cells() {
        let size = |answers: &[Answer], width: usize| {
            let graphics = terminal(answers);
            let order = graphics.order_of(&Shown { paper: Rgb(9, 8, 7), ..shown("a.png", 5) }, graphics.protocol.unwrap());
            let pixels = Pixels { width, height: width, rgba: vec![0; 4 * width * width] };
            let seen = std::cell::RefCell::new((0, 0));
            order.encode(&pixels, |pixels| {
                *seen.borrow_mut() = (pixels.width, pixels.height);
                assert_eq!(pixels.row(0)[0], [9, 8, 7, 255], "on paper");
                None
            });
            seen.into_inner()
        };
        let cell = Answer::Cell(Cell { width: 8, height: 16 });
        assert_eq!(size(&[Answer::Kitty, cell], 500), (32, 48));
        assert_eq!(size(&[Answer::Kitty], 500), (40, 60));
        assert_eq!(size(&[Answer::Kitty], 20), (20, 30), "the terminal makes it larger");
        let huge = Answer::Cell(Cell { width: u16::MAX, height: u16::MAX });
        assert_eq!(size(&[Answer::Kitty, huge], 1200), (WIDEST, 750));
    }
}
