import { type App, systemActor } from '@kith/kernel'
import { describeError } from '@kith/sdk'
import { json } from './answer.ts'
import type { Site } from './routes.ts'

/** `GET /healthz`: 200 while the database answers a read, else 503 with the code of what it answers. */
export function mountHealth(site: Site, app: App): void {
  site.get('/healthz', async () => {
    try {
      await app.call(systemActor, 'kernel.users.list', { limit: 1 })
      return json(200, { status: 'ok' })
    } catch (error) {
      return json(503, { status: 'failing', code: describeError(error).code })
    }
  })
}
