/** A group while it is arranged. */
export interface DraftGroup {
  readonly key: number
  readonly title: Readonly<Record<string, string>>
  readonly fields: readonly string[]
}

/** Moves a field one place up or down; over the edge of its group into the next one. */
export function moved(groups: readonly DraftGroup[], field: string, by: 1 | -1): readonly DraftGroup[] {
  const at = groups.findIndex(({ fields }) => fields.includes(field))
  const group = groups[at]
  if (!group) return groups
  const place = group.fields.indexOf(field) + by
  if (place >= 0 && place < group.fields.length) return placed(groups, field, group.key, place)
  const next = groups[at + by]
  return next ? placed(groups, field, next.key, by === 1 ? 0 : next.fields.length) : groups
}

/** Puts a field into a group, at a place among its fields. */
export function placed(
  groups: readonly DraftGroup[],
  field: string,
  key: number,
  place: number,
): readonly DraftGroup[] {
  return groups.map(group => {
    const rest = group.fields.filter(name => name !== field)
    return group.key === key ? { ...group, fields: rest.toSpliced(place, 0, field) } : { ...group, fields: rest }
  })
}

/** Takes a group away; its fields go to the one before it, or to the next. The last one stays. */
export function without(groups: readonly DraftGroup[], key: number): readonly DraftGroup[] {
  const at = groups.findIndex(group => group.key === key)
  const gone = groups[at]
  const heir = groups[at === 0 ? 1 : at - 1]
  if (!gone || !heir) return groups
  return groups
    .filter(group => group !== gone)
    .map(group => (group === heir ? { ...group, fields: [...group.fields, ...gone.fields] } : group))
}
