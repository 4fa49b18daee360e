import { scan } from './scan.ts';
import { isCode, lineAt, type Rule, type TreeFile, type Violation } from './tree.ts';

const codeLine = [
  /^(import|export|const|let|var|return|await|throw|if|for|while|function|type)\b.*[;{(,]$/,
  /^[\w$.]+(\[.*\])?\s*[-+]?=\s.*;$/,
  /^[\w$.]+\(.*;$/,
  /^\}?\s*(else|catch|finally)\b.*\{$/,
  /^[\])}]+[;,]?$/,
  /=>\s*[{(]?$/,
];

/** Commented-out code is dead code: git keeps what was. */
export const commentedOutCode: Rule = {
  name: 'comments: no code',
  check: (tree) => tree.filter((file) => isCode(file) && !file.path.startsWith('tools/tidy/')).flatMap(linesOfCode),
};

function linesOfCode(file: TreeFile): readonly Violation[] {
  return scan(file.text)
    .filter((piece) => piece.kind === 'comment')
    .flatMap((piece) =>
      piece.text.split('\n').flatMap((line, index) => {
        const content = line
          .replace(/^\s*(\/\/+|\/\*+|\*+\/|\*)?\s?/, '')
          .replace(/\s*\*+\/\s*$/, '')
          .trim();
        return codeLine.some((pattern) => pattern.test(content))
          ? [
              {
                path: file.path,
                line: lineAt(file.text, piece.start) + index,
                message: `commented-out code: ${content}`,
              },
            ]
          : [];
      }),
    );
}
