import { type Held, isHeld, KithError } from '@kith/client'
import type { Api, Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, nested } from '../data/field-value.ts'
import { createStore, type Store } from '../data/store.ts'
import { createWriter } from '../data/writer.ts'
import type { Texts } from '../texts/texts.ts'
import { inputOf, readDraft } from './kinds.ts'
import { problemsOf, problemWords } from './problems.ts'

/** Two people changed the same field: both values stand side by side, and one is chosen. */
export interface Conflict {
  readonly mine: unknown
  readonly theirs: unknown
  readonly version: number
  /** A user's id. */
  readonly by: string | null
}

interface Refused {
  readonly draft: unknown
  readonly problem: string | undefined
  readonly conflict: Conflict | undefined
}

export interface EditState {
  /** The field that is being typed in. */
  readonly field: FieldInfo | undefined
  readonly draft: unknown
  /** What is wrong with it, in words. */
  readonly problem: string | undefined
  readonly conflict: Conflict | undefined
  /** Values that stand here before the server has agreed. */
  readonly patch: Readonly<Record<string, unknown>>
  /** What was refused while another field was open, by field: it opens again as it was typed. */
  readonly failed: Readonly<Record<string, Refused>>
  /** Names of records that were picked. */
  readonly labels: Labels
}

/** What became of a save. */
export interface Saved {
  readonly field: FieldInfo
  /** Absent where a person decides first. */
  readonly row: RecordRow | undefined
  readonly held: Held['held'] | undefined
  /** The value that stood there before. */
  readonly before: unknown
}

/** The fields of one record as somebody changes them, one at a time. */
export interface Editor {
  readonly state: Store<EditState>
  open(field: FieldInfo, row: RecordRow): void
  type(draft: unknown): void
  learn(id: string, label: string): void
  close(): void
  /** Shows the value at once and asks the server; refused, the field stands open again with the draft and the reason. */
  save(): Promise<Saved | undefined>
  /** The same for a value that needs no typing. */
  set(field: FieldInfo, value: unknown, row: RecordRow): Promise<Saved | undefined>
  /** Settles a conflict: mine is written over theirs, theirs stays. */
  settle(whose: 'mine' | 'theirs'): Promise<Saved | undefined>
}

export interface EditorOptions {
  readonly api: Api
  readonly entity: EntityInfo
  readonly texts: () => Texts
}

const closed = { field: undefined, draft: undefined, problem: undefined, conflict: undefined }

export function createEditor({ api, entity, texts }: EditorOptions): Editor {
  const state = createStore<EditState>({ ...closed, patch: {}, failed: {}, labels: {} })
  const put = (part: Partial<EditState>) => state.set({ ...state.value, ...part })
  const send = createWriter(api)
  let from: RecordRow | undefined

  const write = async (field: FieldInfo, value: unknown, row: RecordRow, version: number) => {
    const { name } = field
    const before = fieldValue(row, name)
    put({ ...closed, patch: { ...state.value.patch, [name]: value } })
    try {
      const input = { id: row.id, version, set: nested({ [name]: value }) }
      const answer = await send<RecordRow>(`${entity.path}.update`, input)
      return isHeld(answer)
        ? { field, row: undefined, held: answer.held, before }
        : { field, row: answer, held: undefined, before }
    } catch (error) {
      const again = { draft: inputOf(field).draft(value), ...refused(error, field, value) }
      // Who went on to another field keeps that one.
      if (state.value.field) put({ failed: { ...state.value.failed, [name]: again } })
      else {
        from = row
        put({ field, ...again })
      }
      return undefined
    } finally {
      put({ patch: without(state.value.patch, name) })
    }
  }
  const refused = (error: unknown, field: FieldInfo, mine: unknown): Omit<Refused, 'draft'> => {
    if (error instanceof KithError && error.code === 'KITH_CONFLICT') {
      const { current, changed } = error.details as {
        current?: RecordRow | null
        changed?: Readonly<Record<string, { by: string | null }>>
      }
      const by = changed?.[field.name]?.by ?? null
      if (current) {
        const conflict = { mine, theirs: fieldValue(current, field.name) ?? null, version: current.version, by }
        return { conflict, problem: undefined }
      }
    }
    const problems = problemsOf(error, texts(), [field])
    return { conflict: undefined, problem: problems.fields[field.name] ?? problems.whole }
  }
  return {
    state,
    open(field, row) {
      from = row
      const { failed } = state.value
      const draft = inputOf(field).draft(fieldValue(row, field.name) ?? null)
      put({ ...closed, field, draft, ...failed[field.name], failed: without(failed, field.name) })
    },
    type: draft => put({ draft, problem: undefined }),
    learn: (id, label) => put({ labels: { ...state.value.labels, [id]: label } }),
    close: () => put(closed),
    async save() {
      const { field, draft } = state.value
      if (!field || !from) return undefined
      const read = readDraft(field, draft)
      if ('problem' in read) {
        put({ problem: problemWords(texts(), read.problem) })
        return undefined
      }
      if (isSame(read.value, fieldValue(from, field.name))) {
        put(closed)
        return undefined
      }
      return await write(field, read.value, from, from.version)
    },
    set: (field, value, row) => write(field, value, row, row.version),
    async settle(whose) {
      const { field, conflict } = state.value
      if (!field || !conflict || !from) return undefined
      if (whose === 'mine') return await write(field, conflict.mine, from, conflict.version)
      put(closed)
      return undefined
    },
  }
}

function without<T>(all: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  const { [name]: _, ...rest } = all
  return rest
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}
