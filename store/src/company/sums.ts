import type { DimensionSum } from '@capwise/app/ports';
import type { PostingSum } from '@capwise/domain/books';
import type { Run } from '../database/database.ts';
import {
  countedColumns,
  createValues,
  detailConditions,
  isCoarse,
  latestBatches,
  sharedConditions,
  type PostingFilter,
  type Values,
} from './filter.ts';

type SumRow = {
  readonly month: string;
  readonly account: string;
  readonly non_cash: boolean;
  readonly minor: bigint;
  readonly currency: string;
  readonly other_currency: string;
  readonly [dimension: `d${number}`]: string | null;
};

/** Sums by month × account × kind, from the sums of each batch where they are enough, else from the postings. */
export async function sumPostings(
  run: Run,
  schema: string,
  { filter, asOf }: { readonly filter: PostingFilter; readonly asOf: string | undefined },
): Promise<readonly PostingSum[]> {
  const sums = await sumPostingsBy(run, schema, { filter, asOf, dimensions: [] });
  return sums.map(({ month, account, nonCash, minor }) => ({ month, account, nonCash, minor }));
}

type Asked = {
  readonly filter: PostingFilter;
  readonly asOf: string | undefined;
  readonly dimensions: readonly string[];
};

/** The same sums, also by values of dimensions. */
export async function sumPostingsBy(run: Run, schema: string, asked: Asked): Promise<readonly DimensionSum[]> {
  const { filter, dimensions } = asked;
  const ofBatches = isCoarse(filter) && dimensions.every((dimension) => dimension === 'producer');
  const rows = ofBatches ? await rowsOfBatches(run, schema, asked) : await rowsOfPostings(run, schema, asked);
  return rows.map((row) => ({
    ...sumOf(row),
    values: Object.fromEntries(dimensions.map((dimension, index) => [dimension, row[`d${index}`] ?? null])),
  }));
}

/** From the sums that the store keeps of each batch, whose producer is all that is known beside them. */
async function rowsOfBatches(
  run: Run,
  schema: string,
  { filter, asOf, dimensions }: Asked,
): Promise<readonly SumRow[]> {
  const values = createValues();
  const latest = latestBatches(schema, asOf, values);
  const conditions = sharedConditions(filter, 'p.month', values);
  return run<SumRow>(
    `select to_char(p.month, 'YYYY-MM') as month, p.account, p.non_cash, sum(p.minor)::bigint as minor,
       min(p.currency) as currency, max(p.currency) as other_currency
       ${dimensions.map((_, index) => `, b.producer as d${index}`).join('')}
     from (${latest}) b join ${schema}.posting_sum p on p.batch_id = b.id
     where ${conditions.join(' and ')}
     group by p.month, p.account, p.non_cash ${dimensions.length > 0 ? ', b.producer' : ''}
     order by p.month, p.account, p.non_cash ${dimensions.length > 0 ? ', b.producer' : ''}`,
    values.list,
  );
}

async function rowsOfPostings(
  run: Run,
  schema: string,
  { filter, asOf, dimensions }: Asked,
): Promise<readonly SumRow[]> {
  const values = createValues();
  const latest = latestBatches(schema, asOf, values);
  const conditions = [...sharedConditions(filter, 'p.date', values), ...detailConditions(filter, schema, values)];
  const counted = countedColumns(filter);
  const named = dimensions.map((dimension, index) => `${dimensionSql(dimension, counted.minor, values)} as d${index}`);
  return run<SumRow>(
    `with kept as (
       select date_trunc('month', p.date)::date as month, p.account, p.non_cash, p.${counted.currency} as currency,
         p.${counted.minor} as minor ${named.map((text) => `, ${text}`).join('')}
       from (${latest}) b join ${schema}.posting p on p.batch_id = b.id
       where ${conditions.join(' and ')}
     )
     select to_char(month, 'YYYY-MM') as month, account, non_cash, sum(minor)::bigint as minor,
       min(currency) as currency, max(currency) as other_currency ${dimensions.map((_, index) => `, d${index}`).join('')}
     from kept
     group by kept.month, account, non_cash ${dimensions.map((_, index) => `, d${index}`).join('')}
     order by kept.month, account, non_cash ${dimensions.map((_, index) => `, d${index} nulls last`).join('')}`,
    values.list,
  );
}

/** What counts as a dimension of a posting beside those that its source said. */
const ownColumns: Readonly<Record<string, string>> = {
  measure: 'p.measure',
  day: `to_char(p.date, 'YYYY-MM-DD')`,
  section: 'p.section',
  transactionCurrency: 'p.transaction_currency',
  producer: 'b.producer',
  dimensions: 'p.dimensions::text',
};

/** A dimension of a posting as SQL; its measure, its side and more count as dimensions. */
function dimensionSql(dimension: string, minor: string, values: Values): string {
  if (dimension === 'side') return `case when p.${minor} > 0 then 'debit' else 'credit' end`;
  return ownColumns[dimension] ?? `p.dimensions ->> ${values.put(dimension)}::text`;
}

function sumOf({ month, account, non_cash, minor, currency, other_currency }: SumRow): PostingSum {
  if (currency !== other_currency) {
    throw new Error(
      `postings on ${account} in ${month} are in ${currency} and ${other_currency}: a book has one currency`,
    );
  }
  return { month, account, nonCash: non_cash, minor };
}
