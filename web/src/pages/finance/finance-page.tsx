import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Calculator } from './calculator.tsx';
import type { FinanceFunction } from './finance-function.ts';
import { FunctionOverview } from './function-overview.tsx';
import { FunctionRail } from './function-rail.tsx';
import { SearchField } from './search-field.tsx';
import styles from './finance.module.css';

/** The finance functions: what each means, with a calculator for it. */
export function FinancePage() {
  const reply = useAnswer('finance.functions', {}, { companyless: true });
  return (
    <Await reply={reply} height={640}>
      {({ functions }) => <Desk functions={functions} />}
    </Await>
  );
}

function Desk({ functions }: { readonly functions: readonly FinanceFunction[] }) {
  const { fn } = useSearch({ from: '/finance' });
  const [sought, setSought] = useState('');
  const chosen = functions.find(({ name }) => name === fn);
  const search = <SearchField sought={sought} onSeek={setSought} />;
  if (chosen) {
    return (
      <div className={styles['desk']}>
        <FunctionRail functions={functions} chosen={chosen.name} sought={sought} search={search} />
        <Calculator key={chosen.name} definition={chosen} />
      </div>
    );
  }
  return (
    <div className={styles['all']}>
      <PageHead
        sentence={
          fn === undefined
            ? `${functions.length} finance functions, each with its formula and its source.`
            : `There is no finance function called “${fn}”: choose one of these.`
        }
        facts={['Every value is the one that the command line and the interfaces answer']}
      />
      {search}
      <FunctionOverview functions={functions} sought={sought} />
    </div>
  );
}
