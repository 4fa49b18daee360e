import type { ImplementationNature } from '@capwise/domain/assets';
import type { CostFunction, CostNature } from '@capwise/domain/books';
import type { KindOfWork } from '@capwise/domain/labor';
import { choice, type DocumentField } from './document-form.ts';

const functions: Readonly<Record<CostFunction, string>> = {
  unassigned: 'Not assigned yet',
  'cost-of-revenue': 'Cost of revenue',
  'research-and-development': 'Research and development',
  'sales-and-marketing': 'Sales and marketing',
  'general-and-administrative': 'General and administrative',
};

const natures: Readonly<
  Record<Extract<CostNature, 'cloud' | 'software' | 'hardware' | 'facilities' | 'services'>, string>
> = {
  software: 'Software',
  cloud: 'Cloud',
  hardware: 'Hardware',
  facilities: 'Facilities',
  services: 'Services',
};

const work: Readonly<Record<KindOfWork, string>> = {
  'new-functionality': 'New functionality',
  replatform: 'Replatform, with a recorded decision',
  'refactor-with-functionality': 'Refactor that adds functionality, with a recorded decision',
  refactor: 'Refactor without new functionality (expense)',
  rehost: 'Rehost (expense)',
  retire: 'Retire (expense)',
  retain: 'Retain (expense)',
  'data-conversion': 'Data conversion (expense)',
  optimization: 'Optimization (expense)',
  'speed-up': 'Pure speed-up (expense)',
  maintenance: 'Maintenance (expense)',
};

const implementation: Readonly<Record<ImplementationNature, string>> = {
  configuration: 'Configuration',
  coding: 'Coding',
  integration: 'Integration',
  installation: 'Installation',
  testing: 'Testing',
  preliminary: 'Preliminary (expense)',
  'data-conversion': 'Data conversion (expense)',
  training: 'Training (expense)',
  reengineering: 'Reengineering (expense)',
  'general-and-administrative': 'Administration (expense)',
  maintenance: 'Maintenance (expense)',
};

/** The row of the statement that a cost stands in. */
export const costFunction: DocumentField = choice('function', 'Function', functions);
export const costNature: DocumentField = choice('nature', 'Made of', natures);
export const kindOfWork: DocumentField = choice('kindOfWork', 'Kind of work', work, {
  help: 'It decides whether labor is capitalized: that is no choice',
});
export const implementationNature: DocumentField = choice('nature', 'Work', implementation);
