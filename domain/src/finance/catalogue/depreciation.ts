import { db, ddb, depreciationGap, macrs5Sum, sln, syd } from '../depreciation.ts';
import { vdb } from '../vdb.ts';
import { flag, number } from './arguments.ts';
import { certain, define } from './definition.ts';

const family = 'Depreciation';
const cost = number('amount', 'What the asset cost', { example: 30000 });
const salvage = number('amount', 'What is left of it at the end of its life', { example: 7500 });
const life = number('periods', 'Life', { example: 10 });
const period = number('periods', 'Which period, counted from 1', { example: 1 });
const factor = number('times', 'Multiple of the straight rate; 2 is double declining', { example: 2, default: 2 });
const ofPeriod = ['LIFE_NOT_POSITIVE', 'NOT_FINITE', 'PERIOD_OUT_OF_RANGE'];

/** How a cost becomes charges. */
export const depreciation = {
  sln: define({
    family,
    title: 'Straight line',
    meaning: 'The charge of each period when all are equal.',
    formula: '(cost − salvage) / life',
    source: 'Microsoft Support, SLN function; ASC 360-10-35-4',
    unit: 'amount',
    arguments: { cost, salvage, life },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE'],
    run: (args) => certain(sln(args)),
  }),
  syd: define({
    family,
    title: 'Sum of the years’ digits',
    meaning: 'The charge of one period when charges fall evenly.',
    formula: '(cost − salvage) · (life − period + 1) · 2 / (life · (life + 1))',
    source: 'Microsoft Support, SYD function',
    unit: 'amount',
    arguments: { cost, salvage, life, period },
    refusals: ofPeriod,
    run: (args) => certain(syd(args)),
  }),
  db: define({
    family,
    title: 'Fixed declining balance',
    meaning: 'The charge of one period at a constant share of what is left, the share rounded to three decimals.',
    formula:
      'left · rate, rate = round(1 − (salvage / cost)^(1 / life), 3); month/12 of it in the first year, the rest after the life',
    source: 'Microsoft Support, DB function',
    unit: 'amount',
    arguments: {
      cost: number('amount', 'What the asset cost', { example: 1000000 }),
      salvage: number('amount', 'What is left of it at the end of its life', { example: 100000 }),
      life: number('years', 'Life', { example: 6 }),
      period: number('years', 'Which year, counted from 1', { example: 1 }),
      month: number('months', 'Months of the first year', { example: 7, default: 12 }),
    },
    refusals: ofPeriod,
    run: (args) => certain(db(args)),
  }),
  ddb: define({
    family,
    title: 'Double declining balance',
    meaning: 'The charge of one period at a multiple of the straight rate, down to the salvage value.',
    formula: 'min(left · factor / life, left − salvage)',
    source: 'Microsoft Support, DDB function',
    unit: 'amount',
    arguments: { cost, salvage, life, period, factor },
    refusals: ofPeriod,
    run: (args) => certain(ddb(args)),
  }),
  vdb: define({
    family,
    title: 'Variable declining balance',
    meaning: 'The charge between two points in time, straight line from where that charges more.',
    formula:
      'Σ max(declining, (left − salvage) / rest of the life) over the periods; a part of a period takes its share',
    source: 'Microsoft Support, VDB function; a fractional start takes that part of its period',
    unit: 'amount',
    arguments: {
      cost,
      salvage,
      life,
      start: number('periods', 'From where, counted from 0', { example: 0 }),
      end: number('periods', 'To where', { example: 1 }),
      factor,
      noSwitch: flag('Keep the declining balance to the end'),
    },
    refusals: ofPeriod,
    run: (args) => {
      const outcome = certain(vdb(args));
      if (Number.isInteger(args.start)) return outcome;
      return {
        ...outcome,
        notes: ['"start" lies within a period: spreadsheets differ there, and this takes the rest of its charge'],
      };
    },
  }),
  depreciationGap: define({
    family,
    title: 'Charge of another life',
    meaning: 'How much more a year costs at life B than at life A, straight line.',
    formula: '(cost − salvage) / lifeB − (cost − salvage) / lifeA',
    source: 'ASC 360-10-35-4; ASC 250-10-45-17 for a changed estimate',
    unit: 'amount',
    arguments: {
      cost,
      salvage: number('amount', 'What is left of it at the end of its life', { example: 3000 }),
      lifeA: number('years', 'Life in the books', { example: 6 }),
      lifeB: number('years', 'The other life', { example: 4 }),
    },
    refusals: ['LIFE_NOT_POSITIVE', 'NOT_FINITE'],
    run: (args) => certain(depreciationGap(args)),
  }),
  macrs5Sum: define({
    family,
    title: 'Five-year MACRS, all years',
    meaning: 'All tax deductions of five-year property together, which are its cost.',
    formula: 'cost · (20% + 32% + 19.2% + 11.52% + 11.52% + 5.76%)',
    source: 'IRS Publication 946, Appendix A, Table A-1: half-year convention',
    unit: 'amount',
    arguments: { cost: number('amount', 'What the asset cost', { example: 100000 }) },
    refusals: ['NOT_FINITE'],
    run: (args) => certain(macrs5Sum(args)),
  }),
};
