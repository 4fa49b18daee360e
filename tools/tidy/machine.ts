import { lineAt, type Rule } from './tree.ts';

const largestBytes = 512 * 1024;
const places: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /(?<![\w.])\/(work|root)\//g, what: 'a path of one machine' },
  { pattern: /(?<![\w.:/])\/(home|Users)\/[\w.-]+\//g, what: 'a path of one machine' },
  { pattern: /\bregistry\.(npmjs|yarnpkg|npmmirror)\b/g, what: 'the host of a registry' },
  { pattern: /\b(artifactory|nexus)\.[\w.-]+\.\w+/g, what: 'the host of a registry' },
  { pattern: /"resolved":\s*"https?:/g, what: 'the host of a registry' },
];

/** Nothing that holds on one machine only stands in the clone. */
export const machinePlaces: Rule = {
  name: 'machine: no paths and hosts',
  check: (tree) =>
    tree
      .filter(({ path }) => !path.startsWith('tools/tidy/'))
      .flatMap(({ path, text }) =>
        places.flatMap(({ pattern, what }) =>
          [...text.matchAll(pattern)].map((match) => ({
            path,
            line: lineAt(text, match.index),
            message: `${match[0]} is ${what}`,
          })),
        ),
      ),
};

/** Large files are read in place or made when they are needed. */
export const largeFiles: Rule = {
  name: 'machine: no large files',
  check: (tree) =>
    tree
      .filter(({ bytes }) => bytes > largestBytes)
      .map(({ path, bytes }) => ({ path, line: 1, message: `${bytes} bytes, of ${largestBytes} at most` })),
};
