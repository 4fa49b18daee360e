import { Refusal } from '@capwise/domain';

const namePattern = /^[a-z][a-z0-9-]{0,30}$/;

/** The schema of a company. Names hold no underscore, so that no two of them share a schema. Refuses INVALID_INPUT. */
export function schemaOf(company: string): string {
  if (!namePattern.test(company)) {
    throw new Refusal(
      'INVALID_INPUT',
      `"${company}" cannot name a company: use up to 31 small letters, digits and hyphens, a letter first`,
      { value: company },
    );
  }
  return `company_${company.replaceAll('-', '_')}`;
}
