import { Select } from '@mantine/core';
import { thingKinds } from '@capwise/domain/sources/catalog';
import type { ThingKind } from './catalog.ts';

type Props = { readonly kind: ThingKind; readonly onChange: (kind: ThingKind) => void };

/** What a new thing is. */
export function KindSelect({ kind, onChange }: Props) {
  return (
    <Select
      size="xs"
      label="Kind"
      data={thingKinds.map((value) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1)}` }))}
      value={kind}
      allowDeselect={false}
      withScrollArea={false}
      comboboxProps={{ withinPortal: false, shadow: 'none' }}
      onChange={(next) => {
        const found = thingKinds.find((one) => one === next);
        if (found) onChange(found);
      }}
    />
  );
}
