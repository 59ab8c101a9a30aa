import type { Api, Labels, RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'

/** Most refs whose labels are answered with a record. */
const mostRefs = 20

/** A record and the labels of what it points at; `undefined` if there is none, or none that one may see. */
export async function oneRecord(
  api: Api,
  directory: Directory,
  { path, fields }: EntityInfo,
  id: string,
): Promise<{ readonly row: RecordRow; readonly labels: Labels } | undefined> {
  const refs = fields.filter(({ kind }) => kind === 'ref' || kind === 'anyRef').map(({ name }) => name)
  const { rows, labels = {} } = await api.list(path, { where: { id }, limit: 1, with: refs.slice(0, mostRefs) })
  const [row] = rows
  if (!row) return undefined
  const lists = fields.filter(({ kind }) => kind === 'refs')
  const names = await Promise.all(lists.map(field => namesOf(api, directory, field, row)))
  return { row, labels: Object.assign({}, labels, ...names) }
}

/** The names of the records in a list of them. */
async function namesOf(api: Api, directory: Directory, field: FieldInfo, row: RecordRow): Promise<Labels> {
  const target = directory.byName(field.options.entity ?? '')
  const ids = fieldValue(row, field.name)
  if (!target || !Array.isArray(ids) || ids.length === 0) return {}
  const { rows } = await api.list(target.path, { where: { id: { in: ids.slice(0, 200) } }, limit: 200 })
  return Object.fromEntries(rows.map(one => [one.id, String(one[target.label] ?? '')]))
}
