type Shape = {
  readonly version: string;
  readonly missing: readonly string[];
  readonly without: readonly string[];
};

type File = { readonly shape?: Shape | undefined };

const namedColumns = 3;

/** The versions of a load, with what its files lack of them: `1.2 without SkuPriceDetails, SkuMeter and 3 more`. */
export function shapeText(version: string, files: readonly File[]): string {
  const lacks = new Set(files.flatMap(({ shape }) => (shape ? [...shape.missing, ...shape.without] : [])));
  if (lacks.size === 0) return `FOCUS ${version}`;
  const names = [...lacks];
  const more = names.length - namedColumns;
  const shown = more > 1 ? `${names.slice(0, namedColumns).join(', ')} and ${more} more` : names.join(', ');
  return `FOCUS ${version} without ${shown}`;
}

/** Every column that the files lack, for a title. */
export function shapeTitle(files: readonly File[]): string {
  const required = new Set(files.flatMap(({ shape }) => shape?.missing ?? []));
  const others = new Set(files.flatMap(({ shape }) => shape?.without ?? []));
  return [
    ...(required.size > 0 ? [`Required and missing: ${[...required].join(', ')}`] : []),
    ...(others.size > 0 ? [`Not in the files: ${[...others].join(', ')}`] : []),
  ].join('\n');
}
