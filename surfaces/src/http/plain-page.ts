const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A page of a title and paragraphs that needs nothing else. */
export function plainPage(title: string, paragraphs: readonly string[]): string {
  const text = (raw: string): string => raw.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)} · Capwise</title>`,
    '<style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1.5rem}</style>',
    `</head><body><main><h1>${text(title)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${text(paragraph)}</p>`),
    '</main></body></html>\n',
  ].join('\n');
}
