import { openStore } from '@capwise/store';
import { describe, expect, it } from 'vitest';
import { installation } from '../support/installation.ts';

describe('the list of companies', () => {
  it('is answered while another process makes companies and drops them again', async () => {
    const capwise = await installation();
    const other = await openStore({ home: '', databaseUrl: capwise.databaseUrl });
    let isDone = false;
    const churn = (async () => {
      for (let at = 0; at < 6; at += 1) {
        await other.create(`passing-${at}`, { demo: false });
        await other.drop(`passing-${at}`);
      }
      isDone = true;
    })();
    let asked = 0;
    while (!isDone) {
      const { companies } = await capwise.invoke('companies.list', {});
      expect(companies.every(({ name }) => name.startsWith('passing-'))).toBe(true);
      asked += 1;
    }
    await churn;
    expect(asked).toBeGreaterThan(5);
    expect(await capwise.invoke('companies.list', {})).toEqual({ companies: [] });
    await other.close();
    await capwise.drop();
  });
});
