export { type Connected, connectPlugin, type ConnectOptions, type ConnectState } from './connect-plugin.ts'
export { remoteManifestOf } from '@kith/sdk/remote'
