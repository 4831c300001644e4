import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { filesIn, read } from './support.ts';

const MOST_LINES = 300;

const sources = filesIn('src').map((path) => ({ path, text: read(path) }));

/** Every node of a file that `pick` turns into a text, with the place where it stands. */
function findIn(file: { path: string; text: string }, pick: (node: ts.Node) => string | undefined): string[] {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = pick(node);
    if (text !== undefined) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push(`${file.path}:${line + 1} ${text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The text between quotes or backticks; SQL stands nowhere else. */
function quotedText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) return node.text;
  return undefined;
}

/** The ways in which PostgreSQL tells the time of its machine. */
const timeOfServer = new RegExp(
  [
    String.raw`\b(now|timeofday|(clock|statement|transaction)_timestamp)\s*\(\s*\)`,
    String.raw`\b(current_(timestamp|date|time)|localtime(stamp)?)\b`,
    String.raw`'(now|today|tomorrow|yesterday)'\s*::`,
    String.raw`\b(timestamptz|timestamp|date)\s+'(now|today|tomorrow|yesterday)'`,
  ].join('|'),
  'i',
);

const asksTheServer = (node: ts.Node): string | undefined => {
  const text = quotedText(node);
  return text === undefined ? undefined : timeOfServer.exec(text)?.[0];
};

const usesConsole = (node: ts.Node): string | undefined =>
  ts.isIdentifier(node) && node.text === 'console' && !isMemberName(node) ? node.parent.getText() : undefined;

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name === node && parent.expression.getText() !== 'globalThis';
  }
  return ts.isPropertyAssignment(parent) && parent.name === node;
}

describe('src', () => {
  it('takes every time from the clock: SQL does not ask for it', () => {
    expect(sources.flatMap((file) => findIn(file, asksTheServer))).toEqual([]);
  });

  it('does not print past the logger', () => {
    expect(sources.flatMap((file) => findIn(file, usesConsole))).toEqual([]);
  });

  it(`has no file of code of ${MOST_LINES} lines or more`, () => {
    const code = sources.filter(({ path }) => path.endsWith('.ts'));
    const long = code.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    expect(long.filter(({ lines }) => lines >= MOST_LINES)).toEqual([]);
  });
});

describe('the checks above', () => {
  const found = (text: string, pick: (node: ts.Node) => string | undefined) =>
    findIn({ path: 'x.ts', text }, pick).length;

  it('see every way to ask the server for the time', () => {
    const seen = [
      'sql`select now()`',
      'sql`update a set b = ${c}, d = NOW ( ) where e = ${f}`',
      '"default current_timestamp"',
      "`select 'now'::timestamptz`",
      "sql`${a} > date 'today'`",
      'sql`${a} < ${b} and c < localtimestamp`',
    ];
    for (const text of seen) expect([text, found(text, asksTheServer)]).toEqual([text, 1]);
    const fine = ['clock.now()', '// select now()', '"It is over now (3 sources)."', 'sql`select known()`'];
    for (const text of fine) expect([text, found(text, asksTheServer)]).toEqual([text, 0]);
  });

  it('see every way to reach the console', () => {
    const seen = ['console.log(1)', 'const { log } = console', 'globalThis.console.warn(1)', 'f(console)'];
    for (const text of seen) expect([text, found(text, usesConsole)]).toEqual([text, 1]);
    const fine = ['"console"', 'destination.console', 'const a = { console: 1 }', '// console.log'];
    for (const text of fine) expect([text, found(text, usesConsole)]).toEqual([text, 0]);
  });
});

describe('the repository', () => {
  it('names no folder of the machine that it was made on', () => {
    const machinePath = /\/work\/(main|shared|\.\w+)\b|\/tmp\/bash_jobs/;
    const naming = filesIn('.').filter((path) => machinePath.test(read(path)));
    expect(naming).toEqual([]);
  });

  it('says in the README how to start it and how to test it', () => {
    const readme = read('README.md');
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});
