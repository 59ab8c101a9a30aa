import type { Change } from '../data.ts'
import { newId } from './new-id.ts'
import { type Write, writeVerbs } from './wire.ts'

/** A change that is elsewhere: what is written to it here, in order, until somebody takes it there. */
export interface Recorder {
  readonly change: Change
  /** What was written since it was asked last. */
  take(): Write[]
}

/** The writes whose first argument is an entity. */
const ofEntity: ReadonlySet<string> = new Set([
  'create',
  'update',
  'delete',
  'restore',
  'increment',
  'expect',
  'expectNone',
])

export function createRecorder(id: string): Recorder {
  let writes: Write[] = []
  const add = (verb: Write['do'], args: readonly unknown[]) =>
    void writes.push({ do: verb, args: (ofEntity.has(verb) ? byName(args) : args).map(toWire) })
  const plain = Object.fromEntries(writeVerbs.map(verb => [verb, (...args: unknown[]) => add(verb, args)]))
  const change = {
    ...plain,
    id,
    create(entity: unknown, values: unknown, options: { id?: string } = {}) {
      const made = options.id ?? newId()
      add('create', [entity, values, { ...options, id: made }])
      return made
    },
    attach(file: unknown, record: unknown) {
      const made = newId()
      add('attach', [file, record, { id: made }])
      return made
    },
  }
  return {
    change: change as unknown as Change,
    take() {
      const taken = writes
      writes = []
      return taken
    },
  }
}

/** The same arguments, the first one by its name: an entity is often known by no more than that. */
export function byName([first, ...rest]: readonly unknown[]): readonly unknown[] {
  return [(first as { readonly name?: unknown } | undefined)?.name ?? first, ...rest]
}

/** Entities and hooks by their names, moments as ISO 8601, bytes as base64. */
export function toWire(value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (isNamed(value)) return value.name
  const { entity } = value as { readonly entity?: { readonly name?: unknown } }
  const moments = Object.entries(value).filter(([, item]) => item instanceof Date) as [string, Date][]
  const name = typeof entity === 'object' && entity !== null ? entity.name : undefined
  if (moments.length === 0 && name === undefined) return value
  return {
    ...value,
    ...Object.fromEntries(moments.map(([key, at]) => [key, at.toISOString()])),
    ...(name !== undefined && { entity: name }),
  }
}

// An entity has hooks, a hook says which kind it is, a contract has entities.
function isNamed(value: unknown): value is { readonly name: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const one = value as Readonly<Record<string, unknown>>
  if (typeof one.name !== 'string') return false
  return 'saving' in one || typeof one.hook === 'string' || ('entities' in one && 'operations' in one)
}
