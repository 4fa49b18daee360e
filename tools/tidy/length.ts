import { blank } from './scan.ts';
import { isCode, type Rule, type TreeFile } from './tree.ts';

const fileLimit = 400;
const functionLimit = 60;
/** A React component is markup more than steps. */
const componentLimit = 80;

/** A file fits one idea. */
export const fileLength: Rule = {
  name: 'length: file',
  check: (tree) =>
    tree
      .filter((file) => isCode(file) || /\.(sql|css)$/.test(file.path))
      .map((file) => ({ path: file.path, lines: file.text.replace(/\n$/, '').split('\n').length }))
      .filter(({ lines }) => lines > fileLimit)
      .map(({ path, lines }) => ({
        path,
        line: 1,
        message: `${lines} lines, of ${fileLimit} at most: split it by idea`,
      })),
};

/** A function fits one screen. */
export const functionLength: Rule = {
  name: 'length: function',
  check: (tree) =>
    tree.filter(isCode).flatMap((file) =>
      functionsOf(file)
        .map((found) => ({ ...found, limit: isComponent(file, found.name) ? componentLimit : functionLimit }))
        .filter(({ lines, limit }) => lines > limit)
        .map(({ name, line, lines, limit }) => ({
          path: file.path,
          line,
          message: `${name} has ${lines} lines, of ${limit} at most`,
        })),
    ),
};

type Found = { readonly name: string; readonly line: number; readonly lines: number };

const modifiers = '(?:(?:export|default|async|static|override|readonly|private|protected|public|get|set)\\s+)*';
const starts: readonly RegExp[] = [
  new RegExp(`^\\s*${modifiers}function\\b\\*?\\s*([\\w$]+)`),
  new RegExp(`^\\s*${modifiers}const\\s+([\\w$]+)\\b[^=]*=\\s*(?:async\\s*)?(?:<.*>)?(?:\\(|[\\w$]+\\s*=>)`),
  new RegExp(`^\\s+([\\w$]+):\\s*(?:async\\s*)?(?:<.*>)?\\((?!\\))?`),
  new RegExp(`^\\s+${modifiers}\\*?(#?[\\w$]+)(?:<.*>)?\\(.*\\)(?::\\s*[^=]+)?\\s*\\{$`),
  new RegExp(`^\\s+${modifiers}\\*?(#?[\\w$]+)(?:<.*>)?\\($`),
];
const statements = new Set(['if', 'for', 'while', 'switch', 'catch', 'return', 'function', 'super', 'with']);

/**
 * Named functions, methods and arrow functions with their lines, measured by indentation, which the formatter keeps: one ends
 * at the next line that stands no deeper than its first. Callbacks without a name count to the function around them.
 */
export function functionsOf(file: TreeFile): readonly Found[] {
  const lines = blank(file.text, ['comment', 'string', 'template', 'regex']).split('\n');
  return lines.flatMap((line, index) => {
    const name = starts.map((start) => start.exec(line)?.[1]).find((found) => found !== undefined);
    if (name === undefined || statements.has(name)) return [];
    const last = lastLine(lines, index);
    return [{ name, line: index + 1, lines: last - index + 1 }];
  });
}

function lastLine(lines: readonly string[], first: number): number {
  const depth = indentation(lines[first] ?? '');
  let last = first;
  for (let index = first + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    if (indentation(line) > depth) {
      last = index;
    } else if (/^\s*[\])}]/.test(line)) {
      last = index;
      if (!/[{(]$|=>$/.test(line)) return last;
    } else {
      return last;
    }
  }
  return last;
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

function isComponent(file: TreeFile, name: string): boolean {
  return file.path.endsWith('.tsx') && /^[A-Z]/.test(name);
}
