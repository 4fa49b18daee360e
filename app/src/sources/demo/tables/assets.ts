import { demoTable, type DemoTable } from './table.ts';

const columns =
  'asset,name,class,cost,residual,began,in_service,life_months,method,convention,accumulated,accumulated_at';

/**
 * The register: hardware, software in use, two assets that people of the payroll build, and a platform that was capitalized
 * for 2.4 million and that hardly anybody opens: the zombie.
 */
export function assetsTable(): DemoTable {
  return demoTable('assets', columns, [
    row('reporting-platform', 'Reporting platform', 'software', [
      '2400000.00',
      '2023-11-06',
      '2024-09-01',
      60,
      '480000.00',
    ]),
    row('network-edge', 'Network of the offices', 'equipment', [
      '240000.00',
      '2024-02-15',
      '2024-03-01',
      48,
      '90000.00',
    ]),
    row('laptops-2025', 'Laptops of 2025', 'equipment', ['187200.00', '2025-10-06', '2025-10-15', 36]),
    row('gpu-servers', 'GPU servers, hall 2', 'equipment', ['912000.00', '2025-11-12', '2025-12-01', 48]),
    row('tax-engine', 'Tax engine, bought', 'software', ['216000.00', '2026-02-03', '2026-03-01', 36]),
    row('checkout-rebuild', 'Checkout, rebuilt', 'software', ['150000.00', '2025-10-01', null, 36]),
    row('search-relevance', 'Search by meaning', 'software', ['90000.00', '2026-06-01', null, 36]),
  ]);
}

type Facts = readonly [
  cost: string,
  began: string,
  inService: string | null,
  lifeMonths: number,
  /** What another register had accumulated before the first month of the books. */
  accumulated?: string,
];

const registerMonth = '2025-08';

function row(
  id: string,
  name: string,
  kind: 'software' | 'equipment',
  [cost, began, inService, lifeMonths, accumulated]: Facts,
): readonly (string | number | null)[] {
  const known = [accumulated ?? null, accumulated === undefined ? null : registerMonth];
  return [id, name, kind, cost, '0', began, inService, lifeMonths, 'straight-line', 'full-month', ...known];
}
