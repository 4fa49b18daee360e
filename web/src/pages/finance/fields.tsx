import type { CallError } from '@capwise/contract/client';
import { Section } from '../../parts/section.tsx';
import { faultOf } from './fault.ts';
import { Field } from './field.tsx';
import type { FinanceFunction } from './finance-function.ts';
import type { Typed } from './typed.ts';
import styles from './finance.module.css';

type Props = {
  readonly definition: FinanceFunction;
  readonly typed: Typed;
  readonly failure: CallError | undefined;
  readonly onType: (changed: Typed) => void;
};

/** A field for every argument; a refusal stands at the one that it is about. */
export function Fields({ definition, typed, failure, onType }: Props) {
  const fault = faultOf(failure);
  return (
    <Section title="Inputs" note="10% and 0.1 are the same">
      <div className={styles['fields']}>
        {definition.arguments.map((argument) => (
          <Field
            key={argument.name}
            argument={argument}
            text={typed[argument.name] ?? ''}
            fault={fault?.argument === argument.name ? fault : undefined}
            onType={(text) => onType({ [argument.name]: text })}
          />
        ))}
      </div>
    </Section>
  );
}
