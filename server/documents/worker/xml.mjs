/**
 * A reader of the XML that Office writes: tokens only, no tree, no recursion, no DTD, no entity but the five of XML.
 * Plain JavaScript because it runs in a bare worker thread that must start in milliseconds.
 */
const MAX_DEPTH = 200;
const named = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export class XmlRefused extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @param {string} text */
export function decode(text) {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (_, body) => {
    if (body[0] !== '#') {
      if (body in named) return named[body];
      throw new XmlRefused('entities');
    }
    const code =
      body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** Attributes without their prefix: `w:val="x"` → {val: 'x'}, except `r:id`, which keeps it. */
function attributes(source) {
  const found = {};
  const one = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (let m = one.exec(source); m; m = one.exec(source)) {
    const name = m[1] === 'r:id' ? 'r:id' : m[1].slice(m[1].indexOf(':') + 1);
    found[name] = decode(m[2] ?? m[3] ?? '');
  }
  return found;
}

/**
 * Calls open(name, attributes, path), close(name) and text(string) in document order; names come without prefix.
 * @param {string} xml
 * @param {{open?: Function, close?: Function, text?: Function}} on
 */
export function walk(xml, on) {
  const path = [];
  let at = 0;
  while (at < xml.length) {
    const lt = xml.indexOf('<', at);
    if (lt < 0) break;
    if (lt > at && on.text) on.text(decode(xml.slice(at, lt)));
    if (xml.startsWith('<!--', lt)) {
      at = after(xml, '-->', lt);
    } else if (xml.startsWith('<![CDATA[', lt)) {
      at = after(xml, ']]>', lt);
      if (on.text) on.text(xml.slice(lt + 9, at - 3));
    } else if (xml[lt + 1] === '?') {
      at = after(xml, '?>', lt);
    } else if (xml[lt + 1] === '!') {
      throw new XmlRefused('entities');
    } else {
      at = after(xml, '>', lt);
      tag(xml.slice(lt + 1, at - 1), path, on);
    }
  }
  if (path.length) throw new XmlRefused('broken_file');
}

function after(xml, end, from) {
  const found = xml.indexOf(end, from);
  if (found < 0) throw new XmlRefused('broken_file');
  return found + end.length;
}

function tag(body, path, on) {
  if (body[0] === '/') {
    const name = local(body.slice(1).trim());
    if (path.pop() !== name) throw new XmlRefused('broken_file');
    if (on.close) on.close(name);
    return;
  }
  const selfClosing = body.endsWith('/');
  const space = body.search(/[\s/]/);
  const name = local(space < 0 ? body : body.slice(0, space));
  if (path.length >= MAX_DEPTH) throw new XmlRefused('too_deep');
  path.push(name);
  if (on.open) on.open(name, space < 0 ? {} : attributes(body.slice(space)), path);
  if (selfClosing) {
    path.pop();
    if (on.close) on.close(name);
  }
}

function local(name) {
  return name.slice(name.indexOf(':') + 1);
}
