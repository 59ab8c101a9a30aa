import { setTimeout as pause } from 'node:timers/promises'
import type { Outcome, Program } from '../dialect.ts'
import { unbindable } from '../unbindable.ts'
import type { BatchError, BatchStep } from './batch.ts'
import { fold } from './fold.ts'
import { codeOf, faultOf, isCollision, isUnreachable, messageOf, openError, unmetOf, type Where } from './map-error.ts'
import type { Lease, Pool } from './pool.ts'
import { isStale } from './prepared.ts'
import { createTranslator } from './translate.ts'

export interface CommitterOptions {
  readonly pool: Pool
  readonly where: Where
  /** Milliseconds that a server which cannot be reached is waited for. */
  readonly patience: number
  /** 'table.column' of a unique index. */
  columnsOf(schema: string, index: string): Promise<string[]>
}

/** How often a program that others stood in the way of runs again. */
const TRIES = 8

/** Runs each program as a transaction of its own, in one round trip. */
export function createCommitter(options: CommitterOptions): (program: Program) => Promise<Outcome> {
  const { where } = options
  const translate = createTranslator()

  return async ({ steps }) => {
    const batch: BatchStep[] = []
    const locks = new Set<string>()
    for (const [step, one] of steps.entries()) {
      const message = unbindable(one) ?? transactional(one.sql)
      if (message) return { ok: false, step, reason: 'error', message }
      if (one.turns !== undefined) locks.add(one.turns)
    }
    const folded = fold(steps)
    for (const { step: one, at: step } of folded) {
      try {
        const { text, checked } = translate(one)
        batch.push({ text, values: one.parameters, returns: one.returns === true, checked })
      } catch (error) {
        return { ok: false, step, reason: 'error', message: messageOf(error) }
      }
    }
    const before = locks.size > 0 ? [byKey, lockStep([...locks].sort())] : [byKey]
    const all = [...before, ...batch]
    for (let attempt = 1; ; attempt++) {
      const lease = await reach(options)
      let broken = false
      try {
        return { ok: true, rows: await lease.run(all) }
      } catch (error) {
        const { cause } = error as BatchError
        const fault = faultOf(cause, where)
        broken = fault?.code === 'KITH_DATABASE_CRASHED'
        const again = isCollision(cause) || isStale(cause)
        if (!again || attempt === TRIES) {
          if (fault) throw fault
          return await refusal(cause, folded[(error as BatchError).step - before.length]?.at ?? -1)
        }
      } finally {
        lease.release(broken)
      }
      await pause(Math.random() * 4 * 2 ** attempt)
    }
  }

  async function refusal(error: unknown, step: number): Promise<Outcome> {
    const unmet = unmetOf(error)
    if (unmet !== undefined) return { ok: false, step, reason: 'expect', message: unmet }
    const code = codeOf(error)
    const message = messageOf(error)
    if (code !== '23505') return { ok: false, step, reason: code.startsWith('23') ? 'constraint' : 'error', message }
    const { schema = '', constraint = '' } = error as { readonly schema?: string; readonly constraint?: string }
    return { ok: false, step, reason: 'unique', message, columns: await options.columnsOf(schema, constraint) }
  }
}

/** A connection. As long as the server cannot be reached nothing was sent, so that may be tried again. */
export async function reach({
  pool,
  where,
  patience,
}: Pick<CommitterOptions, 'pool' | 'where' | 'patience'>): Promise<Lease> {
  const until = performance.now() + patience
  for (let attempt = 1; ; attempt++) {
    try {
      return await pool.take()
    } catch (error) {
      if (!isUnreachable(error) || performance.now() > until) throw openError(error, where)
      await pause(Math.min(1000, 25 * 2 ** attempt))
    }
  }
}

/**
 * What a program does it does by keys, again and again: its statements are planned once for each connection and not each
 * time, as reads are, which was half of the server's work. A plan of when a table was small must not read all of it later.
 */
const byKey: BatchStep = {
  text: "select set_config('plan_cache_mode', 'auto', true), set_config('enable_seqscan', 'off', true)",
  values: [],
  returns: false,
}

/** Programs that name the same key take turns until their transactions end: in one order, or two would wait for each other. */
function lockStep(keys: readonly string[]): BatchStep {
  return {
    text: 'select pg_advisory_xact_lock(hashtextextended(current_schema() || k, 0)) from json_array_elements_text($1::json) k',
    values: [JSON.stringify(keys)],
    returns: false,
  }
}

function transactional(sql: string): string | undefined {
  return /^\s*(begin|start|commit|end|rollback|abort|savepoint|release|prepare|vacuum)\b/i.test(sql)
    ? 'A statement may not begin or end a transaction.'
    : undefined
}
