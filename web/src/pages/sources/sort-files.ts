import { clientOf } from '../../api/client.ts';

/** Larger files are bills: a table of so many bytes is refused anyway. */
const tableBytesMax = 64 * 2 ** 20;

/** How columns of FOCUS are written that no table of the company's own has: of bills and of the datasets beside them. */
const ofFocus = /^(Billing|Charge|ContractCommitment|InvoiceDetail|InvoiceIssuer)[A-Z]/;

/** The beginning of a text is enough to see what it is. */
const lookBytes = 64 * 2 ** 10;

/**
 * Whether files are one table of the company's own: it is known by its headers, or has none of those of a bill, so that a person
 * says what it holds. All others are bills, whose load says what is wrong with them.
 */
export async function isTable(files: readonly File[], company: string | undefined): Promise<boolean> {
  const [file] = files;
  if (!file || files.length > 1 || file.name.endsWith('.parquet') || file.size > tableBytesMax) return false;
  try {
    const look = await beginningOf(file);
    const { kind, kinds, columns } = await clientOf(company).call('sources.inspect', {}, { files: { file: [look] } });
    const bill = kinds.find((one) => one.kind === 'bill');
    return !columns.some(({ header }) => ofFocus.test(header)) && (kind !== null || bill?.fits === 0);
  } catch {
    return false;
  }
}

/** Whole rows from the beginning of a text; packed files and workbooks as they are. */
async function beginningOf(file: File): Promise<File> {
  if (file.size <= lookBytes || !/\.(csv|tsv|txt)$/i.test(file.name)) return file;
  const text = await file.slice(0, lookBytes).text();
  return new File([text.slice(0, text.lastIndexOf('\n') + 1)], file.name);
}
