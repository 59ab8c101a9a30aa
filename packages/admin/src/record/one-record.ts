import type { Api, Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'

/** Most refs whose labels are answered with a record. */
const mostRefs = 20

/** A record and the labels of what it points at; `undefined` if there is none, or none that one may see. */
export async function oneRecord(
  api: Api,
  { path, fields }: EntityInfo,
  id: string,
): Promise<{ readonly row: RecordRow; readonly labels: Labels } | undefined> {
  const refs = fields.filter(({ kind }) => kind === 'ref').map(({ name }) => name)
  const { rows, labels = {} } = await api.list(path, { where: { id }, limit: 1, with: refs.slice(0, mostRefs) })
  const [row] = rows
  return row && { row, labels }
}
