//! `table`: rows of cells under the titles of their columns; records, "title: value", where a page is too narrow for it.

use serde::Deserialize;

use super::block::{Block, Ink, Look, Part, Span};
use super::{At, Cx, Draw, Fault, Words};
use crate::phrases::stopped;
use crate::text::Prose;
use crate::text::wrap::{widest_word, wrap};
use crate::theme::Role;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom, a cell for each column; each row is a part.
    pub rows: Vec<Vec<Prose>>,
    /// Words under the table.
    pub caption: Option<Prose>,
}

/// A column: a string, or `{ "title", "align" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename = "title|column")]
pub struct Column {
    /// What stands over it.
    pub title: Prose,
    /// Where its words stand.
    #[serde(default)]
    pub align: Align,
}

/// Where words stand in their column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At its left side.
    #[default]
    Left,
    /// At its right side: numbers.
    Right,
    /// In its middle: signs and short words.
    Center,
}

/// With fewer cells for each column, rows are records.
const SHARE: usize = 8;
/// A column whose lines are longer has at least as many cells: prose in a narrower one is hard to read.
const NARROWEST: usize = 12;
/// A column is no wider: longer lines of a cell are hard to follow.
const WIDEST: usize = 48;
/// A word longer than this may be broken.
const LONGEST_WORD: usize = 24;
/// Cells that the later rows of a record's value stand in from its first.
const HANG: usize = 2;

/// Columns on a page: where each begins, and its cells.
struct Grid(Vec<(usize, usize)>);

impl Grid {
    /// Columns for a table, or nothing where they would be too narrow.
    ///
    /// Each gets its longest line if it can. Otherwise the short ones do, and the others share the rest alike, none with
    /// less than its longest word.
    fn new(table: &Table, cx: &Cx) -> Option<Self> {
        let count = table.columns.len();
        if cx.width < SHARE * count {
            return None;
        }
        let bounds: Vec<(usize, usize)> = (0..count).map(|column| table.bounds(column)).collect();
        [3, 2].into_iter().find_map(|gap| Self::within(&bounds, gap, cx.width))
    }

    fn within(bounds: &[(usize, usize)], gap: usize, width: usize) -> Option<Self> {
        let free = width.checked_sub(gap * bounds.len().saturating_sub(1))?;
        let at = |level: usize| bounds.iter().map(move |&(least, most)| level.clamp(least, most));
        let level = (0..=WIDEST).rev().find(|&level| at(level).sum::<usize>() <= free)?;
        let mut spare = free - at(level).sum::<usize>();
        let mut left = 0;
        let place = |(cells, (_, most)): (usize, &(usize, usize))| {
            let wider = usize::from(spare > 0 && cells == level && cells < *most);
            spare -= wider;
            let start = left;
            left += cells + wider + gap;
            (start, cells + wider)
        };
        Some(Self(at(level).zip(bounds).map(place).collect()))
    }

    fn width(&self) -> usize {
        self.0.last().map_or(0, |(start, cells)| start + cells)
    }

    /// The cells of a row, each as wide as its column.
    fn cells<'a>(&self, table: &'a Table, row: impl Iterator<Item = &'a Prose>, look: Look) -> Vec<Block> {
        let place = |((cell, column), &(_, cells)): ((&Prose, &Column), &(usize, usize))| {
            Block::prose(cell, cells, look).aligned(column.align, cells)
        };
        row.zip(&table.columns).zip(&self.0).map(place).collect()
    }

    /// Cells beside one another, each in its column.
    fn beside(&self, cells: Vec<Block>) -> Block {
        let beside = |block: Block, (cell, &(start, _)): (Block, &(usize, usize))| block.beside(cell, start);
        cells.into_iter().zip(&self.0).fold(Block::default(), beside)
    }

    /// The titles, level at their feet, over a line.
    fn head(&self, table: &Table, cx: &Cx) -> Block {
        let titles = self.cells(table, table.columns.iter().map(|column| &column.title), Look::default().bold());
        let height = titles.iter().map(Block::height).max().unwrap_or(0);
        let mut head = self.beside(titles.into_iter().map(|title| title.lowered(height)).collect());
        head.append(Block::line(cx.glyphs.across.repeat(self.width()), Look::of(Role::Axis)));
        head
    }
}

impl Table {
    /// The fewest and the most cells of a column: its longest word, and its longest line, within reason.
    fn bounds(&self, column: usize) -> (usize, usize) {
        let titles = self.columns.get(column).map(|column| &column.title);
        let cells = titles.into_iter().chain(self.rows.iter().filter_map(|row| row.get(column)));
        let (mut least, mut most) = (1, 1);
        for cell in cells {
            most = most.max(Block::prose(cell, usize::MAX, Look::default()).width());
            for paragraph in &cell.paragraphs {
                let text: String = paragraph.iter().map(|run| run.text.as_str()).collect();
                least = least.max(widest_word(&text));
            }
        }
        let most = most.min(WIDEST);
        (least.min(LONGEST_WORD).max(NARROWEST.min(most)), most)
    }

    /// The titles, and the rows under them. Where a page cannot hold them all, each has its titles again.
    fn grid(&self, grid: &Grid, cx: &Cx) -> Block {
        let place = |row: &Vec<Prose>| grid.beside(grid.cells(self, row.iter(), Look::default())).bound();
        let rows: Vec<Block> = self.rows.iter().map(place).collect();
        let titled = self.columns.iter().any(|column| !column.title.is_empty());
        let head = if titled { grid.head(self, cx) } else { Block::default() };
        let gap = usize::from(rows.iter().any(|row| row.height() > 1));
        let height = head.height() + rows.iter().map(|row| row.height() + gap).sum::<usize>();
        let one_page = height.saturating_sub(gap) <= cx.height;
        let (mut block, mut page) = (Block::default(), head.clone());
        let mut first = 0;
        for (index, row) in rows.into_iter().enumerate() {
            let full = index > first && page.height() + gap + row.height() > cx.height;
            if full && !one_page {
                block.append(std::mem::replace(&mut page, head.clone().part(Part::of(index))).together());
                block.blank();
                first = index;
            } else if index > first && gap > 0 {
                page.blank();
            }
            page.append(row.part(Part::of(index)));
            if index == first {
                page = page.bound();
            }
        }
        block.append(if block.rows.is_empty() { page } else { page.together() });
        block
    }

    /// The titles alone, one below the other.
    fn titles(&self, cx: &Cx) -> Block {
        let mut block = Block::default();
        for column in &self.columns {
            block.append(Block::prose(&column.title, cx.measure(), Look::default().bold()));
        }
        block
    }

    /// Each row as lines of "title: value".
    fn records(&self, cx: &Cx) -> Block {
        let mut block = Block::default();
        for (index, row) in self.rows.iter().enumerate() {
            let mut record = Block::default();
            for (place, (column, cell)) in self.columns.iter().zip(row).enumerate().filter(|(_, (_, cell))| !cell.is_empty()) {
                let look = Look { bold: place == 0, ..Look::default() };
                record.append(column.entry(cell, look, cx));
            }
            if !record.rows.is_empty() {
                block.blank();
            }
            block.append(record.together().part(Part::of(index)));
        }
        block
    }
}

impl Column {
    /// Its title before a value: "Weeks: ", or "Rain? " as it is.
    fn lead(&self, cx: &Cx) -> String {
        let title = self.title.plain();
        let asks = title.trim_end().ends_with(['?', '!', ':']);
        if self.title.is_empty() || asks { format!("{title} ").trim_start().into() } else { (cx.phrases.colon)(&title, "") }
    }

    /// What it holds in one row, after its title.
    fn entry(&self, cell: &Prose, look: Look, cx: &Cx) -> Block {
        let cells = cx.measure().saturating_sub(HANG).max(1);
        let mut styled = vec![(self.lead(cx), Ink::from(Look::of(Role::Dim)))];
        let mut block = Block::default();
        for paragraph in &cell.paragraphs {
            styled.extend(paragraph.iter().map(|run| (run.text.clone(), Ink::of(run, look))));
            block.append(Block::lines(wrap(&styled, cells)));
            styled.clear();
        }
        block.hanging(HANG).bound()
    }

    fn say(&self, cell: &Prose, cx: &Cx) -> String {
        stopped(&(self.lead(cx) + &cell.plain()))
    }
}

impl Block {
    /// Moves each row to its place in a column of so many cells.
    fn aligned(mut self, align: Align, cells: usize) -> Self {
        for row in &mut self.rows {
            let free = cells.saturating_sub(row.width());
            let blanks = match align {
                Align::Left => 0,
                Align::Right => free,
                Align::Center => free / 2,
            };
            if blanks > 0 && !row.spans.is_empty() {
                row.spans.insert(0, Span { text: " ".repeat(blanks), ..Span::default() });
            }
        }
        self
    }

    /// Puts blank rows above, up to a height.
    fn lowered(mut self, height: usize) -> Self {
        let missing = height.saturating_sub(self.height());
        self.rows.splice(0..0, std::iter::repeat_n(super::block::Row::default(), missing));
        self
    }
}

impl Draw for Table {
    fn place(&self, cx: &Cx) -> Block {
        let mut block = match Grid::new(self, cx) {
            Some(grid) => self.grid(&grid, cx),
            None if self.rows.is_empty() => self.titles(cx),
            None => self.records(cx),
        };
        block.caption(self.caption.as_ref(), cx, Part::of(self.rows.len().saturating_sub(1)));
        block
    }

    fn read(&self, cx: &Cx) -> Vec<Words> {
        let mut words = Vec::new();
        if self.rows.is_empty() {
            let titles: Vec<String> = self.columns.iter().map(|column| column.title.plain()).collect();
            words.push(Words::Paragraph(titles.join(", ")));
        }
        for row in self.rows.iter().take(cx.shown) {
            let cells = self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let said: Vec<String> = cells.map(|(column, cell)| column.say(cell, cx)).collect();
            if !said.is_empty() {
                words.push(Words::Item(0, "- ".into(), said.join(" ")));
            }
        }
        let caption = self.caption.iter().filter(|_| cx.shown >= self.rows.len());
        words.extend(caption.map(|caption| Words::Paragraph(caption.plain())));
        words
    }

    fn parts(&self) -> usize {
        self.rows.len()
    }

    fn check(&self) -> Vec<Fault> {
        let columns = self.columns.len();
        if columns == 0 {
            let hint = "Name them: \"columns\": [\"What\", \"When\"].";
            return vec![Fault::new([At::Field("columns")], "no-columns", "A table needs at least one column.", hint)];
        }
        let mut faults = Vec::new();
        for (index, row) in self.rows.iter().enumerate().filter(|(_, row)| row.len() != columns) {
            let message =
                format!("Row {} has {}, but the table has {}.", index + 1, count(row.len(), "cell"), count(columns, "column"));
            let at = [At::Field("rows"), At::Index(index)];
            faults.push(if row.len() > columns {
                let at = at.into_iter().chain([At::Index(columns)]).collect::<Vec<_>>();
                Fault::new(at, "extra-cell", message, "Take this cell out, or name one more column.")
            } else {
                Fault::new(at, "missing-cell", message, "An empty cell is written \"\".")
            });
        }
        faults
    }
}

fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::Phrases;
    use crate::testing::Test;
    use crate::text::width::width;
    use crate::theme::glyphs::UNICODE;
    use proptest::prelude::*;

    const DRUGS: &str = r#"{"type": "table", "reveal": true, "columns": ["Drug", {"title": "Weeks", "align": "right"}, "Why?"],
        "rows": [["A", "2", "It *helps*."], ["B", "10", ""]], "caption": "Two drugs."}"#;

    /// A table as it is placed on a page so wide: its rows as text.
    fn placed(table: &Table, cells: usize) -> Vec<String> {
        let block = table.place(&Cx::new(Phrases::of("en"), &UNICODE, (cells, 24), &|_| None));
        block.rows.iter().map(|row| row.spans.iter().map(|span| span.text.as_str()).collect()).collect()
    }

    fn table(columns: &[&str], rows: &[Vec<&str>]) -> Table {
        Table {
            columns: columns.iter().map(|title| Column { title: Prose::new(title), align: Align::Left }).collect(),
            rows: rows.iter().map(|row| row.iter().map(|cell| Prose::new(cell)).collect()).collect(),
            caption: None,
        }
    }

    /// The cell in which a word of a row begins.
    fn column(row: &str, word: &str) -> usize {
        width(row.split_once(word).unwrap().0)
    }

    #[test]
    fn every_page_has_the_titles() {
        let rows: Vec<String> = (0..60).map(|n| format!(r#"["row {n}.", "cell"]"#)).collect();
        let table = format!(r#"{{"type": "table", "columns": ["Name", "What"], "rows": [{}]}}"#, rows.join(","));
        let body = format!(r#""Words before it.", {table}"#);
        let (mut met, mut pages) = (String::new(), 0);
        for page in 0..12 {
            let screen = Test::body(&body).keys(&"PageDown ".repeat(page)).screen();
            if screen.contains("row ") {
                assert!(screen.contains("Name") && screen.contains("What"), "{screen}");
                pages += 1;
            }
            met += &screen;
        }
        assert!(pages > 3 && (0..60).all(|n| met.contains(&format!("row {n}."))), "{met}");
    }

    #[test]
    fn five_columns_of_prose_stay_in_their_columns_and_become_records() {
        let row =
            |row: usize| (0..5).map(move |column| format!("\"c{column} says in row{row} c{column} something c{column} long\""));
        let rows: Vec<String> = (0..3).map(|number| format!("[{}]", row(number).collect::<Vec<_>>().join(","))).collect();
        let json = format!(r#"{{"type": "table", "columns": ["T0", "T1", "T2", "T3", "T4"], "rows": [{}]}}"#, rows.join(","));
        let screen = Test::body(&json).screen();
        let head = screen.lines().find(|line| line.contains("T0")).unwrap();
        let starts: Vec<usize> = (0..5).map(|number| column(head, &format!("T{number}"))).collect();
        for (number, &start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(76);
            let sign = format!("c{number}");
            let places: Vec<usize> = screen.lines().flat_map(|line| line.match_indices(&sign).map(|(place, _)| place)).collect();
            assert_eq!(places.len(), 9, "{screen}");
            assert!(places.iter().all(|place| (start..end).contains(place)), "{screen}");
        }
        assert!(screen.contains("─────"), "{screen}");
        let narrow = Test::body(&json).size(40, 30).screen();
        assert!(narrow.contains("T0: c0 says") && narrow.contains("T4: c4 says") && !narrow.contains('─'), "{narrow}");
    }

    #[test]
    fn numbers_line_up_at_the_right() {
        let screen = Test::body(DRUGS).keys("l").screen();
        let ends: Vec<usize> = ["Weeks", " 2", "10"].map(|word| end(&screen, word)).to_vec();
        assert_eq!(ends, [ends[0]; 3], "{screen}");
        fn end(screen: &str, word: &str) -> usize {
            let line = screen.lines().find(|line| line.contains(word)).unwrap();
            column(line, word) + word.len()
        }
    }

    #[test]
    fn short_columns_get_their_longest_line_and_long_ones_share_the_rest() {
        let prose = "many words in a long cell ".repeat(5);
        let rows = placed(&table(&["When", "What", "Who"], &[vec!["In the morning", &prose, &prose]]), 72);
        let head = &rows[0];
        assert_eq!([column(head, "What"), column(head, "Who")], [14 + 3, 14 + 3 + 26 + 3], "{}", rows.join("\n"));
        assert!(rows.iter().all(|row| width(row) <= 72));
        let wide = placed(&table(&["When", "What"], &[vec!["Now", &prose]]), 96);
        assert!(wide.iter().all(|row| width(row) <= 4 + 3 + WIDEST), "{}", wide.join("\n"));
    }

    #[test]
    fn rows_that_wrap_stand_apart_and_titles_level_at_their_feet() {
        let rows = placed(
            &table(&["A", "Many words over one narrow column of this table, more than fit"], &[vec!["1", "2"], vec!["3", "4"]]),
            40,
        );
        assert_eq!(rows[0], "    Many words over one narrow column of");
        assert_eq!(rows[1], "A   this table, more than fit");
        assert!(rows[2].starts_with("──") && rows[3].starts_with('1') && rows[4].starts_with('3'), "{rows:?}");
        let airy = placed(&table(&["A", "B"], &[vec!["1", "one\ntwo"], vec!["3", "4"]]), 40);
        assert_eq!(placed(&table(&["", ""], &[vec!["1", "2"]]), 40), ["1   2"]);
        assert_eq!(airy[2..], ["1   one", "    two", "", "3   4"]);
    }

    #[test]
    fn wide_letters_keep_the_columns() {
        let table = table(&["名前", "B"], &[vec!["漢字 👩‍⚕️", "x1"], vec!["e\u{301}te\u{301}", "x2"], vec!["abc", "x3"]]);
        let rows = placed(&table, 40);
        let starts: Vec<usize> = [("B", 0), ("x1", 2), ("x2", 3), ("x3", 4)].map(|(word, row)| column(&rows[row], word)).to_vec();
        assert_eq!(starts, [10; 4], "{rows:?}");
    }

    #[test]
    fn a_word_longer_than_any_page_is_all_there() {
        let word = "x".repeat(10_000);
        for cells in [20, 36, 72, 96] {
            let rows = placed(&table(&["A", "B"], &[vec!["a", &word]]), cells);
            assert_eq!(rows.concat().matches('x').count(), 10_000);
            assert!(rows.iter().all(|row| width(row) <= cells), "{cells}");
        }
    }

    #[test]
    fn records_name_every_value_and_hang() {
        let table = table(&["Drug", "Weeks", "What for?", ""], &[vec![""; 4], vec!["A", "", "to help your own defenses", "B"]]);
        assert_eq!(placed(&table, 20), ["Drug: A", "What for? to help", "  your own defenses", "B"]);
    }

    #[test]
    fn rows_come_one_by_one_under_their_titles() {
        let (before, after) = (Test::body(DRUGS).screen(), Test::body(DRUGS).keys("l").screen());
        assert!(before.contains("Drug") && before.contains("It helps.") && !before.contains("10"), "{before}");
        assert!(after.contains("10") && after.contains("Two drugs."), "{after}");
        for (old, new) in before.lines().zip(after.lines()).filter(|(old, _)| !old.is_empty()) {
            assert_eq!(old, new);
        }
    }

    #[test]
    fn a_page_ends_between_rows() {
        let row = |number: usize| format!(r#"["first{number}", "{}last{number}."]"#, "many words ".repeat(12));
        let rows: Vec<String> = (0..20).map(row).collect();
        let json = format!(r#"{{"type": "table", "columns": ["A", "B"], "rows": [{}]}}"#, rows.join(","));
        for (width, height) in [(80, 24), (40, 15)] {
            let page = |page: usize| Test::body(&json).size(width, height).keys(&"PageDown ".repeat(page)).screen();
            let pages: Vec<String> = (0..24).map(page).collect();
            for number in 0..20 {
                let (first, last) = (format!("first{number} "), format!("last{number}."));
                assert!(pages.iter().any(|page| page.contains(&first) && page.contains(&last)), "{number} at {width}×{height}");
            }
        }
    }

    #[test]
    fn rows_are_said_as_records_and_no_more_than_is_shown() {
        assert_eq!(Test::body(DRUGS).reading(), "Drug: A. Weeks: 2. Why? It helps.\nDrug: B. Weeks: 10.\nTwo drugs.");
        let table = table(&["A"], &[vec!["1"], vec!["2"]]);
        let cx = Cx::new(Phrases::of("fr"), &UNICODE, (72, 24), &|_| None);
        assert_eq!(table.read(&Cx { shown: 1, ..cx }), [Words::Item(0, "- ".into(), "A : 1.".into())]);
    }

    #[test]
    fn faults_name_their_cell_their_row_and_their_columns() {
        let errors = |json: &str| Test::body(&format!("{{\"type\": \"table\",\n{json}}}")).errors();
        assert_eq!(
            errors("\"columns\": [\"A\", \"B\"],\n\"rows\": [[\"1\", \"2\"],\n[\"1\", \"2\", \"3\", \"4\"],\n[\"1\"]]"),
            [
                "4:12 error extra-cell: Row 2 has 4 cells, but the table has 2 columns. (Take this cell out, or name one more column.)",
                "5:1 error missing-cell: Row 3 has 1 cell, but the table has 2 columns. (An empty cell is written \"\".)",
            ]
        );
        assert!(
            errors("\"columns\": [{\"title\": \"A\", \"align\": \"rigth\"}], \"rows\": []")[0]
                .contains("Did you mean \"right\"?")
        );
        assert!(errors("\"columns\": [\"A\"], \"rows\": [[2]]")[0].starts_with("2:29 error wrong-type"));
        let empty = Test::body("{\"type\": \"table\", \n\"columns\": [],\n\"rows\": [[]]}").findings();
        assert_eq!(empty.len(), 1, "{empty:?}");
        assert!(empty[0].starts_with("2:12 error no-columns: A table needs at least one column."));
    }

    fn words() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec!["a", "weeks", "immunotherapy", "漢", "👩‍⚕️", "été", "10", "**at", "once**"]);
        prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_no_row_is_wider_than_the_page(
            columns in 1usize..7, cells in prop::collection::vec(words(), 0..24), page in 20usize..120, align in 0usize..3
        ) {
            let mut table = table(&vec!["Title"; columns], &cells.chunks_exact(columns).map(|row| row.iter().map(String::as_str).collect()).collect::<Vec<_>>());
            for column in &mut table.columns {
                column.align = [Align::Left, Align::Right, Align::Center][align];
            }
            let rows = placed(&table, page);
            for row in &rows {
                prop_assert!(width(row) <= page, "{page}: {rows:?}");
            }
            let mut drawn: Vec<&str> = rows.iter().flat_map(|row| row.split_whitespace()).collect();
            for word in table.rows.iter().flatten().map(Prose::plain).collect::<Vec<_>>().join(" ").split_whitespace() {
                let found = drawn.iter().position(|&one| one == word);
                prop_assert!(found.is_some(), "{word} at {page}: {rows:?}");
                found.map(|at| drawn.swap_remove(at));
            }
        }
    }
}
