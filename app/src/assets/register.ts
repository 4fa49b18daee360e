import { Refusal } from '@capwise/domain';
import { isCarried } from '@capwise/domain/books';
import type { CompanyReads, LineRecord } from '../ports/index.ts';
import { assetProducer } from './batch.ts';
import type { AssetDocument } from './document.ts';

/** Every asset's document as the latest revision, or that as of a moment, has it: the purchase's source line holds it. */
export async function readRegister(company: CompanyReads, asOf?: string): Promise<ReadonlyMap<string, AssetDocument>> {
  const lines = await company.lines(assetProducer, asOf);
  return new Map(lines.filter((line) => !isCarried(line)).flatMap(documentOf));
}

/** The document of one asset. Refuses NOT_FOUND. */
export async function findDocument(company: CompanyReads, id: string, asOf?: string): Promise<AssetDocument> {
  const register = await readRegister(company, asOf);
  const document = register.get(id);
  if (document) return document;
  const known = [...register.keys()];
  throw new Refusal(
    'NOT_FOUND',
    `no asset has the id "${id}": ${known.length > 0 ? `there are ${known.slice(0, 10).join(', ')}` : 'the register is empty'}`,
    { value: id },
  );
}

function documentOf({ source }: LineRecord): readonly (readonly [string, AssetDocument])[] {
  return source.kind === 'asset' ? [[source.id, JSON.parse(source.document) as AssetDocument]] : [];
}
