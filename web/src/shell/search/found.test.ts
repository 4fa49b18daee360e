import { describe, expect, it } from 'vitest';
import { foundPlaces, type Place } from './found.ts';

const place = (label: string, group = 'Services', detail?: string): Place => ({
  group,
  label,
  to: `/${label}`,
  ...(detail !== undefined && { detail }),
});
const places = [
  place('Overview', 'Pages'),
  place('Cloud', 'Pages'),
  place('Amazon Cloud'),
  place('Search'),
  place('Data', 'Teams', 'Search platform'),
];
const names = (typed: string): readonly string[] => foundPlaces(places, typed).map(({ label }) => label);

describe('a search', () => {
  it('shows the pages while nothing is typed', () => {
    expect(names(' ')).toEqual(['Overview', 'Cloud']);
  });

  it('puts names that begin with what was typed before those that hold it', () => {
    expect(names('cloud')).toEqual(['Cloud', 'Amazon Cloud']);
    expect(names('SEARCH')).toEqual(['Search', 'Data']);
  });

  it('wants every word, wherever it stands', () => {
    expect(names('teams search')).toEqual(['Data']);
    expect(names('cloud nothing')).toEqual([]);
  });
});
