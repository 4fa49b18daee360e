import pg from 'pg';

/** Connections for tests that speak SQL past the store. */
export type RawPool = {
  /** Runs one statement on any connection, or several that stand in one text. */
  query<Row = Readonly<Record<string, unknown>>>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  end(): Promise<void>;
};

/** Opens connections to a database for raw SQL. The caller ends them. */
export function rawPool(databaseUrl: string): RawPool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => {});
  return {
    query: async (text, values = []) => {
      const answer = await (values.length > 0 ? pool.query(text, [...values]) : pool.query(text));
      return Array.isArray(answer) ? (answer.at(-1)?.rows ?? []) : answer.rows;
    },
    end: () => pool.end(),
  };
}
