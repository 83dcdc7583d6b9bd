//! The statement as a workbook: numbers are numbers, months are dates, totals are formulas with their
//! results kept beside, so that they show also where nothing is recalculated. Texts are written as
//! strings and as nothing else: a name that begins like a formula stays a name.

use affianca_domain::{Cents, Minutes, StatementFigure, StatementRow, StatementSheet};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{
    Chart, ChartPatternFill, ChartPatternFillType, ChartType, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::columns::{STATES, Sum, heads, hours_head, names, sums};
use crate::DocumentError;

const HOURS: &str = "0.00";
const EUROS: &str = "#,##0.00 \"€\"";
const DAY: &str = "dd/mm/yyyy";
const MONTH: &str = "mmmm yyyy";

impl From<XlsxError> for DocumentError {
    fn from(error: XlsxError) -> Self {
        Self::Table(error.to_string())
    }
}

/// The statement as XLSX: its rows, its months with a chart, its criteria.
///
/// # Errors
/// [`DocumentError::Table`] when it does not fit into a workbook.
pub fn statement_xlsx(sheet: &StatementSheet) -> Result<Vec<u8>, DocumentError> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(format!("Rendiconto per {}", sheet.grouping))
        .set_creation_datetime(&moment(sheet.made)?);
    workbook.set_properties(&properties);
    rows(workbook.add_worksheet(), sheet, &styles)?;
    months(workbook.add_worksheet(), sheet, &styles)?;
    criteria(workbook.add_worksheet(), sheet, &styles)?;
    Ok(workbook.save_to_buffer()?)
}

struct Styles {
    head: Format,
    text: Format,
    hours: Format,
    euros: Format,
    month: Format,
    day: Format,
    label: Format,
    total: Format,
    total_hours: Format,
    total_euros: Format,
}

impl Styles {
    fn new() -> Self {
        let bold = Format::new().set_bold();
        let total = bold.clone().set_border_top(FormatBorder::Thin);
        Self {
            head: bold
                .clone()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_border_bottom(FormatBorder::Thin),
            text: Format::new(),
            hours: Format::new().set_num_format(HOURS),
            euros: Format::new().set_num_format(EUROS),
            month: Format::new()
                .set_num_format(MONTH)
                .set_align(FormatAlign::Left),
            day: Format::new()
                .set_num_format(DAY)
                .set_align(FormatAlign::Left),
            label: bold,
            total_hours: total.clone().set_num_format(HOURS),
            total_euros: total.clone().set_num_format(EUROS),
            total,
        }
    }
}

/// The statement itself: two columns for each sum, hours and euros.
fn rows(
    page: &mut Worksheet,
    sheet: &StatementSheet,
    styles: &Styles,
) -> Result<(), DocumentError> {
    page.set_name("Rendiconto")?;
    let sums = sums(sheet);
    let heads = heads(sheet.grouping);
    for (at, head) in (0..).zip(heads) {
        page.write_string_with_format(0, at, *head, &styles.head)?;
    }
    let first = column(heads.len())?;
    for (at, sum) in (0..).zip(&sums) {
        let hours = first + 2 * at;
        page.write_string_with_format(0, hours, hours_head(sum.word), &styles.head)?;
        let amount = format!("importo {}", sum.amount);
        page.write_string_with_format(0, hours + 1, amount, &styles.head)?;
    }
    for (line, row) in (1..).zip(&sheet.rows) {
        name(page, line, sheet, row, styles)?;
        for (at, sum) in (0..).zip(&sums).filter(|(_, sum)| sum.in_rows) {
            let figure = (sum.of)(&row.figures);
            let hours = first + 2 * at;
            page.write_number_with_format(line, hours, in_hours(figure.minutes), &styles.hours)?;
            let amount = in_euros(figure.amount);
            page.write_number_with_format(line, hours + 1, amount, &styles.euros)?;
        }
    }
    totals(page, sheet, &sums, styles)?;
    let last = column(heads.len() + 2 * sums.len())? - 1;
    widths(page, sheet, last)?;
    page.set_row_height(0, 32)?;
    page.set_freeze_panes(1, first)?;
    page.autofilter(0, 0, line_count(sheet)?.max(1), last)?;
    page.set_landscape().set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(0, 0)?;
    Ok(())
}

fn name(
    page: &mut Worksheet,
    line: u32,
    sheet: &StatementSheet,
    row: &StatementRow,
    styles: &Styles,
) -> Result<(), DocumentError> {
    if let Some(month) = row.month {
        page.write_datetime_with_format(line, 0, date(month)?, &styles.month)?;
        return Ok(());
    }
    for (at, text) in (0..).zip(names(sheet.grouping, row)) {
        page.write_string_with_format(line, at, text, &styles.text)?;
    }
    Ok(())
}

/// The last row: a formula over each column, or the whole's own figure where rows have none.
fn totals(
    page: &mut Worksheet,
    sheet: &StatementSheet,
    sums: &[Sum],
    styles: &Styles,
) -> Result<(), DocumentError> {
    let rows = line_count(sheet)?;
    let line = rows + 1;
    let first = column(heads(sheet.grouping).len())?;
    for at in 0..first {
        page.write_blank(line, at, &styles.total)?;
    }
    page.write_string_with_format(line, 0, "totale", &styles.total)?;
    for (at, sum) in (0..).zip(sums) {
        let StatementFigure { minutes, amount } = (sum.of)(&sheet.total);
        let pair = [
            (first + 2 * at, in_hours(minutes), &styles.total_hours),
            (first + 2 * at + 1, in_euros(amount), &styles.total_euros),
        ];
        for (column, value, style) in pair {
            if sum.in_rows && rows > 0 {
                let formula = sum_of(column, 1, rows, value);
                page.write_formula_with_format(line, column, formula, style)?;
            } else {
                page.write_number_with_format(line, column, value, style)?;
            }
        }
    }
    Ok(())
}

/// Hours by month and by state, with a chart that also a black and white printer can draw.
fn months(
    page: &mut Worksheet,
    sheet: &StatementSheet,
    styles: &Styles,
) -> Result<(), DocumentError> {
    page.set_name("Mesi")?;
    page.write_string_with_format(0, 0, "mese", &styles.head)?;
    page.set_column_width(0, 18)?;
    for (at, (word, _)) in (1..).zip(STATES) {
        page.write_string_with_format(0, at, hours_head(word), &styles.head)?;
        page.set_column_width(at, 17)?;
    }
    for (line, month) in (1..).zip(&sheet.months) {
        page.write_datetime_with_format(line, 0, date(month.month)?, &styles.month)?;
        for (at, (_, of)) in (1..).zip(STATES) {
            page.write_number_with_format(line, at, in_hours(of(&month.hours)), &styles.hours)?;
        }
    }
    let count = u32::try_from(sheet.months.len()).unwrap_or(u32::MAX);
    page.write_string_with_format(count + 1, 0, "totale", &styles.total)?;
    for (at, (_, of)) in (1..).zip(STATES) {
        let whole: Minutes = sheet.months.iter().map(|month| of(&month.hours)).sum();
        let value = in_hours(whole);
        if count > 0 {
            let formula = sum_of(at, 1, count, value);
            page.write_formula_with_format(count + 1, at, formula, &styles.total_hours)?;
        } else {
            page.write_number_with_format(count + 1, at, value, &styles.total_hours)?;
        }
    }
    page.set_freeze_panes(1, 1)?;
    page.autofilter(0, 0, count.max(1), 4)?;
    if count > 0 {
        page.insert_chart(1, 6, &chart(count))?;
    }
    Ok(())
}

fn chart(count: u32) -> Chart {
    let fills = [
        ("#00529F", None),
        (
            "#0066CC",
            Some(ChartPatternFillType::DiagonalStripesWideUpwards),
        ),
        ("#455B71", Some(ChartPatternFillType::Dotted40Percent)),
        ("#76879A", Some(ChartPatternFillType::DiagonalBrick)),
    ];
    let mut chart = Chart::new(ChartType::ColumnStacked);
    chart.title().set_name("Ore per mese e per stato");
    chart.y_axis().set_name("ore");
    chart.set_width(900).set_height(380);
    for (at, (colour, pattern)) in (1_u16..).zip(fills) {
        let series = chart.add_series();
        series
            .set_name(("Mesi", 0, at))
            .set_categories(("Mesi", 1, 0, count, 0))
            .set_values(("Mesi", 1, at, count, at))
            .set_gap(60);
        match pattern {
            None => series.set_format(
                rust_xlsxwriter::ChartFormat::new()
                    .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour)),
            ),
            Some(pattern) => series.set_format(
                rust_xlsxwriter::ChartFormat::new()
                    .set_border(rust_xlsxwriter::ChartLine::new().set_color(colour))
                    .set_pattern_fill(
                        ChartPatternFill::new()
                            .set_pattern(pattern)
                            .set_foreground_color(colour)
                            .set_background_color("#FFFFFF"),
                    ),
            ),
        };
    }
    chart
}

/// What was asked for, and how it was reckoned.
fn criteria(
    page: &mut Worksheet,
    sheet: &StatementSheet,
    styles: &Styles,
) -> Result<(), DocumentError> {
    page.set_name("Criteri")?;
    page.set_column_width(0, 28)?;
    page.set_column_width(1, 100)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut line = 0;
    let mut say = |page: &mut Worksheet, label: &str, value: &str| -> Result<(), XlsxError> {
        page.write_string_with_format(line, 0, label, &styles.label)?;
        page.write_string_with_format(line, 1, value, &wrapped)?;
        line += 1;
        Ok(())
    };
    say(page, "Servizio", &sheet.service)?;
    say(page, "Ente", &sheet.provider)?;
    say(page, "Righe per", sheet.grouping.label())?;
    say(page, "OPAL nella selezione", &sheet.requests.to_string())?;
    for (label, value) in &sheet.criteria {
        say(page, label, value)?;
    }
    for rule in &sheet.rules {
        say(page, "Come si conta", rule)?;
    }
    say(
        page,
        "Unità",
        "Ore in decimali (1,50 = un’ora e mezza), importi in euro.",
    )?;
    say(page, "Riferimento", &sheet.reference_text)?;
    if let Some(head) = &sheet.journal {
        say(page, "Giornale", &head.to_string())?;
    }
    for (label, day) in [
        ("Dal", sheet.from),
        ("Al", sheet.to),
        ("Redatto il", Some(sheet.made.date())),
    ] {
        page.write_string_with_format(line, 0, label, &styles.label)?;
        match day {
            Some(day) => page.write_datetime_with_format(line, 1, date(day)?, &styles.day)?,
            None => page.write_string_with_format(line, 1, "–", &wrapped)?,
        };
        line += 1;
    }
    Ok(())
}

fn widths(page: &mut Worksheet, sheet: &StatementSheet, last: u16) -> Result<(), DocumentError> {
    let heads = heads(sheet.grouping);
    for (at, head) in heads.iter().enumerate() {
        let longest = sheet
            .rows
            .iter()
            .filter_map(|row| {
                names(sheet.grouping, row)
                    .get(at)
                    .map(|text| text.chars().count())
            })
            .max()
            .unwrap_or_default()
            .max(head.chars().count());
        let width = u32::try_from(longest.clamp(10, 48)).unwrap_or(48) + 3;
        page.set_column_width(column(at)?, width)?;
    }
    for at in column(heads.len())?..=last {
        page.set_column_width(at, 15)?;
    }
    Ok(())
}

fn sum_of(column: u16, from: u32, to: u32, value: f64) -> Formula {
    let letters = rust_xlsxwriter::utility::column_number_to_name(column);
    Formula::new(format!("=SUM({letters}{}:{letters}{})", from + 1, to + 1))
        .set_result(value.to_string())
}

fn line_count(sheet: &StatementSheet) -> Result<u32, DocumentError> {
    u32::try_from(sheet.rows.len()).map_err(|error| DocumentError::Table(error.to_string()))
}

fn column(at: usize) -> Result<u16, DocumentError> {
    u16::try_from(at).map_err(|error| DocumentError::Table(error.to_string()))
}

fn in_hours(minutes: Minutes) -> f64 {
    f64::from(minutes.0) / 60.0
}

/// Cents are exact up to ninety thousand billion euros.
fn in_euros(amount: Cents) -> f64 {
    amount.0 as f64 / 100.0
}

fn date(day: NaiveDate) -> Result<ExcelDateTime, DocumentError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    let month = u8::try_from(day.month()).unwrap_or_default();
    let number = u8::try_from(day.day()).unwrap_or_default();
    Ok(ExcelDateTime::from_ymd(year, month, number)?)
}

fn moment(at: NaiveDateTime) -> Result<ExcelDateTime, DocumentError> {
    let part = |value: u32| u8::try_from(value).unwrap_or_default();
    let hour = u16::try_from(at.hour()).unwrap_or_default();
    Ok(date(at.date())?.and_hms(hour, part(at.minute()), f64::from(at.second()))?)
}
