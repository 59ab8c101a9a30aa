import { type Route, route } from '@kith/sdk'
import type { ActivitiesContract } from '../contract/index.ts'

/** Somebody's calendar, for the program that he gave its secret address (R71). */
export const feedRoute: Route<ActivitiesContract> = route<ActivitiesContract>()('GET /activities/feed/:feed/:file', {
  public: true,
  run: async (ctx, { params }) => {
    const secret = (params.file ?? '').replace(/\.ics$/, '')
    const { body } = await ctx.run('feedOf', { feed: params.feed ?? '', secret: secret.slice(0, 64) })
    if (body === null) return { status: 404, headers: { 'cache-control': 'no-store' }, body: '' }
    return {
      status: 200,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="kith.ics"',
        'cache-control': 'private, max-age=300',
        'referrer-policy': 'no-referrer',
      },
      body,
    }
  },
})
