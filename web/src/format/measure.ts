/** The short name of a measure, for a bar or a title: `EBITDA effect` of `EBITDA effect of engineering spend`. */
export function shortMeasure(measure: string): string {
  return measure.split(' of ')[0] ?? measure;
}
