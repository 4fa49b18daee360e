import { describe, expect, it } from 'vitest';
import { mailAddress } from './request-mail.ts';

describe('the mail that asks for a source', () => {
  it('has its subject whatever stands in it', () => {
    const address = mailAddress('Request: bill of R&D, 100% of “it”?');
    expect(address).toMatch(/^mailto:\?subject=[^&?#\s]+$/);
    expect(new URL(address).searchParams.get('subject')).toBe('Request: bill of R&D, 100% of “it”?');
  });
});
