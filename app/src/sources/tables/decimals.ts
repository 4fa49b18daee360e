/** What stands before the fraction of a number. */
export type DecimalMark = 'point' | 'comma';

const marks: readonly DecimalMark[] = ['point', 'comma'];
const plain = /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$/;
const patterns: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^-?(\d{1,3}([,\s'’]\d{3})+|\d+)?(\.\d+)?$/,
  comma: /^-?(\d{1,3}([.\s'’]\d{3})+|\d+)?(,\d+)?$/,
};

/**
 * A number as it is written with a mark of a person's choice, in plain digits: `1.234,56` is `1234.56`. Currency signs are
 * left out, brackets and a minus behind mean below zero. What is no such number stays as it is, to be refused as it is.
 */
export function plainDecimal(text: string, mark: DecimalMark): string {
  const bare = bareNumber(text);
  if (!/\d/.test(bare) || !patterns[mark].test(bare)) return text;
  const digits = bare.replaceAll(mark === 'point' ? /[,\s'’]/g : /[.\s'’]/g, '');
  return digits.replace(',', '.');
}

/** The marks by which every text that is a number at all is one; none needed where all are plain. */
export function marksOf(texts: readonly string[]): { readonly plain: boolean; readonly marks: readonly DecimalMark[] } {
  const filled = [...new Set(texts)].filter(isNumberText);
  return {
    plain: filled.every((text) => plain.test(text)),
    marks: marks.filter((mark) => filled.every((text) => isNumber(text, mark) || isExponent(text))),
  };
}

/** Whether a text is a number in any spelling that is read. */
export function isNumberText(text: string): boolean {
  return plain.test(text) || marks.some((mark) => isNumber(text, mark));
}

function isNumber(text: string, mark: DecimalMark): boolean {
  return /\d/.test(text) && patterns[mark].test(bareNumber(text));
}

function isExponent(text: string): boolean {
  return /e/i.test(text) && plain.test(text);
}

function bareNumber(text: string): string {
  const signless = text.replaceAll(/[$€£¥]|^[A-Z]{3}\s+|\s+[A-Z]{3}$/g, '').trim();
  const bracketed = /^\((.*)\)$/.exec(signless)?.[1] ?? /^(\d.*)-$/.exec(signless)?.[1];
  return bracketed === undefined ? signless.replace(/^([-+])\s+/, '$1').replace(/^\+/, '') : `-${bracketed.trim()}`;
}
