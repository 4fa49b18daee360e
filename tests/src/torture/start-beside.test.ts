import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compose } from '@capwise/surfaces';
import { amountsAfter } from '../kill/bill-series.ts';
import { runImports } from '../kill/import-run.ts';
import { expectedOf, stateAfter } from '../kill/state.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

describe('a start, which sweeps what killed imports left,', () => {
  let place: TestInstallation;
  beforeEach(async () => {
    place = await installation();
  });
  afterEach(() => place.drop());

  const imports = 25;
  it(`takes nothing away from imports beside it, whose processes end at once (${imports} imports)`, async () => {
    let importing = true;
    let starts = 0;
    const startAgainAndAgain = async (): Promise<void> => {
      for (; importing; starts += 1) {
        const capwise = await compose(place);
        await capwise.ports.lake.company('main').columns([]);
        await capwise.close();
      }
    };
    const beside = startAgainAndAgain();
    const bills: number[] = [];
    try {
      for (let n = 0; n < imports; n += 1) {
        bills.push(...(await runImports(place, { first: n, count: 1 })).acknowledged);
      }
    } finally {
      importing = false;
      await beside;
    }
    console.log(`${starts} starts beside ${bills.length} imports`);
    const { cost, tied } = expectedOf(amountsAfter(bills));
    expect(await stateAfter(place)).toEqual({ published: bills, cost, tied, faults: [] });
  });
});
