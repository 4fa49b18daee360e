import { columnOr, type Named } from './names.ts';

/**
 * Whether the prices of a row say what it saves: `known`, `unknown`, or `none` where there is nothing to save on. Prices that
 * are missing, 0 or in the wrong order say nothing; taken as numbers they would make savings negative, or none.
 */
export function savingKnown(name: string, columns: readonly string[]): Named | null {
  const decimal = (column: string): string => columnOr(column, columns, 'decimal(38, 18)');
  const text = (column: string): string => columnOr(column, columns);
  const [list, contracted, effective] = [decimal('ListCost'), decimal('ContractedCost'), '"EffectiveCost"'];
  const status = text('CommitmentDiscountStatus');
  const lost = `(${text('PricingCategory')} = 'Committed' or ${status} = 'Used') and ${list} = ${contracted} and ${contracted} = ${effective}`;
  const noPrice = (cost: string): string => `${cost} is null or ${cost} = 0 and ${effective} <> 0`;
  const ordered = (above: string, below: string): string =>
    `(case when ${above} >= 0 then ${above} >= ${below} else ${above} <= ${below} end)`;
  switch (name) {
    case 'NegotiatedSaving': {
      const scope = `("ChargeCategory" = 'Usage' or "ChargeCategory" = 'Purchase' and ${text('CommitmentDiscountId')} is null)
        and ${status} is distinct from 'Unused'`;
      const unlisted = columns.includes('ListUnitPrice')
        ? `"ListUnitPrice" is null and ${list} = "BilledCost"`
        : 'false';
      const unknown = `${noPrice(list)} or ${noPrice(contracted)} or not ${ordered(list, contracted)} or ${unlisted} or ${lost}`;
      return wordOf(scope, unknown);
    }
    case 'CommitmentSaving': {
      const unknown = `${noPrice(contracted)} or not ${ordered(contracted, effective)} or ${lost}`;
      return wordOf(`"ChargeCategory" = 'Usage' and ${status} = 'Used'`, unknown);
    }
    default:
      return null;
  }
}

function wordOf(scope: string, unknown: string): Named {
  const sql = `case when coalesce(${scope}, false) then case when coalesce(${unknown}, false) then 'unknown' else 'known' end else 'none' end`;
  return { sql, kind: 'text' };
}
