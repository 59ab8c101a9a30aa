import type { ChangeContext, Delivery, ReadContext, RouteContext, RouteRequest, RouteResponse } from '@kith/sdk'
import type { Manifest } from '@kith/sdk/remote'

/**
 * How the kernel reaches a plugin's code, wherever that runs. Inputs and answers are JSON. A name that the manifest
 * does not have is `KITH_PLUGIN_PART`.
 */
export interface PluginHost {
  readonly manifest: Manifest
  call(operation: string, ctx: ReadContext | ChangeContext, input: unknown): unknown
  shape(tap: string, ctx: ChangeContext, draft: unknown): unknown
  guard(tap: string, ctx: ReadContext, draft: unknown): unknown
  collect(tap: string, ctx: ReadContext, input: unknown): unknown
  deliver(tap: string, ctx: ChangeContext, payload: unknown, delivery: Delivery): unknown
  run(job: string, ctx: ChangeContext, input: unknown): unknown
  /** By its place in the manifest. */
  route(index: number, ctx: RouteContext, request: RouteRequest): Promise<RouteResponse> | RouteResponse
  preset(name: string, ctx: ChangeContext): unknown
}
