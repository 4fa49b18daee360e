/** A case with ranges, a sure assumption, one that is calculated, and markup in its names. */
export const rangedCase = `question: Buy or build the <i>platform</i>?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
assumptions:
  build cost: 10M (8M to 16M)
  upkeep: 10% (8% to 30%)
  fee: 5M
  yearly upkeep: build cost * upkeep
options:
  buy:
    name: 'Buy <b>größer</b>'
    lines: [{what: Fee, treatment: expense, amount: fee, every: year}]
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, amount: build cost, life: 5 years}
      - {what: Upkeep, treatment: expense, nature: labor, amount: yearly upkeep, every: year}
`;

/** The text of a part of a handout as it stands in its HTML. */
export function handoutPart(html: string, part: string): string {
  if (part === 'policy') return /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const tag = part === 'style' ? 'style' : 'script';
  const found = new RegExp(`<${tag}[^>]* id="handout-${part}"[^>]*>|<${tag} id="handout-${part}">`).exec(html);
  if (!found) throw new Error(`the file has no part ${part}`);
  const from = found.index + found[0].length;
  return html.slice(from, html.indexOf(`</${tag}>`, from));
}
