export interface EntityCount {
  readonly entity: string
  readonly count: number
}

/** How many records of each kind, by its name. */
export function countByEntity(entities: Iterable<string>): EntityCount[] {
  const counts = new Map<string, number>()
  for (const entity of entities) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  return [...counts].map(([entity, count]) => ({ entity, count })).sort((a, b) => (a.entity < b.entity ? -1 : 1))
}
