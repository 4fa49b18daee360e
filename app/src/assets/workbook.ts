import { Refusal } from '@capwise/domain';
import { minorDigits } from '@capwise/domain/money';
import { unitOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads, DimensionSum } from '../ports/index.ts';
import { foldDocument } from './batch.ts';
import type { AssetDocument } from './document.ts';
import { findDocument, readRegister } from './register.ts';
import { bookedOf, postedOf } from './workbook/books.ts';
import { checksSheet } from './workbook/checks-sheet.ts';
import { inputsSheet } from './workbook/inputs-sheet.ts';
import { lifeOf } from './workbook/life.ts';
import { sheetNameOf } from './workbook/names.ts';
import { registerSheet } from './workbook/register-sheet.ts';
import { scheduleSheet } from './workbook/schedule-sheet.ts';
import type { Scheduled } from './workbook/scheduled.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** More sheets than a person can use, and more cells than a spreadsheet opens quickly. */
const assetLimit = 200;

/** `assets.workbook`: the schedules of assets as formulas that a spreadsheet calculates, with inputs, register and checks. */
export const exportWorkbook: Handler<'assets.workbook'> = async ({ id, month, asOf }, context) => {
  const company = await context.books();
  const currency = await unitOf(company);
  const end = month ?? context.ports.now().toString().slice(0, 7);
  const documents = await documentsOf(company, { id, end, asOf });
  const posted = await postedOf(company, asOf);
  const scheduled = documents.map((document, index) => scheduledOf(document, { currency, posted, number: index + 1 }));
  const inputs = inputsSheet({ company: company.name, currency, month: end, scheduled });
  const bytes = await context.ports.workbooks.write({
    title: `Assets of ${company.name}`,
    minorDigits: minorDigits(currency),
    sheets: [
      inputs.sheet,
      registerSheet(scheduled, end),
      ...scheduled.flatMap(({ placed }) => (placed ? [placed.sheet] : [])),
      checksSheet(scheduled),
    ],
    names: inputs.names,
  });
  return {
    file: { name: `${company.name}-${id ?? 'assets'}.xlsx`, mediaType, base64: Buffer.from(bytes).toString('base64') },
    assets: scheduled.map(({ document, placed, life }) => ({
      id: document.asset.id,
      sheet: placed?.sheet.name ?? null,
      live: life?.live === true,
    })),
  };
};

type Choice = { readonly id: string | undefined; readonly end: string; readonly asOf: string | undefined };

async function documentsOf(company: CompanyReads, { id, end, asOf }: Choice): Promise<readonly AssetDocument[]> {
  if (id !== undefined) return [await findDocument(company, id, asOf)];
  const documents = [...(await readRegister(company, asOf)).values()];
  const begun = documents.filter(({ asset }) => asset.began.slice(0, 7) <= end);
  if (begun.length <= assetLimit) return begun;
  throw new Refusal(
    'TOO_LARGE',
    `the register has ${begun.length} assets at the end of ${end}, and a workbook holds a sheet each for at most ${assetLimit}: give the id of one`,
    { value: begun.length, limit: assetLimit },
  );
}

type Scheduling = {
  readonly currency: string;
  readonly posted: readonly DimensionSum[];
  readonly number: number;
};

function scheduledOf(document: AssetDocument, { currency, posted, number }: Scheduling): Scheduled {
  const folded = foldDocument(document, currency);
  requireExact(folded.asset.cost.minor, document);
  const life = lifeOf(folded);
  const books = bookedOf(folded, posted);
  const name = sheetNameOf(document.asset.id, number);
  return { document, folded, life, books, placed: life && scheduleSheet({ folded, life, name, books }) };
}

/** A cell holds fifteen digits; three are kept for the parts of a life that an amount is multiplied by. */
const minorLimit = 10n ** 12n;

function requireExact(minor: bigint, { asset }: AssetDocument): void {
  if (minor < minorLimit) return;
  throw new Refusal(
    'TOO_LARGE',
    `the cost of "${asset.name}", ${asset.cost}, has more digits than a spreadsheet calculates exactly: ask for the schedule with assets.show`,
    { value: asset.cost },
  );
}
