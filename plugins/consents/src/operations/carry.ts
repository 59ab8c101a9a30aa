import type { Handler } from '@kith/sdk'
import { type ConsentsContract, consent } from '../contract/index.ts'
import { saidOn } from '../said.ts'

export const carry: Handler<ConsentsContract, 'carry'> = async (ctx, { from, to }) => {
  const latest = new Map<string, Awaited<ReturnType<typeof saidOn>>[number]>()
  for (const one of await saidOn(ctx, from)) {
    const key = `${one.mark} ${one.purpose ?? ''}`
    if (!latest.has(key)) latest.set(key, one)
  }
  for (const { state, purpose, at, how, evidence, note, mark } of latest.values()) {
    ctx.change.create(consent, { state, purpose, at, how, evidence, note, mark, about: to })
  }
  return { carried: latest.size }
}
