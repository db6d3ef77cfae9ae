/**
 * Marks up a Word file of ours as Word does: tracked insertions and deletions, ends of paragraphs, moves, comments. Used by
 * tests only; what it writes is opened by LibreOffice there, so that it stays what Office writes.
 */
import JSZip from 'jszip';

export const READER = { author: 'Иванова И.И.', date: '2026-02-09T10:15:00Z' };
let next = 900;
const by = () => `w:id="${next++}" w:author="${READER.author}" w:date="${READER.date}"`;
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const run = (text: string) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export const ins = (text: string) => `<w:ins ${by()}>${run(text)}</w:ins>`;
export const del = (text: string) =>
  `<w:del ${by()}><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`;
export const same = run;
export const moveTo = (text: string) => `<w:moveTo ${by()}>${run(text)}</w:moveTo>`;
export const moveFrom = (text: string) =>
  `<w:moveFrom ${by()}><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:moveFrom>`;
export const endMark = (kind: 'ins' | 'del' | 'moveFrom' | 'moveTo') => `<w:rPr><w:${kind} ${by()}/></w:rPr>`;
export const commented = (id: number, text: string) =>
  `<w:commentRangeStart w:id="${id}"/>${run(text)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

export class Marked {
  private constructor(
    private readonly zip: JSZip,
    private xml: string,
  ) {}

  static async of(bytes: Uint8Array): Promise<Marked> {
    const zip = await JSZip.loadAsync(bytes);
    return new Marked(zip, (await zip.file('word/document.xml')?.async('string')) ?? '');
  }

  private paragraph(words: string): { from: number; to: number; xml: string } {
    const at = this.xml.indexOf(escaped(words));
    if (at < 0) throw new Error(`no paragraph says: ${words}`);
    const from = this.xml.lastIndexOf('<w:p>', at);
    const to = this.xml.indexOf('</w:p>', at) + '</w:p>'.length;
    return { from, to, xml: this.xml.slice(from, to) };
  }

  /** The runs of the paragraph that says `words` become `content`; its properties, name and number stay. */
  rewrite(words: string, content: string, end = ''): this {
    const { from, to, xml } = this.paragraph(words);
    const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(xml)?.[0] ?? '<w:pPr></w:pPr>';
    const opened = /<w:bookmarkStart[^>]*>/.exec(xml)?.[0] ?? '';
    const closed = /<w:bookmarkEnd[^>]*>/.exec(xml)?.[0] ?? '';
    const p = properties.replace('</w:pPr>', `${end}</w:pPr>`);
    this.xml = `${this.xml.slice(0, from)}<w:p>${p}${opened}${content}${closed}</w:p>${this.xml.slice(to)}`;
    return this;
  }

  /** A paragraph of its own behind the one that says `words`. */
  behind(words: string, content: string, end = ''): this {
    const { to } = this.paragraph(words);
    this.xml = `${this.xml.slice(0, to)}<w:p><w:pPr>${end}</w:pPr>${content}</w:p>${this.xml.slice(to)}`;
    return this;
  }

  /** As other programmes return it: without our names. */
  nameless(): this {
    this.xml = this.xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '');
    return this;
  }

  async comments(list: { id: number; text: string }[]): Promise<this> {
    const body = list
      .map(
        ({ id, text }) =>
          `<w:comment w:id="${id}" w:author="${READER.author}" w:date="${READER.date}" w:initials="И"><w:p>${run(text)}</w:p></w:comment>`,
      )
      .join('');
    this.zip.file(
      'word/comments.xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body}</w:comments>`,
    );
    await this.part(
      'word/_rels/document.xml.rels',
      '</Relationships>',
      '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
    );
    await this.part(
      '[Content_Types].xml',
      '</Types>',
      '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
    );
    return this;
  }

  private async part(name: string, end: string, line: string): Promise<void> {
    const xml = (await this.zip.file(name)?.async('string')) ?? '';
    if (!xml.includes('comments')) this.zip.file(name, xml.replace(end, line + end));
  }

  async bytes(): Promise<Uint8Array> {
    this.zip.file('word/document.xml', this.xml);
    return this.zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  }
}
