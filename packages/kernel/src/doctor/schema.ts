import { tablesWanted } from '../boot/prepare-database.ts'
import type { TableInfo } from '../dialects/dialect.ts'
import { ensureSchema } from '../schema/ensure.ts'
import type { Check, Found } from './check.ts'

/** Tables, columns and indexes as the app's modules want them. What is there beside them is nobody's concern (ADR 0011). */
export const schema: Check = {
  async find(kernel) {
    const present = new Map((await kernel.dialect.schema()).map(table => [table.name, table]))
    return tablesWanted(kernel.dialect, kernel.models).flatMap(spec => differences(spec, present.get(spec.name)))
  },
  async mend(kernel) {
    await kernel.dialect.alone(() => ensureSchema(kernel.dialect, tablesWanted(kernel.dialect, kernel.models)))
    return { state: null, progress: 1, done: true }
  },
}

type Spec = ReturnType<typeof tablesWanted>[number]

function differences(spec: Spec, present: TableInfo | undefined): Found[] {
  if (!present) return [{ code: 'schema.table', where: spec.name, count: 1 }]
  if ('create' in spec) return []
  const columns = new Map(present.columns.map(column => [column.name, column.type.toLowerCase()]))
  const indexes = new Map(present.indexes.map(index => [index.name, index]))
  return [
    ...spec.columns.flatMap(({ name, type }): Found[] => {
      const found = columns.get(name)
      if (found === type) return []
      const code = found === undefined ? 'schema.column' : 'schema.type'
      return [{ code, where: `${spec.name}.${name}`, count: 1, samples: found === undefined ? [] : [found] }]
    }),
    ...spec.indexes.flatMap((index): Found[] => {
      const found = indexes.get(index.name)
      if (!found) return [{ code: 'schema.index', where: index.name, count: 1 }]
      const same = found.unique === index.unique && columnsOf(found.columns) === columnsOf(index.columns)
      return same ? [] : [{ code: 'schema.other-index', where: index.name, count: 1, samples: [...found.columns] }]
    }),
  ]
}

function columnsOf(names: readonly string[]): string {
  return names.map(name => name.replaceAll('"', '').split(' ')[0]).join(' ')
}
