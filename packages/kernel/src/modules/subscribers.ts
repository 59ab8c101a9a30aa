import type { ManifestTap } from '@kith/sdk/remote'

interface Subscribing {
  readonly taps: readonly Pick<ManifestTap, 'id' | 'kind'>[]
  readonly jobs: readonly { readonly name: string }[]
}

/** Under which names deliveries are queued for a module: `tap:…`, `job:…`. */
export function subscribersOf({ taps, jobs }: Subscribing): string[] {
  return [
    ...taps.filter(tap => tap.kind === 'event').map(tap => `tap:${tap.id}`),
    ...jobs.map(job => `job:${job.name}`),
  ]
}
