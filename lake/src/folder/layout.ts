import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PartKey } from '@capwise/app/ports';

/** Where the bills of a company are, under its folder. */
export const costFolder = 'cost';

/** Where loads are staged, under a company's folder: a folder per load. */
export const stagesFolder = '.stages';

const companyName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const loadName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,199}$/;

/** A company's folder. Throws on a name that could lead elsewhere. */
export function companyFolder(home: string, company: string): string {
  if (!companyName.test(company)) throw new RangeError(`"${company}" is no name of a company`);
  return join(home, company);
}

/** Throws on an id that could not be part of a file's name. */
export function checkLoad(load: string): string {
  if (!loadName.test(load)) throw new RangeError(`"${load}" is no id of a load`);
  return load;
}

/** The file of a part, relative to the company's folder. */
export function partFile(part: PartKey, load: string, number: number): string {
  return join(costFolder, `source=${slug(part.source)}`, `period=${part.billingPeriod}`, `${load}-${number}.parquet`);
}

/** The file in which rows of a load that could not be read are kept, relative to the company's folder. */
export function quarantineFile(load: string, number: number): string {
  return join(costFolder, 'quarantine', `${load}-${number}.parquet`);
}

/** The load that wrote a part's file; null for a file of another kind. */
export function loadOfFile(name: string): string | null {
  return /^(.+)-\d+\.parquet$/.exec(name)?.[1] ?? null;
}

/** A source's name as that of a folder, for people: what a file holds is said by the store. */
function slug(source: string): string {
  const plain = source
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return plain || createHash('sha256').update(source).digest('hex').slice(0, 8);
}
