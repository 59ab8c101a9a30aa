import type { ChangeContext, ReadContext } from '@kith/sdk'
import { type FormsContract, lesson, type Signal } from '../contract/index.ts'

/**
 * The signals as people's judgement weighs them: one that stood at answers which were no spam after all counts for less. The
 * sender's domain, as a keyed hash, is a signal with no points of its own.
 */
export async function learned(
  ctx: Pick<ReadContext<FormsContract>, 'asPlugin'>,
  found: readonly Signal[],
  domain: string,
): Promise<Signal[]> {
  const sender = domain ? [{ code: `from:${(await ctx.asPlugin.mark(domain)).slice(0, 16)}`, points: 0 }] : []
  const signals = [...found, ...sender]
  const lessons = await ctx.asPlugin.snapshot(lesson)
  return signals.map(({ code, points }) => {
    const { spam = 0, genuine = 0 } = lessons.find(lesson => lesson.code === code) ?? {}
    return { code, points: Math.round(weigh(points, spam ?? 0, genuine ?? 0)) }
  })
}

/** Beyond these, domains that were never judged before teach nothing: all lessons are kept in memory. */
const mostLessons = 2000

/** A person has looked at these answers: what stood at them counts for more or for less from now on. */
export async function learn(
  ctx: Pick<ChangeContext<FormsContract>, 'asPlugin' | 'change'>,
  answers: readonly (readonly Signal[])[],
  verdict: 'spam' | 'genuine',
): Promise<void> {
  const times = new Map<string, number>()
  for (const { code } of answers.flat()) times.set(code, (times.get(code) ?? 0) + 1)
  for (const [code, count] of times) {
    const known = await ctx.asPlugin.data.first(lesson, { where: { code } })
    if (known) ctx.change.increment(lesson, known.id, { [verdict]: count })
    else if ((await ctx.asPlugin.snapshot(lesson)).length < mostLessons) {
      ctx.change.expectNone(lesson, { code })
      ctx.change.create(lesson, { code, [verdict]: count })
    }
  }
}

/** Four answers of one kind more than of the other halve the points, or raise them by half. A domain gets up to 25 either way. */
function weigh(points: number, spam: number, genuine: number): number {
  const tilt = (spam - genuine) / (spam + genuine + 4)
  return points === 0 ? 25 * tilt : points * Math.min(1.5, 1 + tilt)
}

/** What signals come to. */
export function totalOf(signals: readonly Signal[]): number {
  return signals.reduce((sum, { points }) => sum + points, 0)
}
