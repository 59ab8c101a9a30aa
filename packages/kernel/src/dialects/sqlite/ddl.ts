import { type ColumnSpec, type Ddl, defaultOf } from '../ddl.ts'

export const ddl: Ddl = {
  createTable({ name, columns, primary, compact }) {
    const alone = primary.length === 1 ? primary[0] : undefined
    const parts = columns.map(column => {
      const key = column.name === alone ? ` primary key${column.generated ? ' autoincrement' : ''}` : ''
      return `${typed(column)}${key}${column.notNull ? ' not null' : ''}${column.unique ? ' unique' : ''}`
    })
    if (alone === undefined) parts.push(`primary key (${primary.map(key => `"${key}"`).join(', ')})`)
    return `create table "${name}" (${parts.join(', ')})${compact ? ' without rowid' : ''}`
  },
  addColumn: (table, column) => `alter table "${table}" add column ${typed(column)}${defaultOf(column)}`,
  renameColumn: (table, from, to) => `alter table "${table}" rename column "${from}" to "${to}"`,
  goOn: () => undefined,
  createIndex(table, index) {
    const columns = index.columns.map(name => `"${name}"`).join(', ')
    const where = index.where === undefined ? '' : ` where ${index.where}`
    return `create ${index.unique ? 'unique ' : ''}index "${index.name}" on "${table}" (${columns})${where}`
  },
}

function typed(column: ColumnSpec): string {
  return `"${column.name}" ${column.type}`
}
