//! How wide the columns of a table are: as their shares say, but no number or word is broken while
//! another column has room to give.

/// Widths that fill `width`. `needs` is what each column needs to break nothing, `least` what every
/// column must have, which the columns together must not exceed.
pub fn widths(shares: &[f32], needs: &[f32], width: f32, least: f32) -> Vec<f32> {
    let shares: Vec<f32> = shares
        .iter()
        .map(|share| {
            if share.is_finite() {
                share.clamp(0.01, 100.0)
            } else {
                1.0
            }
        })
        .collect();
    let floor = floors(needs, width, least);
    let mut fixed = vec![false; shares.len()];
    loop {
        let free = |fixed: &[bool], values: &[f32]| -> f32 {
            let pairs = values.iter().zip(fixed);
            pairs.filter(|(_, fixed)| !**fixed).map(|(v, _)| v).sum()
        };
        let taken = floor.iter().sum::<f32>() - free(&fixed, &floor);
        let unit = (width - taken) / free(&fixed, &shares);
        let tight = (0..shares.len()).find(|&i| !fixed[i] && shares[i] * unit < floor[i]);
        match tight {
            Some(index) => fixed[index] = true,
            None => {
                return (0..shares.len())
                    .map(|i| if fixed[i] { floor[i] } else { shares[i] * unit })
                    .collect();
            }
        }
    }
}

/// What the columns need, scaled down where it is more than there is.
fn floors(needs: &[f32], width: f32, least: f32) -> Vec<f32> {
    let needs: Vec<f32> = needs.iter().map(|need| need.max(least)).collect();
    let wanted: f32 = needs.iter().map(|need| need - least).sum();
    let spare = width - least * needs.len() as f32;
    if wanted <= spare {
        return needs;
    }
    let scale = (spare / wanted).max(0.0);
    needs
        .iter()
        .map(|need| least + (need - least) * scale)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shares_decide_where_everybody_has_enough() {
        assert_eq!(widths(&[1.0, 3.0], &[10.0, 10.0], 100.0, 5.0), [25.0, 75.0]);
    }

    #[test]
    fn a_column_that_needs_more_takes_it_from_the_others() {
        assert_eq!(
            widths(&[1.0, 1.0, 2.0], &[40.0, 0.0, 0.0], 100.0, 5.0),
            [40.0, 20.0, 40.0]
        );
    }

    #[test]
    fn where_all_need_more_than_there_is_nobody_goes_under_the_least() {
        let widths = widths(&[1.0, 1.0], &[300.0, 0.0], 100.0, 20.0);
        assert_eq!(widths, [80.0, 20.0]);
    }

    proptest! {
        #[test]
        fn the_table_is_filled_and_no_column_is_under_the_least(
            columns in vec((prop_oneof![0.0..9.0_f32, any::<f32>()], 0.0..300.0_f32), 1..20),
        ) {
            let (shares, needs): (Vec<f32>, Vec<f32>) = columns.into_iter().unzip();
            let widths = widths(&shares, &needs, 480.0, 21.0);
            prop_assert!((widths.iter().sum::<f32>() - 480.0).abs() < 0.1, "{:?}", widths);
            prop_assert!(widths.iter().all(|&width| width > 20.99), "{:?}", widths);
        }
    }
}
