import type { Tokens } from '../theme/tokens.ts';
import { fontFamily } from '../theme/tokens.ts';

/** Text of a picture: the page's font in small. */
export function textStyle(tokens: Tokens, size = 11) {
  return { fontFamily, fontSize: size, color: tokens.secondInk };
}

/** A quiet box for what hovering says. */
export function tooltipStyle(tokens: Tokens) {
  return {
    backgroundColor: tokens.surface,
    borderColor: tokens.rule,
    borderWidth: 1,
    padding: [6, 10],
    confine: true,
    transitionDuration: 0,
    extraCssText: 'box-shadow:none;border-radius:4px;font-variant-numeric:tabular-nums',
    textStyle: { fontFamily, fontSize: 12, color: tokens.ink },
  };
}

/** Bars of what is only expected: hatched in the hue of their measure. */
export function hatched(color: string, tokens: Tokens) {
  return {
    color: tokens.canvas,
    borderColor: color,
    borderWidth: 1,
    decal: { symbol: 'rect', color, dashArrayX: [1, 0], dashArrayY: [1, 3], rotation: -Math.PI / 4 },
  };
}

/** Text that goes into a tooltip's markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Wraps words into at most `lines` lines of about `characters` each; nothing is dropped. */
export function wrapWords(text: string, characters: number, lines: number): string {
  const wrapped: string[] = [];
  for (const word of text.split(/(?<=\/)|\s+/)) {
    const last = wrapped.at(-1);
    const joint = last?.endsWith('/') ? '' : ' ';
    const fits = last !== undefined && (last.length + word.length < characters || wrapped.length >= lines);
    if (fits) wrapped[wrapped.length - 1] = `${last}${joint}${word}`;
    else wrapped.push(word);
  }
  return wrapped.join('\n');
}
