//! `flow`: steps in boxes with arrows between them; on a rail, one below the other, where boxes would be too narrow.

use serde::Deserialize;

use super::block::{Block, Look, Part, RAIL, Row, Span};
use super::{Cx, Draw, Words};
use crate::phrases::stopped;
use crate::text::{Prose, width::width};
use crate::theme::Role;

/// Steps, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Flow {
    /// From first to last; each is a part.
    pub steps: Vec<Step>,
    /// Whether it starts again after the last.
    #[serde(default, rename = "loop")]
    pub again: bool,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Step {
    /// Its name.
    pub title: Prose,
    /// What happens.
    pub text: Option<Prose>,
}

/// Cells between two boxes: an arrow with a blank on both sides.
const GAP: usize = 4;
/// Cells that a box's sides take.
const SIDES: usize = 4;
/// A box is no wider than this.
const WIDEST: usize = 34;

impl Flow {
    /// Cells inside each box, or nothing where the boxes do not fit side by side.
    fn inside(&self, cx: &Cx) -> Option<usize> {
        let count = self.steps.len().max(1);
        let inside = (cx.width.checked_sub(GAP * (count - 1))? / count).min(WIDEST).checked_sub(SIDES)?;
        let words = self.steps.iter().flat_map(|step| [Some(&step.title), step.text.as_ref()]).flatten().map(Prose::plain);
        let longest = words.flat_map(|text| text.split_whitespace().map(width).collect::<Vec<_>>()).max().unwrap_or(0);
        (inside >= longest.max(10)).then_some(inside)
    }

    fn boxes(&self, cx: &Cx, inside: usize) -> Block {
        let contents: Vec<Block> = self.steps.iter().map(|step| step.inner(inside)).collect();
        let height = contents.iter().map(Block::height).max().unwrap_or(0);
        let mut block = Block::default();
        let mut left = 0;
        for (index, content) in contents.into_iter().enumerate() {
            let part = Part::of(index);
            if index > 0 {
                let mut arrow = Block { rows: vec![Row::default(); 1 + height / 2] };
                arrow.append(
                    Block::line(format!(" {}{} ", cx.glyphs.across, cx.glyphs.arrows[0]), Look::of(Role::Axis)).part(part),
                );
                block = block.beside(arrow, left);
                left += GAP;
            }
            block = block.beside(framed(content, inside, height, cx).part(part), left);
            left += inside + SIDES;
        }
        if self.again {
            block.append(self.way_back(cx, inside));
        }
        block.together()
    }

    /// The line from the last box back to the first.
    fn way_back(&self, cx: &Cx, inside: usize) -> Block {
        let last = self.steps.len().saturating_sub(1);
        let (part, look) = (Part::of(last), Look::of(Role::Axis));
        let (first, end) = ((inside + SIDES) / 2, last * (inside + SIDES + GAP) + (inside + SIDES) / 2);
        let [_, _, bottom_left, bottom_right] = cx.glyphs.corners;
        let mut up = Row::default();
        up.pad_to(first, look, part);
        up.push(cx.glyphs.arrows[2], look, part);
        up.pad_to(end, look, part);
        up.push(cx.glyphs.down, look, part);
        let words = format!(" {} ", cx.phrases.again);
        let line = end.saturating_sub(first + 1);
        let before = line.saturating_sub(width(&words)) / 2;
        let mut back = Row::default();
        back.pad_to(first, look, part);
        back.push(format!("{bottom_left}{}", cx.glyphs.across.repeat(before)), look, part);
        if width(&words) <= line {
            back.push(words.as_str(), Look::of(Role::Dim), part);
        }
        let rest = end.saturating_sub(back.width());
        back.push(format!("{}{bottom_right}", cx.glyphs.across.repeat(rest)), look, part);
        Block { rows: vec![up, back] }
    }

    fn rail(&self, cx: &Cx) -> Block {
        let rail = RAIL.max(self.steps.len().to_string().len() + 1);
        let cells = cx.measure().saturating_sub(rail).max(1);
        let airy = self.steps.len() * 4 <= cx.height;
        let mut block = Block::default();
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 && airy {
                block.append(Block::line(cx.glyphs.arrows[1], Look::of(Role::Axis)).part(Part::of(index)));
            }
            let number = format!("{:<rail$}", index + 1);
            let inner = step.inner(cells).railed(&number, Look::of(Role::Accent).bold(), cx.glyphs.down);
            block.append(inner.together().part(Part::of(index)));
        }
        if self.again {
            let words = format!("{}  {}", cx.glyphs.arrows[2], cx.phrases.again);
            let last = self.steps.len().saturating_sub(1);
            block.append(Block::line(words, Look::of(Role::Dim)).part(Part::of(last)));
        }
        block
    }
}

impl Step {
    fn inner(&self, cells: usize) -> Block {
        let mut block = Block::prose(&self.title, cells, Look::default().bold());
        if let Some(text) = &self.text {
            block.append(Block::prose(text, cells, Look::default()));
        }
        block
    }
}

/// A box around a block, `inside` cells wide and `height` rows high within.
fn framed(content: Block, inside: usize, height: usize, cx: &Cx) -> Block {
    let look = Look::of(Role::Axis);
    let [top_left, top_right, bottom_left, bottom_right] = cx.glyphs.corners;
    let across = cx.glyphs.across.repeat(inside + 2);
    let mut block = Block::line(format!("{top_left}{across}{top_right}"), look);
    let mut content = content;
    content.rows.resize_with(height, Row::default);
    for mut row in content.rows {
        row.pad_to(inside, Look::default(), Part::default());
        row.spans.insert(0, Span { text: format!("{} ", cx.glyphs.down), look, ..Span::default() });
        row.push(format!(" {}", cx.glyphs.down), look, Part::default());
        block.rows.push(row);
    }
    block.append(Block::line(format!("{bottom_left}{across}{bottom_right}"), look));
    block
}

impl Draw for Flow {
    fn place(&self, cx: &Cx) -> Block {
        let boxes = self.inside(cx).map(|inside| self.boxes(cx, inside));
        boxes.filter(|block| block.height() <= cx.height).unwrap_or_else(|| self.rail(cx))
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let say = |(index, step): (usize, &Step)| {
            let title = stopped(&(cx.phrases.step)(index + 1, &step.title.plain()));
            let text = step.text.as_ref().map(|text| format!(" {}", text.plain())).unwrap_or_default();
            Words::Paragraph(title + &text)
        };
        let mut words: Vec<Words> = self.steps.iter().take(cx.shown).enumerate().map(say).collect();
        if self.again && cx.shown >= self.steps.len() {
            words.push(Words::Paragraph(cx.phrases.loops.to_string()));
        }
        words
    }

    fn parts(&self) -> usize {
        self.steps.len()
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Test;

    fn flow(width: u16, height: u16) -> String {
        let steps = r#"{"title": "Drip", "text": "In the day hospital."}, {"title": "Home", "text": "You rest."}"#;
        Test::body(&format!(r#"{{"type": "flow", "loop": true, "steps": [{steps}]}}"#)).size(width, height).screen()
    }

    #[test]
    fn boxes_where_there_is_room_and_a_rail_where_there_is_none() {
        let wide = flow(80, 24);
        assert!(wide.contains("│ Drip") && wide.contains("─▶") && wide.contains("╰") && wide.contains("and again"), "{wide}");
        let narrow = flow(30, 15);
        assert!(narrow.contains("1  Drip") && narrow.contains("2  Home") && narrow.contains("and again"), "{narrow}");
    }

    #[test]
    fn a_number_of_three_digits_stands_clear_of_its_words() {
        let steps = vec![r#"{"title": "again"}"#; 100].join(",");
        let screen = Test::body(&format!(r#"{{"type": "flow", "steps": [{steps}]}}"#)).size(40, 160).screen();
        assert!(
            screen.contains("  100 again\n") && screen.contains("  99  again\n") && screen.contains("  1   again\n"),
            "{screen}"
        );
    }

    #[test]
    fn says_its_steps_in_order() {
        let json = r#"{"type": "flow", "loop": true, "steps": [{"title": "Drip", "text": "You sit."}, {"title": "Home"}]}"#;
        assert_eq!(
            Test::body(json).reading(),
            "Step 1: Drip. You sit.\nStep 2: Home.\nThen it starts again from the first step."
        );
    }
}
