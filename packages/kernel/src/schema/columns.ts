import type { ColumnSpec, TableSpec } from '../dialects/ddl.ts'

/**
 * Columns as they are written down for the kernel's own tables: `name type`, then `primary key`, `autoincrement`,
 * `not null`, `unique`; at the end `primary key (a, b)` where several are.
 */
export function parseColumns(definition: string): Pick<TableSpec, 'columns' | 'primary'> {
  const columns: ColumnSpec[] = []
  let primary: string[] = []
  for (const part of definition.split(/,(?![^(]*\))/).map(text => text.trim())) {
    const several = /^primary key \((.+)\)$/.exec(part)?.[1]
    if (several !== undefined) {
      primary = several.split(',').map(name => name.trim())
      continue
    }
    const [name = '', type = '', ...rest] = part.split(/\s+/)
    const words = rest.join(' ')
    if (words.includes('primary key')) primary = [name]
    columns.push({
      name,
      type: type as ColumnSpec['type'],
      ...(words.includes('autoincrement') && { generated: true }),
      ...(words.includes('not null') && { notNull: true }),
      ...(words.includes('unique') && { unique: true }),
    })
  }
  return { columns, primary }
}
