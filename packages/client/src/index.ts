export { type Held, isHeld, KithError } from '@kith/sdk'
export { type ClientOptions, createClient } from './create-client.ts'
export type { AppManifest, KernelClient, Live, LiveEvent, LiveObserver, PluginManifest } from './kernel-client.ts'
export type {
  Client,
  ContractClient,
  EntityClient,
  MutateOptions,
  Mutation,
  Query,
  QueryOptions,
} from './types.ts'
