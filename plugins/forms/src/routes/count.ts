import { type Route, type RouteResponse, route } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'
import type { Book } from '../receive/book.ts'
import { eventsOf } from '../receive/events.ts'
import { type Limiter, networkOf } from '../receive/limit.ts'
import { isAllowed, ownOrigins } from '../receive/origin.ts'

/**
 * `POST /f/{id}/count`: how a visitor got on with a form, `{ "view": 1, "start": 1, "error:email": 2 }` under any content
 * type, once when the page is left. It names nobody, and what it cannot use it leaves out: the answer is always 204.
 */
export function countRoute(book: Book, limiter: Limiter): Route<FormsContract> {
  return route<FormsContract>()('POST /f/:id/count', {
    public: true,
    maxBody: 8_192,
    run: async (ctx, { params, headers, body, ip }) => {
      const entry = await book(ctx, params.id ?? '')
      const { origin, host } = headers
      const own = ownOrigins(ctx.url, host)
      if (!entry || entry.definition.counted === false || !isAllowed(origin, entry.row.origins, own)) return done
      if (limiter.take(`${entry.row.id} ${networkOf(ip) ?? ''}`, 120, ctx.now()) > 0) return done
      const events = eventsOf(body, entry.definition)
      if (Object.keys(events).length === 0) return done
      const site = origin === undefined || own.includes(origin) ? '-' : origin.slice(0, 255)
      await ctx
        .run('addUp', { form: entry.row.id, site, events })
        .catch(error => ctx.log.warn('A visit was not counted', { form: entry.row.id, error: String(error) }))
      return done
    },
  })
}

const done: RouteResponse = { status: 204, headers: { 'cache-control': 'no-store' } }
