import type { Api, ListQuery, RecordRow } from '../data/api.ts'

/** A user as the server answers him; `roles` are kept from whoever may not see them. */
export interface UserRow extends RecordRow {
  readonly name: string
  readonly email: string
  readonly active: boolean
  readonly roles?: readonly string[] | null
  readonly locale: string | null
  readonly zone: string | null
  readonly region: string | null
  readonly team: string | null
  readonly lines: readonly string[] | null
}

export interface TeamRow extends RecordRow {
  readonly name: string
  readonly parent: string | null
  readonly manager: string | null
  readonly kind: string | null
}

export interface LineRow extends RecordRow {
  readonly name: string
  readonly active: boolean
}

export interface RoleRow extends RecordRow {
  readonly key: string
  readonly name: Readonly<Record<string, string>>
  readonly description: Readonly<Record<string, string>> | null
  readonly includes: readonly string[] | null
}

export interface InvitationRow extends RecordRow {
  readonly user: string
  readonly expiresAt: string
  readonly acceptedAt: string | null
  readonly revokedAt: string | null
}

/** Who may do everything. */
export const administrator = 'administrator'

const size = 200

/** Every record of a kind that is never many, page by page. */
export async function readAll<Row extends RecordRow>(
  api: Api,
  path: string,
  query: ListQuery = {},
): Promise<readonly Row[]> {
  const rows: RecordRow[] = []
  let after: string | undefined
  do {
    const page = await api.list(path, { ...query, limit: size, ...(after === undefined ? {} : { after }) })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return rows as unknown as readonly Row[]
}

/** By name, as the reader's language sorts. */
export function byName<Row extends { readonly name: string }>(rows: readonly Row[], locale: string): readonly Row[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return [...rows].sort((a, b) => compare(a.name, b.name))
}
