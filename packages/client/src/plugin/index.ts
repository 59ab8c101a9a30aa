export { remoteManifestOf } from '@kith/sdk/remote'
export { type Connected, type ConnectOptions, type ConnectState, connectPlugin } from './connect-plugin.ts'
