import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsAt } from '../load/focus-columns.ts';
import type { Check } from './check.ts';
import type { Condition } from './condition.ts';
import type { Product } from './products.ts';
import { checksOf } from './rule-table.ts';

const shared = process.env['CAPWISE_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const file = join(shared, 'datasets', 'focus-1.4-model', 'requirements_model_1.2.json');
const here = existsSync(file);
const skipped = here ? '' : ' (skipped: no shared data)';

type Requirement = {
  readonly CheckFunction?: string;
  readonly ColumnName?: string;
  readonly CheckCondition?: string;
  readonly Value?: string | number | null;
  readonly Items?: readonly Requirement[];
  readonly ModelRuleId?: string;
  readonly ColumnAName?: string;
  readonly ColumnBName?: string;
  readonly ResultColumnName?: string;
};

type Rule = {
  readonly Function: string;
  readonly Type: string;
  readonly EntityType: string;
  readonly ApplicabilityCriteria: readonly string[];
  readonly ValidationCriteria: {
    readonly Keyword: string;
    readonly Requirement: Requirement;
    readonly Condition: Requirement;
  };
};

/** Rules that are left out each for a reason of its own. */
const leftOut: Readonly<Record<string, string>> = {
  'BilledCost-C-005-C':
    'fails wherever a provider and its issuer are spelled apart, as AWS and Amazon Web Services, Inc.',
  'BilledCost-C-004-M': 'reading refuses what is no decimal',
  'BillingAccountName-C-003-C': 'depends on whether the provider names accounts',
  'CapacityReservationStatus-C-003-C':
    'its condition is malformed; the table has the rule with the condition of the text',
  'CapacityReservationStatus-C-004-C':
    'its condition is malformed; the table has the rule with the condition of the text',
  'CommitmentDiscountName-C-000-C': 'one of its rules is left out',
  'CommitmentDiscountQuantity-C-005-C': 'lacks the condition of the text, that a commitment discount is named',
  'CommitmentDiscountStatus-C-003-C': 'says the opposite of the text',
  'CommitmentDiscountStatus-C-004-C': 'lacks the condition of the text, that a commitment discount is named',
  'CommitmentDiscountStatus-C-005-M': 'lists other values than the text, which has Used and Unused',
  'ConsumedQuantity-C-006-C': 'contradicts ConsumedQuantity-C-007-C',
  'EffectiveCost-C-005-C':
    'holds for a purchase that covers later use alone; warned about as PURCHASE_WITH_EFFECTIVE_COST',
  'InvoiceId-C-003-C': 'allows both',
  'InvoiceId-C-004-C': 'one side of InvoiceId-C-003-C',
  'InvoiceId-C-005-C': 'one side of InvoiceId-C-003-C',
  'ListUnitPrice-C-010-C': 'the same as ListCost-C-009-C, but for rows without a quantity, which have no product',
  'PricingQuantity-C-008-M': 'contradicts PricingQuantity-C-004-C, by which it is empty for tax',
  'ServiceSubcategory-C-004-M': 'the listed values are checked; which category each belongs to is not',
};

/** A requirement as a check of ours; null where no check says it. */
function checkOf({ CheckFunction, ColumnName: column = '', ...rest }: Requirement, when: Requirement): Check | null {
  const condition = conditionOf(when);
  const conditional = condition ? { when: condition } : {};
  switch (CheckFunction) {
    case 'ColumnPresent':
      return { kind: 'present', column };
    case 'TypeDecimal':
    case 'FormatNumeric':
      return { kind: 'read', column, as: 'decimal' };
    case 'TypeDateTime':
    case 'FormatDateTime':
      return { kind: 'read', column, as: 'moment' };
    case 'TypeString':
    case 'FormatString':
      return { kind: 'read', column, as: 'text' };
    case 'FormatUnit':
      return { kind: 'unit', column };
    case 'FormatCurrency':
    case 'CheckNationalCurrency':
      return { kind: 'currency', column };
    case 'FormatKeyValue':
      return { kind: 'key-value', column };
    case 'CheckGreaterOrEqualThanValue':
      return { kind: 'at-least-zero', column, ...conditional };
    case 'CheckValue':
      return rest.Value === null
        ? { kind: 'null', column, ...conditional }
        : { kind: 'one-of', column, values: [String(rest.Value)] };
    case 'CheckNotValue':
      return rest.Value === null
        ? { kind: 'not-null', column, ...conditional }
        : { kind: 'not', column, value: String(rest.Value), ...conditional };
    case 'ColumnByColumnEqualsColumnValue':
      return {
        kind: 'product',
        column: rest.ColumnAName ?? '',
        times: rest.ColumnBName ?? '',
        gives: (rest.ResultColumnName ?? '') as Product['gives'],
        ...conditional,
      };
    case 'CheckDistinctCount':
      return { kind: 'one-for-each', column: rest.ColumnAName ?? '', of: rest.ColumnBName ?? '' };
    case 'OR':
      return listOf(rest.Items ?? []);
    default:
      return null;
  }
}

function listOf(items: readonly Requirement[]): Check | null {
  const [first] = items;
  const isList = items.every(
    ({ CheckFunction, ColumnName }) => CheckFunction === 'CheckValue' && ColumnName === first?.ColumnName,
  );
  return first?.ColumnName && isList
    ? { kind: 'one-of', column: first.ColumnName, values: items.map(({ Value }) => String(Value)) }
    : null;
}

function conditionOf({ CheckFunction, ColumnName, CheckCondition, Value, Items = [] }: Requirement): Condition | null {
  const column = ColumnName ?? CheckCondition ?? '';
  const of = Items.flatMap((item) => conditionOf(item) ?? []);
  switch (CheckFunction) {
    case 'AND':
      return { kind: 'all', of };
    case 'OR':
      return { kind: 'any', of };
    case 'CheckValue':
      return Value === null ? { kind: 'empty', column } : { kind: 'is', column, value: String(Value) };
    case 'CheckNotValue':
      return Value === null ? { kind: 'given', column } : { kind: 'is-not', column, value: String(Value) };
    default:
      return null;
  }
}

/** A check as text that is the same whatever the order of its conditions and values. */
function canonical(check: Check): string {
  const when = 'when' in check && check.when ? canonicalCondition(check.when) : '';
  const values = check.kind === 'one-of' ? check.values.toSorted() : [];
  return JSON.stringify([{ ...check, when, values }]);
}

function canonicalCondition(condition: Condition): string {
  if (condition.kind !== 'all' && condition.kind !== 'any') return JSON.stringify(condition);
  return JSON.stringify([condition.kind, condition.of.map(canonicalCondition).toSorted()]);
}

describe.skipIf(!here)(`the requirements of FOCUS 1.2${skipped}`, () => {
  const model = JSON.parse(here ? readFileSync(file, 'utf8') : '{"ModelRules":{}}') as {
    readonly ModelRules: Readonly<Record<string, Rule>>;
  };
  const all = Object.entries(model.ModelRules).filter(([, { Type }]) => Type === 'Static');
  const ours = new Set(checksOf('1.2').map(canonical));
  const mandatory = new Set(columnsAt('1.2', 'Mandatory').map(({ name }) => name));

  /** Why a rule is not in the table; null where it is. */
  const reasonOf = (id: string, rule: Rule): string | null => {
    const { Keyword, Requirement, Condition } = rule.ValidationCriteria;
    if (id in leftOut) return leftOut[id] ?? null;
    if (rule.Function === 'Composite') return compositeReason(Requirement);
    if (Keyword === 'MAY') return 'permits, so that nothing breaks it';
    const check = checkOf(Requirement, Condition);
    if (!check) return `no check for ${Requirement.CheckFunction}`;
    if (check.kind === 'present' && !mandatory.has(check.column))
      return 'depends on what the provider supports: the column is named among those that the file is without';
    if (ours.has(canonical(check))) return null;
    if (check.kind === 'currency' && check.column === 'PricingCurrency') return 'may be the name of a virtual currency';
    const listed = check.kind === 'one-of' && check.values.length === 1;
    if (listed && check.column === 'ChargeClass') return null;
    return `not in the table: ${canonical(check)}`;
  };
  const compositeReason = ({ Items = [] }: Requirement): string | null => {
    const members = Items.flatMap(({ ModelRuleId }) => ModelRuleId ?? []);
    const open = members.filter((member) => {
      const rule = model.ModelRules[member];
      return rule?.Type === 'Static' && rule.Function !== 'Composite' && reasonOf(member, rule) !== null;
    });
    return open.length === 0 ? null : `sums up rules of which ${open.length} are left out`;
  };
  const found = all.map(([id, rule]) => ({ id, reason: reasonOf(id, rule) }));

  it('that files can be checked for are in the table of rules, but for those left out with a reason', () => {
    const unexplained = found.filter(
      ({ reason }) => reason?.startsWith('not in the table') || reason?.startsWith('no check'),
    );
    expect(unexplained).toEqual([]);
  });

  it('are 420 that a file alone can be checked for, of which the table has most', () => {
    const inTable = found.filter(({ reason }) => reason === null);
    const out = found.filter(({ reason }) => reason !== null);
    const counts = Object.fromEntries(
      [...Map.groupBy(out, ({ reason }) => reason ?? '')].map(([reason, members]) => [reason, members.length]),
    );
    expect({ all: found.length, inTable: inTable.length, counts }).toMatchInlineSnapshot(`
      {
        "all": 420,
        "counts": {
          "allows both": 1,
          "contradicts ConsumedQuantity-C-007-C": 1,
          "contradicts PricingQuantity-C-004-C, by which it is empty for tax": 1,
          "depends on what the provider supports: the column is named among those that the file is without": 39,
          "depends on whether the provider names accounts": 1,
          "fails wherever a provider and its issuer are spelled apart, as AWS and Amazon Web Services, Inc.": 1,
          "holds for a purchase that covers later use alone; warned about as PURCHASE_WITH_EFFECTIVE_COST": 1,
          "its condition is malformed; the table has the rule with the condition of the text": 2,
          "lacks the condition of the text, that a commitment discount is named": 2,
          "lists other values than the text, which has Used and Unused": 1,
          "may be the name of a virtual currency": 1,
          "one of its rules is left out": 1,
          "one side of InvoiceId-C-003-C": 2,
          "permits, so that nothing breaks it": 9,
          "reading refuses what is no decimal": 1,
          "says the opposite of the text": 1,
          "sums up rules of which 1 are left out": 11,
          "sums up rules of which 2 are left out": 5,
          "sums up rules of which 3 are left out": 3,
          "sums up rules of which 33 are left out": 1,
          "the listed values are checked; which category each belongs to is not": 1,
          "the same as ListCost-C-009-C, but for rows without a quantity, which have no product": 1,
        },
        "inTable": 333,
      }
    `);
  });

  it('name every rule that is left out for a reason of its own', () => {
    expect(Object.keys(leftOut).filter((id) => !(id in model.ModelRules))).toEqual([]);
  });
});
