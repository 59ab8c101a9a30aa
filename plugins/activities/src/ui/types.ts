import type { Session } from '@kith/admin/ui'

/** A type of activity, as the forms offer it. */
export interface TypeRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly icon: string
  readonly minutes: number
  readonly feedback: boolean
}

/** The types that are in use, in their order. */
export async function readTypes({ api }: Session): Promise<readonly TypeRow[]> {
  const { rows } = await api.list('activities.types', { where: { active: true }, sort: ['position'], limit: 200 })
  return rows as unknown as readonly TypeRow[]
}

/** An activity in short, as the module's queries answer it. */
export interface Brief {
  readonly id: string
  readonly subject: string
  readonly type: string
  readonly typeName: string
  readonly icon: string
  readonly state: string
  readonly priority: string
  readonly start: string | null
  readonly end: string | null
  readonly due: string | null
  readonly allDay: boolean
  readonly owner: string | null
  readonly ownerName: string | null
  readonly about: { readonly entity: string; readonly id: string } | null
  readonly isLate: boolean
}

/** Whether nothing of it is changed any more. */
export function isClosed({ state }: { readonly state: string }): boolean {
  return state === 'done' || state === 'cancelled'
}
