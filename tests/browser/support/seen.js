// All text that can be seen, as it was written: no change of letters by the style sheet.
// A page on its way in has none yet.
if (!document.body) return '';
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let text = '';
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  if (node.parentElement.checkVisibility({ visibilityProperty: true })) text += node.data;
}
return text.replace(/\s+/g, ' ');
