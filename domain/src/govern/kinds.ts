/** Every kind of finding with the desk that it belongs to. Its rule raises it, updates it and resolves it. */
export const findingDesks = {
  'broken-tie': 'sources',
  'ledger-difference': 'sources',
  'counted-twice': 'sources',
  'negative-prepaid': 'books',
  'unmapped-dollars': 'sources',
  'cost-without-owner': 'cloud',
  'missing-price': 'cloud',
  'restated-month': 'books',
} as const;

export type FindingKind = keyof typeof findingDesks;

export const findingKinds = Object.keys(findingDesks) as readonly FindingKind[];

/** Who looks: it changes what stands first, never what is shown. */
export const eyes = ['tpm', 'finops', 'finance'] as const;
export type Eye = (typeof eyes)[number];

/** What each eye decides first; kinds that it does not name follow by dollars alone. */
const firstFor: Readonly<Record<Eye, readonly FindingKind[]>> = {
  tpm: ['cost-without-owner', 'unmapped-dollars'],
  finops: ['missing-price', 'cost-without-owner', 'unmapped-dollars'],
  finance: ['broken-tie', 'ledger-difference', 'counted-twice', 'negative-prepaid', 'restated-month'],
};

/** 0 for the kinds that an eye decides first, 1 for the others; without an eye all are alike. */
export function rankOf(kind: FindingKind, eye: Eye | undefined): 0 | 1 {
  return eye === undefined || firstFor[eye].includes(kind) ? 0 : 1;
}

export function isFindingKind(text: string): text is FindingKind {
  return Object.hasOwn(findingDesks, text);
}
