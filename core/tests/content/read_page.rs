//! A read as a page of its own: whole, with its words explained, and nothing in it that was not written as text.

use crate::small::{authored, sources};
use rethread_core::content::author::{Block, Span, read_html, report};

#[test]
fn every_read_of_the_app_is_whole() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/en");
    let authored = report(&folder).expect("the content is sound");
    assert!(!authored.reads.is_empty());
    for read in &authored.reads {
        let page = read_html(&authored, read);
        for term in read.text.terms() {
            let (link, word) = (format!("href=\"#word-{}\"", &**term), format!("id=\"word-{}\"", &**term));
            assert_eq!((page.contains(&link), page.matches(&word).count()), (true, 1), "{} in {}", &**term, read.id);
        }
        assert_eq!(page.matches("<section").count(), page.matches("</section>").count());
        assert_eq!(page.matches(" target=\"_blank\"").count(), read.references.len(), "{}", read.id);
        assert!(page.contains(&format!("section=practice:{}", &*read.practice.exercise)), "{}", read.id);
        assert!(!page.contains("[["), "{}", read.id);
    }
}

#[test]
fn markup_in_a_read_stays_words() {
    let mut authored = authored(&sources());
    let mut read = authored.reads[0].clone();
    let text = |words: &str| Block::Paragraph(vec![Span::Text(words.to_owned())]);
    read.text.blocks = vec![text("<script>alert(\"1\")</script> & 'more'")];
    authored.terms.clear();
    let page = read_html(&authored, &read);
    assert!(page.contains("<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;</p>"), "{page}");
}
