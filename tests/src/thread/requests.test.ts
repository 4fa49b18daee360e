import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billKinds, requestKinds, tableKinds } from '@capwise/contract';
import { installation, type TestInstallation } from '../support/installation.ts';

describe('a request for a source', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  it.each(tableKinds)('of %s carries the template that is read, before there is a company', async (kind) => {
    const { file } = await capwise.invoke('sources.template', { kind });
    const { template, message } = await capwise.invoke('sources.request', { kind });
    expect(template).toEqual(file);
    const [header = ''] = file.text.split('\n');
    for (const column of header.split(','))
      expect(message.text).toMatch(new RegExp(`^- ${column}( \\(may be left out\\))?: `, 'm'));
  });

  it.each(billKinds)('of %s has no template, and names the months that are asked for', async (kind) => {
    const { template, message, subject } = await capwise.invoke('sources.request', { kind, from: '2026-02' });
    expect(template).toBeNull();
    expect(message.text).toContain('Months: 2026-02 and every month after it.');
    expect(subject).toMatch(/, from 2026-02 on$/);
  });

  it('is plain text: every kind says the least permission, the steps and what is not needed', async () => {
    for (const kind of requestKinds) {
      const { message } = await capwise.invoke('sources.request', { kind });
      for (const head of ['The least that it takes:', 'Step by step:', 'Not needed:', 'How to send it:']) {
        expect(message.text).toContain(`\n${head}\n`);
      }
      expect(message.text).not.toMatch(/\t| $/m);
    }
  });
});
