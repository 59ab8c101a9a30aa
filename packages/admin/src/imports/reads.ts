import type { Api, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { DraftFile, MappedFile, Mapping } from './draft.ts'

/** An uploaded file (`kernel.importFile`). */
export interface ImportFile {
  readonly id: string
  readonly name: string
  readonly format: string
  readonly encoding?: string | null
  readonly delimiter?: string | null
  readonly columns: readonly string[]
  readonly rows: number
  readonly sample: readonly (readonly string[])[]
}

/** Long work (`kernel.batch`). */
export interface Batch {
  readonly id: string
  readonly status: 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled'
  readonly progress: number
  readonly total: number | null
  readonly state: { readonly counts?: Partial<Counts & UndoResult> } | null
  readonly result: unknown
  readonly error: { readonly code: string; readonly message: string } | null
}

/** What became of the rows of an import. */
export interface Counts {
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly rejected: number
}

/** What became of an undoing. */
export interface UndoResult {
  readonly undone: number
  readonly kept: number
  readonly list?: readonly { readonly entity: string; readonly id: string; readonly why: string }[]
}

/** An import that was begun (`kernel.import`). */
export interface Run extends RecordRow {
  readonly title: string | null
  readonly source: string
  readonly dryRun: boolean
  readonly files: readonly MappedFile[]
  readonly batch: string | null
  readonly undo: string | null
  readonly createdBy: string | null
}

/** What was wrong with a row. */
export interface RowProblems {
  readonly file: number
  readonly row: number
  readonly rejected: boolean
  readonly problems: readonly {
    readonly column?: string
    readonly value?: string
    readonly path: string
    readonly code: string
    readonly message: string
  }[]
}

/** A mapping that has a name (`kernel.importTemplate`). */
export interface Template {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly source: string | null
  readonly mapping: Mapping
}

/** What is proposed for a file. */
export interface Proposal {
  readonly mapping: Mapping
  readonly template: { readonly id: string; readonly name: string } | null
  readonly unmapped: readonly string[]
}

async function byIds(api: Api, path: string, ids: readonly string[]): Promise<readonly RecordRow[]> {
  if (ids.length === 0) return []
  return (await api.list(path, { where: { id: { in: ids } }, limit: 200 })).rows
}

/** Those of the uploaded files that are still there and may be seen. */
export async function readFiles(api: Api, ids: readonly string[]): Promise<ReadonlyMap<string, ImportFile>> {
  const rows = await byIds(api, 'kernel.importFiles', [...new Set(ids)])
  return new Map(rows.map(row => [row.id, row as unknown as ImportFile]))
}

export async function readBatches(api: Api, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Batch>> {
  const rows = await byIds(
    api,
    'kernel.batches',
    ids.filter(id => id !== null),
  )
  return new Map(rows.map(row => [row.id, row as unknown as Batch]))
}

/** id -> name of people; who may not be seen is not among them. */
export async function readPeople(api: Api, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter(id => id !== null && /^[0-9a-f-]{36}$/.test(id))
  const rows = await byIds(api, 'kernel.users', known as string[]).catch(() => [])
  return new Map(rows.map(({ id, name }) => [id, String(name)]))
}

export function propose(api: Api, file: string, entity: string, template?: string): Promise<Proposal> {
  return api.query<Proposal>('kernel.proposeImport', { file, entity, ...(template === undefined ? {} : { template }) })
}

/** The files of a draft with a mapping for each that has none yet: what is proposed for it. */
export function withProposals(
  api: Api,
  files: readonly DraftFile[],
  uploaded: ReadonlyMap<string, ImportFile>,
): Promise<readonly DraftFile[]> {
  return Promise.all(
    files.map(async one => {
      if (one.columns || !one.entity || !uploaded.has(one.file)) return one
      const { mapping, template } = await propose(api, one.file, one.entity)
      return { ...one, ...mapping, ...(template ? { template: template.id, isKnown: true } : {}) }
    }),
  )
}

/** Saved mappings for one kind of record, by name. */
export async function readTemplates(api: Api, entity: string): Promise<readonly Template[]> {
  const { rows } = await api.list('kernel.importTemplates', { limit: 200 })
  const mine = (rows as unknown as readonly Template[]).filter(({ mapping }) => mapping.entity === entity)
  return mine.toSorted((a, b) => a.name.localeCompare(b.name))
}

/** The kind of record that a file most probably is: as a template or its name says, else the one with the most fields. */
export async function guessKind(
  api: Api,
  file: ImportFile,
  kinds: readonly EntityInfo[],
  called: (kind: EntityInfo) => readonly string[],
): Promise<string | undefined> {
  const name = file.name.toLowerCase()
  const scored = await Promise.all(
    kinds.map(async kind => {
      const proposal = await propose(api, file.id, kind.name).catch(() => undefined)
      const isNamed = called(kind).some(word => word !== '' && name.includes(word.toLowerCase()))
      const score = (proposal?.mapping.columns.length ?? 0) + (proposal?.template ? 1000 : 0) + (isNamed ? 100 : 0)
      return { kind, score }
    }),
  )
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.kind.name : undefined
}
