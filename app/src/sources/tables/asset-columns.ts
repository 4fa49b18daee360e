import { conventions } from '@capwise/domain/assets';
import type { AssetDocument } from '../../assets/document.ts';
import type { TableColumn } from './table.ts';

type AssetMethod = Exclude<AssetDocument['asset']['method'], 'units-of-production'>;

/** The methods that a table can say: units of production need what a row does not hold. */
export const assetMethodWords: readonly AssetMethod[] = [
  'straight-line',
  '150-declining',
  '150-declining-switch',
  'double-declining',
  'double-declining-switch',
  'sum-of-years-digits',
];

export const assetColumns: readonly TableColumn[] = [
  {
    name: 'asset',
    required: true,
    type: 'text',
    about: 'The id of the asset in the register',
    example: 'FA-0012',
    alsoCalled: ['asset id', 'asset number', 'asset no', 'asset code', 'inventory number', 'tag number'],
  },
  {
    name: 'name',
    required: true,
    type: 'text',
    about: 'What it is',
    example: 'Rack servers, hall 2',
    alsoCalled: ['asset name', 'asset description'],
  },
  {
    name: 'class',
    required: true,
    type: 'text',
    about: 'software or equipment',
    example: 'equipment',
    alsoCalled: ['asset class', 'category', 'asset category', 'asset type'],
  },
  {
    name: 'cost',
    required: true,
    type: 'decimal',
    about: 'Its cost in the currency of the books',
    example: '120000.00',
    alsoCalled: ['acquisition cost', 'purchase price', 'historical cost', 'original cost', 'capitalized cost'],
  },
  {
    name: 'residual',
    required: false,
    type: 'decimal',
    about: 'What is left at the end; 0 unless given',
    example: '0',
    alsoCalled: ['residual value', 'salvage value', 'scrap value'],
  },
  {
    name: 'began',
    required: true,
    type: 'day',
    about: 'The day of the purchase, on which it is paid',
    example: '2024-03-15',
    alsoCalled: ['acquisition date', 'purchase date', 'date acquired', 'bought on', 'acquired'],
  },
  {
    name: 'in_service',
    required: false,
    type: 'day',
    about: 'The day on which it was ready for its use; in progress while empty',
    example: '2024-04-01',
    alsoCalled: ['in service date', 'placed in service', 'depreciation start', 'capitalization date'],
  },
  {
    name: 'life_months',
    required: true,
    type: 'integer',
    about: 'Book life from that day',
    example: '36',
    alsoCalled: ['useful life', 'useful life months', 'life', 'life in months'],
  },
  {
    name: 'method',
    required: false,
    type: 'text',
    about: `One of ${assetMethodWords.join(', ')}; straight-line unless given`,
    example: 'straight-line',
    alsoCalled: ['depreciation method'],
  },
  {
    name: 'convention',
    required: false,
    type: 'text',
    about: `One of ${conventions.join(', ')}; full-month unless given`,
    example: 'full-month',
  },
  {
    name: 'accumulated',
    required: false,
    type: 'decimal',
    about: 'What the register says is accumulated: compared with the schedule, never posted',
    example: '70000.00',
    alsoCalled: ['accumulated depreciation', 'depreciation to date'],
  },
  {
    name: 'accumulated_at',
    required: false,
    type: 'month',
    about: 'The month at whose end it is',
    example: '2025-12',
  },
];
