import type { Figure } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { parseMoney } from '@capwise/domain/money';
import { formula, minorFigure, shortMoney } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CaseRecord } from '../ports/index.ts';
import { treeOf } from './case-tree.ts';
import { changeOf } from './change-words.ts';
import { treeDifferences } from './tree-difference.ts';
import { foldDocument } from './fold-document.ts';
import { stateOf, versionOf, versionsOf } from './version.ts';

type PresentValues = Answer<'decide.diff'>['presentValues'];

/** `decide.diff`: what a person changed between two versions, and what that does to the NPV of each option. */
export const diffVersions: Handler<'decide.diff'> = async ({ name, from, to }, context) => {
  const versions = await versionsOf(await context.books(), name);
  const after = versionOf(versions, to);
  const before = versionOf(versions, from ?? beforeOf(after));
  const changes = treeDifferences(treeOf(before.document), treeOf(after.document)).map(changeOf);
  const values = presentValuesOf(before, after);
  return {
    name,
    from: sideOf(before),
    to: sideOf(after),
    summary: summaryOf({ before, after }, changes.length, values),
    changes,
    presentValues: [...values],
  };
};

function beforeOf({ name, version }: CaseRecord): number {
  if (version > 1) return version - 1;
  throw new Refusal(
    'NOT_FOUND',
    `version 1 of case "${name}" has none before it: save a change with decide save, or name two versions (from, to)`,
    { value: name },
  );
}

function sideOf(record: CaseRecord): Answer<'decide.diff'>['from'] {
  return { version: record.version, hash: record.hash, savedAt: record.savedAt, state: stateOf(record) };
}

function presentValuesOf(before: CaseRecord, after: CaseRecord): PresentValues {
  const [old, now] = [optionsOf(before), optionsOf(after)];
  const ids = [...new Set([...now, ...old].map(({ id }) => id))];
  return ids.map((id) => {
    const [left, right] = [old, now].map((options) => options.find((option) => option.id === id));
    const label = right?.name ?? left?.name ?? id;
    const values = { before: left?.npv ?? null, after: right?.npv ?? null };
    const sides = { old: `version ${before.version}`, now: `version ${after.version}` };
    const change = changeBetween(values, label, sides);
    return { option: id, label, ...values, change, words: `NPV of ${label}: ${valueWords(values, change)}` };
  });
}

/** Refuses what the rules of today refuse of a version, naming it. */
function optionsOf({ document, version }: CaseRecord): Answer<'decide.evaluate'>['options'] {
  try {
    return foldDocument(document, 'year').options.map(({ answer }) => answer);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, `version ${version}: ${error.message}`, error.data);
  }
}

type Pair = { readonly before: Figure | null; readonly after: Figure | null };

function changeBetween(
  { before, after }: Pair,
  label: string,
  sides: { readonly old: string; readonly now: string },
): Figure | null {
  if (!before || !after || before.unit !== after.unit) return null;
  const trace = formula(`Change of the NPV of ${label}`, [
    { label: sides.now, trace: after.trace },
    { label: sides.old, sign: -1, trace: before.trace },
  ]);
  return minorFigure(minorOf(after) - minorOf(before), after.unit, trace);
}

function valueWords({ before, after }: Pair, change: Figure | null): string {
  if (!before) return `new, ${textOf(after)}`;
  if (!after) return `not there any more, was ${textOf(before)}`;
  if (!change) return `${textOf(before)} → ${textOf(after)}`;
  const minor = minorOf(change);
  if (minor === 0n) return `unchanged, ${textOf(after)}`;
  return `${textOf(before)} → ${textOf(after)}, ${minor > 0n ? '+' : ''}${shortMoney(minor, change.unit)}`;
}

function textOf(figure: Figure | null): string {
  return figure?.value ? `${figure.unit} ${shortMoney(minorOf(figure), figure.unit)}` : 'unknown';
}

function minorOf({ value, unit }: Figure): bigint {
  return parseMoney(value ?? '0', unit).minor;
}

type Sides = { readonly before: CaseRecord; readonly after: CaseRecord };

function summaryOf({ before, after }: Sides, count: number, values: PresentValues): string {
  const sides = `version ${before.version} → ${after.version}`;
  if (before.document === after.document) return `${sides}: the same text`;
  if (count === 0) return `${sides}: nothing that is read differs, only comments, spacing or order`;
  const moved = values.filter(({ change }) => change?.value && Number(change.value) !== 0).length;
  const npv =
    moved === 0 ? 'no NPV of an option that both have' : `the NPV of ${moved} option${moved === 1 ? '' : 's'}`;
  return `${sides}: ${count} change${count === 1 ? '' : 's'}, which move${count === 1 ? 's' : ''} ${npv}`;
}
