import { isCapital, type Case, type CaseLine } from '@capwise/domain/decide';
import type { Handler } from '../../handler/index.ts';
import { documentOf } from '../document.ts';
import { evaluateDocument } from '../evaluate-document.ts';
import { readCase } from '../read.ts';
import { caseWorkbook, requireWritable } from './case-workbook.ts';
import { valuedReason } from './valued-line.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `decide.workbook`: a case as formulas that a spreadsheet calculates, for a person to take apart. */
export const exportCaseWorkbook: Handler<'decide.workbook'> = async ({ seed, ...source }, context) => {
  const document = await documentOf(source, context);
  const read = readCase(document);
  requireWritable(read);
  const evaluation = evaluateDocument(document, { by: 'month', seed });
  const bytes = await context.ports.workbooks.write(caseWorkbook(read, evaluation));
  return {
    file: { name: `${fileName(source)}.xlsx`, mediaType, base64: Buffer.from(bytes).toString('base64') },
    hash: evaluation.hash,
    options: evaluation.options.map(({ id, name, npv }) => ({ id, name, npv })),
    lines: read.subject.options.flatMap(({ id, lines }) =>
      lines.map((line) => ({ option: id, what: line.what, live: isLive(read.subject, line) })),
    ),
  };
};

/** After tax the deductions of what is capitalized are values of one unit, which do not follow dates and lives. */
function isLive({ tax }: Case, line: CaseLine): boolean {
  return valuedReason(line) === null && !(tax && isCapital(line.treatment));
}

function fileName({
  name,
  file,
}: {
  readonly name?: string | undefined;
  readonly file?: { readonly name: string } | undefined;
}): string {
  return name ?? (file && file.name.replace(/\.[^.]*$/, '')) ?? 'case';
}
