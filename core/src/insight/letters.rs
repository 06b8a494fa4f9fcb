//! What a letter is when case and marks do not count, script by script. Small tables in place of what Unicode knows of
//! every character, which would be the larger part of what is fetched.

/// Latin letters from À on by what they are without their marks; a point for those that stay as they are.
const LATIN: &str = concat!(
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y",
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.lllllll",
    "lllnnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs",
    "b...............................oo.............uu...............",
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo",
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............",
    "...b............",
);
/// The same from U+1E00 on.
const LATIN_MORE: &str = concat!(
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm",
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv",
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee",
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......",
);

/// Letters by those they count as; in pairs.
const SAME: [(&str, &str); 5] = [
    ("άέήίόύώϊϋΐΰς", "αεηιουωιυιυσ"),
    ("ёйїґѓќўѐѝ", "еиіггкуеи"),
    ("ךםןףץ", "כמנפצ"),
    ("أإآٱىیکؤئ", "ااااييكوي"),
    ("\u{901}\u{929}\u{931}\u{934}\u{958}\u{959}\u{95a}\u{95b}\u{95c}\u{95d}\u{95e}\u{95f}", "\u{902}नरळकखगजडढफय"),
];

/// Greek letters with more than one mark, by their first and what they count as.
const GREEK: [(u32, char); 25] = [
    (0x1f00, 'α'),
    (0x1f10, 'ε'),
    (0x1f20, 'η'),
    (0x1f30, 'ι'),
    (0x1f40, 'ο'),
    (0x1f50, 'υ'),
    (0x1f60, 'ω'),
    (0x1f70, 'α'),
    (0x1f72, 'ε'),
    (0x1f74, 'η'),
    (0x1f76, 'ι'),
    (0x1f78, 'ο'),
    (0x1f7a, 'υ'),
    (0x1f7c, 'ω'),
    (0x1f80, 'α'),
    (0x1f90, 'η'),
    (0x1fa0, 'ω'),
    (0x1fb0, 'α'),
    (0x1fc0, 'η'),
    (0x1fd0, 'ι'),
    (0x1fe0, 'υ'),
    (0x1fe4, 'ρ'),
    (0x1fe6, 'υ'),
    (0x1ff0, 'ω'),
    (0x2000, ' '),
];

/// Where the ten digits of other scripts begin.
const DIGITS: [u32; 5] = [0x660, 0x6f0, 0x966, 0xe50, 0xff10];

/// The consonants a Korean syllable begins with, its vowels, and the consonants it ends with, each as it is typed.
const BEGINS: [&str; 19] =
    ["ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"];
const VOWELS: [&str; 21] = [
    "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ",
    "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
];
const ENDS: [&str; 28] = [
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ",
    "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
];

/// Gives what a small letter counts as; a few count as two, and a Korean syllable as the letters it is typed with, so
/// that a half-typed one already fits.
pub(super) fn plain(letter: char, mut give: impl FnMut(char)) {
    let code = letter as u32;
    let mut all = |letters: Option<&&str>| letters.into_iter().flat_map(|letters| letters.chars()).for_each(&mut give);
    match code {
        0..=0xbf => give(letter),
        0xe6 => all(Some(&"ae")),
        0x153 => all(Some(&"oe")),
        0xdf | 0x1e9e => all(Some(&"ss")),
        0xc0..=0x24f => give(latin(LATIN, code - 0xc0).unwrap_or(letter)),
        0x1e00..=0x1eff => give(latin(LATIN_MORE, code - 0x1e00).unwrap_or(letter)),
        0x1f00..=0x1fff => give(GREEK.iter().rfind(|(first, _)| *first <= code).map_or(letter, |(_, plain)| *plain)),
        0xe33 => all(Some(&"\u{e4d}\u{e32}")),
        0x1100..=0x1112 => all(place(&BEGINS, code - 0x1100)),
        0x1161..=0x1175 => all(place(&VOWELS, code - 0x1161)),
        0x11a8..=0x11c2 => all(place(&ENDS, code - 0x11a7)),
        0x3133..=0x3144 | 0x3158..=0x3162 => {
            // Letters typed as two that stand alone, as they do while a syllable is being typed.
            let vowel = VOWELS.get((code.saturating_sub(0x314f)) as usize).filter(|_| code >= 0x314f);
            let end = || ENDS.iter().find(|end| end.chars().count() == 2 && code == pair_code(end));
            match vowel.or_else(end) {
                Some(letters) => all(Some(letters)),
                None => give(letter),
            }
        }
        0x30a1..=0x30f6 => give(char::from_u32(code - 0x60).unwrap_or(letter)),
        0xac00..=0xd7a3 => {
            let at = code - 0xac00;
            all(place(&BEGINS, at / 588));
            all(place(&VOWELS, at % 588 / 28));
            all(place(&ENDS, at % 28));
        }
        0xff41..=0xff5a => give(char::from_u32(code - 0xff41 + 'a' as u32).unwrap_or(letter)),
        0x370..=0x9ff | 0xe50..=0xe59 | 0xff10..=0xff19 => give(digit(code).or_else(|| same(letter)).unwrap_or(letter)),
        _ => give(letter),
    }
}

fn latin(table: &str, at: u32) -> Option<char> {
    table.as_bytes().get(at as usize).map(|byte| char::from(*byte)).filter(|plain| *plain != '.')
}

fn place<'a>(table: &'a [&'static str], at: u32) -> Option<&'a &'static str> {
    table.get(at as usize)
}

fn digit(code: u32) -> Option<char> {
    let zero = DIGITS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

fn same(letter: char) -> Option<char> {
    SAME.iter().find_map(|(marked, plain)| {
        let at = marked.chars().position(|other| other == letter)?;
        plain.chars().nth(at)
    })
}

/// The code of two consonants as one letter.
fn pair_code(end: &str) -> u32 {
    let codes = [
        "ㄱㅅ", "", "ㄴㅈ", "ㄴㅎ", "", "", "", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "", "", "",
        "ㅂㅅ",
    ];
    codes.iter().position(|pair| *pair == end).map_or(0, |at| 0x3133 + at as u32)
}

/// Marks on the letter before, and what stands within a word: "don't" is one word.
pub(super) fn is_within(letter: char) -> bool {
    match letter {
        '\0'..='\u{ac}' => letter == '\'',
        '\u{ad}' | '’' | 'ʼ' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' => true,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => true,
        '\u{5f3}' | '\u{5f4}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => true,
        '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' => true,
        '\u{93c}' | '\u{e47}'..='\u{e4c}' | '\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => true,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Whether it stands between words. By ranges, which is less to fetch than what is known of every character.
pub(super) fn is_between(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => !letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '×' | '÷' | '؟' | '،' | '؛' | '۔' | '।' | '॥' | '־' | '׀' | '׃' => true,
        '\u{e5a}' | '\u{e5b}' | '\u{f0b}'..='\u{f14}' | '\u{104a}' | '\u{104b}' | '\u{17d4}'..='\u{17da}' => true,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '・' => true,
        '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => true,
        _ => false,
    }
}

/// For letters of scripts written without spaces, how many in a row say enough to be looked up; `None` for others.
pub(super) fn unspaced(letter: char) -> Option<usize> {
    match letter {
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Some(3),
        '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' => {
            Some(2)
        }
        '\u{f900}'..='\u{faff}' | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}' => Some(2),
        _ => None,
    }
}

/// Whether it hangs on the letter before it, so that nothing is cut between the two.
pub(super) fn hangs(letter: char) -> bool {
    is_within(letter)
        || matches!(letter, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
            | '\u{e4d}' | '\u{3099}' | '\u{309a}' | '\u{1160}'..='\u{11ff}')
}
