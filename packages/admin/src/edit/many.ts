import { type Held, isHeld, type KithError } from '@kith/client'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { notify } from '../ui/notice.ts'
import type { Part, Shared } from '../ui/part.ts'
import { problemsOf } from './problems.ts'
import { type Way, waysBack } from './take-back.ts'

/** Changes that are asked for at once: each is a call of its own, and they travel together. */
const together = 50
/** Most records that a list answers at once. */
const most = 200

/** What came of a change of one of many records. */
export interface Outcome<T = unknown> {
  readonly row: RecordRow
  /** Why it waits for somebody's decision. */
  readonly held?: string
  readonly error?: KithError
  readonly answer?: T
}

export function isDone({ held, error }: Outcome): boolean {
  return held === undefined && error === undefined
}

/** Does something with each of them; `began` hears with how many it has begun. */
export async function onEach<T>(
  rows: readonly RecordRow[],
  work: (row: RecordRow) => Promise<T | Held>,
  began: (n: number) => void = () => {},
): Promise<readonly Outcome<T>[]> {
  const outcomes: Outcome<T>[] = []
  for (let at = 0; at < rows.length; at += together) {
    began(at)
    const some = rows.slice(at, at + together)
    const came = some.map(row =>
      work(row).then(
        (answer): Outcome<T> => (isHeld(answer) ? { row, held: answer.held.reason } : { row, answer }),
        (error: KithError): Outcome<T> => ({ row, error }),
      ),
    )
    outcomes.push(...(await Promise.all(came)))
  }
  return outcomes
}

export interface Telling extends Pick<Shared, 'texts'> {
  readonly entity: EntityInfo
  /** What was done with so many. */
  readonly text: (n: string) => string
}

/** How many were done; what was held, what was refused and why. */
function outcomeWords(outcomes: readonly Outcome[], { texts, entity, text }: Telling): string {
  const refused = outcomes.flatMap(({ error }) => (error ? [error] : []))
  const held = outcomes.filter(one => one.held !== undefined)
  return [
    text(texts.number(outcomes.filter(isDone).length)),
    ...(held.length > 0 ? [texts.say('bulk.held', { n: texts.number(held.length) })] : []),
    ...(refused[0]
      ? [
          texts.say('bulk.refused', {
            n: texts.number(refused.length),
            why: problemsOf(refused[0], texts, entity.fields).whole ?? texts.error(refused[0]),
          }),
        ]
      : []),
  ].join(' ')
}

/** Tells what came of it. What was done can be undone, or is said to be final. */
export function tellOutcomes(
  host: HTMLElement,
  outcomes: readonly Outcome[],
  telling: Telling & { readonly undo: (row: RecordRow) => Way | undefined },
): void {
  const { texts, undo } = telling
  const done = outcomes.filter(isDone).map(({ row }) => row)
  const ways = new Map(done.map(row => [row, undo(row)] as const).filter(([, way]) => way !== undefined))
  const back = async () => {
    const undone = await onEach([...ways.keys()], row => (ways.get(row) as Way)())
    return undone.every(isDone) || outcomeWords(undone, { ...telling, text: n => texts.say('bulk.undone', { n }) })
  }
  const isFinal = done.length > 0 && ways.size === 0
  notify(host, {
    text: [outcomeWords(outcomes, telling), ...(isFinal ? [texts.say('bulk.final')] : [])].join(' '),
    ...(ways.size > 0 && { undo: back }),
  })
}

export interface OperateOnOptions<T> {
  readonly entity: EntityInfo
  readonly ids: readonly string[]
  readonly operate: (id: string) => Promise<T | Held>
  /** What was done: with how many, and what was answered for the first. */
  readonly done: (n: string, answer: T) => string
  /** It reaches outside of the records, and is not taken back. */
  readonly final?: boolean
}

/**
 * Does something with the records that a dialog of a plugin is about, and tells what came of it, with the way back
 * (`kernel.takeBack`) where there is one. Throws what refused all of them, with nothing told.
 *
 * @param host the dialog
 */
export async function operateOn<T>(host: Part, options: OperateOnOptions<T>): Promise<void> {
  const { session, texts } = host
  const { entity, ids, operate, done, final } = options
  const rows: RecordRow[] = []
  for (let at = 0; at < ids.length; at += most) {
    const some = ids.slice(at, at + most)
    rows.push(...(await session.api.list(entity.path, { where: { id: { in: [...some] } }, limit: most })).rows)
  }
  const known = new Map(rows.map(row => [row.id, row]))
  // What has gone out of sight meanwhile says so by its own refusal.
  const outcomes = await onEach(
    ids.map(id => known.get(id) ?? ({ id, version: 0 } as RecordRow)),
    ({ id }) => operate(id),
  )
  const [first] = outcomes
  if (first?.error && outcomes.every(({ error }) => error)) throw first.error
  if (first?.held !== undefined && outcomes.length === 1) {
    notify(host, { text: texts.say('edit.held', { why: first.held }) })
    return
  }
  const changed = outcomes.filter(isDone)
  const before = final ? [] : changed.flatMap(({ row }) => known.get(row.id) ?? [])
  const ways = await waysBack({ session, entity, before })
  const text = (n: string) => (changed[0] ? texts.say('bulk.done', { text: done(n, changed[0].answer as T) }) : '')
  tellOutcomes(host, outcomes, { texts, entity, text, undo: row => ways.get(row.id) })
}
