import { blank } from './scan.ts';
import { isCode, lineAt, type Rule, type TreeFile, type Violation } from './tree.ts';

type Banned = { readonly word: RegExp; readonly instead: string };

/** Words of prose and names alike; American spelling in code, as the field writes it. */
const words: readonly Banned[] = [
  { word: /amortis(?=e|a|i)/i, instead: 'amortiz…' },
  { word: /capitalis(?=e|a|i)/i, instead: 'capitaliz…' },
  { word: /utilis(?=e|a|i)/i, instead: 'utiliz…' },
  { word: /categoris(?=e|a|i)/i, instead: 'categoriz…' },
  { word: /normalis(?=e|a|i)/i, instead: 'normaliz…' },
  { word: /organis(?=e|a|i)/i, instead: 'organiz…' },
  { word: /recognis(?=e|a|i)/i, instead: 'recogniz…' },
  { word: /serialis(?=e|a|i)/i, instead: 'serializ…' },
  { word: /summaris(?=e|i)/i, instead: 'summariz…' },
  { word: /optimis(?=e|a|i)/i, instead: 'optimiz…' },
  { word: /\blabour/i, instead: 'labor' },
  { word: /colour/i, instead: 'color' },
  { word: /behaviour/i, instead: 'behavior' },
  { word: /favour/i, instead: 'favor' },
  { word: /\bcentres?\b/i, instead: 'center' },
  { word: /\banalyse/i, instead: 'analyze' },
  { word: /\bsimply\b/i, instead: 'nothing: leave the word out' },
  { word: /\bobviously\b/i, instead: 'nothing: leave the word out' },
  { word: /\boops\b/i, instead: 'what happened and what to do next' },
  { word: /\b(TODO|FIXME|XXX|HACK)\b/, instead: 'the work itself, or an issue' },
];

/** Words of code outside strings and comments. */
const codeWords: readonly (Banned & { readonly where?: RegExp })[] = [
  { word: /(?:[:<|,(]\s*|\bas\s+)any\b(?!\s*[:(])/, instead: 'unknown, or the type that it is' },
  {
    word: /\bDate\b(?!\s*[:.(]?\s*['"])/,
    instead: 'Temporal.PlainDate; a moment is passed in',
    where: /^domain\/src\//,
  },
  { word: /\b(?:type|interface|class)\s+Line\b/, instead: 'SourceLine, StatementRow or Posting' },
  { word: /\b(?:type|interface|class)\s+Plan\b/, instead: 'CaseOption, Budget or TerraformPlan' },
  { word: /\benum\s+\w+\s*\{/, instead: 'a union of literals' },
];

const fileNames = /^(utils?|helpers?|misc|common)$/;
/** Where a tool reads the default export. */
const defaultExports = /(\.config\.ts|^tools\/tasks\/count-reporter\.mjs)$/;
const proseFiles = /\.(ts|tsx|js|mjs|sql|css|html|md|json|yaml|yml)$/;
/** The table itself, the lockfile, and the names that the finance functions are asked by. */
const exempt = /^(tools\/tidy\/|package-lock\.json$|domain\/src\/finance\/catalogue\/spelling\.ts$)/;

/** Banned words, each with what to write instead. */
export const bannedWords: Rule = {
  name: 'words',
  check: (tree) =>
    tree
      .filter(({ path }) => proseFiles.test(path) && !exempt.test(path))
      .flatMap((file) => [...findIn(file, file.text, words), ...(isCode(file) ? codeFindings(file) : [])]),
};

/** A file or folder is named for what it holds. */
export const bannedNames: Rule = {
  name: 'words: file names',
  check: (tree) =>
    tree.flatMap(({ path }) => {
      const bad = path.split('/').find((part) => fileNames.test(part.replace(/(\.test)?\.\w+$/, '')));
      return bad === undefined ? [] : [{ path, line: 1, message: `"${bad}" says nothing: name it for what it holds` }];
    }),
};

/** Named exports only. */
export const defaultExport: Rule = {
  name: 'words: default export',
  check: (tree) =>
    tree
      .filter((file) => isCode(file) && !defaultExports.test(file.path) && !exempt.test(file.path))
      .flatMap((file) =>
        findIn(file, blank(file.text, ['comment', 'string', 'template']), [
          { word: /^export default\b/m, instead: 'a named export' },
        ]),
      ),
};

function codeFindings(file: TreeFile): readonly Violation[] {
  const code = blank(file.text, ['comment', 'string', 'template', 'regex']);
  const here = codeWords.filter(({ where }) => where === undefined || where.test(file.path));
  return findIn(file, code, here);
}

function findIn(file: TreeFile, text: string, banned: readonly Banned[]): readonly Violation[] {
  return banned.flatMap(({ word, instead }) =>
    [...text.matchAll(new RegExp(word, `${word.flags.replace('g', '')}g`))].map((match) => ({
      path: file.path,
      line: lineAt(text, match.index),
      message: `"${match[0].trim()}": write ${instead}`,
    })),
  );
}
