/**
 * Word's list counters. Lists that share an abstract definition share their counter; a start override begins anew when
 * the list is first used; a shallower paragraph restarts the deeper levels. Bullets of any picture print as «-».
 */
import { walk } from './xml.mjs';

const russian = 'абвгдежзиклмнопрстуфхцчшщэюя';

export function numberer(numberingXml, stylesXml) {
  const { abstracts, nums } = definitions(numberingXml);
  const styles = listStyles(stylesXml);
  const counters = {};
  const begun = new Set();

  return ({ numId: own, level: ownLevel, style }) => {
    const inherited = own === null ? fromStyle(styles, style) : null;
    const numId = own ?? inherited?.numId ?? null;
    const level = own === null ? (inherited?.level ?? 0) : ownLevel;
    const num = numId && numId !== '0' ? nums[numId] : null;
    const levels = num && abstracts[num.abstract];
    const now = levels?.[level];
    if (!num || !now) return { marker: '', level: 0 };
    counters[num.abstract] ??= [];
    const counter = counters[num.abstract];
    if (!begun.has(numId)) {
      begun.add(numId);
      for (const [at, start] of Object.entries(num.overrides)) counter[at] = start - 1;
    }
    counter[level] = (counter[level] ?? now.start - 1) + 1;
    counter.length = level + 1;
    return { marker: print(levels, level, counter), level };
  };
}

function print(levels, level, counter) {
  const { format, text } = levels[level];
  if (format === 'none') return '';
  if (format === 'bullet') return '-';
  return text
    .replace(/%(\d)/g, (_, n) => {
      const at = Number(n) - 1;
      return number(counter[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
    })
    .trim();
}

function number(n, format) {
  switch (format) {
    case 'russianLower':
      return letters(n, russian);
    case 'russianUpper':
      return letters(n, russian).toUpperCase();
    case 'lowerLetter':
      return letters(n, 'abcdefghijklmnopqrstuvwxyz');
    case 'upperLetter':
      return letters(n, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperRoman':
      return roman(n);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    default:
      return String(n);
  }
}

/** Word repeats the letter after the alphabet's end: я, аа, бб. */
function letters(n, alphabet) {
  const at = (n - 1) % alphabet.length;
  return alphabet[at].repeat(Math.min(Math.floor((n - 1) / alphabet.length) + 1, 10));
}

function roman(n) {
  if (n > 3999) return String(n);
  let left = n;
  let out = '';
  for (const [value, sign] of [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ])
    while (left >= value) {
      out += sign;
      left -= value;
    }
  return out;
}

function definitions(xml) {
  const abstracts = {};
  const nums = {};
  let abstract = null;
  let num = null;
  let override = null;
  let level = null;
  if (xml)
    walk(xml, {
      open(name, a) {
        if (name === 'abstractNum') abstract = abstracts[a.abstractNumId] = {};
        else if (name === 'num') num = nums[a.numId] = { abstract: '', overrides: {} };
        else if (name === 'abstractNumId' && num) num.abstract = a.val;
        else if (name === 'lvlOverride') override = Number(a.ilvl);
        else if (name === 'startOverride' && num && override !== null)
          num.overrides[override] = Number(a.val) || 1;
        else if (name === 'lvl' && abstract && !num)
          level = abstract[Number(a.ilvl)] = { start: 1, format: 'decimal', text: '' };
        else if (level && name === 'start') level.start = Number(a.val ?? 1);
        else if (level && name === 'numFmt') level.format = a.val;
        else if (level && name === 'lvlText') level.text = a.val ?? '';
      },
      close(name) {
        if (name === 'abstractNum') abstract = null;
        else if (name === 'num') num = null;
        else if (name === 'lvl') level = null;
        else if (name === 'lvlOverride') override = null;
      },
    });
  return { abstracts, nums };
}

function listStyles(xml) {
  const styles = {};
  let style = null;
  if (xml)
    walk(xml, {
      open(name, a, path) {
        if (name === 'style') style = styles[a.styleId] = { numId: null, level: 0, base: null };
        else if (!style) return;
        else if (name === 'basedOn') style.base = a.val;
        else if (name === 'numId' && path.at(-2) === 'numPr') style.numId = a.val;
        else if (name === 'ilvl' && path.at(-2) === 'numPr') style.level = Number(a.val) || 0;
      },
      close(name) {
        if (name === 'style') style = null;
      },
    });
  return styles;
}

function fromStyle(styles, id) {
  let style = styles[id];
  for (let depth = 0; style && depth < 20; depth++) {
    if (style.numId !== null) return style;
    style = styles[style.base];
  }
  return null;
}
