/** What the audit is narrowed to, as it stands in the form. Days are those of this browser's zone. */
export interface AuditFilter {
  readonly actor?: { readonly id: string; readonly label: string }
  readonly entity?: string
  readonly verb?: string
  readonly from?: string
  readonly to?: string
}

/** The same as the server is asked for it: the last day is in it as a whole. */
export function inputOf({ actor, entity, verb, from, to }: AuditFilter): Readonly<Record<string, string>> {
  const end = to === undefined ? undefined : new Date(`${to}T00:00:00`)
  end?.setDate(end.getDate() + 1)
  const asked = {
    actor: actor?.id,
    entity,
    verb,
    from: from === undefined ? undefined : new Date(`${from}T00:00:00`).toISOString(),
    to: end?.toISOString(),
  }
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Whether its days can hold anything. */
export function isBackwards({ from, to }: AuditFilter): boolean {
  return from !== undefined && to !== undefined && from > to
}
