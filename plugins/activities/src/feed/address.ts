import type { PluginReads, Row } from '@kith/sdk'
import type { feed } from '../contract/index.ts'

type Feed = Pick<Row<typeof feed>, 'id' | 'serial'>

/** What must stand in the address of a feed. Nothing secret is kept: it is computed from the installation's secret. */
export function secretOf(ctx: { readonly asPlugin: PluginReads }, { id, serial }: Feed): Promise<string> {
  return ctx.asPlugin.mark(`feed ${id} ${serial}`)
}

export async function addressOf(
  ctx: { readonly asPlugin: PluginReads; readonly url: string },
  feed: Feed,
): Promise<string> {
  return `${ctx.url}/activities/feed/${feed.id}/${await secretOf(ctx, feed)}.ics`
}
