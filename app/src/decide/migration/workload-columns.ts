import { workloadSizes } from '@capwise/domain/decide/migration';
import type { TableColumn } from '../../sources/tables/table.ts';

/** The most workloads that one plan is made for. */
export const workloadsMax = 200;

const column = (
  name: string,
  about: string,
  example: string,
  more: Partial<Pick<TableColumn, 'required' | 'type'>> = {},
): TableColumn => ({ name, about, example, required: false, type: 'text', ...more });

const decimal = { type: 'decimal' } as const;

/** The columns of a workload file. */
export const workloadColumns: readonly TableColumn[] = [
  column('workload', 'Its name, one row a workload', 'storefront', { required: true }),
  column('run_cost', 'What it costs to run in the site a month, beside the site itself', '60000', {
    required: true,
    ...decimal,
  }),
  column('size', `${workloadSizes.join(', ')}: how much work it is where person-months are not given; medium`, 'large'),
  column('rehost_months', 'Person-months to rehost it; unless given, by its size', '4', decimal),
  column('replatform_months', 'Person-months to replatform it', '8', decimal),
  column('refactor_months', 'Person-months to refactor it', '20', decimal),
  column('repurchase_months', 'Person-months to replace it by a product', '', decimal),
  column('retire_months', 'Person-months to shut it down', '', decimal),
  column('rehost_run', 'Run cost a month after a rehost; unless given, a share of run_cost', '', decimal),
  column('replatform_run', 'Run cost a month after replatforming', '', decimal),
  column('refactor_run', 'Run cost a month after refactoring', '33000', decimal),
  column(
    'product_run',
    'Price a month of a product that does the same; without it there is no repurchase',
    '',
    decimal,
  ),
  column('criticality', 'low, medium or high; medium', 'high'),
  column('age', 'Years since it was built', '9', decimal),
  column('depends_on', 'Workloads that it cannot leave before, with ; between them', 'orders; accounts'),
  column('licence', 'portable, or site-bound: it cannot be rehosted', 'portable'),
  column('constraint', '"must not move", or empty', ''),
  column('residency', 'Regions in which its data may lie, with ; between them', 'eu-central'),
  column('utilization', 'Share of it that is used, in percent; "zombie": used by nobody', '70'),
  column('decision', 'The recorded decision that changing it adds functionality; without it its work is expense', ''),
];
