/**
 * The small print under our own papers (number, checksum, where to check) is no part of the text: found by the checksum,
 * taken off wherever it runs along, also as the foot of every page.
 */
const CHECKSUM =
  /^\W{0,6}(?:Контрольная сумма текста|Checksum of the text) \(SHA-256\):?\s*([0-9a-f]{64})?\s*$/u;

export function withoutProof(lines: readonly string[]): string[] {
  const out = [...lines];
  const bare = (text: string | undefined) => (text ?? '').replace(/^[\s>*_]+|[\s*_\\]+$/gu, '');
  const at = out.findIndex((line) => CHECKSUM.test(bare(line)));
  if (at < 0) return out;
  const foot = bare(out.slice(0, at).findLast((line) => line.trim() !== ''));
  const small = /^(?:.{3,300}(?: от | of )\d.{4,40}|.{3,300}№.{1,60})$/u.test(foot) ? foot : null;
  for (const [n, line] of out.entries()) {
    const text = bare(line);
    const mine =
      CHECKSUM.test(text) ||
      (small !== null && text === small) ||
      (Math.abs(n - at) <= 6 && /^(?:[0-9a-f]{64}|(?:Проверить текст|Verify the text):.*)$/u.test(text));
    if (mine) out[n] = '';
  }
  return out;
}
