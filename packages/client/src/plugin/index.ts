export { remoteManifestOf } from '@kith/sdk/remote'
export { readScreens } from '@kith/sdk/screens'
export { type Connected, type ConnectOptions, type ConnectState, connectPlugin } from './connect-plugin.ts'
