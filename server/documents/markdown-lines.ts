/** Markdown → the lines a reader sees: escapes, entities of spaces and links undone; headings and rules are the importer's. */
export function looksLikeMarkdown(text: string): boolean {
  return /^#{1,3} \S/m.test(text) && /^\s*$/m.test(text);
}

export function markdownLines(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/&nbsp;|&emsp;/g, ' ')
        .replace(/!?\[([^\]]{0,500})\]\([^)\s]{0,500}\)/g, '$1')
        .replace(/(^|[^\\])\*{1,2}([^*]{1,2000}?)\*{1,2}(?!\*)/g, '$1$2')
        .replace(/\\([\\`*_{}[\]<>|#+.)\-!])/g, '$1'),
    )
    .join('\n');
}
