import { timingSafeEqual } from 'node:crypto'
import { type Handler, user } from '@kith/sdk'
import { type ActivitiesContract, activity, feed } from '../contract/index.ts'
import { secretOf } from '../feed/address.ts'
import { icalendar } from '../feed/icalendar.ts'
import { daysBefore } from '../time/days.ts'
import { briefs } from './brief.ts'
import type { Activity } from './workable.ts'

const most = 2000
const daysBack = 90

/** What its owner has planned, and what was done in the last 90 days. */
export const feedOf: Handler<ActivitiesContract, 'feedOf'> = async (ctx, input) => {
  const found = isId(input.feed) ? await ctx.asPlugin.data.get(feed, input.feed) : undefined
  const secret = await secretOf(ctx, found ?? { id: input.feed, serial: 0 })
  const isRight = isSame(secret, input.secret)
  const users = await ctx.asPlugin.snapshot(user)
  const owner = users.find(one => one.id === found?.user && one.active)
  if (!found || !isRight || !owner) return { body: null }
  const where = {
    at: { gte: daysBefore(ctx.now(), daysBack) },
    state: { notIn: ['rejected', 'cancelled'] as const },
    any: [{ owner: owner.id }, { participants: { has: owner.id } }],
  }
  const rows: Activity[] = []
  let after: string | undefined
  do {
    const page = await ctx.asPlugin.data.list(activity, {
      where,
      sort: ['at'],
      limit: 200,
      ...(after ? { after } : {}),
    })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined && rows.length < most)
  const named = await briefs(ctx, rows)
  const { reminderMinutes } = ctx.settings
  return {
    body: icalendar({
      name: owner.name,
      zone: owner.zone,
      url: ctx.url,
      reminderMinutes,
      rows: rows.map((row, i) => ({ row, type: named[i]?.typeName ?? '' })),
    }),
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
