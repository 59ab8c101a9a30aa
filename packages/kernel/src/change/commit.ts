import { hash } from 'node:crypto'
import {
  type Actor,
  type AnyEntity,
  customField,
  denied,
  invalid,
  KithError,
  type RunOptions,
  setting,
} from '@kith/sdk'
import { approve } from '../decisions/approve.ts'
import type { Decided } from '../decisions/decided.ts'
import type { Outcome } from '../dialects/dialect.ts'
import { HeldError } from '../hooks/guard.ts'
import { runSaving } from '../hooks/run-saving.ts'
import type { Kernel } from '../kernel.ts'
import { priceDraft } from '../money/price-draft.ts'
import { checkShown } from './check-shown.ts'
import { type Compiled, type CompiledStep, compileChange, type KeyedAnswer } from './compile.ts'
import { recordEvent } from './compile-deliveries.ts'
import { createDraft, type Draft } from './draft.ts'
import { storeDecision } from './hold.ts'
import { checkSeen, isOvertaken } from './stale.ts'
import { tellPeers } from './tell-peers.ts'

/** Who asks for what. */
export interface Command {
  readonly actor: Actor
  /** Whose idempotency keys: the plugin's name. */
  readonly plugin: string
  readonly options?: RunOptions | undefined
  /** What is asked: kept with a decision, and hashed with an idempotency key. */
  readonly operation: string
  readonly input: unknown
  /** Whether a hold may become a decision. Default true; for a visitor it is `KITH_HELD_PUBLIC`. */
  readonly mayHold?: boolean
  /** The decision that lets this command run again. */
  readonly decided?: Decided | undefined
  /** An idempotency key that was made already. */
  readonly keyed?: Key | undefined
}

export interface CommitOptions<T> extends Command {
  /** Fills the draft; run again from the start when what it read has changed meanwhile. */
  readonly prepare: (draft: Draft) => Promise<T>
  /** The answer, once the taps are through. Default: what `prepare` answered. */
  readonly answer?: (draft: Draft, prepared: T) => unknown
}

const attempts = 4

/**
 * One change: prepared, compiled, committed, told. The only way to write.
 * Throws `KITH_CONFLICT` when others were faster 4 times, and whatever taps and policies say.
 */
export async function commitChange<T>(kernel: Kernel, options: CommitOptions<T>): Promise<unknown> {
  const key = options.keyed ?? keyOf(options)
  let draft: Draft | undefined
  const numbers = new Map<string, number[]>()
  try {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      await kernel.turns.next()
      draft = createDraft(kernel, numbers, options.decided?.taps)
      const prepared = await options.prepare(draft)
      await runSaving(kernel, options.actor, draft)
      if (isOvertaken(draft)) continue
      await priceDraft(kernel, draft)
      checkShown(options.actor, draft)
      await checkSeen(kernel, options.actor, draft)
      if (options.decided) await approve(kernel, draft, options.decided)
      draft.sealed = true
      const answer = options.answer ? options.answer(draft, prepared) : prepared
      const keyed = key && { ...key, answer: JSON.stringify(answer ?? null) }
      const compiled = compileChange(kernel, options.actor, draft, keyed)
      if (compiled.steps.length === 0) return answer
      const outcome = await kernel.dialect.commit({ steps: compiled.steps.map(s => s.step) })
      if (outcome.ok) {
        tell(kernel, draft, compiled)
        // Whoever adds a field or changes a setting has it at once.
        if (writes(draft, customField)) await kernel.custom.define()
        if (writes(draft, setting)) await kernel.settings.refresh()
        return answer
      }
      const failed = compiled.steps[outcome.step] as CompiledStep
      if (failed.label === 'key' && key) return await replay(kernel, key)
      if (failed.label !== 'stale') throw refusal(failed, outcome, options.actor)
    }
  } catch (error) {
    // An answer that was given once stands, whatever has changed since.
    const stored = key && (await findAnswer(kernel, key.key))
    if (key && stored) return answerOf(key, stored)
    if (error instanceof HeldError && draft) return await hold(kernel, options, error, draft, key)
    throw error
  } finally {
    if (draft) draft.sealed = true
  }
  throw new KithError(
    'KITH_CONFLICT',
    `Others changed what ${options.operation} needs faster than it could be written: try again.`,
    { operation: options.operation },
  )
}

function hold(
  kernel: Kernel,
  options: Command,
  error: HeldError,
  draft: Draft,
  key: Key | undefined,
): Promise<unknown> {
  if (options.mayHold === false) throw new KithError('KITH_HELD_PUBLIC', error.message, error.details, error)
  return storeDecision(kernel, { command: options, error, draft, key })
}

function tell(kernel: Kernel, draft: Draft, compiled: Compiled): void {
  const records = compiled.written.map(recordEvent)
  const deliveries = compiled.deliveries > 0
  for (const { model } of draft.records.values()) kernel.snapshots.forget(model.name)
  if (deliveries) kernel.deliveries.wake()
  if (kernel.dialect.peers && (records.length > 0 || deliveries)) {
    const entities = [...new Set([...draft.records.values()].map(({ model }) => model.name))]
    tellPeers(kernel, { change: draft.id, entities, records, deliveries })
  }
  if (records.length === 0) return
  for (const watcher of kernel.watchers) watcher({ change: draft.id, records })
}

function writes(draft: Draft, entity: AnyEntity): boolean {
  for (const { model } of draft.records.values()) if (model.entity === entity) return true
  return false
}

function refusal(failed: CompiledStep, outcome: Extract<Outcome, { ok: false }>, actor: Actor): KithError {
  const { model } = failed
  if (failed.label === 'access' && model) {
    return denied(model.path, `No rule lets ${actor.kind} ${actor.id} do this to ${model.name}.`)
  }
  if (outcome.reason === 'unique' && model) {
    const columns = (outcome.columns ?? []).map(column => column.slice(column.indexOf('.') + 1))
    const fields = columns.map(name => model.columns.find(c => c.name === name)?.field ?? name)
    return invalid(fields.map(path => ({ path, code: 'unique', message: `Another ${model.name} has this ${path}.` })))
  }
  return unexpected(outcome.message)
}

/** A step's failure that nothing but a bug explains. */
function unexpected(message: string): KithError {
  return new KithError('KITH_COMMIT', `The change could not be written: ${message}`)
}

export interface Key {
  readonly key: string
  readonly hash: string
}

function keyOf(options: Command): Key | undefined {
  const given = options.options?.key
  if (given === undefined) return undefined
  const body = options.options?.body ?? JSON.stringify([options.operation, options.input])
  return {
    key: `${options.plugin}:${options.actor.id}:${given}`,
    hash: hash('sha256', body, 'base64url'),
  }
}

async function findAnswer(kernel: Kernel, key: string): Promise<KeyedAnswer | undefined> {
  const [row] = await kernel.dialect.all({
    sql: 'select key, hash, answer from kernel_change where key = ?',
    parameters: [key],
  })
  return row as unknown as KeyedAnswer | undefined
}

async function replay(kernel: Kernel, key: Key): Promise<unknown> {
  const stored = await findAnswer(kernel, key.key)
  if (!stored) throw unexpected('its key was there and then was not')
  return answerOf(key, stored)
}

function answerOf(key: Key, stored: KeyedAnswer): unknown {
  if (stored.hash !== key.hash) {
    throw new KithError(
      'KITH_KEY_REUSED',
      'This key was used for something else: the first answer was kept. Use a new key.',
      {},
    )
  }
  return JSON.parse(stored.answer)
}
