import type { Answer } from '@capwise/contract/registry';
import { accountCodes, type Measure } from '@capwise/domain/books';
import { tiesOf } from '@capwise/domain/cloud';
import { fineText } from '@capwise/domain/money';
import { currencyOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import { minorFigure, postingsTrace } from '../figure/index.ts';
import type { CompanyStore, LineRecord, Part } from '../ports/index.ts';
import { prepaidBalances, type PrepaidBalance } from './prepaids.ts';
import { tieAnswer } from './tie-figures.ts';

type Quality = Answer<'sources.quality'>;

/** `sources.quality`: what the bills leave open, named and priced. */
export const showQuality: Handler<'sources.quality'> = async ({ asOf }, context) => {
  const company = await context.books();
  const currency = (await currencyOf(company)) ?? '';
  const [loads, parts] = await Promise.all([company.loads(asOf), company.liveParts(asOf)]);
  const prepaids = await prepaidBalances(company, currency, asOf);
  const live = new Set(parts.map(({ load }) => load));
  return {
    warnings: loads
      .filter(({ id }) => live.has(id))
      .flatMap((load) =>
        load.warnings.map((warning) => ({
          ...warning,
          billed: fineText(warning.billed),
          source: [...new Set(load.parts.map(({ source }) => source))].sort().join(', '),
        })),
      ),
    ties: await ties(company, parts, asOf),
    prepaids: prepaids.map(({ negative: _, ...prepaid }) => prepaid),
    accrued: await accrued(company, currency, asOf),
    differences: await differences(company, currency, asOf),
    asks: asks(prepaids),
  };
};

async function ties(company: CompanyStore, parts: readonly Part[], asOf?: string): Promise<Quality['ties']> {
  const lines = await company.lines('bills', asOf);
  const sums = (await company.sumsBy({ scenario: 'actual' }, ['invoice', 'measure'], asOf)).map(
    ({ account, minor, values }) => ({
      account,
      minor,
      invoice: values.invoice ?? '',
      measure: values.measure as Measure,
    }),
  );
  return [...Map.groupBy(lines, ({ batch }) => batch.id).values()].flatMap((members) => {
    const [first] = members;
    const part = first && partOf(first, parts);
    if (!part) return [];
    const invoices = Map.groupBy(members, ({ dimensions }) => dimensions.invoice ?? '');
    return tiesOf(members, sums, part.currency).map((tie) => {
      const source = invoices.get(tie.invoice)?.[0]?.source;
      const filter = source?.kind === 'rows' ? source.filter : { equals: {} };
      return tieAnswer(tie, {
        run: part,
        billingPeriod: part.billingPeriod,
        parts: filter.parts ?? [],
        equals: filter.equals,
      });
    });
  });
}

function partOf({ source }: LineRecord, parts: readonly Part[]): Part | undefined {
  const ids = source.kind === 'rows' ? (source.filter.parts ?? []) : [];
  return parts.find(({ id }) => ids.includes(id));
}

async function accrued(company: CompanyStore, currency: string, asOf?: string): Promise<Quality['accrued']> {
  const accounts = [accountCodes.accruedLiabilities];
  const sums = await company.sumsBy({ scenario: 'actual', accounts }, ['vendor'], asOf);
  return [...Map.groupBy(sums, ({ values }) => values.vendor ?? 'vendor not named')]
    .map(([vendor, members]) => ({ vendor, minor: -members.reduce((sum, { minor }) => sum + minor, 0n) }))
    .filter(({ minor }) => minor !== 0n)
    .map(({ vendor, minor }) => ({
      vendor,
      closing: minorFigure(minor, currency, postingsTrace({ accounts, dimensions: { vendor } }, -1)),
    }));
}

async function differences(company: CompanyStore, currency: string, asOf?: string): Promise<Quality['differences']> {
  const accounts = [accountCodes.billedEffectiveDifference];
  const sums = await company.sumsBy({ scenario: 'actual', accounts }, ['vendor'], asOf);
  return sums
    .filter(({ minor }) => minor !== 0n)
    .map(({ month, minor, values }) => ({
      source: values.vendor ?? 'issuer not named',
      billingPeriod: month,
      figure: minorFigure(
        minor,
        currency,
        postingsTrace(
          { accounts, from: month, to: month, ...(values.vendor && { dimensions: { vendor: values.vendor } }) },
          1,
        ),
      ),
    }));
}

/** Balances below zero ask for what was bought before the first bill. */
function asks(prepaids: readonly PrepaidBalance[]): Quality['asks'] {
  return prepaids.flatMap(({ negative, commitment, months }) => {
    const last = months.at(-1);
    if (!negative || !last) return [];
    return [
      {
        code: 'OPENING_BALANCE',
        message: `Commitment ${commitment} is used more than was bought in the bills that are loaded: give its opening balance, or load the bill of its purchase. Until then it is shown as an accrued liability`,
        amount: last.closing,
      },
    ];
  });
}
