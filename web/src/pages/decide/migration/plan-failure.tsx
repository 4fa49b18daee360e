import type { CallError } from '@capwise/contract/client';
import { Failure } from '../../../parts/failure.tsx';
import styles from './migration.module.css';

/** Why there is no plan: every cell that cannot be read by row, column and value, or the refusal as it is. */
export function PlanFailure({ failure }: { readonly failure: CallError }) {
  const cells = cellsOf(failure.data);
  if (cells.length === 0) return <Failure failure={failure} next="Nothing was planned. Change it and plan again." />;
  const [words = ''] = failure.message.split(': ' + (cells[0] ?? ''));
  return (
    <div role="alert" className={styles['refused']}>
      <p>{words}:</p>
      <ul>
        {cells.map((cell) => (
          <li key={cell}>{cell}</li>
        ))}
      </ul>
      <p>Nothing was planned. Correct the file and choose it again.</p>
    </div>
  );
}

function cellsOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('cells' in data) || !Array.isArray(data.cells)) return [];
  return data.cells.map(String);
}
