// Finds what can be seen by what it is and what it is called, as a person or a screen reader does.
// Takes: a kind, a name ("" for any), and the name of a group around it ("" for none).
const [kind, name, group] = arguments;
const kinds = {
  press: 'button, a[href], summary',
  field: 'textarea, select, input:not([type=checkbox]):not([type=radio])',
  choice: 'input[type=checkbox], input[type=radio]',
  heading: 'h1, h2, h3',
  group: 'fieldset',
};
const tidy = text => text.replace(/\s+/g, ' ').trim();
const words = node => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === 'true' || node.hidden) return '';
  return node.ariaLabel || [...node.childNodes].map(words).join('');
};
const called = element => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(' ').map(id => words(document.getElementById(id))).join(' '));
  if (element.ariaLabel) return tidy(element.ariaLabel);
  if (element.labels && element.labels.length) return tidy([...element.labels].map(words).join(' '));
  if (element.localName === 'fieldset') return tidy(words(element.querySelector('legend') || element));
  return tidy(words(element));
};
// A group is named by its legend or heading, or by the legend of the one group in it.
const titles = ':scope > legend, :scope > fieldset:only-of-type > legend, :scope > h2, :scope > h3, :scope > summary';
const inGroup = element => {
  for (let around = element.parentElement; around && around.localName !== 'main'; around = around.parentElement) {
    if ([...around.querySelectorAll(titles)].some(title => tidy(words(title)) === tidy(group))) return true;
  }
  return false;
};
return [...document.querySelectorAll(kinds[kind])].filter(element =>
  element.checkVisibility({ visibilityProperty: true }) &&
  (!name || called(element) === tidy(name)) &&
  (!group || inGroup(element)));
