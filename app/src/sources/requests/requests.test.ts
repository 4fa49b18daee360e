import { requestKinds } from '@capwise/contract';
import { describe, expect, it } from 'vitest';
import { tables } from '../tables/index.ts';
import { requestPacks } from './index.ts';
import { messageOf, subjectOf } from './message.ts';

const packs = Object.entries(requestPacks);

describe('the request packs', () => {
  it('are there for every bill and every kind of table, and for nothing else', () => {
    expect(packs.map(([kind]) => kind).toSorted()).toEqual([...requestKinds].toSorted());
    expect(requestKinds).toEqual(expect.arrayContaining(Object.keys(tables)));
  });

  it.each(packs)(
    'of %s name the owner, the permission, the steps, what is not needed and how to send it',
    (_, pack) => {
      const { title, owner, asks, permission, steps, notNeeded, sending } = pack;
      for (const text of [title, owner, asks, ...permission, ...steps, ...notNeeded, ...sending]) {
        expect(text.trim()).toBe(text);
        expect(text).not.toBe('');
      }
      expect(asks).toMatch(/^please .*\.$/s);
      for (const points of [permission, notNeeded, sending]) expect(points.length).toBeGreaterThan(0);
      expect(steps.length).toBeGreaterThan(2);
      expect(notNeeded.join(' ')).toMatch(/name|person|customer|user|number|account|rate|totals/i);
      expect(sending.at(-1)).toContain('capwise ');
    },
  );

  it.each(packs.filter(([kind]) => kind.startsWith('bill-')))('of %s cite pages of who says so', (_, pack) => {
    expect(pack.documentation.length).toBeGreaterThan(0);
    for (const { url } of pack.documentation) expect(new URL(url).protocol).toBe('https:');
  });

  it.each(packs.filter(([kind]) => !kind.startsWith('bill-')))('of %s say how their table is read', (kind, pack) => {
    expect(pack.sending.join(' ')).toContain(`capwise sources read --kind ${kind} FILE`);
  });
});

describe('the request for the payroll', () => {
  it('asks for no name of a person, and says how pay may be sent', () => {
    const { permission, steps, notNeeded, sending } = requestPacks.payroll;
    expect(permission[0]).toMatch(/^No access to the payroll system/);
    expect(steps.join(' ')).toContain('a number of your own in place of each person');
    expect(notNeeded[0]).toMatch(/^Names, e-mail addresses/);
    expect(sending[0]).toContain('not by mail');
  });
});

describe('the message of a pack', () => {
  const column = { name: 'person', required: true, type: 'text', about: 'Who it is for', example: 'E-1042' } as const;
  const template = { name: 'payroll.csv', columns: [column, { ...column, name: 'location', required: false }] };

  it('says the months, numbers the steps and explains the columns of the file', () => {
    const message = messageOf(requestPacks.payroll, { from: '2026-01', template });
    expect(message).toContain('Months: 2026-01 and every month after it.');
    expect(message).toContain(`1. ${requestPacks.payroll.steps[0]}`);
    expect(message).toContain('The columns of payroll.csv, which is attached:');
    expect(message).toContain('- person: Who it is for, for example E-1042');
    expect(message).toContain('- location (may be left out): Who it is for');
    expect(message).not.toContain('Documentation:');
  });

  it('of a bill has no table and cites its pages', () => {
    const message = messageOf(requestPacks['bill-aws'], { from: undefined, template: null });
    expect(message).toContain('Months: the running fiscal year and the one before it.');
    expect(message).not.toContain('which is attached');
    expect(message).toContain('https://docs.aws.amazon.com/cur/latest/userguide/dataexports-create.html');
  });

  it('has a subject with its first month', () => {
    expect(subjectOf(requestPacks['bill-aws'], { from: undefined })).toBe('Request: bill of AWS');
    expect(subjectOf(requestPacks['trial-balance'], { from: '2026-01' })).toBe(
      'Request: trial balance, from 2026-01 on',
    );
  });
});
