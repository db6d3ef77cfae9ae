/**
 * Whether a script can be read by the oldest browsers that join, vote and answer: Chrome 80 and Safari of iOS 14. One
 * word newer than theirs and the whole file is refused, so it is the syntax of what is served that counts, libraries too.
 */
import ts from 'typescript';

/** What came after ECMAScript 2020, and what iOS 14 did not yet have of it. */
export function newerSyntax(text: string): string[] {
  const file = ts.createSourceFile('a.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found = new Set<string>();
  const look = (node: ts.Node): void => {
    const name = nameOf(node, file);
    if (name) found.add(name);
    ts.forEachChild(node, look);
  };
  look(file);
  return [...found].sort();
}

/** Methods that they lack and nobody brings along; `at` and `hasOwn` come with Next's own polyfills. */
const NEWER_CALLS =
  /\.(replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|withResolvers|groupBy)\(|\b(?:structuredClone|AbortSignal\.timeout|Promise\.any|new WeakRef|new Intl\.ListFormat)\(/g;

export const newerCalls = (text: string): string[] => [...new Set(text.match(NEWER_CALLS) ?? [])].sort();

const ASSIGNMENTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

function nameOf(node: ts.Node, file: ts.SourceFile): string | null {
  if (ts.isBinaryExpression(node) && ASSIGNMENTS.has(node.operatorToken.kind)) return 'logical assignment';
  if (ts.isPropertyDeclaration(node)) return 'class field';
  if (ts.isPrivateIdentifier(node)) return 'private name';
  if (ts.isClassStaticBlockDeclaration(node)) return 'static block';
  if (ts.isNumericLiteral(node) && node.getText(file).includes('_')) return 'numeric separator';
  if (ts.isBigIntLiteral(node) && node.getText(file).includes('_')) return 'numeric separator';
  if (ts.isAwaitExpression(node) && atTop(node)) return 'await at the top';
  if (ts.isRegularExpressionLiteral(node)) {
    // Safari learnt to look behind in 16.4; an unknown flag ends the reading of the file too.
    const [, body = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.getText(file)) ?? [];
    if (/\(\?<[=!]/.test(body)) return 'look-behind';
    if (/[dv]/.test(flags)) return 'newer flag of a pattern';
  }
  return null;
}

function atTop(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) return false;
  return true;
}
