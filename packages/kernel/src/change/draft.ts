import { type ChangeContext, type Condition, KithError } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Step } from '../dialects/dialect.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { flatValues } from '../model/bags.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { checkCreate, checkSet } from './check-values.ts'
import type { Author, DeliveryWrite, Expectation, LinkWrite, NoneExpectation, RecordWrite } from './writes.ts'

/** A change while it is gathered: plain data, nothing of it is in the database yet. */
export interface Draft {
  readonly id: string
  readonly at: Date
  readonly records: Map<string, RecordWrite>
  readonly expectations: Map<string, Expectation>
  readonly none: NoneExpectation[]
  readonly links: LinkWrite[]
  readonly deliveries: DeliveryWrite[]
  /** Numbers taken from counters: prepared again, the change gets the same ones. */
  readonly numbers: Map<string, number[]>
  /** How many of them this preparation has asked for. */
  readonly taken: Map<string, number>
  /** The kernel's own statements, such as the acknowledgement of a delivery. One that expects no row is a condition. */
  readonly extra: Step[]
  /** Deliveries that were there before may be made now. */
  wakes?: boolean
  /** The batch whose undoing must find this change. */
  journal?: string
  /** What each plugin's code is given for this change. */
  readonly contexts: Map<string, ChangeContext>
  /** The merge or batch that it is part of: `entity/id`. */
  partOf?: string
  /** Records written since the saving taps last looked. */
  readonly unseen: Set<string>
  /** Taps whose holds a person has answered. */
  readonly answered: ReadonlySet<string>
  sealed: boolean
}

export function createDraft(
  kernel: Kernel,
  numbers: Map<string, number[]> = new Map(),
  answered: readonly string[] = [],
): Draft {
  return {
    id: newId(),
    at: kernel.clock.now(),
    records: new Map(),
    expectations: new Map(),
    none: [],
    links: [],
    deliveries: [],
    numbers,
    taken: new Map(),
    extra: [],
    contexts: new Map(),
    unseen: new Set(),
    answered: new Set(answered),
    sealed: false,
  }
}

/** `createdAt`: when the record came about, where that was before the change was begun. */
export function addCreate(
  draft: Draft,
  model: Model,
  values: RecordValues,
  author: Author,
  { id = newId(), createdAt }: { readonly id?: string; readonly createdAt?: Date } = {},
): string {
  add(draft, {
    model,
    id,
    verb: 'create',
    authors: new Set([author]),
    asked: askedBy(author, values),
    set: checkCreate(model, values, author),
    increments: {},
    ...(createdAt && createdAt < draft.at ? { createdAt: createdAt.toISOString() } : {}),
  })
  return id
}

export function addUpdate(
  draft: Draft,
  model: Model,
  id: string,
  values: RecordValues,
  author: Author,
  seen?: number,
): void {
  const set = checkSet(model, values, author)
  const present = draft.records.get(id)
  // What a plugin keeps up to date on a record is of no concern where the same change deletes that record.
  if (present?.verb === 'delete' && author !== null) return
  const asked = askedBy(author, values)
  if (present && (present.verb === 'create' || present.verb === 'update')) {
    Object.assign(present.set, set)
    present.authors.add(author)
    for (const name of asked) present.asked.add(name)
    draft.unseen.add(id)
    return
  }
  add(draft, {
    model,
    id,
    verb: 'update',
    authors: new Set([author]),
    asked,
    set,
    increments: {},
    ...(seen === undefined ? {} : { seen }),
  })
}

export function addRemoval(
  draft: Draft,
  model: Model,
  id: string,
  verb: 'delete' | 'restore',
  author: Author,
  seen?: number,
): void {
  add(draft, {
    model,
    id,
    verb,
    authors: new Set([author]),
    asked: new Set(),
    set: {},
    increments: {},
    ...(seen === undefined ? {} : { seen }),
  })
}

/**
 * Points refs of a record elsewhere, whatever its state: no tap shapes it, no policy of the row stands against it.
 * `before` is the whole record: absent, it is read, and must not be deleted.
 */
export function addRelink(draft: Draft, model: Model, id: string, values: RecordValues, before?: RecordValues): void {
  const present = draft.records.get(id)
  if (present) {
    Object.assign(present.set, values)
    present.authors.add('kernel')
    return
  }
  const authors = new Set<Author>(['kernel'])
  const known = before === undefined ? {} : { before }
  add(draft, { model, id, verb: 'relink', authors, asked: new Set(), set: { ...values }, increments: {}, ...known })
}

/** Takes what is personal out of a record, deleted or not. `row` is the whole record as it stands. */
export function addErasure(draft: Draft, model: Model, row: RecordValues, set: RecordValues): void {
  const authors = new Set<Author>(['kernel'])
  const id = String(row.id)
  add(draft, { model, id, verb: 'erase', authors, asked: new Set(), set, increments: {}, before: row })
}

/** Takes a record out for good, deleted or not: nobody is asked, and nothing follows it. `row` is the record as it stands. */
export function addPurge(draft: Draft, model: Model, row: RecordValues): void {
  add(draft, {
    model,
    id: String(row.id),
    verb: 'delete',
    authors: new Set<Author>(['kernel']),
    asked: new Set(),
    set: {},
    increments: {},
    before: row,
    forGood: true,
  })
}

export function addIncrement(draft: Draft, model: Model, id: string, by: Record<string, number>, author: Author): void {
  const present = draft.records.get(id) ?? {
    model,
    id,
    verb: 'update' as const,
    authors: new Set<Author>(),
    asked: new Set<string>(),
    set: {},
    increments: {},
  }
  present.authors.add(author)
  for (const [name, amount] of Object.entries(by)) {
    const field = model.fields.get(name)
    if (field?.compares !== 'number' || !Number.isFinite(amount)) {
      throw new KithError('KITH_FIELD', `${model.name}.${name} is not a number that can be incremented by ${amount}.`)
    }
    present.increments[name] = (present.increments[name] ?? 0) + amount
  }
  draft.records.set(id, present)
}

export function addExpectation(draft: Draft, model: Model, id: string, version: number): void {
  const present = draft.expectations.get(id)
  if (present && present.version !== version)
    draft.expectations.set(id, { model, id, version: Math.min(version, present.version) })
  else if (!present) draft.expectations.set(id, { model, id, version })
}

export function addNone(draft: Draft, model: Model, where: Condition): void {
  draft.none.push({ model, where })
}

/** Throws `KITH_CHANGE_SEALED`: what comes after the handler returned, or its time was over, is not part of the change. */
export function assertOpen(draft: Draft): void {
  if (draft.sealed)
    throw new KithError('KITH_CHANGE_SEALED', 'This change is no longer open: await what you start before you return.')
}

/** Reads what the change's updates, deletions and restorations find, once for each entity. */
export async function readBefore(kernel: Kernel, draft: Draft): Promise<void> {
  const wanted = new Map<Model, RecordWrite[]>()
  for (const write of draft.records.values()) {
    if (write.verb === 'create' || write.before !== undefined) continue
    wanted.set(write.model, [...(wanted.get(write.model) ?? []), write])
  }
  await Promise.all(
    [...wanted].map(async ([model, writes]) => {
      const rows = await readMany(kernel, { model, actor: systemActor, ids: writes.map(w => w.id), deleted: true })
      const byId = new Map(rows.map(row => [row.id, row]))
      for (const write of writes) {
        const before = byId.get(write.id)
        if (!before || (before.deletedAt !== null) !== (write.verb === 'restore')) {
          throw new KithError('KITH_NOT_FOUND', `There is no ${model.name} ${write.id}, or it may not be seen.`, {
            entity: model.name,
            id: write.id,
          })
        }
        write.before = before
      }
    }),
  )
}

function askedBy(author: Author, values: RecordValues): Set<string> {
  return new Set(
    author === null
      ? Object.entries(flatValues(values)).flatMap(([name, value]) => (value === undefined ? [] : [name]))
      : [],
  )
}

function add(draft: Draft, write: RecordWrite): void {
  const present = draft.records.get(write.id)
  if (present) {
    throw new KithError(
      'KITH_CHANGE',
      `This change already has a ${present.verb} of ${present.model.name} ${present.id}; it cannot ${write.verb} it too.`,
    )
  }
  draft.records.set(write.id, write)
  draft.unseen.add(write.id)
}
