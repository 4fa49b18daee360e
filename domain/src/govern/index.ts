export {
  applyEvent,
  findingId,
  findingKey,
  replay,
  requirePossible,
  stateOn,
  type Finding,
  type FindingEvent,
  type FindingEventKind,
  type FindingKey,
  type FindingState,
  type Happening,
  type Said,
} from './finding.ts';
export {
  eyes,
  findingDesks,
  findingKinds,
  isFindingKind,
  rankOf,
  type Eye,
  type FindingKind,
} from './kinds.ts';
export { repeatedSubject, reviewFindings, twiceWords, type NewEvent, type RaisedFinding } from './review.ts';
