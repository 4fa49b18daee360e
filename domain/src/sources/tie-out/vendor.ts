/** Names by which one provider is known on contracts, in a ledger and as the issuer of its bills, in small letters. */
export const vendorAliases: readonly (readonly string[])[] = [
  ['aws', 'amazon web services', 'amazon web services emea', 'amazon web services aws'],
  ['google', 'google cloud', 'google cloud platform', 'google cloud emea', 'gcp'],
  ['microsoft', 'azure', 'microsoft azure', 'microsoft ireland operations'],
  ['oracle', 'oci', 'oracle cloud', 'oracle cloud infrastructure', 'oracle america'],
];

const providers = new Map(vendorAliases.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** Legal forms, which a bill writes and a contract leaves out, or the other way around. */
const forms = 'inc|incorporated|corp|corporation|co|llc|ltd|limited|plc|gmbh|ag|bv|sa|sarl|sas|srl|pty|pte';
const formsAtEnd = new RegExp(`( (${forms}))+$`);

/**
 * What a vendor is known by whatever its name is written like: letters of any case, punctuation, legal form, and the usual
 * names of the providers count as one. Empty for a name without a letter or digit.
 */
export function vendorKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\p{L})\.(?=\p{L})/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const short = plain.replace(formsAtEnd, '');
  return providers.get(short) ?? short;
}
