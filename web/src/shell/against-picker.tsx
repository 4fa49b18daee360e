import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../api/use-answer.ts';

/** What the first screen compares with: the budget where there is one, or the period before. */
export function AgainstPicker() {
  // The line stands while the page below it changes: its search may be that of another page for a moment.
  const period = useSearch({ strict: false, select: (search) => search.period });
  const asked = useSearch({ strict: false, select: (search) => search.against });
  const against = asked === 'budget' || asked === 'previous' ? asked : undefined;
  const navigate = useNavigate();
  const bridge = useAnswer('books.bridge', {
    ...(period !== undefined && { period }),
    ...(against !== undefined && { compare: against }),
  });
  const shown = against ?? bridge.answer?.compared ?? 'previous';
  return (
    <NativeSelect
      size="xs"
      aria-label="What actual figures are compared with"
      data={[
        { value: 'budget', label: 'Actual vs budget' },
        { value: 'previous', label: 'Actual vs previous' },
      ]}
      value={shown}
      onChange={({ currentTarget: { value } }) =>
        void navigate({
          to: '/',
          search: (search) => ({ ...search, against: value === 'budget' ? 'budget' : 'previous' }),
          resetScroll: false,
        })
      }
    />
  );
}
