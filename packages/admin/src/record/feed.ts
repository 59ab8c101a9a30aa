import { KithError } from '@kith/client'
import type { Labels, RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { createStore, type Store } from '../data/store.ts'
import { type Layout, noLayout } from '../edit/groups.ts'
import { explain } from '../edit/why.ts'
import { oneRecord } from './one-record.ts'
import { loadOrigin, type Origin } from './origin.ts'

/** A part of a page that loads, fails and is tried again by itself. What was there stays until the new one is. */
export interface Part<T> {
  readonly value: T | undefined
  readonly error: KithError | undefined
}

export interface RecordState {
  readonly record: Part<{ readonly row: RecordRow; readonly labels: Labels }>
  readonly origin: Part<Origin>
  readonly layout: Part<Layout>
  /** Whether some rule lets the reader change the record. */
  readonly may: Part<boolean>
  /** Deleted while it was looked at. */
  readonly isGone: boolean
}

/** A record that is there. */
export type Loaded = NonNullable<RecordState['record']['value']>

/** One record, kept as it is on the server. */
export interface RecordFeed {
  readonly state: Store<RecordState>
  load(): Promise<void>
  /** Its fields are others now: what stands stays until it is read anew. */
  renew(directory: Directory, entity: EntityInfo): void
  /** What a save answered stands at once. An older answer changes nothing. */
  accept(row: RecordRow): void
  close(): void
}

const nothing = { value: undefined, error: undefined }

export function createRecordFeed(session: Session, directory: Directory, entity: EntityInfo, id: string): RecordFeed {
  const { api, connection } = session
  let known = { directory, entity }
  const state = createStore<RecordState>({
    record: nothing,
    origin: nothing,
    layout: nothing,
    may: nothing,
    isGone: false,
  })
  let turn = 0

  const load = async () => {
    const mine = ++turn
    const { directory, entity } = known
    const part = async <K extends 'record' | 'origin' | 'layout' | 'may'>(
      name: K,
      answer: Promise<NonNullable<RecordState[K]['value']>>,
    ) => {
      const got = await answer.then(
        value => ({ value, error: undefined }),
        (error: KithError) => ({ value: state.value[name].value, error }),
      )
      // An older answer that comes late is not what stands here now.
      if (mine === turn) state.set({ ...state.value, [name]: got })
    }
    await Promise.all([
      part('record', found(oneRecord(api, directory, entity, id))),
      part('origin', loadOrigin(api, directory, { entity: entity.name, id })),
      part(
        'layout',
        api.query<Layout>('kernel.layoutOf', { entity: entity.name }).catch(() => noLayout),
      ),
      part(
        'may',
        explain(api, { verb: 'update', entity: entity.name, record: id }).then(({ allowed }) => allowed),
      ),
    ])
  }
  const found = async <T>(answer: Promise<T | undefined>): Promise<T> => {
    const record = await answer
    if (record !== undefined) return record
    throw new KithError('KITH_NOT_FOUND', `There is no ${entity.name} ${id}, or it may not be seen.`)
  }
  const isShown = (other: string) => other === id || state.value.origin.value?.steps.some(step => step.id === other)
  const unwatch = connection.onChange(event => {
    if (event.id === id && event.verb === 'delete') state.set({ ...state.value, isGone: true })
    else if (event.id === id && state.value.isGone) {
      state.set({ ...state.value, isGone: false })
      void load()
    } else if (event.entity === 'kernel.layout' || isShown(event.id)) void load()
  })
  const unreturn = connection.onReturn(() => void load())
  return {
    state,
    load,
    renew(directory, entity) {
      known = { directory, entity }
      void load()
    },
    accept(row) {
      const { value } = state.value.record
      if (!value || row.id !== id || row.version < value.row.version) return
      const record = { value: { ...value, row: { ...value.row, ...row } }, error: undefined }
      state.set({ ...state.value, record })
    },
    close() {
      turn++
      unwatch()
      unreturn()
    },
  }
}
