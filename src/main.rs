//! The program: everything it does is in the library.

use std::process::ExitCode;

fn main() -> color_eyre::Result<ExitCode> {
    color_eyre::install()?;
    immunodeck::runtime::restore_on_panic();
    Ok(immunodeck::cli::run())
}
