import type { RateRecord } from '@capwise/app/ports';
import type { Run } from '../database/database.ts';

/** Rates by currency and day: the latest recorded of each, or the latest as of a moment. */
export async function findRates(run: Run, schema: string, asOf: string | undefined): Promise<readonly RateRecord[]> {
  return run<RateRecord>(
    `select distinct on (currency, day) currency, day::text as day, trim_scale(rate)::text as rate from ${schema}.rate
     where $1::timestamptz is null or recorded_at <= $1
     order by currency, day, recorded_at desc`,
    [asOf ?? null],
  );
}

/** Appends the rates that differ from the latest known; answers how many. */
export async function recordRates(
  run: Run,
  schema: string,
  { rates, moment }: { readonly rates: readonly RateRecord[]; readonly moment: string },
): Promise<number> {
  const column = (name: keyof RateRecord): readonly string[] => rates.map((rate) => rate[name]);
  const appended = await run(
    `insert into ${schema}.rate (currency, day, rate, recorded_at)
     select n.currency, n.day, n.rate, $4 from unnest($1::text[], $2::date[], $3::numeric[]) n (currency, day, rate)
     where n.rate is distinct from (
       select r.rate from ${schema}.rate r where (r.currency, r.day) = (n.currency, n.day) order by r.recorded_at desc limit 1
     )
     returning day`,
    [column('currency'), column('day'), column('rate'), moment],
  );
  return appended.length;
}
