import type { TableSpec } from '@kith/kernel'
import type { BetterAuthOptions } from 'better-auth'
import { getAuthTables } from 'better-auth/db'

const types = { number: 'integer', boolean: 'integer' } as const

/** The tables that better-auth wants for its options, and the one in which limits are counted. */
export function authTables(options: BetterAuthOptions): readonly TableSpec[] {
  return [...Object.values(getAuthTables(options)).map(tableSpec), attempts]
}

type AuthTable = ReturnType<typeof getAuthTables>[string]

function tableSpec({ modelName, fields }: AuthTable): TableSpec {
  const columns = Object.entries(fields).map(([key, { fieldName = key, type, unique = false, index = false }]) => ({
    name: fieldName,
    type: types[type as keyof typeof types] ?? ('text' as const),
    unique,
    isIndexed: index || unique,
  }))
  const indexed = columns.filter(column => column.isIndexed)
  return {
    name: modelName,
    columns: [{ name: 'id', type: 'text' }, ...columns.map(({ name, type }) => ({ name, type }))],
    primary: ['id'],
    indexes: [
      ...indexed.map(({ name, unique }) => ({ name: `${modelName}_${name}`, columns: [name], unique })),
      ...(uniques[modelName] ?? []).map(names => ({
        name: `${modelName}_${names.join('_')}_unique`,
        columns: names,
        unique: true,
      })),
    ],
  }
}

/** What better-auth looks up before it writes and does not itself keep from coming twice. */
const uniques: Readonly<Record<string, readonly (readonly string[])[]>> = {
  auth_account: [['providerId', 'accountId']],
}

const attempts: TableSpec = {
  name: 'auth_attempt',
  columns: [
    { name: 'id', type: 'text' },
    { name: 'count', type: 'integer', notNull: true },
    { name: 'until', type: 'text', notNull: true },
  ],
  primary: ['id'],
  indexes: [{ name: 'auth_attempt_until', columns: ['until'], unique: false }],
}
