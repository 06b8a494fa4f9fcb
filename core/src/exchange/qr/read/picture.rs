//! A picture as shades of grey, and what in it counts as dark.

/// How light each pixel is, row by row.
pub(super) struct Picture {
    luma: Vec<u8>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// For each pixel, whether it is dark for where it is.
pub(super) struct Shades {
    dark: Vec<bool>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// How much darker than around it a pixel is, to be called dark: less is noise.
const MARGIN: u32 = 6;

/// How far the darkest and the lightest have to be apart, for the middle between them to be anything but noise.
const LEAST_RANGE: u8 = 40;

impl Picture {
    /// A picture; as many pixels as `width` times `height`.
    pub(super) fn new(luma: Vec<u8>, width: usize, height: usize) -> Picture {
        Picture { luma, width, height }
    }

    fn row(&self, y: usize) -> &[u8] {
        self.luma.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    fn at(&self, x: usize, y: usize) -> f64 {
        f64::from(self.luma.get(y * self.width + x).copied().unwrap_or_default())
    }

    /// How light it is at a place between pixels; beyond the edge as light as at the edge.
    pub(super) fn light(&self, x: f64, y: f64) -> f64 {
        let (most_x, most_y) = ((self.width - 1) as f64, (self.height - 1) as f64);
        // The middle of a pixel is half a pixel in. What is no number comes out as 0.
        let (x, y) = ((x - 0.5).max(0.0).min(most_x), (y - 0.5).max(0.0).min(most_y));
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (across, down) = (x - left as f64, y - top as f64);
        let upper = self.at(left, top) * (1.0 - across) + self.at(right, top) * across;
        let lower = self.at(left, bottom) * (1.0 - across) + self.at(right, bottom) * across;
        upper * (1.0 - down) + lower * down
    }

    /// The same with light and dark turned.
    pub(super) fn turned(&self) -> Picture {
        Picture { luma: self.luma.iter().map(|light| !light).collect(), ..*self }
    }

    /// The same at most so wide and high; each pixel is the mean of those it covers.
    pub(super) fn shrunk(&self, side: usize) -> Picture {
        let longer = self.width.max(self.height);
        if longer <= side || side == 0 {
            return Picture { luma: self.luma.clone(), ..*self };
        }
        let (width, height) = ((self.width * side / longer).max(1), (self.height * side / longer).max(1));
        let mut luma = Vec::with_capacity(width * height);
        for y in 0..height {
            let rows = y * self.height / height..((y + 1) * self.height / height).max(y * self.height / height + 1);
            for x in 0..width {
                let columns = x * self.width / width..((x + 1) * self.width / width).max(x * self.width / width + 1);
                let (mut sum, mut count) = (0u32, 0u32);
                for row in rows.clone() {
                    for light in self.row(row).get(columns.clone()).unwrap_or_default() {
                        sum += u32::from(*light);
                        count += 1;
                    }
                }
                luma.push((sum / count.max(1)) as u8);
            }
        }
        Picture { luma, width, height }
    }

    /// What is dark: darker than the mean of what is around, so that neither shadow nor glare decides.
    pub(super) fn by_mean(&self) -> Shades {
        let reach = (self.width.max(self.height) / 10).max(8);
        let mut columns = vec![0u32; self.width];
        let add = |columns: &mut [u32], y: usize, sign: u32| {
            for (sum, light) in columns.iter_mut().zip(self.row(y)) {
                *sum = sum.wrapping_add(u32::from(*light).wrapping_mul(sign));
            }
        };
        (0..reach.min(self.height)).for_each(|y| add(&mut columns, y, 1));
        let mut dark = Vec::with_capacity(self.luma.len());
        for y in 0..self.height {
            if y + reach < self.height {
                add(&mut columns, y + reach, 1);
            }
            if let Some(gone) = y.checked_sub(reach + 1) {
                add(&mut columns, gone, 1u32.wrapping_neg());
            }
            let tall = (y + reach).min(self.height - 1) - y.saturating_sub(reach) + 1;
            let mut sum: u32 = columns.iter().take(reach).sum();
            for (x, light) in self.row(y).iter().enumerate() {
                sum += columns.get(x + reach).copied().unwrap_or_default();
                if let Some(gone) = x.checked_sub(reach + 1) {
                    sum -= columns.get(gone).copied().unwrap_or_default();
                }
                let wide = (x + reach).min(self.width - 1) - x.saturating_sub(reach) + 1;
                dark.push((u32::from(*light) + MARGIN) * ((wide * tall) as u32) < sum);
            }
        }
        Shades { dark, width: self.width, height: self.height }
    }

    /// What is dark: nearer to the darkest than to the lightest of what is around. Finds what is out of focus, where the
    /// mean is of no use: beside a light edge it is as light as the thin lines of the code.
    pub(super) fn by_middle(&self) -> Shades {
        let block = (self.width.max(self.height) / 40).max(6);
        let wide = self.width.div_ceil(block);
        let mut ranges = vec![(u8::MAX, u8::MIN); wide * self.height.div_ceil(block)];
        for y in 0..self.height {
            let blocks = ranges.iter_mut().skip(y / block * wide);
            for (range, pixels) in blocks.zip(self.row(y).chunks(block)) {
                *range = pixels.iter().fold(*range, |(least, most), light| (least.min(*light), most.max(*light)));
            }
        }
        let range = |x: usize, y: usize| {
            let rows = ranges.chunks(wide.max(1)).skip(y.saturating_sub(2)).take(3 + y.min(2));
            let around = rows.flat_map(|row| row.iter().skip(x.saturating_sub(2)).take(3 + x.min(2)));
            around.fold((u8::MAX, u8::MIN), |(least, most), range| (least.min(range.0), most.max(range.1)))
        };
        let mut dark = Vec::with_capacity(self.luma.len());
        for y in 0..self.height {
            for (x, pixels) in self.row(y).chunks(block).enumerate() {
                let (least, most) = range(x, y / block);
                let even = most.saturating_sub(least) < LEAST_RANGE;
                let middle = if even { 0 } else { least.midpoint(most) };
                dark.extend(pixels.iter().map(|light| *light < middle));
            }
        }
        Shades { dark, width: self.width, height: self.height }
    }
}

impl Shades {
    /// Whether a pixel is dark; nothing is beyond the edge.
    pub(super) fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.dark.get(y * self.width + x).copied().unwrap_or(false)
    }

    /// A row from left to right.
    pub(super) fn row(&self, y: usize) -> &[bool] {
        self.dark.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// Whether it is dark at a place between pixels; `None` beyond the edge.
    pub(super) fn dark_at(&self, x: f64, y: f64) -> Option<bool> {
        let inside = x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64;
        inside.then(|| self.is_dark(x as usize, y as usize))
    }
}
