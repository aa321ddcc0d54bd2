//! What a program writes beside text.

/// All escape sequences, without the escape itself.
fn sequences(written: &str) -> impl Iterator<Item = &str> {
    written.split('\x1b').skip(1).map(|rest| {
        let end = match rest.as_bytes() {
            [b'[', parameters @ ..] => parameters.iter().position(|byte| (b'@'..=b'~').contains(byte)).map(|at| at + 2),
            [b']' | b'P' | b'X' | b'^' | b'_', ..] => rest.find('\x07'),
            _ => rest.chars().next().map(char::len_utf8),
        };
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// The sequences that do more than draw: questions, modes, titles, clipboards.
pub fn beyond_drawing(written: &str) -> Vec<&str> {
    let draws = |sequence: &str| {
        matches!(sequence, "[?1049h" | "[?1049l" | "[?25h" | "[?25l" | "\\")
            || sequence.starts_with('[') && !sequence.contains('?') && sequence.ends_with(['m', 'H', 'J'])
    };
    sequences(written).filter(|sequence| !draws(sequence)).collect()
}

/// The numbers in all styles that set a colour, and do not merely take it back.
pub fn colours(written: &str) -> Vec<u32> {
    let styles = sequences(written).filter_map(|sequence| sequence.strip_prefix('[')?.strip_suffix('m'));
    let numbers = styles.flat_map(|numbers| numbers.split(';')).filter_map(|number| number.parse().ok());
    numbers.filter(|number| matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107)).collect()
}
