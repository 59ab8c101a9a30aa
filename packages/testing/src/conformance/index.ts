export { describePlugin, type PluginDescription } from './describe-plugin.ts'
